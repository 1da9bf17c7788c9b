import { hoursOf, looksPerHour, looksUsedUntil } from '@domain/application/looks'
import type { CaseId, PersonId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { PostRole } from '@domain/organisation/roles'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { LOOK_HOURS, type LookHourDoc } from '../stored/collections'
import { upsert } from '../stored/documents'

type Looker = Pick<Signed, 'person' | 'selves' | 'now'>

/** The account under which the looks of all accounts of one person are counted. */
const countedAs = ({ person, selves }: Looker): PersonId => [...selves.own].sort()[0] ?? person.id
const idOf = (account: PersonId, since: number): string => `${account}:${since}`

/** An empty counter for the present clock hour. */
export const freshHour = (looker: Looker): { readonly id: string; readonly hour: LookHourDoc } => {
  const person = countedAs(looker)
  const { since } = hoursOf(looker.now)
  return { id: idOf(person, since), hour: { person, since, count: 0, at: [], households: [] } }
}

/** The time of each look; looks stored without a time count as made at the start of their clock hour, and so expire with it. */
const momentsOf = ({ at = [], count, since }: LookHourDoc): readonly number[] => [
  ...Array.from({ length: count - at.length }, () => since),
  ...at,
]

/** This person's looks in the present clock hour and the one before, under any of their accounts. */
const recentLooks = async (tx: Tx, looker: Looker): Promise<readonly Stored<LookHourDoc>[]> => {
  const { since, before } = hoursOf(looker.now)
  const ids = looker.selves.own.flatMap((account) => [idOf(account, since), idOf(account, before)])
  return (await tx.getMany(LOOK_HOURS, ids)).flatMap((seen) => seen ?? [])
}

/** How many looks per hour the city allows this role; the usual number while the city has no policy. */
export const budgetOf = async ({ policyToday }: Pick<Signed, 'policyToday'>, role: PostRole): Promise<number> =>
  looksPerHour(role, (await policyToday())?.looks?.perHour)

/**
 * Counts one more look, or several, in the same transaction as the register line: concurrent looks, from whichever account, cannot exceed
 * the limit together. All papers of one household count as one look per clock hour.
 */
export const spendLook = async (tx: Tx, looker: Looker, most: number, papersOf?: CaseId, looks = 1) => {
  const { id, hour: fresh } = freshHour(looker)
  const found = await recentLooks(tx, looker)
  const recent = found.map(({ doc }) => doc)
  const thisHour = recent.filter(({ since }) => since === fresh.since)
  if (papersOf !== undefined && thisHour.some(({ households }) => households.includes(papersOf))) return ok(true)
  // all of several looks must be within the limit
  const until = looksUsedUntil(recent.flatMap(momentsOf), looker.now, Math.max(most - looks + 1, 0))
  if (until !== undefined) return refuse('LOOKS_USED_UP', { most, until })
  const seen = found.find((one) => one.doc.person === fresh.person && one.doc.since === fresh.since)
  const hour = seen?.doc ?? fresh
  const households = papersOf === undefined ? hour.households : [...hour.households, papersOf]
  const times = Array.from({ length: looks }, () => looker.now)
  const next = { ...hour, count: hour.count + looks, at: [...(hour.at ?? []), ...times], households }
  await upsert(tx, LOOK_HOURS, id, seen, next)
  return ok(true)
}
