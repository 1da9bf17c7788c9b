import { BankCard, birthDateOf, IdNumber, idCheckCharacter, Mobile, sexOf } from '@domain/kernel/identity-numbers'
import { aCardNumber, aMobile, anIdNumber } from '@test/support/people'
import fc from 'fast-check'

const seeds = fc.integer({ min: 0, max: 400 })
const days = fc
  .tuple(fc.integer({ min: 1930, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)

test('the check character makes the number congruent to one modulo eleven (GB 11643, ISO 7064 MOD 11-2)', () => {
  fc.assert(
    fc.property(seeds, days, (seed, born) => {
      const id = anIdNumber(seed, born)
      // each digit weighs twice the digit to its right, the last weighs one; X is ten
      const value = [...id].reduce((sum, digit) => sum * 2n + (digit === 'X' ? 10n : BigInt(digit)), 0n)
      expect(value % 11n).toBe(1n)
      expect(idCheckCharacter(id.slice(0, 17))).toBe(id.charAt(17))
    }),
  )
})

test('a valid identity number yields the birth date and the sex', () => {
  fc.assert(
    fc.property(seeds, days, fc.constantFrom('male' as const, 'female' as const), (seed, born, sex) => {
      const id = IdNumber.parse(anIdNumber(seed, born, sex))
      expect(birthDateOf(id)).toBe(born)
      expect(sexOf(id)).toBe(sex)
    }),
  )
})

test('a lower-case x is converted to X, and surrounding spaces are removed', () => {
  const withX = Array.from({ length: 60 }, (_, seed) => anIdNumber(seed)).find((id) => id.endsWith('X')) ?? ''
  expect(IdNumber.parse(` ${withX.toLowerCase()} `)).toBe(withX)
})

test('an identity number with any one wrong digit is refused', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (seed, at, shift) => {
      const right = anIdNumber(seed)
      const wrong = `${right.slice(0, at)}${(Number(right.charAt(at)) + shift) % 10}${right.slice(at + 1)}`
      expect(IdNumber.safeParse(wrong).success).toBe(false)
    }),
  )
})

test.each([
  ['fifteen digits of the old kind', '999001800501001'],
  ['a thirteenth month', `99900119801301001${idCheckCharacter('99900119801301001')}`],
  ['the thirtieth of February', `99900119800230001${idCheckCharacter('99900119800230001')}`],
  ['letters', '99900119800501001A'],
  ['nothing', ''],
])('%s is refused as an identity number', (_what, text) => {
  expect(IdNumber.safeParse(text).success).toBe(false)
})

test('a wrong check digit has an error code of its own, so that the form can explain the error', () => {
  const right = anIdNumber(1)
  const wrong = `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`
  expect(IdNumber.safeParse(wrong).error?.issues.map((issue) => issue.message)).toContain('ID_NUMBER_WRONG')
})

test('a bank card number must have the right Luhn check digit', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const card = aCardNumber(seed)
      expect(BankCard.safeParse(card).success).toBe(true)
      expect(BankCard.safeParse(`${card.slice(0, -1)}${(Number(card.at(-1)) + 1) % 10}`).success).toBe(false)
    }),
  )
})

test.each(['1234', '0'.repeat(20), '6222-0000-0000-0000'])('the bank card number %s is refused', (text) => {
  expect(BankCard.safeParse(text).success).toBe(false)
})

test.each([
  [aMobile(1), true],
  ['12800000001', false],
  ['1380000000', false],
  ['+8613800000001', true],
  ['+8523800000001', false],
])('the mobile number %s is valid: %s', (text, sound) => {
  expect(Mobile.safeParse(text).success).toBe(sound)
})
