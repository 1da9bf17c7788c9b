import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Ports } from '../../ports/index'
import { openText } from '../household/seal'

/** Keyed hash of the household's own account as it stands now: says whether it is another one, not which. */
export const accountHash = (
  { sealer }: Pick<Ports, 'sealer'>,
  { declaration }: Pick<CaseSnapshot, 'declaration'>,
): string => sealer.hash(openText(sealer, 'account', declaration.account.number), 'account')
