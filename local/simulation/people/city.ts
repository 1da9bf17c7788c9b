import type { PostRole } from '@domain/organisation/roles'
import type { Jurisdiction } from '../../town/jiangmen'
import type { Family } from '../../walk/household'
import { inventedId, inventedMobile } from '../../walk/identity'
import { familyOf } from '../../year/families'
import type { Random } from '../../year/random'
import type { Chance } from '../chance/random'

export const PLACES = ['direct', 'pengjiang', 'jianghai'] as const satisfies readonly Jurisdiction[]
type Place = (typeof PLACES)[number]

export const CITY = 'OR-city'
export const countyOf = (place: Place): string => `OR-${place}`

/** How a person deals with rules. */
export type Trait = 'honest' | 'clumsy' | 'dishonest'

export type Union = {
  readonly key: string
  readonly at: Place
  readonly name: string
  readonly staff: number
  id: string
}
export type Officer = {
  readonly key: string
  readonly name: string
  readonly role: PostRole
  /** the city, a jurisdiction, or the key of a base union */
  readonly at: string
  readonly trait: Trait
  /** the number of the family that the officer belongs to, if it is one of the simulated */
  readonly kin?: number
  /** whether the officer holds the post now */
  serves: boolean
}
export type Household = {
  readonly no: number
  readonly worker: string
  readonly family: Family
  readonly union: Union
  readonly trait: Trait
  /** the telephone of the husband or wife */
  readonly relative: string
  /** whether they have consented on it */
  relativeAsked: boolean
  /** with which the worker can claim a case that the union has begun */
  claimCode: string | undefined
}
/** What the bank has answered, by batch and line: its next file repeats what it said before, and adds what it has paid since. */
export type Bank = Map<string, 'paid' | { readonly failed: string } | { readonly back: string; readonly on: string }>
export type City = {
  readonly unions: readonly Union[]
  readonly officers: readonly Officer[]
  readonly households: readonly Household[]
  readonly bank: Bank
  /** whether the administrator enters a year's work calendar only when the year has begun */
  readonly lateCalendar: boolean
}

export const ADMINISTRATOR = 'admin-1'

const PER_FAMILY = 20
const UNIONS: readonly (readonly [key: string, at: Place, name: string, staff: number])[] = [
  ['bus', 'direct', '晨光公共交通公司工会', 860],
  ['water', 'direct', '清源供水公司工会', 240],
  ['motor', 'pengjiang', '恒远摩托车配件厂工会', 420],
  ['noodle', 'pengjiang', '老街面点店工会', 7],
  ['lamp', 'jianghai', '明途灯饰公司工会', 310],
  ['port', 'jianghai', '顺潮码头工会', 180],
]

const traitOf = (chance: Chance): Trait => {
  const drawn = chance.between(1, 10)
  return drawn <= 6 ? 'honest' : drawn <= 8 ? 'clumsy' : 'dishonest'
}

const STAGES = ['primary', 'senior', 'bachelor', 'kindergarten'] as const
const RESULTS = ['severe', 'severe', 'relative', 'relative', 'accident', 'above'] as const

const familyNo = (random: Random, no: number, employer: string): Family =>
  familyOf(random, no, no * 5, employer, {
    result: random.pick(RESULTS),
    students: random.between(0, 1) === 0 ? [] : [random.pick(STAGES)],
    illness: random.between(0, 2) === 0 ? random.between(6, 52) * 1000 : 0,
  })

const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛']

/** Two of three times a household that the officer's post reaches, instead of the one drawn. */
const withinReach = (
  drawn: Household | undefined,
  at: string,
  households: readonly Household[],
): Household | undefined => {
  if (drawn === undefined) return undefined
  const near = households.filter(({ union }) => union.key === at || union.at === at || at === 'city')
  return (drawn.no % 3 === 0 ? undefined : near[drawn.no % Math.max(1, near.length)]) ?? drawn
}

const officersOf = (chance: Chance, households: readonly Household[]): readonly Officer[] => {
  const officers: Officer[] = []
  const appoint = (at: string, role: PostRole, count: number): void => {
    for (let i = 1; i <= count; i += 1) {
      const name = `${at}${NAMES[i - 1] ?? ''}`
      // one officer in eight is the husband or wife of a worker who may apply
      const drawn = chance.often(12) ? chance.one(households) : undefined
      const kin = withinReach(drawn, at, households)
      const free = kin !== undefined && officers.every((other) => other.kin !== kin.no)
      officers.push({
        key: `${at}-${role}-${i}`,
        name: free ? (kin.family.relatives[0]?.name ?? name) : name,
        role,
        at,
        trait: traitOf(chance),
        ...(free ? { kin: kin.no } : {}),
        serves: true,
      })
    }
  }
  for (const [key] of UNIONS) appoint(key, 'base-officer', 3)
  for (const place of PLACES.filter((each) => each !== 'direct')) {
    appoint(place, 'county-reviewer', 2)
    appoint(place, 'fund-officer', 1)
    appoint(place, 'fund-approver', 1)
  }
  // one person may hold both posts, and must not check their own batches
  const both = officers.find(({ role }) => role === 'fund-officer')
  if (both !== undefined && chance.often(60)) officers.push({ ...both, role: 'fund-approver' })
  appoint('city', 'city-reviewer', 3)
  appoint('city', 'fund-officer', 1)
  appoint('city', 'fund-approver', 1)
  appoint('city', 'auditor', 1)
  return officers
}

/** A small city: six base unions under three jurisdictions, their officers, and workers whose households may apply. */
export const cityOf = (chance: Chance, households: number): City => {
  const unions = UNIONS.map(([key, at, name, staff]): Union => ({ key, at, name, staff, id: '' }))
  const homes = Array.from({ length: households }, (_, i): Household => {
    const union = chance.one(unions) ?? (unions[0] as Union)
    const no = i + 1
    const family = familyNo(chance, no, union.name.replace(/工会$/, ''))
    const trait = traitOf(chance)
    const phones = { worker: `worker-${no}`, relative: `relative-${no}` }
    return { no, ...phones, family, union, trait, relativeAsked: false, claimCode: undefined }
  })
  const officers = officersOf(chance, homes)
  return { unions, households: homes, officers, bank: new Map(), lateCalendar: false }
}

/** What an officer states about themselves: the same numbers as the household, for an officer who belongs to one. */
export const selfOf = ({ officers, households }: City, officer: Officer) => {
  const no = officers.findIndex(({ key }) => key === officer.key)
  const spouse = households.find((home) => home.no === officer.kin)?.family.relatives[0]
  const idNumber =
    spouse === undefined || officer.kin === undefined
      ? inventedId(20_000 + no, '1979-09-19', 'female')
      : inventedId(officer.kin * PER_FAMILY + 1, spouse.birth, spouse.sex)
  return { mobile: inventedMobile(90_000_000 + no), idNumber }
}

/** Id of the union that an officer works at. */
export const placeOf = ({ unions }: City, { at }: Officer): string =>
  at === 'city' ? CITY : (unions.find(({ key }) => key === at)?.id ?? `OR-${at}`)
