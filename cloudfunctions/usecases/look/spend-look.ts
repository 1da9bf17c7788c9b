import { hourOf, looksPerHour } from '@domain/application/looks'
import type { CaseId } from '@domain/kernel/ids'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { PostRole } from '@domain/organisation/roles'
import type { Signed } from '../../dispatch/context'
import type { Tx } from '../../ports/doc-store'
import { LOOK_HOURS, type LookHourDoc } from '../collections'

type Looker = Pick<Signed, 'person' | 'now'>

export const lookHourId = ({ person, now }: Looker): string => `${person.id}:${hourOf(now).since}`

/** How many looks an hour the city allows this role; before a city has a policy at all, the usual number. */
export const budgetOf = async ({ policy }: Pick<Signed, 'policy'>, role: PostRole): Promise<number> => {
  const inForce = await policy()
  return looksPerHour(role, inForce.ok ? inForce.value.looks?.perHour : undefined)
}

/**
 * One look more in this hour, written together with the line of the register: looks at the same moment cannot exceed the
 * budget between them. The papers of one household are one look however many pictures they are.
 */
export const spendLook = async (tx: Tx, looker: Looker, most: number, papersOf?: CaseId): Promise<Result<true>> => {
  const { since, until } = hourOf(looker.now)
  const id = lookHourId(looker)
  const seen = await tx.get(LOOK_HOURS, id)
  const hour: LookHourDoc = seen?.doc ?? { person: looker.person.id, since, count: 0, households: [] }
  if (papersOf !== undefined && hour.households.includes(papersOf)) return ok(true)
  if (hour.count >= most) return refuse('LOOKS_USED_UP', { most, until })
  const households = papersOf === undefined ? hour.households : [...hour.households, papersOf]
  const next = { ...hour, count: hour.count + 1, households }
  if (seen === undefined) await tx.insert(LOOK_HOURS, id, next)
  else await tx.replace(LOOK_HOURS, seen, next)
  return ok(true)
}
