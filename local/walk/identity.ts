import { idCheckCharacter } from '@domain/kernel/identity-numbers'

const digits = (n: number, count: number): string => String(n).padStart(count, '0').slice(-count)

/**
 * A resident identity number whose check character is right and whose area code (999…) does not exist, so that it
 * is nobody's. Different `n` give different numbers up to half a million.
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

/** Nineteen digits of no bank, Luhn digit right. */
export const inventedCard = (n: number): string => {
  const body = `9990000${digits(n, 11)}`
  return `${body}${luhnDigit(body)}`
}

export const inventedMobile = (n: number): string => `199${digits(n, 8)}`
