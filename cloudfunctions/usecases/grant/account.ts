import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Ports } from '../../ports/index'
import { openText } from '../household/seal'

type Sealing = Pick<Ports, 'sealer'>

/** Keyed hash of an account: says whether it is another one, not which. */
export const hashOf = ({ sealer }: Sealing, sealed: string): string =>
  sealer.hash(openText(sealer, 'account', { sealed }), 'account')

/** The household's own account as it stands now. */
export const accountHash = (ports: Sealing, { declaration }: Pick<CaseSnapshot, 'declaration'>): string =>
  hashOf(ports, declaration.account.number.sealed)
