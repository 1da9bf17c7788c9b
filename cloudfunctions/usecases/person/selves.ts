import type { CaseSnapshot } from '@domain/application/snapshot'
import type { PersonId } from '@domain/kernel/ids'
import { plainName } from '@domain/kernel/written'
import { closest, type Kinship, kinship, type Selves } from '@domain/organisation/person'
import type { DocStore } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { openText } from '../household/seal'
import { PEOPLE, type PersonDoc } from '../stored/collections'
import { idHashesOf, openMobile } from './seal-said'

/** The accounts of one person, sure and possible, with the ID numbers they are known by. */
export type Known = Selves & { readonly ids: readonly string[]; readonly perhapsIds: readonly string[] }

const without = (accounts: readonly PersonId[], known: readonly PersonId[]): PersonId[] =>
  [...new Set(accounts)].filter((account) => !known.includes(account))

/** What an account's own document says of the others, for whoever looks at many. */
export const linksOf = (person: PersonDoc): Known => ({
  own: [person.id, ...(person.same ?? [])],
  perhaps: person.asked ?? [],
  ids: idHashesOf(person),
  perhapsIds: [],
})

/** Links followed from one account to the next before somebody has to clear them up. */
const LINKS_MAX = 4
const AT_ONCE = 100

/** Every account that is linked to this one, however many links away: as the same, or as one that is asked about. */
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
 * Whose accounts there are beside this one. Nearly everybody has one, of which nobody asks, and costs no request: what is
 * known of two accounts stands in both. Whoever may be somebody may be everybody whom that one may be.
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

/** The members' ID hashes of a household, as they rest in the case. */
const hashesOf = ({ declaration }: Household): readonly string[] => [
  declaration.applicant.idNumber.hash,
  ...declaration.members.map((member) => member.idNumber.hash),
]

/** Whether the household is this person's own, by account and ID number. */
export const homeOf = (known: Known, household: Household): Kinship => {
  const hashes = hashesOf(household)
  if (known.ids.some((id) => hashes.includes(id))) return 'one'
  const byAccount = kinship(known, household.applicant)
  if (byAccount !== 'two') return byAccount
  return known.perhapsIds.some((id) => hashes.includes(id)) ? 'asked' : 'two'
}

export const isOwnHousehold = (known: Known, household: Household): boolean => homeOf(known, household) === 'one'

/**
 * Whether this person deliberated on the case at the union above: by account, by ID number, and by name where nothing else is
 * known of that seat and nobody said that it is another of the name.
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
      return !told && plainName(name) === plainName(me.name) ? ['one' as const] : []
    }),
  )

/** Somebody of the household has the name or the telephone of an officer of whom no ID number is known. */
export const looksLikeHome = (sealer: Sealer, me: PersonDoc, { id, declaration }: Household): boolean => {
  if (me.said === undefined || idHashesOf(me).length > 0) return false
  if (me.homes?.other.includes(id) === true) return false
  const { applicant, members } = declaration
  if (openText(sealer, 'mobile', applicant.mobile) === openMobile(sealer, me.said)) return true
  const name = plainName(me.name)
  return [applicant, ...members].some((member) => plainName(openText(sealer, 'name', member.name)) === name)
}

/** The same for whoever is to handle the case: without an ID number, equal names and telephones are asked about. */
export const householdOf = (sealer: Sealer, me: PersonDoc, known: Known, household: Household): Kinship =>
  closest([
    homeOf(known, household),
    me.homes?.own.includes(household.id) === true ? 'one' : 'two',
    looksLikeHome(sealer, me, household) ? 'asked' : 'two',
  ])
