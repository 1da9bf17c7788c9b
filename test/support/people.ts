import { idCheckCharacter } from '@domain/kernel/identity-numbers'

/** A fictional ID number: valid in every digit, with an area code (999001) that does not exist. */
export const anIdNumber = (seed: number, born = '1980-05-01', sex: 'male' | 'female' = 'male'): string => {
  const order = (seed * 2 + (sex === 'male' ? 1 : 0)) % 1000
  const area = 999_001 - Math.floor((seed * 2) / 1000)
  const first17 = `${area}${born.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return `${first17}${idCheckCharacter(first17)}`
}

const luhnDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** A fictional card number: no bank uses the prefix 00. */
export const aCardNumber = (seed: number): string => {
  const digits = `0000${String(seed).padStart(14, '0')}`
  return `${digits}${luhnDigit(digits)}`
}

/** A fictional mobile number. */
export const aMobile = (seed: number): string => `138${String(seed).padStart(8, '0')}`

const FAMILY = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']
const FIRST = ['子某', '丑某', '寅某', '卯某', '辰某', '巳某', '午某', '未某', '申某', '酉某', '戌某', '亥某']

/** A fictional name; different for each seed up to 120. */
export const aName = (seed: number): string =>
  `${FAMILY[seed % FAMILY.length] ?? ''}${FIRST[Math.floor(seed / FAMILY.length) % FIRST.length] ?? ''}`
