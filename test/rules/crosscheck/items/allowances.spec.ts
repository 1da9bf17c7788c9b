import type { TableRow } from '@domain/kernel/table'
import { answer, differences, itemsOf, unreadable } from './answers'

const allowanceOf = (...cells: TableRow) => itemsOf('civil-affairs', ['起始日期', '终止日期'], cells)

describe('the days of 低保', () => {
  test.each<[string, TableRow, object]>([
    ['both', ['2024-01-01', '2024-12-31'], { from: '2024-01-01', to: '2024-12-31' }],
    ['one and the same', ['2024-01-01', '2024-01-01'], { from: '2024-01-01', to: '2024-01-01' }],
    ['the first', ['2024-01-01', ''], { from: '2024-01-01' }],
    ['the last', ['', '2024-12-31'], { to: '2024-12-31' }],
    ['days to come', ['2027-01-01', '2027-12'], { from: '2027-01-01', to: '2027-12-31' }],
  ])('are read where a bureau names %s', (_what, cells, days) =>
    expect(allowanceOf(...cells)).toStrictEqual([{ of: 'allowance', ...days }]),
  )

  test.each<[string, TableRow, string]>([
    ['the first is none', ['年初', '2024-12-31'], '年初'],
    ['the last is none', ['2024-01-01', '长期'], '长期'],
    ['the last is before the first', ['2024-01-01', '2023-12-31'], '2023-12-31'],
  ])('cannot be read where %s', (_what, cells, cell) => expect(allowanceOf(...cells)).toEqual(unreadable(cell)))

  test('that nobody has filled in are none', () => expect(allowanceOf('', '')).toBeUndefined())
})

test.each<[string, readonly object[], readonly string[]]>([
  ['ended yesterday', [{ to: '2026-03-09' }], ['ended']],
  ['ends today', [{ to: '2026-03-10' }], []],
  ['has no end', [{ from: '2024-01-01' }], []],
  ['ended twice', [{ to: '2024-12-31' }, { to: '2025-12-31' }], ['ended']],
  ['ended once, and runs again', [{ to: '2024-12-31' }, { from: '2025-02-01' }], []],
  ['is not spoken of', [], []],
])('where a certificate was handed in and 低保 %s, the differences are %j', (_what, days, told) => {
  const items = days.map((own) => ({ of: 'allowance', ...own }))
  expect(differences({ declared: { lowIncome: true } }, answer('civil-affairs', 'm0', items))).toEqual({ m0: told })
})
