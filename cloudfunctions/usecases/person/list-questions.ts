import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import { kinship } from '@domain/organisation/person'
import type { UseCase } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import { pageOver, queriesOf, reachOf } from '../organisation/reach'
import { CASES, PEOPLE, PERSON_QUESTIONS, type PersonDoc, type PersonQuestionDoc } from '../stored/collections'
import { manyOf } from '../stored/many'

type Question = CallOutput<'person.questions'>['items'][number]
type Account = Question['accounts'][number]

const accountOf = (person: PersonDoc, unions: ReadonlyMap<string, string>): Account => ({
  person: person.id,
  name: person.name,
  posts: person.posts.map(({ role, org }) => ({ role, union: unions.get(org) ?? '' })),
  mobile: person.said?.mobile.shown,
  idNumber: person.said?.idNumber?.shown,
})

/** Questions about accounts within reach: the open or the answered, the latest first. */
export const listQuestions = (async (context, input) => {
  const { ports, selves } = context
  const parts = queriesOf(await reachOf(context), { city: 'byCity', county: 'byCounty' }, [input.state])
  const page = await pageOver(ports.store, PERSON_QUESTIONS, parts, { limit: 20, ...input }, () => true)
  const docs = page.items.map(({ doc }) => doc)
  const accounts = docs.flatMap(({ a, b }) => (b === undefined ? [a] : [a, b]))
  const people = await manyOf(ports.store, PEOPLE, accounts)
  const cases = docs.flatMap(({ caseId }) => caseId ?? [])
  const homes = await manyOf(ports.store, CASES, cases)
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
    next: page.next,
  })
}) satisfies UseCase<'person.questions'>
