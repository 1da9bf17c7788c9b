import { nextStage } from '@domain/application/lifecycle'
import { seatsOn } from '@domain/deliberation/committee'
import { acceptDeliberation, type DeliberationRecord } from '@domain/deliberation/deliberation'
import { invariant, ok } from '@domain/kernel/result'
import { sameName } from '@domain/kernel/written'
import type { OnCase, UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { idHashes, releaseIds } from '../case/release-ids'
import { COMMITTEES, PEOPLE, type PersonDoc, POSTS } from '../collections'
import { openDeclaration } from '../household/seal'
import { isOwnHousehold, selvesOf } from '../person/selves'

const ownAmong = async ({ ports: { store }, case: { doc } }: OnCase, people: readonly PersonDoc[]) => {
  const known = await Promise.all(people.map(async (person) => ({ person, selves: await selvesOf(store, person) })))
  return known.filter(({ selves }) => isOwnHousehold(selves, doc)).map(({ person }) => person)
}

const frameOf = async (context: OnCase, record: DeliberationRecord) => {
  const { survey } = context.case.doc
  invariant(survey !== undefined, 'a case is surveyed before it is deliberated')
  const accounts = record.entitled.flatMap((member) => (member.person === undefined ? [] : [member.person]))
  const { store, sealer } = context.ports
  const { base } = context.case.doc.org
  const household = openDeclaration(sealer, context.case.doc.declaration)
  const [committee, officers] = await Promise.all([
    store.get(COMMITTEES, base),
    store.query(POSTS, { index: 'byOrg', eq: [base], gte: 'base-officer', lt: 'base-officer ', limit: 100 }),
  ])
  const seats = seatsOn(committee?.doc.seats ?? [], record.heldOn)
  const people = await context.ports.store.getMany(PEOPLE, [...new Set([...accounts, ...survey.surveyors])])
  return {
    today: context.today,
    surveyedOn: survey.visitedOn,
    surveyors: survey.surveyors,
    surveyorNames: people.filter(({ doc }) => survey.surveyors.includes(doc.id)).map(({ doc }) => doc.name),
    household: (
      await ownAmong(
        context,
        people.map(({ doc }) => doc),
      )
    ).map(({ id }) => id),
    householdIds: idHashes(context.case.doc.declaration).map(({ hash }) => hash),
    householdNames: [household.applicant, ...household.members].map(({ name }) => name),
    seats,
    officers: officers.items
      .map(({ doc: { name, person } }) => ({ name, person }))
      .filter(
        ({ name, person }) =>
          !seats.some((seat) => (seat.person === undefined ? sameName(seat.name, name) : seat.person === person)),
      ),
  }
}

/** 评议: the base union's judgement; declined means refused, with the reasons of the record. */
export const concludeDeliberation: UseCase<'deliberation.conclude'> = async (context, said) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  const accepted = acceptDeliberation(said, await frameOf(context, said), policy.value)
  if (!accepted.ok) return accepted
  const { conclusion, record } = accepted.value
  const declined = conclusion === 'declined'
  return appendStep(
    context,
    {
      kind: 'concludeDeliberation',
      facts: { record, conclusion },
      decided: declined
        ? 'refused'
        : nextStage(doc.stage, policy.value.stageOrder, doc.check?.completedOn !== undefined),
      messages: toApplicant(doc, declined ? 'refused' : 'deliberated'),
    },
    policy.value,
    async (tx, next) => {
      if (declined) await releaseIds(tx, next)
      return ok(true)
    },
  )
}
