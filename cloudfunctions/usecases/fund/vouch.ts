import { canonical } from '@domain/kernel/canonical'
import type { Sealer } from '../../ports/world'
import type { LedgerDoc } from '../stored/collections'

/**
 * What vouches for an allocation: moves of a grant stand in their case's log as well, which is linked; who gave a line its
 * money, when and why stands here alone.
 */
export const vouchFor = (sealer: Pick<Sealer, 'hash'>, id: string, { vouched: _own, ...doc }: LedgerDoc): string =>
  sealer.hash(`${id}\n${canonical(doc)}`, 'ledger')
