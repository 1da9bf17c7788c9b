import type { CallOutput } from '@domain/contract/index'
import type { PersonId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import { kinship } from '@domain/organisation/person'
import type { Signed, UseCase } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import { pageOver, queriesOf, reachOf } from '../organisation/reach'
import { CASES, PEOPLE, PERSON_QUESTIONS, type PersonDoc, type PersonQuestionDoc } from '../stored/collections'

type Question = CallOutput<'person.questions'>['items'][number]
type Account = Question['accounts'][number]

const ASKERS = ['administrator', 'auditor']

const peopleOf = async ({ ports }: Signed, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonDoc>> => {
  const wanted = [...new Set(ids)]
  const found = wanted.length === 0 ? [] : await ports.store.getMany(PEOPLE, wanted)
  return new Map(found.map(({ doc }) => [doc.id, doc]))
}

const accountOf = (person: PersonDoc, unions: ReadonlyMap<string, string>): Account => ({
  person: person.id,
  name: person.name,
  posts: person.posts.map(({ role, org }) => ({ role, union: unions.get(org) ?? '' })),
  ...(person.said === undefined ? {} : { mobile: person.said.mobile.shown }),
  ...(person.said?.idNumber === undefined ? {} : { idNumber: person.said.idNumber.shown }),
})

/** Questions about accounts within reach: the open or the answered, the latest first. */
export const listQuestions = (async (context, input) => {
  const { ports, selves } = context
  const parts = queriesOf(await reachOf(context, ASKERS), { city: 'byCity', county: 'byCounty' }, [input.state])
  const page = await pageOver(ports.store, PERSON_QUESTIONS, parts, { limit: 20, ...input }, () => true)
  const docs = page.items.map(({ doc }) => doc)
  const people = await peopleOf(
    context,
    docs.flatMap(({ a, b }) => (b === undefined ? [a] : [a, b])),
  )
  const cases = docs.flatMap(({ caseId }) => (caseId === undefined ? [] : [caseId]))
  const homes = new Map(
    cases.length === 0 ? [] : (await ports.store.getMany(CASES, cases)).map(({ doc }) => [doc.id, doc] as const),
  )
  const orgs = [
    ...[...people.values()].flatMap(({ posts }) => posts.map(({ org }) => org)),
    ...[...homes.values()].map(({ org }) => org.base),
  ]
  const unions = new Map((await unionsById(ports, [...new Set(orgs)].slice(0, 100))).map(({ id, name }) => [id, name]))
  const householdOf = ({ caseId }: PersonQuestionDoc): Pick<Question, 'household'> => {
    const home = caseId === undefined ? undefined : homes.get(caseId)
    return home === undefined ? {} : { household: { name: home.nameMasked, union: unions.get(home.org.base) ?? '' } }
  }
  return ok({
    items: page.items.map(({ id, doc }) => ({
      id,
      at: doc.at,
      because: [...doc.because],
      accounts: [doc.a, doc.b].flatMap((account) => {
        const person = account === undefined ? undefined : people.get(account)
        return person === undefined ? [] : [accountOf(person, unions)]
      }),
      ...householdOf(doc),
      answers: doc.answers.map(({ one, reason, name, at }) => ({ one, reason, name, at })),
      own: [doc.a, doc.b].some((account) => kinship(selves, account) === 'one'),
    })),
    ...(page.next === undefined ? {} : { next: page.next }),
  })
}) satisfies UseCase<'person.questions'>
