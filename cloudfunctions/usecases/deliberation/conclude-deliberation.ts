import { nextStage } from '@domain/application/stage'
import { acceptDeliberation, type DeliberationRecord } from '@domain/deliberation/deliberation'
import { invariant, ok } from '@domain/kernel/result'
import type { OnCase, UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { releaseIds } from '../case/release-ids'
import { PEOPLE, type PersonDoc } from '../collections'
import { isOwnHousehold, selvesOf } from '../person/selves'

const ownAmong = async ({ ports: { store }, case: { doc } }: OnCase, people: readonly PersonDoc[]) => {
  const known = await Promise.all(people.map(async (person) => ({ person, selves: await selvesOf(store, person) })))
  return known.filter(({ selves }) => isOwnHousehold(selves, doc)).map(({ person }) => person)
}

const frameOf = async (context: OnCase, record: DeliberationRecord) => {
  const { survey } = context.case.doc
  invariant(survey !== undefined, 'a case is surveyed before it is deliberated')
  const accounts = record.entitled.flatMap((member) => (member.person === undefined ? [] : [member.person]))
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
  }
}

/** 评议: the base union's judgement; declined means refused, with the reasons of the record. */
export const concludeDeliberation: UseCase<'deliberation.conclude'> = async (context, record) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  const conclusion = acceptDeliberation(record, await frameOf(context, record), policy.value)
  if (!conclusion.ok) return conclusion
  const declined = conclusion.value === 'declined'
  return appendStep(
    context,
    {
      kind: 'concludeDeliberation',
      facts: { record, conclusion: conclusion.value },
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
