import { isKeyOf } from '@domain/kernel/keys'
import type { BankLayout } from '@domain/payout/layout'
import { SHIPPED } from '@domain/payout/layouts'
import type { DocStore } from '../../ports/doc-store'
import { BANK_LAYOUTS, type PayoutBatchDoc } from '../stored/collections'

export const GENERIC_KEY = 'generic'

/** The layout of this name, shipped or made by the union of the batch or the city; undefined: there is none. */
export const findLayout = async (
  store: Pick<DocStore, 'get'>,
  key: string,
  { org, city }: Pick<PayoutBatchDoc, 'org' | 'city'>,
): Promise<BankLayout | undefined> => {
  if (isKeyOf(SHIPPED, key)) return SHIPPED[key]
  const made = (await store.get(BANK_LAYOUTS, key))?.doc
  return made !== undefined && [org, city].includes(made.org) ? made.layout : undefined
}
