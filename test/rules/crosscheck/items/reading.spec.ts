import type { TableRow } from '@domain/kernel/table'
import type { Counterpart } from '@domain/policy/policy'
import { itemsOf, person, read } from './answers'

describe('a home', () => {
  const headings = ['房屋用途', '建筑面积（㎡）', '共有情况']
  test.each<[TableRow, object]>([
    [['商品房', '88.50', '单独所有'], { of: 'home', kind: 'commercial', squareMetres: 88.5, share: 1000 }],
    [['成套住宅', '88㎡', '1/3'], { of: 'home', kind: 'commercial', squareMetres: 88, share: 333 }],
    [['宅基地', '１２０平方米', '50%'], { of: 'home', kind: 'self-built', squareMetres: 120, share: 500 }],
    [['商业', 20, '共同共有'], { of: 'home', kind: 'shop', squareMetres: 20, share: 'joint' }],
    [['工业', '', '0.5'], { of: 'home', called: '工业', share: 500 }],
    [['', 60, ''], { of: 'home', squareMetres: 60 }],
    [['住宅', 60, '按份共有'], { of: 'home', kind: 'commercial', squareMetres: 60, share: 'joint' }],
    [['住宅', 60, '按份共有 50%'], { of: 'home', kind: 'commercial', squareMetres: 60, share: 500 }],
  ])('in the cells %j is read', (cells, item) => expect(itemsOf('real-estate', headings, cells)).toEqual([item]))

  test.each<[TableRow, string]>([
    [['住宅', '八十', ''], '八十'],
    [['住宅', 0, ''], '0'],
    [['住宅', 80, '三分'], '三分'],
    [['住宅', 80, '3/2'], '3/2'],
    [['住宅', 80, '0'], '0'],
    [['住宅', '9999999万', ''], '住宅 9999999万 '],
  ])('in the cells %j cannot be read, and the row says which cell', (cells, cell) =>
    expect(itemsOf('real-estate', headings, cells)).toEqual([{ row: 2, problem: 'item-unreadable', cell }]),
  )
})

test('a vehicle has a kind and the day of its registration, however they are written', () => {
  const headings = ['车型', '初次登记日期']
  const read_ = (...cells: TableRow) => itemsOf('vehicles', headings, cells)
  expect(read_('小型普通客车', '2019/3/8')).toEqual([{ of: 'vehicle', kind: 'car', registeredOn: '2019-03-08' }])
  expect(read_('二轮摩托车', '')).toEqual([{ of: 'vehicle', kind: 'motorcycle' }])
  expect(read_('挖掘机', '20190308')).toEqual([{ of: 'vehicle', called: '挖掘机', registeredOn: '2019-03-08' }])
  expect(read_('轿车', '2026-03-11')).toEqual([{ row: 2, problem: 'item-unreadable', cell: '2026-03-11' }])
})

test('a pension has a month and a sum; a month without a sum cannot be read, and a sum of nothing is none', () => {
  const headings = ['发放月份', '金额']
  const read_ = (...cells: TableRow) => itemsOf('pensions', headings, cells)
  expect(read_('2026年2月', '3,200.50')).toEqual([{ of: 'pension', month: '2026-02', sum: 320_050 }])
  expect(read_('202602', 3200)).toEqual([{ of: 'pension', month: '2026-02', sum: 320_000 }])
  expect(read_('2026/2/28', '3200元')).toEqual([{ of: 'pension', month: '2026-02', sum: 320_000 }])
  expect(read_('', 3200)).toEqual([{ of: 'pension', sum: 320_000 }])
  expect(read_('2026-02', '0.00')).toBeUndefined()
  expect(read_('2026-02', '')).toEqual([{ row: 2, problem: 'item-unreadable', cell: '' }])
  expect(read_('2026-13', 10)).toEqual([{ row: 2, problem: 'item-unreadable', cell: '2026-13' }])
})

