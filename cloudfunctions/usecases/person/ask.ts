import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId, OrgId, PersonId } from '@domain/kernel/ids'
import { plainName } from '@domain/kernel/written'
import { closest, type Kinship, kinship, type Selves } from '@domain/organisation/person'
import type { Ground } from '@domain/organisation/said'
import type { Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import { PEOPLE, PERSON_QUESTIONS, type PersonDoc, type PersonQuestionDoc } from '../stored/collections'
import { idHashesOf, saidIdsOf } from './seal-said'
import { householdOf, looksLikeHome } from './selves'

export type Line = readonly OrgId[]

/** The same whoever of the two comes first. */
export const questionId = (a: PersonId, b: PersonId | CaseId): string => [a, b].sort().join(':')

/** Whose administrator answers: the one county's, or the city's. */
const whoseQuestion = (lines: readonly Line[]): Pick<PersonQuestionDoc, 'city' | 'county'> | undefined => {
  const city = lines[0]?.[0]
  const counties = new Set(lines.map((line) => line[1] ?? ''))
  const [county = ''] = counties.size === 1 ? counties : []
  return city === undefined ? undefined : { city, county }
}

const joined = <T>(all: readonly T[] | undefined, one: T): readonly T[] => [...new Set([...(all ?? []), one])]

/** Writes a question, or adds to it: what was answered stays answered until something new speaks for it. */
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

/** Both documents say of which account the other person is asked. */
export const noteAsked = async (tx: Tx, person: PersonId, other: PersonId): Promise<void> => {
  const seen = await tx.get(PEOPLE, person)
  if (seen !== undefined && seen.doc.asked?.includes(other) !== true)
    await tx.replace(PEOPLE, seen, { ...seen.doc, asked: joined(seen.doc.asked, other) })
}

const linesOf = async ({ ports }: Pick<Signed, 'ports'>, people: readonly PersonDoc[]): Promise<readonly Line[]> => {
  const orgs = people.flatMap(({ posts }) => posts.map(({ org }) => org))
  return (await unionsById(ports, orgs.slice(0, 100))).map(({ path }) => path)
}

/** Asked on the spot: an officer from before anybody was asked has only a name, and has done the step before. */
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
  other.said === undefined && other.name !== '' && plainName(other.name) === plainName(me.name)

/** Of those that look alike: without the ones an administrator has told apart already. */
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
  // what both said themselves was compared then, and perhaps answered since
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
 * What is known of these accounts beside the caller's own, for a page that offers what may be done. One request at most; what
 * both have said of themselves was compared when they said it, so only those are looked at who have said nothing yet, or are
 * known from an application.
 */
export const seenWith = async (context: Signed, accounts: readonly (PersonId | undefined)[]): Promise<Selves> =>
  (await look(context, accounts)).selves

/** The same for whoever acts: of those that look alike an administrator is asked from now on. */
export const metWith = async (context: Signed, accounts: readonly (PersonId | undefined)[]): Promise<Selves> => {
  const { selves, alike } = await look(context, accounts)
  for (const other of alike) await ask(context, other)
  return selves
}

/** An officer without an ID number, and a household with somebody of that name or telephone. */
export const askAboutHome = async (
  context: Pick<Signed, 'ports' | 'person' | 'now'>,
  household: Pick<CaseSnapshot, 'id' | 'applicant' | 'declaration' | 'org'>,
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

/** Whether the caller belongs to one of these households; asked about where an administrator has to say. */
export const kinshipAmong = async (
  context: Pick<Signed, 'ports' | 'person' | 'now' | 'selves'>,
  households: readonly Pick<CaseSnapshot, 'id' | 'applicant' | 'declaration' | 'org'>[],
): Promise<Kinship> => {
  const { ports, person, selves } = context
  const found = closest(households.map((household) => householdOf(ports.sealer, person, selves, household)))
  if (found === 'asked') for (const household of households) await askAboutHome(context, household)
  return found
}
