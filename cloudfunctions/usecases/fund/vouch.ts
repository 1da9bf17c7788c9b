import { canonical } from '@domain/kernel/canonical'
import type { Sealer } from '../../ports/world'
import type { LedgerDoc } from '../stored/collections'

/**
 * The keyed hash that authenticates a ledger line of an allocation. Moves of a grant are also in the chained log of their case;
 * who allocated money, when and why is stored only here.
 */
export const vouchFor = (sealer: Pick<Sealer, 'hash'>, id: string, { vouched: _own, ...doc }: LedgerDoc): string =>
  sealer.hash(`${id}\n${canonical(doc)}`, 'ledger')
