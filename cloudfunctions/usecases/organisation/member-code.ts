import type { Sealer } from '../../ports/world'

export const MEMBER_CODE_DIGITS = 8

/** The hash by which a member code is stored and looked up; it differs from every other kind of code. */
export const memberCodeHash = (sealer: Sealer, code: string): string => sealer.hash(`member:${code}`, 'code')
