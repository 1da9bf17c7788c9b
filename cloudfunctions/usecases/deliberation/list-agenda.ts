import { actionsFor } from '@domain/application/actions'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import type { AtOrg, UseCase } from '../call/context'
import { isOwnHousehold, readerOf } from '../person/selves'
import { CASES, PEOPLE, type PersonDoc } from '../stored/collections'
import { manyOf } from '../stored/many'
import { openSurvey } from '../survey/seal-survey'

type Row = CallOutput<'committee.agenda'>['households'][number]

/** More than one meeting deals with; the rest is listed once these are recorded. */
const HOUSEHOLDS_MAX = 40

const rowOf = (context: AtOrg, doc: CaseSnapshot, people: ReadonlyMap<string, PersonDoc>): Row[] => {
  if (doc.survey === undefined || isOwnHousehold(context.selves, doc)) return []
  const survey = openSurvey(context.ports.sealer, doc.survey)
  const actions = actionsFor(doc, readerOf(context, doc), context.today)
  return [
    {
      ...{ id: doc.id, version: doc.seq, name: doc.nameMasked, dueOn: doc.dueOn },
      surveyedOn: survey.visitedOn,
      surveyors: [...survey.surveyors],
      surveyorNames: survey.surveyors.map((person) => people.get(person)?.name ?? ''),
      living: survey.living,
      mayConclude: actions.includes('concludeDeliberation'),
      mayHandUp: actions.includes('handUp'),
    },
  ]
}

/** 评议会的议程: the households that this union's committee can deliberate on, the earliest due day first. */
export const listAgenda = (async (context) => {
  const { org, ports } = context
  const at =
    org.level === 'base'
      ? { index: 'byBase', eq: [org.id, 'deliberating'] }
      : { index: org.level === 'county' ? 'byCounty' : 'byCity', eq: [org.id, 'deliberating-above'] }
  const page = await ports.store.query(CASES, { ...at, limit: HOUSEHOLDS_MAX })
  const cases = page.items.map(({ doc }) => doc)
  const people = await manyOf(ports.store, PEOPLE, [...new Set(cases.flatMap(({ survey }) => survey?.surveyors ?? []))])
  return ok({ households: cases.flatMap((doc) => rowOf(context, doc, people)), more: page.next !== undefined })
}) satisfies UseCase<'committee.agenda'>
