import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId, OrgId, PersonId } from '@domain/kernel/ids'
import { bareName } from '@domain/kernel/plain'
import { closest, type Kinship, kinship, notOwn, type Selves } from '@domain/organisation/person'
import type { Ground } from '@domain/organisation/said'
import type { Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import { PEOPLE, PERSON_QUESTIONS, type PersonDoc, type PersonQuestionDoc } from '../stored/collections'
import { idHashesOf, saidIdsOf } from './seal-said'
import { householdOf, looksLikeHome } from './selves'

export type Line = readonly OrgId[]

/** The id of a question about two accounts, independent of their order. */
export const questionId = (a: PersonId, b: PersonId | CaseId): string => [a, b].sort().join(':')

/** The union whose administrator answers: the county if all accounts have the same county, otherwise the city. */
const whoseQuestion = (lines: readonly Line[]): Pick<PersonQuestionDoc, 'city' | 'county'> | undefined => {
  const city = lines[0]?.[0]
  const counties = new Set(lines.map((line) => line[1] ?? ''))
  const [county = ''] = counties.size === 1 ? counties : []
  return city === undefined ? undefined : { city, county }
}

const joined = <T>(all: readonly T[] | undefined, one: T): readonly T[] => [...new Set([...(all ?? []), one])]

/** Writes a question, or adds a ground to it: an answered question stays answered until there is a new ground. */
export const put = async (
  tx: Tx,
  about: Pick<PersonQuestionDoc, 'a' | 'b' | 'caseId'>,
  because: readonly Ground[],
  lines: readonly Line[],
  now: number,
): Promise<'open' | 'answered' | undefined> => {
  const other = about.b ?? about.caseId
  const whose = whoseQuestion(lines)
  if (other === undefined || whose === undefined) return undefined
  const id = questionId(about.a, other)
  const seen = await tx.get(PERSON_QUESTIONS, id)
  if (seen === undefined) {
    await tx.insert(PERSON_QUESTIONS, id, { ...about, because, state: 'open', at: now, ...whose, answers: [] })
    return 'open'
  }
  const fresh = because.filter((ground) => !seen.doc.because.includes(ground))
  if (fresh.length === 0) return seen.doc.state
  await tx.replace(PERSON_QUESTIONS, seen, { ...seen.doc, because: [...seen.doc.because, ...fresh], state: 'open' })
  return 'open'
}

/** Notes the open question in the document of `person`; called for both persons. */
export const noteAsked = async (tx: Tx, person: PersonId, other: PersonId): Promise<void> => {
  const seen = await tx.get(PEOPLE, person)
  if (seen !== undefined && seen.doc.asked?.includes(other) !== true)
    await tx.replace(PEOPLE, seen, { ...seen.doc, asked: joined(seen.doc.asked, other) })
}

const linesOf = async ({ ports }: Pick<Signed, 'ports'>, people: readonly PersonDoc[]): Promise<readonly Line[]> => {
  const orgs = people.flatMap(({ posts }) => posts.map(({ org }) => org))
  return (await unionsById(ports, orgs.slice(0, 100))).map(({ path }) => path)
}

/**
 * Opens a question at once: an officer who took up the post before officers had to state who they are is known only by name,
 * and has already done the earlier step.
 */
const ask = async (context: Signed, other: PersonDoc): Promise<void> => {
  const { ports, person, now } = context
  const lines = await linesOf(context, [person, other])
  const [a = person.id, b = other.id] = [person.id, other.id].sort()
  await ports.store.transaction(async (tx) => {
    if ((await put(tx, { a, b }, ['name'], lines, now)) !== 'open') return
    await noteAsked(tx, person.id, other.id)
    await noteAsked(tx, other.id, person.id)
  })
}

const isAlike = (me: PersonDoc, other: PersonDoc): boolean =>
  other.said === undefined && other.name !== '' && bareName(other.name) === bareName(me.name)

/** Of the similar accounts, those for which no administrator has answered yet. */
const untold = async ({ ports, person }: Signed, alike: readonly PersonDoc[]): Promise<readonly PersonDoc[]> => {
  if (alike.length === 0) return alike
  const questions = await ports.store.getMany(
    PERSON_QUESTIONS,
    alike.map(({ id }) => questionId(person.id, id)),
  )
  const answered = new Set(questions.filter(({ doc }) => doc.state === 'answered').map(({ id }) => id))
  return alike.filter(({ id }) => !answered.has(questionId(person.id, id)))
}

const look = async (
  context: Signed,
  accounts: readonly (PersonId | undefined)[],
): Promise<{ readonly selves: Selves; readonly alike: readonly PersonDoc[] }> => {
  const { ports, person, selves } = context
  const strangers = [...new Set(accounts)].filter(
    (account): account is PersonId => account !== undefined && kinship(selves, account) === 'two',
  )
  if (strangers.length === 0) return { selves, alike: [] }
  const others = (await ports.store.getMany(PEOPLE, strangers.slice(0, 100))).map(({ doc }) => doc)
  // Marks stated by both accounts are skipped: the two accounts were compared when the second one stated the mark, and the
  // question raised then may have been answered since.
  const compared = saidIdsOf(person)
  const own = others.filter((other) =>
    idHashesOf(other).some(
      (id) => selves.ids.includes(id) && !(compared.includes(id) && saidIdsOf(other).includes(id)),
    ),
  )
  const alike = await untold(
    context,
    others.filter((other) => !own.includes(other) && isAlike(person, other)),
  )
  return {
    selves: {
      own: [...selves.own, ...own.map(({ id }) => id)],
      perhaps: [...selves.perhaps, ...alike.map(({ id }) => id)],
    },
    alike,
  }
}

/**
 * How these accounts relate to the caller, for a page that offers actions. One request at most: what both have stated was
 * compared when they stated it, so only accounts that have stated nothing yet, or are known from an application, are looked up.
 */
export const seenWith = async (context: Signed, accounts: readonly (PersonId | undefined)[]): Promise<Selves> =>
  (await look(context, accounts)).selves

/** The same for a person who acts: for similar accounts, a question to an administrator is opened. */
export const metWith = async (context: Signed, accounts: readonly (PersonId | undefined)[]): Promise<Selves> => {
  const { selves, alike } = await look(context, accounts)
  for (const other of alike) await ask(context, other)
  return selves
}

type Household = Pick<CaseSnapshot, 'id' | 'applicant' | 'declaration' | 'org'>
type Asker = Pick<Signed, 'ports' | 'person' | 'now' | 'selves'>

/** Opens a question when an officer without an ID number shares a name or telephone number with a member of the household. */
export const askAboutHome = async (
  context: Pick<Signed, 'ports' | 'person' | 'now'>,
  household: Household,
): Promise<void> => {
  const { ports, person, now } = context
  if (!looksLikeHome(ports.sealer, person, household)) return
  const lines = await linesOf(context, [person])
  await ports.store.transaction((tx) =>
    put(
      tx,
      { a: person.id, caseId: household.id },
      ['name'],
      [...lines, [household.org.city, household.org.county]],
      now,
    ),
  )
}

/** Refuses when the caller belongs to one of these households, or may do so. */
export const noneOwn = async (context: Asker, cases: readonly { readonly doc: Household }[]) =>
  notOwn(
    await kinshipAmong(
      context,
      cases.map(({ doc }) => doc),
    ),
  )

/** Whether the caller belongs to one of these households; opens a question where an administrator has to decide. */
export const kinshipAmong = async (context: Asker, households: readonly Household[]): Promise<Kinship> => {
  const { ports, person, selves } = context
  const found = closest(households.map((household) => householdOf(ports.sealer, person, selves, household)))
  if (found === 'asked') for (const household of households) await askAboutHome(context, household)
  return found
}
