import { shownOf } from '@domain/report/city-sums'

const shown = (...counts: readonly number[]): readonly (number | null)[] => {
  const cells = counts.map((count, i) => ({ count, i }))
  const kept = shownOf(cells, ({ count }) => count)
  return cells.map((cell) => (kept.has(cell) ? cell.count : null))
}

test.each([
  ['nought is shown, and so is five', [0, 5, 9], [0, 5, 9]],
  ['one small count alone would follow from the total: the next smallest goes with it', [3, 20, 7], [null, 20, null]],
  ['two small counts hide each other', [3, 20, 4], [null, 20, null]],
  ['a small count with nothing beside it', [2, 0, 0], [null, 0, 0]],
])('%s', (_name, counts, expected) => {
  expect(shown(...counts)).toEqual(expected)
})
