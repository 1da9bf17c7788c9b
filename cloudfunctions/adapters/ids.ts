import { randomInt } from 'node:crypto'
import type { Ids } from '@cloud/ports/world'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const LENGTH = 16

const pick = (alphabet: string, count: number): string =>
  Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length))).join('')

/** 62^16 possibilities, uniform, from the system's random source. */
export const randomIds: Ids = {
  mint: () => pick(LETTERS, LENGTH),
  digits: (count) => pick('0123456789', count),
}
