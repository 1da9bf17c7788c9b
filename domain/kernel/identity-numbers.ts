import * as z from 'zod/mini'
import { plainIdNumber, plainMobile, plainNumber } from './plain'
import { PlainDate } from './plain-date'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of GB 11643-1999 for the first 17 digits. */
export const idCheckCharacter = (first17: string): string =>
  '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(first17.charAt(i)), 0) % 11)

const idIsSound = (text: string): boolean =>
  /^\d{17}[\dX]$/.test(text) &&
  PlainDate.safeParse(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`).success &&
  idCheckCharacter(text.slice(0, 17)) === text.charAt(17)

/** Resident identity number: 18 characters with a valid check character (GB 11643). Typed with blanks or `x`, it is cleaned. */
export const IdNumber = z
  .string()
  .check(z.overwrite(plainIdNumber), z.regex(/^\d{17}[\dX]$/), z.refine(idIsSound, 'ID_NUMBER_WRONG'))
  .brand<'IdNumber'>()
export type IdNumber = z.infer<typeof IdNumber>

export const birthDateOf = (id: IdNumber): PlainDate =>
  `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}` as PlainDate
export const sexOf = (id: IdNumber): 'male' | 'female' => (Number(id.charAt(16)) % 2 === 1 ? 'male' : 'female')

const luhn = (digits: string): boolean => {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i)) * (i % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

/** Bank card number: 12–19 digits with a valid Luhn digit. */
export const BankCard = z
  .string()
  .check(z.overwrite(plainNumber), z.regex(/^\d{12,19}$/), z.refine(luhn, 'BANK_CARD_WRONG'))
  .brand<'BankCard'>()
export type BankCard = z.infer<typeof BankCard>

/** Mainland mobile number, 11 digits. */
export const Mobile = z
  .string()
  .check(z.overwrite(plainMobile), z.regex(/^1[3-9]\d{9}$/))
  .brand<'Mobile'>()
export type Mobile = z.infer<typeof Mobile>
