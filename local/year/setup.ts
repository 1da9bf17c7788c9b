import type { PostRole } from '@domain/organisation/roles'
import { CITY, countyId } from '../town/found'
import { JURISDICTIONS, type Jurisdiction } from '../town/jiangmen'
import { OFFICERS, type Officer } from '../town/officers'
import { BASE_UNIONS } from '../town/unions'
import type { Hand } from '../walk/hand'
import { appoint, registerUnion, sayWho } from '../walk/register'
import { seatCommittee } from '../walk/steps'
import { policy2023 } from './policy-2023'

const ADMINISTRATOR = 'city-admin'

const holds = (at: Officer['at'], role: PostRole): boolean =>
  OFFICERS.some((officer) => officer.at === at && officer.role === role)

/** Fund officers for each jurisdiction where the town has none, because every county handles its own money. */
const moneyOfficers = (): readonly Officer[] =>
  JURISDICTIONS.filter((at) => !holds(at, 'fund-officer')).flatMap((at): Officer[] => [
    { key: `${at}-fund`, name: '制单甲', role: 'fund-officer', at },
    { key: `${at}-approve`, name: '复核乙', role: 'fund-approver', at },
  ])

const STAFF: readonly Officer[] = [...OFFICERS, ...moneyOfficers()]

/** The reviewer of a jurisdiction; for 市直 units the city reviewer acts as the county. */
export const countyReviewer = (jurisdiction: Jurisdiction): string =>
  jurisdiction === 'direct' ? 'city-review-2' : `${jurisdiction}-review`

export const moneyCrew = (jurisdiction: Jurisdiction): { readonly maker: string; readonly approver: string } => ({
  maker: `${jurisdiction}-fund`,
  approver: `${jurisdiction}-approve`,
})

/** Adds persons who open the app for the first time. */
export const introduce = async (base: string, keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    const reply = await fetch(`${base}desk/people`, { method: 'POST', body: JSON.stringify({ key, name: key }) })
    if (!reply.ok) throw new Error(`nobody new: ${await reply.text()}`)
    await reply.arrayBuffer()
  }
}

/** Enters policy, unions and officers as an administrator would. Returns the ids of the base unions by key. */
export const settle = async (hand: Hand, base: string): Promise<ReadonlyMap<string, string>> => {
  const newcomers = STAFF.filter((officer) => officer.key !== ADMINISTRATOR)
  await introduce(
    base,
    newcomers.map((officer) => officer.key),
  )
  await sayWho(hand, ADMINISTRATOR, (await hand.tell(ADMINISTRATOR, 'me.open', {})).name ?? '')
  await hand.tell(ADMINISTRATOR, 'policy.publish', { org: CITY, policy: policy2023() })
  const unions = new Map<string, string>()
  for (const { key, name, staff, at } of BASE_UNIONS)
    unions.set(key, await registerUnion(hand, ADMINISTRATOR, { name, staff, county: countyId(at) }))
  for (const { key, name, role, at } of newcomers)
    await appoint(hand, ADMINISTRATOR, { person: key, name, role, org: unions.get(at) ?? `OR-${at}` })
  // entered beforehand, because later two households of one union would enter it on the same day
  for (const [key, org] of unions) await seatCommittee(hand, `${key}-1`, org)
  return unions
}
