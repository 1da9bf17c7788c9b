import { BankCard, IdNumber, Mobile } from '@domain/kernel/identity-numbers'

// Bounded by anything that is no part of a word: an id or a token of ours may hold a run of digits by chance.
const CANDIDATE = /(?<![0-9A-Za-z_-])\d{11,19}[Xx]?(?![0-9A-Za-z_-])/g

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const CARD_MIN = 16 // a moment in milliseconds is shorter, and one in ten of those would pass for a card

const isOfPerson = (number: string): boolean =>
  IdNumber.safeParse(number).success ||
  Mobile.safeParse(number).success ||
  (number.length >= CARD_MIN && BankCard.safeParse(number).success)

/**
 * Which of these lines (addresses, log lines) hold something of a person: a number that is somebody's ID, mobile or
 * account by its own rule, or one of these names.
 */
export const tellsOfPeople = (lines: readonly string[], names: readonly string[]): readonly string[] =>
  lines.filter((line) => {
    const text = decoded(line)
    const numbers = [...text.matchAll(CANDIDATE)].map(([number]) => number.toUpperCase())
    return numbers.some(isOfPerson) || names.some((name) => text.includes(name))
  })
