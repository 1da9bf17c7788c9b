import type { OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { BankLayout } from '@domain/payout/layout'
import type { Collection } from '../../ports/doc-store'

/**
 * A layout that a union has made from its bank's sample. It is never changed: batches name the one they went out in, and a later one
 * of the same name takes its place.
 */
export type BankLayoutDoc = {
  readonly org: OrgId
  readonly layout: BankLayout
  readonly savedOn: PlainDate
  readonly by: PersonId
  readonly at: number
  /** from here on its name is no longer offered */
  readonly off?: true
}
/** id = 20 hexadecimal digits, derived from the command */
export const BANK_LAYOUTS: Collection<BankLayoutDoc> = {
  name: 'bankLayouts',
  indexes: { byOrg: { eq: ['org'], sort: 'at' } },
  keys: ({ org, at }) => ({ org, at }),
}
