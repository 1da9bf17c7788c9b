import { idCheckCharacter } from '@domain/kernel/identity-numbers'

const digits = (n: number, count: number): string => String(n).padStart(count, '0').slice(-count)

/**
 * An ID number with a correct check character and an area code (999…) that does not exist, so that no real person has the
 * number. Different `n` up to half a million give different numbers.
 */
export const inventedId = (n: number, birth: string, sex: 'male' | 'female'): string => {
  const order = (Math.floor(n / 1000) % 500) * 2 + (sex === 'male' ? 1 : 0)
  const first17 = `999${digits(n, 3)}${birth.replaceAll('-', '')}${digits(order, 3)}`
  return `${first17}${idCheckCharacter(first17)}`
}

export const luhnDigit = (body: string): string => {
  const sum = [...body].reverse().reduce((total, letter, i) => {
    const doubled = Number(letter) * (i % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** Nineteen digits of no bank, with a correct Luhn digit. */
export const inventedCard = (n: number): string => {
  const body = `9990000${digits(n, 11)}`
  return `${body}${luhnDigit(body)}`
}

export const inventedMobile = (n: number): string => `199${digits(n, 8)}`
