import type { LookPurpose } from './looks'

/** The least number of characters of an explanation: required only where the purpose itself explains nothing. */
export const OTHER_WORDS_MIN = 4
export const wordsSuffice = (purpose: LookPurpose, words: string): boolean =>
  purpose !== 'other' || [...words.trim()].length >= OTHER_WORDS_MIN
