import { hoursOf, looksPerHour, looksUsedUntil } from '@domain/application/looks'
import type { CaseId, PersonId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { PostRole } from '@domain/organisation/roles'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { LOOK_HOURS, type LookHourDoc } from '../stored/collections'

type Looker = Pick<Signed, 'person' | 'selves' | 'now'>

/** The account under which the looks of all the accounts of one person are counted. */
const countedAs = ({ person, selves }: Looker): PersonId => [...selves.own].sort()[0] ?? person.id
const idOf = (account: PersonId, since: number): string => `${account}:${since}`

/** What is kept of the hour of the clock that it is, with nothing in it yet. */
export const freshHour = (looker: Looker): { readonly id: string; readonly hour: LookHourDoc } => {
  const person = countedAs(looker)
  const { since } = hoursOf(looker.now)
  return { id: idOf(person, since), hour: { person, since, count: 0, at: [], households: [] } }
}

/** When each look was; of those noted without their moment it is known only in which hour of the clock, and they lapse with it. */
const momentsOf = ({ at = [], count, since }: LookHourDoc): readonly number[] => [
  ...Array.from({ length: count - at.length }, () => since),
  ...at,
]

/** What this person has looked at in this hour of the clock and the one before, under whichever account it was noted. */
const recentLooks = async (tx: Tx, looker: Looker): Promise<readonly Stored<LookHourDoc>[]> => {
  const { since, before } = hoursOf(looker.now)
  const ids = looker.selves.own.flatMap((account) => [idOf(account, since), idOf(account, before)])
  const found = await Promise.all(ids.map((id) => tx.get(LOOK_HOURS, id)))
  return found.flatMap((seen) => seen ?? [])
}

/** How many looks an hour the city allows this role; before a city has a policy at all, the usual number. */
export const budgetOf = async ({ policy }: Pick<Signed, 'policy'>, role: PostRole): Promise<number> => {
  const inForce = await policy()
  return looksPerHour(role, inForce.ok ? inForce.value.looks?.perHour : undefined)
}

/**
 * One look more, written together with the line of the register: looks at the same moment, by whichever account, cannot exceed
 * the budget between them. The papers of one household are one look an hour of the clock however many pictures they are.
 */
export const spendLook = async (tx: Tx, looker: Looker, most: number, papersOf?: CaseId) => {
  const { id, hour: fresh } = freshHour(looker)
  const found = await recentLooks(tx, looker)
  const recent = found.map(({ doc }) => doc)
  const thisHour = recent.filter(({ since }) => since === fresh.since)
  if (papersOf !== undefined && thisHour.some(({ households }) => households.includes(papersOf))) return ok(true)
  const until = looksUsedUntil(recent.flatMap(momentsOf), looker.now, most)
  if (until !== undefined) return refuse('LOOKS_USED_UP', { most, until })
  const seen = found.find((one) => one.doc.person === fresh.person && one.doc.since === fresh.since)
  const hour = seen?.doc ?? fresh
  const households = papersOf === undefined ? hour.households : [...hour.households, papersOf]
  const next = { ...hour, count: hour.count + 1, at: [...(hour.at ?? []), looker.now], households }
  if (seen === undefined) await tx.insert(LOOK_HOURS, id, next)
  else await tx.replace(LOOK_HOURS, seen, next)
  return ok(true)
}
