import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Ports } from '../../ports/index'
import type { Sealer } from '../../ports/world'
import { openText } from '../household/seal'

type Sealing = Pick<Ports, 'sealer'>

/** Keyed hash of an account: shows whether two accounts are the same, without revealing them. */
export const hashAccount = (sealer: Sealer, number: string): string => sealer.hash(number, 'account')

export const hashOf = ({ sealer }: Sealing, sealed: string): string =>
  hashAccount(sealer, openText(sealer, 'account', { sealed }))

/** The hash of the household's present account; undefined while it has none. */
export const accountHash = (ports: Sealing, { declaration }: Pick<CaseSnapshot, 'declaration'>): string | undefined =>
  declaration.account && hashOf(ports, declaration.account.number.sealed)

/** Whether the grant failed on the account that the household has now. */
export const failedOn = (
  account: string | undefined,
  grant: { readonly failedAccount?: string | undefined },
): boolean => account !== undefined && grant.failedAccount === account
