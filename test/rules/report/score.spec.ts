import { FULL_MARKS, rateOf, SCORE_ITEMS, suggestedScores } from '@domain/report/score'

const figures = {
  paid: 90_000_00,
  allocated: 100_000_00,
  noticeCoverage: { with: 300, of: 300 },
  crosscheckCoverage: { with: 150, of: 300 },
  paidOnTime: { with: 186, of: 192 },
  marks: [5, 4, 4.5],
}

test('the items of the score table add up to one hundred', () => {
  expect(SCORE_ITEMS.reduce((sum, item) => sum + FULL_MARKS[item], 0)).toBe(100)
  expect(FULL_MARKS.quantity + FULL_MARKS.quality + FULL_MARKS.timeliness + FULL_MARKS.cost).toBe(50)
})

test('marks are suggested where figures exist, and the other items are left to people', () => {
  expect(suggestedScores(figures)).toEqual({
    budget: 9,
    quantity: undefined,
    quality: 11.3,
    timeliness: 9.7,
    cost: undefined,
    effect: undefined,
    satisfaction: 9,
  })
})

test('an empty year suggests no marks', () => {
  const none = { with: 0, of: 0 }
  const empty = { paid: 0, allocated: 0, noticeCoverage: none, crosscheckCoverage: none, paidOnTime: none, marks: [] }
  expect(Object.values(suggestedScores(empty)).every((score) => score === undefined)).toBe(true)
})

test('a rate never exceeds one', () => {
  expect(rateOf({ with: 12, of: 10 })).toBe(1)
})
