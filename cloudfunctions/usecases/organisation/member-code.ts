import type { Sealer } from '../../ports/world'

export const MEMBER_CODE_DIGITS = 8

/** How a member code is kept and looked up: apart from every other kind of code. */
export const memberCodeHash = (sealer: Sealer, code: string): string => sealer.hash(`member:${code}`, 'code')
