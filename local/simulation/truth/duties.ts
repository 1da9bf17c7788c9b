import type { Action } from '@domain/application/action'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { addDays } from '@domain/kernel/plain-date'
import type { Officer } from '../people/city'
import { isWorkday } from './notices'
import type { RuleOf } from './rule'

type Stage = CaseSnapshot['stage']

/** The steps that lead a case on at each stage, and who does them; one of them must be offered to somebody. */
const LEADS: Partial<Record<Stage, readonly [roles: readonly Officer['role'][], actions: readonly Action[]]>> = {
  submitted: [['base-officer'], ['accept']],
  surveying: [['base-officer'], ['recordSurvey']],
  deliberating: [
    ['base-officer', 'county-reviewer', 'city-reviewer'],
    ['concludeDeliberation', 'handUp', 'takeUp'],
  ],
  'deliberating-above': [['county-reviewer', 'city-reviewer'], ['concludeDeliberation']],
  crosschecking: [['city-reviewer'], ['settleHit', 'completeCrosscheck', 'refuse']],
  'to-post': [['base-officer'], ['postNotice']],
  'on-notice': [
    ['base-officer', 'county-reviewer'],
    ['takeDownNotice', 'answerObjection'],
  ],
  'county-review': [['county-reviewer', 'city-reviewer'], ['countyApprove']],
  determining: [['city-reviewer'], ['determine', 'refuse']],
  're-examining': [['county-reviewer', 'city-reviewer'], ['decideReexamination']],
}

const REMINDED_FROM = 8.5
/** Days after which a step that nobody may do must have been reported. */
const PATIENCE = 10

/** Every open case waits for somebody who is offered the next step, and whoever owes an overdue step is told of it daily. */
export const dutyRule: RuleOf = ({ town, mirror, today }, broken) => {
  const { docs } = mirror
  const { city, phone, cloud, clock } = town
  let turn = 0

  const told = (caseId: string): boolean =>
    [...docs.digests.values()].some(
      ({ on, items, count }) =>
        on === today() && (items.length < count || items.some((item) => item.caseId === caseId)),
    )
  const timerRan = (): boolean =>
    cloud.trouble.fault === undefined &&
    isWorkday(today(), mirror) &&
    (clock.now() / 3_600_000 + 8) % 24 >= REMINDED_FROM &&
    [...docs.digests.values()].some(({ on }) => on === today())

  const offered = async ({ id, stage, org }: CaseSnapshot): Promise<boolean> => {
    const [roles, actions] = LEADS[stage] ?? [[], []]
    const unions = new Set<string>([org.base, org.county, org.city])
    for (const officer of city.officers) {
      const at =
        officer.at === 'city' ? org.city : (city.unions.find(({ key }) => key === officer.at)?.id ?? `OR-${officer.at}`)
      if (!officer.serves || !roles.includes(officer.role) || !unions.has(at)) continue
      const open = await phone.ask(officer.key, 'case.open', { caseId: id }, { caseId: id })
      if (open.ok && open.value.actions.some((action) => actions.includes(action))) return true
    }
    return false
  }
  /** The case waits for the worker, or for the timer. */
  const waits = ({ correction, notice, stage }: CaseSnapshot): boolean => {
    // a cross-check is begun and continued on a page of its own, and waits for the counterparts
    if ((correction !== undefined && correction.dueOn >= today()) || stage === 'crosschecking') return true
    const end = notice?.onlineUntil ?? notice?.lastDay
    return stage === 'on-notice' && (end === undefined || end >= today())
  }
  const isLate = ({ dueOn, stage }: CaseSnapshot): boolean =>
    LEADS[stage] !== undefined && stage !== 'on-notice' && dueOn !== undefined && dueOn < today()

  const checkDue = (): void => {
    for (const { id, stage, dueOn, notice } of docs.cases.values()) {
      const counted = stage !== 'on-notice' || (notice?.onlineUntil ?? notice?.lastDay) !== undefined
      if (LEADS[stage] !== undefined && counted && dueOn === undefined)
        broken('every open case has a due day', `${id} ${stage}`)
    }
  }
  const checkTold = (): void => {
    const late = [...docs.cases.values()].filter((each) => isLate(each) && each.correction === undefined)
    for (const { id, stage, dueOn = '' } of late.filter((each) => !told(each.id)))
      broken('nobody’s duty is forgotten', `${id} ${stage} due ${dueOn}: nobody was told on ${today()}`)
  }
  /** Where nobody may do the step, an administrator is told once it is due, and appoints somebody. */
  const checkOffered = async (snapshot: CaseSnapshot): Promise<void> => {
    cloud.trouble.fault = undefined
    const due = snapshot.dueOn ?? addDays(snapshot.stageSince, 1)
    if (!(await offered(snapshot)) && due < addDays(today(), -PATIENCE) && timerRan() && !told(snapshot.id))
      broken('no duty that nobody can do', `${snapshot.id} ${snapshot.stage} since ${snapshot.stageSince}`)
  }
  return {
    day: async () => {
      checkDue()
      if (timerRan()) checkTold()
      const open = [...docs.cases.values()].filter((each) => LEADS[each.stage] !== undefined && !waits(each))
      turn += 1
      const snapshot = open[turn % Math.max(1, open.length)]
      if (snapshot !== undefined) await checkOffered(snapshot)
    },
  }
}
