import { REFUSAL_NUMBERS } from '@domain/kernel/refusal-numbers'

const entries = Object.entries(REFUSAL_NUMBERS)

test('no two refusal codes have the same number', () => {
  expect(new Set(entries.map(([, no]) => no)).size).toBe(entries.length)
})

test.each(entries)('the number of %s lies between 1001 and 8999', (_code, no) => {
  expect(no).toBeGreaterThanOrEqual(1001)
  expect(no).toBeLessThan(9000)
})

test('the numbers in the list only rise, because new codes are appended to their block', () => {
  const numbers = entries.map(([, no]) => no)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
})

test.each([
  ['STALE_VERSION', 1006],
  ['ALREADY_ON_FILE', 2006],
  ['OWN_HOUSEHOLD', 3010],
  ['NOTICE_STILL_OPEN', 4001],
  ['SHEET_CHANGED', 5005],
  ['GRANT_REPEATED', 6001],
  ['BUDGET_EXHAUSTED', 7001],
  ['ORG_WRONG_LEVEL', 8001],
] as const)('the refusal %s always keeps its number %i', (code, no) => {
  expect(REFUSAL_NUMBERS[code]).toBe(no)
})
