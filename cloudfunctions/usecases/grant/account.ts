import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Ports } from '../../ports/index'
import type { Sealer } from '../../ports/world'
import { openText } from '../household/seal'

type Sealing = Pick<Ports, 'sealer'>

/** Keyed hash of an account: shows whether two accounts are the same, without revealing them. */
export const hashAccount = (sealer: Sealer, number: string): string => sealer.hash(number, 'account')

export const hashOf = ({ sealer }: Sealing, sealed: string): string =>
  hashAccount(sealer, openText(sealer, 'account', { sealed }))

/** The hash of the household's present account. */
export const accountHash = (ports: Sealing, { declaration }: Pick<CaseSnapshot, 'declaration'>): string =>
  hashOf(ports, declaration.account.number.sealed)
