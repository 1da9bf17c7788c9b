import { BankCard, IdNumber, Mobile } from '@domain/kernel/identity-numbers'

// A number not adjacent to letters, digits, `_` or `-`: ids and tokens of ours may contain a run of digits by chance.
const CANDIDATE = /(?<![0-9A-Za-z_-])\d{11,19}[Xx]?(?![0-9A-Za-z_-])/g

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const CARD_MIN = 16 // a time in milliseconds is shorter; one in ten would pass as a card

const isOfPerson = (number: string): boolean =>
  IdNumber.safeParse(number).success ||
  Mobile.safeParse(number).success ||
  (number.length >= CARD_MIN && BankCard.safeParse(number).success)

/** The lines (addresses, log lines) that contain personal data: a valid ID, mobile or account number, or one of these names. */
export const tellsOfPeople = (lines: readonly string[], names: readonly string[]): readonly string[] =>
  lines.filter((line) => {
    const text = decoded(line)
    const numbers = [...text.matchAll(CANDIDATE)].map(([number]) => number.toUpperCase())
    return numbers.some(isOfPerson) || names.some((name) => text.includes(name))
  })
