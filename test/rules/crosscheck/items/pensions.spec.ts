import type { TableRow } from '@domain/kernel/table'
import { answer, type Case, differences, itemsOf, unreadable } from './answers'

const pensionsOf = (...cells: TableRow) => itemsOf('pensions', ['发放月份', '发放金额'], cells)

describe('the month of a pension', () => {
  test.each<[string, readonly (string | number)[]]>([
    [
      '2026-02',
      ['2026-02', '2026-2', '2026/02', '2026.2', '2026年2月', '2026年02月', '202602', 202_602, '２０２６－０２'],
    ],
    ['2025-12', ['2025-12', '2025年12月', '202512']],
    ['2026-01', ['2026-01-31', '2026/1/31', '2026.1.31', '20260131', '2026年1月31日', '2026年1月31', '2026 年 1 月']],
  ])('is %s in %j', (month, cells) => {
    for (const cell of cells) expect(pensionsOf(cell, 100)).toStrictEqual([{ of: 'pension', month, sum: 10_000 }])
  })

  test.each([
    '2026-13',
    '2026-00',
    '202613',
    '二月',
    '2026',
    '02-2026',
    '约2026-02',
    '12026-02',
    '2026-02起',
    '2026-02至2026-03',
    `2026-02${' '.repeat(30)}起`,
  ])('cannot be read from %s', (cell) => expect(pensionsOf(cell, 100)).toEqual(unreadable(cell.slice(0, 20))))
})

test('a sum that is none is told as it stands, a missing sum as an empty cell, and a sum of nothing is no pension', () => {
  expect(pensionsOf('2026-02', '三千')).toEqual(unreadable('三千'))
  expect(pensionsOf('2026-02', '9999999999万元')).toEqual(unreadable('9999999999万元'))
  expect(pensionsOf('2026-02', '')).toEqual(unreadable(''))
  expect(pensionsOf('', '¥3,200.5元')).toStrictEqual([{ of: 'pension', sum: 320_050 }])
  expect(pensionsOf('', '')).toBeUndefined()
  expect(pensionsOf('', 0)).toBeUndefined()
  expect(pensionsOf('', 0.01)).toStrictEqual([{ of: 'pension', sum: 1 }])
})

describe('the pensions of a year', () => {
  const paid = (yuan: number, month?: string) => ({
    of: 'pension',
    sum: yuan * 100,
    ...(month === undefined ? {} : { month }),
  })
  const incomes = (...lines: readonly (readonly [string, number])[]) => ({
    incomes: lines.map(([kind, yuan]) => ({ member: 'm0', kind, amount: yuan * 100 })),
  })
  const told = (about: Case, ...items: readonly object[]) => differences(about, answer('pensions', 'm0', items))['m0']
  const declared = incomes(['pension', 36_000])

  test('are held against declared pensions, resident pensions and unemployment benefit together, and no other income', () => {
    const all = incomes(['pension', 12_000], ['resident-pension', 12_000], ['unemployment', 12_000], ['wages', 99_000])
    expect(told({ declared: all }, paid(3000))).toEqual([])
    expect(told({ declared: all }, paid(3000.01))).toEqual(['more'])
  })

  test('of two months or more are those of the declared twelve, from the first to the last', () => {
    const [first, last] = [paid(18_000, '2025-03'), paid(18_000, '2026-02')]
    expect(told({ declared }, first, last)).toEqual([])
    expect(told({ declared }, first, last, paid(9999, '2025-02'), paid(9999, '2026-03'), paid(9999))).toEqual([])
    expect(told({ declared }, first, last, paid(0.01, '2025-04'))).toEqual(['more'])
  })

  test('of months that are not the declared ones stand for every month, by what one month has on average', () => {
    expect(told({ declared }, paid(2000, '2026-03'), paid(4000, '2026-04'))).toEqual([])
    expect(told({ declared }, paid(2000, '2026-03'), paid(4000.01, '2026-04'))).toEqual(['more'])
    expect(told({ declared }, paid(1000, '2026-03'), paid(2000, '2026-03'))).toEqual([])
  })

  test('may be more than declared by the percentage that the city allows', () => {
    const about = { declared, bounds: { incomePercent: 10 } }
    expect(told(about, paid(3300))).toEqual([])
    expect(told(about, paid(3300.01))).toEqual(['more'])
  })

  test('are asked about only in the answers that speak of them', () =>
    expect(
      differences({ declared }, answer('pensions', 'm0', [paid(4000)], '甲'), answer('pensions', 'm0', [], '乙')),
    ).toEqual({ m0甲: ['more'], m0乙: [] }))
})
