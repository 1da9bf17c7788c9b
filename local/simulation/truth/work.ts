import type { Action } from '@domain/application/action'
import { type Officer, placeOf } from '../people/city'
import type { RuleOf } from './rule'

/** The steps of a base union that lead a case on. */
const STEPS: readonly Action[] = [
  'accept',
  'recordSurvey',
  'concludeDeliberation',
  'postNotice',
  'takeDownNotice',
  'answerObjection',
  'paperDown',
  // once the worker has let the last day of a correction pass
  'refuse',
]

/** 要我办 lists a case exactly when its page offers the step that is due; each day one officer and two cases are compared. */
export const workRule: RuleOf = ({ town, mirror }, broken) => {
  const { city, phone, cloud } = town
  let turn = 0

  const offers = async ({ key }: Officer, caseId: string): Promise<boolean> => {
    const open = await phone.ask(key, 'case.open', { caseId }, { caseId })
    return open.ok && open.value.actions.some((action) => STEPS.includes(action))
  }
  const compare = async (officer: Officer): Promise<void> => {
    const work = await phone.ask(officer.key, 'case.work', {})
    if (!work.ok) return broken('the list of work opens', `${officer.key} ${work.refusal.code}`)
    const { mine, others, more } = work.value
    const listed = new Set(mine.map(({ row }) => String(row.id)))
    const waiting = mine[turn % Math.max(1, mine.length)]?.row.id
    if (waiting !== undefined && !(await offers(officer, waiting)))
      broken('what is listed as mine can be done', `${officer.key} ${waiting}`)
    if (others.some(({ row }) => listed.has(row.id))) broken('a case is listed once', officer.key)
    const left = [...mirror.docs.cases.values()].filter(
      ({ id, org }) => org.base === placeOf(city, officer) && !listed.has(id),
    )
    const other = left[turn % Math.max(1, left.length)]
    // a case may be refused any day; and while its notice hangs, or the worker has time to correct, a step may be offered before it is due
    const mayWait = other?.correction !== undefined || other?.stage === 'on-notice'
    if (other !== undefined && !more && !mayWait && (await offers(officer, other.id)))
      broken('what can be done is listed as mine', `${officer.key} ${other.id} ${other.stage}`)
  }
  return {
    day: async () => {
      const officers = city.officers.filter(({ role, serves }) => role === 'base-officer' && serves)
      turn += 1
      const officer = officers[turn % Math.max(1, officers.length)]
      if (officer === undefined) return
      cloud.trouble.fault = undefined
      await compare(officer)
    },
  }
}
