import type { SealedText } from '@domain/household/declaration'
import type { Mobile } from '@domain/kernel/identity-numbers'
import { maskMobile } from '@domain/kernel/masked'
import type { Sealer } from '../../ports/world'

const CONTEXT = 'unit:mobile'
/** All contexts of these sealed texts; a key rotation must reseal the texts of every context. */
export const UNIT_CONTEXTS: readonly string[] = [CONTEXT]

export const sealMobile = (sealer: Sealer, mobile: Mobile): SealedText => ({
  sealed: sealer.seal(mobile, CONTEXT),
  shown: maskMobile(mobile),
})

export const openUnitMobile = (sealer: Sealer, { sealed }: SealedText): Mobile => sealer.open(sealed, CONTEXT) as Mobile
