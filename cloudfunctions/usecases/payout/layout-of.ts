import { isKeyOf } from '@domain/kernel/keys'
import type { BankLayout } from '@domain/payout/layout'
import { SHIPPED } from '@domain/payout/layouts'

export const GENERIC_KEY = 'generic'

/** The layout of this name; undefined: there is none. */
export const findLayout = async (key: string): Promise<BankLayout | undefined> =>
  isKeyOf(SHIPPED, key) ? SHIPPED[key] : undefined
