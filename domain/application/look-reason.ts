import type { LookPurpose } from './looks'

/** Words beside a purpose: wanted where the purpose itself says nothing, and so many that they say something. */
export const OTHER_WORDS_MIN = 4
export const wordsSuffice = (purpose: LookPurpose, words: string): boolean =>
  purpose !== 'other' || [...words.trim()].length >= OTHER_WORDS_MIN
