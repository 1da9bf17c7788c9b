import { plainDate } from '@domain/kernel/plain-date'
import type { TableRow } from '@domain/kernel/table'
import { readResults } from '@test/support/in-one-go'

const mark = { batch: 'CB-batch1', counterpart: 'vehicles' } as const
const header = ['编号', '姓名', '身份证号', '查询结果', '记录内容', '数据日期', '车型']
const NUMBER = '000000199001010017'
type Row = Partial<Record<'no' | 'name' | 'id' | 'outcome' | 'value' | 'day' | 'kind', string | number>>
const rowOf = ({ no = 1, name = '王小明', id = NUMBER, outcome = '有记录', value = '', day = '', kind = '' }: Row) => [
  ...[no, name, id, outcome, value, day, kind],
]
const table = (rows: readonly TableRow[]) => readResults(rows, mark, {}, plainDate('2026-03-10'))
const read = (...rows: readonly Row[]) => {
  const found = table([header, ...rows.map(rowOf)])
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
const problems = (...rows: readonly Row[]) => read(...rows).problems.map(({ row, problem }) => `${row} ${problem}`)

test('a list with two headings that may hold the number is refused as unclear', () =>
  expect(table([['序号', '行号', ...header.slice(1)]])).toEqual({
    ok: false,
    refusal: { code: 'ROWS_REJECTED', about: { why: 'unclear' } },
  }))

describe('a row', () => {
  test.each<[string, Row]>([
    ['number', { no: '#REF!' }],
    ['name', { name: '#N/A' }],
    ['outcome', { outcome: '#VALUE!' }],
    ['value', { value: '#NAME?' }],
    ['day', { day: '#NUM!' }],
  ])('whose %s is a failed formula is a problem', (_what, row) => expect(problems(row)).toEqual(['2 cell-error']))

  test.each<[string | number, number | undefined]>([
    ['1.00', 1],
    ['00012', 12],
    ['1.5', undefined],
    ['1.', undefined],
  ])('of the number %s is that of the person %s', (no, person) => expect(read({ no }).lines[0]?.no).toBe(person))

  test('of a month that has not ended has no day', () => {
    expect(read({ day: '2026-03' }).lines).toMatchObject([{ value: '' }])
    expect(read({ day: '2026-03' }).lines[0]).not.toHaveProperty('asOf')
    expect(read({ day: '2026-02' }).lines).toMatchObject([{ asOf: '2026-02-28' }])
  })

  test('without words in any of the columns is none, whatever is written beside them', () => {
    const found = table([
      [...header, '核查人'],
      [...rowOf({}), '甲'],
      ['', '', '', '', '', '', '', '乙'],
    ])
    expect(found).toMatchObject({ value: { problems: [], lines: [{ no: 1 }] } })
  })

  test('that names only a car, below the merged cells of its person, is told: the second car is not lost', () =>
    expect(table([header, rowOf({ kind: '轿车' }), ['', '', '', '', '', '', '货车']])).toMatchObject({
      value: { problems: [{ row: 3, problem: 'no-unreadable' }] },
    }))
})

describe('several rows of one number', () => {
  test.each<[string, Row]>([
    ['the name', { name: '李红' }],
    ['the identity number', { id: '000000199001010025' }],
    ['the outcome', { outcome: '身份不符' }],
  ])('are no answer where %s differs', (_what, other) =>
    expect(problems({}, other)).toEqual(['2 no-repeated', '3 no-repeated']),
  )

  test('are one answer where the name only has another dot or blank', () =>
    expect(read({ name: '阿·不都' }, { name: '阿 不都' }).lines).toMatchObject([{ row: 2, name: '阿·不都' }]))

  test('are one answer with each value once; a row without one adds nothing', () =>
    expect(read({ value: '轿车' }, { value: '' }, { value: '货车' }, { value: '轿车' }).lines).toMatchObject([
      { value: '轿车；货车' },
    ]))

  test('may hold two hundred characters of values together, and no more', () => {
    expect(read({ value: '甲'.repeat(100) }, { value: '乙'.repeat(99) }).lines).toHaveLength(1)
    expect(problems({ value: '甲'.repeat(100) }, { value: '乙'.repeat(100) })).toEqual([
      '2 no-repeated',
      '3 no-repeated',
    ])
  })

  test('without a record may say one thing, and not two', () => {
    const none = (value: string): Row => ({ outcome: '无记录', value })
    expect(read(none('已核'), none('已核'), none('')).lines).toMatchObject([{ value: '已核' }])
    expect(problems(none('已核'), none('另行函复'))).toEqual(['2 no-repeated', '3 no-repeated'])
  })

  test('in words only may be as many as the bureau likes: sixty is the most of items', () => {
    expect(read(...Array.from({ length: 61 }, () => ({ value: '轿车' }))).lines).toHaveLength(1)
    expect(read(...Array.from({ length: 61 }, () => ({ kind: '轿车' }))).lines).toEqual([])
  })

  test('have all items of all rows, or none where one row has words only', () => {
    expect(read({ kind: '轿车' }, { kind: '货车' }).lines[0]?.items).toEqual([
      { of: 'vehicle', kind: 'car' },
      { of: 'vehicle', kind: 'truck' },
    ])
    expect(read({ kind: '轿车' }, { value: '货车一辆' }).lines[0]).not.toHaveProperty('items')
  })

  test('have the latest day that any of them names', () => {
    const [first, last] = [{ day: '2026-03-01' }, { day: '2026-03-09' }]
    for (const rows of [
      [first, last, {}],
      [last, first],
      [{}, last, first],
    ])
      expect(read(...rows).lines).toMatchObject([{ asOf: '2026-03-09' }])
  })
})
