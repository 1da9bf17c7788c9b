import { seatsOn } from '@domain/deliberation/committee'
import type { DeliberationFrame, DeliberationRecord } from '@domain/deliberation/deliberation'
import type { PersonId } from '@domain/kernel/ids'
import { sameName } from '@domain/kernel/plain'
import { invariant } from '@domain/kernel/result'
import { closest, kinship } from '@domain/organisation/person'
import type { OnCase, UseCase } from '../call/context'
import { openDeclaration } from '../household/seal'
import { homeOf, selvesOf } from '../person/selves'
import { doStep } from '../step/do-step'
import { idHashes } from '../step/ids-follow'
import { COMMITTEES, PEOPLE, type PersonDoc, POSTS } from '../stored/collections'

/** Read in one request; a committee has at most 60 seats. */
const PEOPLE_MOST = 100

/**
 * Of these persons, those who must be recused: surveyors of the case and members of the household, under any of their accounts.
 * A person who may be a surveyor or a member is recused too, until an administrator has decided the question.
 */
const asideAmong = async ({ ports: { store }, case: { doc } }: OnCase, people: readonly PersonDoc[]) => {
  const known = await Promise.all(
    people.map(async (person) => ({ id: person.id, selves: await selvesOf(store, person) })),
  )
  const surveyors = doc.survey?.surveyors ?? []
  return {
    household: known.filter(({ selves }) => homeOf(selves, doc) !== 'two').map(({ id }) => id),
    surveyors: known
      .filter(({ selves }) => closest(surveyors.map((one) => kinship(selves, one))) !== 'two')
      .map(({ id }) => id),
  }
}

/** The accounts known of attendees: named in the record, stored with the seat, or holding a post. */
const accountsOf = (
  ...lists: readonly (readonly { readonly person?: PersonId | undefined }[])[]
): readonly PersonId[] => [...new Set(lists.flat().flatMap(({ person }) => (person === undefined ? [] : [person])))]

const frameOf = async (context: OnCase, record: DeliberationRecord): Promise<DeliberationFrame> => {
  const { survey } = context.case.doc
  invariant(survey !== undefined, 'a case is surveyed before it is deliberated')
  const { store, sealer } = context.ports
  const above = context.case.doc.stage === 'deliberating-above'
  const union = above ? context.case.doc.org.county : context.case.doc.org.base
  const role = above ? 'county-reviewer' : 'base-officer'
  const household = openDeclaration(sealer, context.case.doc.declaration)
  const named = accountsOf(
    record.entitled,
    survey.surveyors.map((person) => ({ person })),
  ).slice(0, PEOPLE_MOST)
  // in parallel, so that the store batches the reads of the committee and of the persons named so far into one request
  const [committee, first, officers] = await Promise.all([
    store.get(COMMITTEES, union),
    store.getMany(PEOPLE, named),
    store.query(POSTS, { index: 'byOrg', eq: [union], gte: role, lt: `${role} `, limit: 100 }),
  ])
  const seats = seatsOn(committee?.doc.seats ?? [], record.heldOn)
  const posts = officers.items.map(({ doc: { name, person } }) => ({ name, person }))
  // the account stored with a seat counts even when the record does not name it
  const others = accountsOf(seats, posts).filter((account) => !named.includes(account))
  const rest = others.length === 0 ? [] : await store.getMany(PEOPLE, others.slice(0, PEOPLE_MOST - named.length))
  const people = [...first, ...rest].map(({ doc }) => doc)
  const aside = await asideAmong(context, people)
  return {
    today: context.today,
    surveyedOn: survey.visitedOn,
    surveyors: [...new Set([...survey.surveyors, ...aside.surveyors])],
    surveyorNames: people.filter(({ id }) => survey.surveyors.includes(id)).map(({ name }) => name),
    household: aside.household,
    householdIds: [...idHashes(context.case.doc.declaration).keys()],
    householdNames: [household.applicant, ...household.members].map(({ name }) => name),
    seats,
    officers: posts.filter(
      ({ name, person }) =>
        !seats.some((seat) => (seat.person === undefined ? sameName(seat.name, name) : seat.person === person)),
    ),
  }
}

/** 评议: the conclusion of the union's committee. */
export const concludeDeliberation = ((context, said) =>
  doStep(context, 'concludeDeliberation', {
    said,
    look: async () => ({ frame: await frameOf(context, said) }),
  })) satisfies UseCase<'deliberation.conclude'>
