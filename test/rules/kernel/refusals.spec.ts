import { REFUSAL_NUMBERS } from '@domain/kernel/refusal-numbers'

const entries = Object.entries(REFUSAL_NUMBERS)

test('no number is given twice', () => {
  expect(new Set(entries.map(([, no]) => no)).size).toBe(entries.length)
})

test.each(entries)('%s stands in a block of a thousand', (_code, no) => {
  expect(no).toBeGreaterThanOrEqual(1001)
  expect(no).toBeLessThan(9000)
})

test('within the list, blocks and numbers only rise: new codes are appended', () => {
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
] as const)('%s keeps its number %i for ever', (code, no) => {
  expect(REFUSAL_NUMBERS[code]).toBe(no)
})