test('a deposit is read in the unit of its heading or of its cell', () => {
  expect(itemsOf('banks', ['余额（万元）'], ['35'])).toEqual([{ of: 'deposit', sum: 35_000_000 }])
  expect(itemsOf('banks', ['余额'], ['35万元'])).toEqual([{ of: 'deposit', sum: 35_000_000 }])
  expect(itemsOf('banks', ['余额（元）', '余额日期'], ['1,234.56', '2026-03-01'])).toEqual([
    { of: 'deposit', sum: 123_456, on: '2026-03-01' },
  ])
  expect(itemsOf('banks', ['余额（万元）'], ['35元'])).toEqual([{ of: 'deposit', sum: 3500 }])
})

test('an enrolment has a school and a stage, 低保 its days', () => {
  expect(itemsOf('enrolment', ['学校名称', '学段'], ['江门一中', '普通高中'])).toEqual([
    { of: 'enrolment', school: '江门一中', stage: 'senior' },
  ])
  expect(itemsOf('enrolment', ['学校名称', '学段'], ['江门一中', '补习'])).toEqual([
    { of: 'enrolment', school: '江门一中', called: '补习' },
  ])
  expect(itemsOf('civil-affairs', ['起始日期', '终止日期'], ['2024-01-01', '2027-12-31'])).toEqual([
    { of: 'allowance', from: '2024-01-01', to: '2027-12-31' },
  ])
  expect(itemsOf('civil-affairs', ['起始日期', '终止日期'], ['2024-01-01', '2023-12-31'])).toEqual([
    { row: 2, problem: 'item-unreadable', cell: '2023-12-31' },
  ])
})

test('all rows of a person are one answer; where one of them has words only, the items are not all there is', () => {
  const headings = ['房屋用途', '面积']
  expect(itemsOf('real-estate', headings, ['住宅', 88], ['商铺', 20])).toHaveLength(2)
  expect(itemsOf('real-estate', headings, ['住宅', 88], ['', ''])).toBeUndefined()
})

test('an item beside 无记录 is a problem of its row, and of the whole person', () => {
  const rows = [
    [...person(1, '无记录'), '住宅', 88],
    [...person(2), '住宅', 88],
    [...person(2), '住宅', '八十'],
  ]
  const { lines, problems } = read('real-estate', ['房屋用途', '面积'], rows)
  expect(lines).toEqual([])
  expect(problems.map(({ row, problem }) => [row, problem])).toEqual([
    [2, 'item-without-record'],
    [4, 'item-unreadable'],
    [3, 'no-repeated'],
  ])
})

test('a failed formula, or a character that is none, is never taken as an item', () => {
  for (const cell of ['#N/A', '\u0007住宅'])
    expect(itemsOf('real-estate', ['房屋用途'], [cell])).toEqual([{ row: 2, problem: 'item-unreadable', cell: '' }])
})

test('more items than an answer can hold are no answer', () => {
  const cells = Array.from({ length: 61 }, () => ['住宅', 88])
  expect(itemsOf('real-estate', ['房屋用途', '面积'], ...cells)).toHaveLength(61)
  const sixty = Array.from({ length: 60 }, () => ({ of: 'home', kind: 'commercial', squareMetres: 88 }))
  expect(itemsOf('real-estate', ['房屋用途', '面积'], ...cells.slice(1))).toEqual(sixty)
  const [first] = itemsOf('real-estate', ['房屋用途', '面积'], ...cells) as readonly { problem?: string }[]
  expect(first?.problem).toBe('no-repeated')
})

test.each<[Counterpart, readonly string[], TableRow]>([
  ['banks', ['余额'], ['9999999999万元']],
  ['pensions', ['金额'], ['9999999999万']],
  ['enrolment', ['学校'], ['虚构\u202e小学']],
  ['vehicles', ['车型'], ['挖\u2066掘机']],
])('what no log could hold is a problem of the row: %s', (counterpart, headings, cells) =>
  expect(itemsOf(counterpart, headings, cells)).toMatchObject([{ row: 2, problem: 'item-unreadable' }]),
)
