import type { Reader } from '@domain/application/actions'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import type { PersonId } from '@domain/kernel/ids'
import { bareName } from '@domain/kernel/plain'
import { closest, type Kinship, kinship, type Selves } from '@domain/organisation/person'
import type { DocStore } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { openText } from '../household/seal'
import { PEOPLE, type PersonDoc } from '../stored/collections'
import { idHashesOf, openMobile } from './seal-said'

/** The certain and the possible accounts of one person, with the ID numbers they are known by. */
export type Known = Selves & { readonly ids: readonly string[]; readonly perhapsIds: readonly string[] }

const without = (accounts: readonly PersonId[], known: readonly PersonId[]): PersonId[] =>
  [...new Set(accounts)].filter((account) => !known.includes(account))

/** The links stored in an account's own document, for code that reads many accounts. */
export const linksOf = (person: PersonDoc): Known => ({
  own: [person.id, ...(person.same ?? [])],
  perhaps: person.asked ?? [],
  ids: idHashesOf(person),
  perhapsIds: [],
})

/** How many links are followed from an account; longer chains have to be cleared up by an administrator. */
const LINKS_MAX = 4
const AT_ONCE = 100

/** All accounts linked to this account, directly or through others: as the same person, or by an open question. */
const linkedTo = async (store: Pick<DocStore, 'getMany'>, me: PersonDoc): Promise<readonly PersonDoc[]> => {
  const found: PersonDoc[] = [me]
  for (let links = 0; links < LINKS_MAX; links += 1) {
    const known = found.map(({ id }) => id)
    const next = without(
      found.flatMap(({ same = [], asked = [] }) => [...same, ...asked]),
      known,
    )
    if (next.length === 0) break
    found.push(...(await store.getMany(PEOPLE, next.slice(0, AT_ONCE))).map(({ doc }) => doc))
  }
  return found
}

/**
 * The caller's other accounts. Most persons have one account and no open question, which costs no request, because links are
 * stored in both documents. An account possibly the same as another is possibly the same as all accounts of that person too.
 */
export const selvesOf = async (store: Pick<DocStore, 'getMany'>, me: PersonDoc): Promise<Known> => {
  const linked = await linkedTo(store, me)
  const isOwn = ({ id }: PersonDoc): boolean => id === me.id || me.same?.includes(id) === true
  const perhaps = linked.filter((person) => !isOwn(person))
  const own = linked.filter(isOwn)
  return {
    own: own.map(({ id }) => id),
    perhaps: perhaps.map(({ id }) => id),
    ids: own.flatMap(idHashesOf),
    perhapsIds: perhaps.flatMap(idHashesOf),
  }
}

type Household = Pick<CaseSnapshot, 'id' | 'applicant' | 'declaration'>

/** The hashes of the ID numbers of a household, as stored in the case. */
const hashesOf = ({ declaration }: Household): readonly string[] => [
  declaration.applicant.idNumber.hash,
  ...declaration.members.map((member) => member.idNumber.hash),
]

/** Whether the household with these ID numbers and this applicant is the person's own. */
const kinOf = (known: Known, hashes: readonly string[], applicant: PersonId | undefined): Kinship => {
  if (known.ids.some((id) => hashes.includes(id))) return 'one'
  const byAccount = kinship(known, applicant)
  if (byAccount !== 'two') return byAccount
  return known.perhapsIds.some((id) => hashes.includes(id)) ? 'asked' : 'two'
}

export const homeOf = (known: Known, household: Household): Kinship =>
  kinOf(known, hashesOf(household), household.applicant)

export const isOwnHousehold = (known: Known, household: Household): boolean => homeOf(known, household) === 'one'

/** Enough of a hash: no two numbers are expected to have the same 66 bits. */
const shortHash = (hash: string): string => hash.slice(0, 11)

export const shortHashesOf = (household: Household): readonly string[] => hashesOf(household).map(shortHash)

/** The same as `isOwnHousehold`, by the beginnings of the hashes. */
export const isOwnByShort = (
  known: Known,
  { ids, applicant }: { readonly ids: readonly string[]; readonly applicant?: PersonId | undefined },
): boolean => known.ids.some((id) => ids.includes(shortHash(id))) || kinship(known, applicant) === 'one'

/**
 * Whether this person deliberated on the case at the union above. Compared by account, by ID number, or by name if nothing else
 * is known of the seat and it was not marked as a namesake.
 */
export const satThere = (
  me: Pick<PersonDoc, 'name'>,
  known: Known,
  { satAbove = [] }: Pick<CaseSnapshot, 'satAbove'>,
): Kinship =>
  closest(
    satAbove.flatMap(({ name, person, idHash, namesake }) => {
      if (idHash !== undefined && known.ids.includes(idHash)) return ['one' as const]
      if (person !== undefined) return [kinship(known, person)]
      if (idHash !== undefined && known.perhapsIds.includes(idHash)) return ['asked' as const]
      const told = namesake !== undefined || (idHash !== undefined && known.ids.length > 0)
      return !told && bareName(name) === bareName(me.name) ? ['one' as const] : []
    }),
  )

/** Whether a member of the household shares the name or telephone number with an officer whose ID number is unknown. */
export const looksLikeHome = (sealer: Sealer, me: PersonDoc, { id, declaration }: Household): boolean => {
  if (me.said === undefined || idHashesOf(me).length > 0) return false
  if (me.homes?.other.includes(id) === true) return false
  const { applicant, members } = declaration
  if (openText(sealer, 'mobile', applicant.mobile) === openMobile(sealer, me.said)) return true
  const name = bareName(me.name)
  return [applicant, ...members].some((member) => bareName(openText(sealer, 'name', member.name)) === name)
}

/**
 * The same for a person who is about to handle the case: if their ID number is unknown, equal names and telephone numbers count
 * as possible.
 */
export const householdOf = (sealer: Sealer, me: PersonDoc, known: Known, household: Household): Kinship =>
  closest([
    homeOf(known, household),
    me.homes?.own.includes(household.id) === true ? 'one' : 'two',
    looksLikeHome(sealer, me, household) ? 'asked' : 'two',
  ])

/** The officer who reads this case, by what decides which actions they are offered. */
export const readerOf = (
  { ports, person, selves }: { ports: { sealer: Sealer }; person: PersonDoc; selves: Known },
  household: CaseSnapshot,
): Reader => ({
  selves,
  known: person.said !== undefined,
  posts: person.posts,
  place: placeOf(household),
  applicant: false,
  household: householdOf(ports.sealer, person, selves, household),
  sat: satThere(person, selves, household),
})
