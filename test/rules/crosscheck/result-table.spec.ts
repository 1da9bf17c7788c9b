import { COUNTERPART_NAMES } from '@domain/crosscheck/list-marks'
import { listFor, OUTCOME_WORDS, type ResultLine } from '@domain/crosscheck/result-table'
import { plainDate } from '@domain/kernel/plain-date'
import { Counterpart } from '@domain/policy/policy'
import { readResults } from '@test/support/in-one-go'
import fc from 'fast-check'

const mark = { batch: 'CB-batch1', counterpart: 'vehicles' } as const
const today = plainDate('2026-03-10')
const header = ['编号', '姓名', '身份证号', '查询结果', '记录内容', '数据日期']
const good = [1, '王小明', '000000199001010017', '有记录', '小客车一辆', '2026/3/1']
const read = (rows: (string | number | boolean | null)[][], named: Record<string, string> = {}) =>
  readResults(rows, mark, named, today)
const linesOf = (rows: (string | number | boolean | null)[][], named: Record<string, string> = {}) => {
  const table = read(rows, named)
  if (!table.ok) throw new Error(table.refusal.code)
  return table.value
}

test('the list sent to a counterpart can be read back once it is filled in', () => {
  for (const counterpart of Counterpart.options) {
    const list = listFor({ batch: 'CB-batch1', counterpart }, [
      { no: 7, name: '王小明', idNumber: '000000199001010017' },
    ])
    const filled = list.map((row) => (row[0] === 7 ? [...row.slice(0, 3), '无记录', '', ''] : [...row]))
    const table = readResults(filled, { batch: 'CB-batch1', counterpart }, {}, today)
    expect(table).toMatchObject({ ok: true, value: { problems: [], lines: [{ no: 7, outcome: 'no-record' }] } })
  }
})

test.each(Object.entries(OUTCOME_WORDS))('the outcome %s is written as %s', (outcome, words) =>
  expect(linesOf([header, [1, '王小明', '', words, '', '']]).lines[0]?.outcome).toBe(outcome),
)

test('rows are numbered as in Excel, and empty rows are skipped', () => {
  const { lines, problems } = linesOf([['名单'], [null], header, [null, ' ', '', null, null, null], good])
  expect(problems).toEqual([])
  expect(lines).toEqual<ResultLine[]>([
    {
      row: 5,
      no: 1,
      name: '王小明',
      idNumber: '000000199001010017',
      outcome: 'record',
      value: '小客车一辆',
      asOf: plainDate('2026-03-01'),
    },
  ])
})

test('unknown column names are refused, and remembered column names are used instead of the standard names', () => {
  const theirs = ['行次', '姓名', '身份证号', '反馈', '备注', '查询日']
  expect(read([theirs, good])).toMatchObject({ refusal: { code: 'ROWS_REJECTED' } })
  expect(linesOf([theirs, good], { id: '行次', outcome: '反馈', asOf: '查询日' }).lines).toHaveLength(1)
})

test.each([
  ['another batch', [['批次 CB-other9'], header, good]],
  ['another counterpart', [['批次 CB-batch1', '协查单位：银行（存款）'], header, good]],
  ['no header at all', [good]],
  [
    'no name and no number',
    [
      ['编号', '查询结果'],
      [1, '无记录'],
    ],
  ],
  ['an empty sheet', []],
])('a list of results with %s is rejected as a whole', (_what, rows) =>
  expect(read(rows)).toMatchObject({ refusal: { code: 'ROWS_REJECTED' } }),
)

test.each([
  ['no number', ['一', '王小明', '', '无记录', '', ''], 'no-unreadable'],
  ['a word nobody agreed on', [2, '王小明', '', '好像没有', '', ''], 'outcome-unknown'],
  ['no outcome', [2, '王小明', '', null, '', ''], 'outcome-unknown'],
  ['a day that is none', [2, '王小明', '', '无记录', '', '2026-02-30'], 'date-wrong'],
  ['a day to come', [2, '王小明', '', '无记录', '', '2026-03-11'], 'date-wrong'],
  ['a value as long as a letter', [2, '王小明', '', '有记录', '长'.repeat(201), ''], 'value-unreadable'],
])('%s: the row is reported as a problem, and the other rows are read', (_what, bad, problem) => {
  const table = linesOf([header, good, bad])
  expect(table.lines).toHaveLength(1)
  expect(table.problems).toMatchObject([{ row: 3, problem }])
})

test('rows of one number that contradict each other are not read', () => {
  const table = linesOf([header, good, [...good.slice(0, 3), '无记录', '', '']])
  expect(table.lines).toEqual([])
  expect(table.problems.map(({ row, problem }) => [row, problem])).toEqual([
    [2, 'no-repeated'],
    [3, 'no-repeated'],
  ])
})

test('no reported problem contains a name or an identity number', () => {
  const cell = fc.oneof(fc.constantFrom('王小明', '000000199001010017', '无记录', '有记录', '', 1, 2), fc.string())
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 8 }), (rows) => {
      const clean = rows.map((row) => [row[0] ?? '', '王小明', '000000199001010017', row[3] ?? '', '', row[5] ?? ''])
      const told = JSON.stringify(
        linesOf([
          header,
          ...clean.filter(
            (row) =>
              row[3] !== '000000199001010017' &&
              row[3] !== '王小明' &&
              row[5] !== '王小明' &&
              row[5] !== '000000199001010017',
          ),
        ]).problems,
      )
      expect(told).not.toContain('王小明')
      expect(told).not.toContain('000000199001010017')
    }),
  )
})

test('the list says which batch and counterpart it is for, what may be filled in, and whom it asks about', () => {
  expect(listFor(mark, [{ no: 7, name: '王小明', idNumber: '000000199001010017' }])).toEqual([
    ['批次 CB-batch1', '协查单位：公安（车辆）'],
    ['“查询结果”请填：无记录、有记录、未返回、身份不符'],
    ['有记录的，请尽量填写“车辆类型”“登记日期”：有几项填几行，编号照抄'],
    [...header, '车辆类型', '登记日期'],
    [7, '王小明', '000000199001010017', null, null, null],
  ])
})

test('each counterpart is named by its bureau and what it is asked for', () =>
  expect(Object.entries(COUNTERPART_NAMES)).toEqual([
    ['real-estate', '自然资源（不动产）'],
    ['vehicles', '公安（车辆）'],
    ['pensions', '人社（养老金）'],
    ['civil-affairs', '民政（低保）'],
    ['enrolment', '教育（学籍）'],
    ['banks', '银行（存款）'],
  ]))

test.each(
  [
    ['编号', '序号', '行号'],
    ['姓名', '人员姓名'],
    ['身份证号', '公民身份号码', '身份证号码', '证件号码'],
    ['查询结果', '比对结果', '结果'],
    ['记录内容', '内容', '备注'],
    ['数据日期', '截至日期', '数据截至日期'],
  ].flatMap((names, at) => names.map((name) => [name, at] as const)),
)('the column name %s is known', (name, at) => {
  const spaced = name.split('').join(' ')
  expect(linesOf([header.map((own, i) => (i === at ? spaced : own)), good])).toEqual(linesOf([header, good]))
})

test('a blank remembered column name means the standard name', () =>
  expect(linesOf([header, good], { id: '', outcome: ' ' }).lines).toHaveLength(1))

describe('a header needs the number, the outcome, and the name or the identity number:', () => {
  const without = (...left: number[]) => [header, good].map((row) => row.filter((_, at) => !left.includes(at)))

  test.each([[[0]], [[3]], [[1, 2]]])('without the columns %j there is none', (left) =>
    expect(read(without(...left))).toEqual({ ok: false, refusal: { code: 'ROWS_REJECTED', about: { why: 'header' } } }),
  )

  test('a column that is not there is read as empty', () => {
    expect(linesOf(without(1, 4, 5)).lines).toStrictEqual([
      { row: 2, no: 1, name: '', idNumber: '000000199001010017', outcome: 'record', value: '' },
    ])
    expect(linesOf(without(2, 4, 5)).lines).toStrictEqual([
      { row: 2, no: 1, name: '王小明', idNumber: '', outcome: 'record', value: '' },
    ])
  })
})

test.each([[['查询名单', '批次 CB-other9']], [['查询名单', '协查单位：银行（存款）']]])(
  'the words %j above the header name another batch or counterpart',
  (above) =>
    expect(read([above, header, good])).toEqual({
      ok: false,
      refusal: { code: 'ROWS_REJECTED', about: { why: 'foreign' } },
    }),
)

test('the words of the own batch and counterpart may stand anywhere above the header', () =>
  expect(
    linesOf([['查询名单'], [null, '批次 CB-batch1'], ['协查单位：公安（车辆）'], header, good]).lines,
  ).toHaveLength(1))

test.each([
  ['1', 1],
  ['12345', 12_345],
  ['123456', 123_456],
  ['1234567', undefined],
  ['第1', undefined],
  ['1号', undefined],
  ['', undefined],
])('the number "%s" is read as %s', (cell, no) =>
  expect(linesOf([header, [cell, ...good.slice(1)]]).lines[0]?.no).toBe(no),
)

test('the last character of an identity number may be written small', () =>
  expect(linesOf([header, [1, '王小明', '00000019900101001x', '无记录', '', '']]).lines[0]?.idNumber).toBe(
    '00000019900101001X',
  ))

test('a day of today and a value of two hundred characters are read', () =>
  expect(linesOf([header, [1, '王小明', '', '有记录', '长'.repeat(200), '2026-03-10']]).lines).toHaveLength(1))

test('a value with a control character is unreadable, one with a line break is not', () => {
  const valued = (value: string) => linesOf([header, [1, '王小明', '', '有记录', value, '']])
  expect(valued('小客\u0000车').problems).toEqual([{ row: 2, problem: 'value-unreadable' }])
  expect(valued('小客车\n一辆').lines).toHaveLength(1)
})

test('a problem shows the beginning of the cell that nobody can read', () => {
  const long = '好像没有什么可以说的，请另行致电询问我们单位'
  const { problems } = linesOf([
    header,
    [1, '王小明', '', long, '', ''],
    [2, '王小明', '', '无记录', '', long],
    [3, '王小明', '', '无记录', '', ''],
    [3, '王小明', '', '有记录', '', ''],
  ])
  expect(problems).toEqual([
    { row: 2, problem: 'outcome-unknown', cell: long.slice(0, 20) },
    { row: 3, problem: 'date-wrong', cell: long.slice(0, 20) },
    { row: 4, problem: 'no-repeated', cell: '3' },
    { row: 5, problem: 'no-repeated', cell: '3' },
  ])
})

describe('several rows of one person', () => {
  const first = [1, '王小明', '000000199001010017', '有记录', '小客车一辆', '2026/3/1']

  test('are one answer with all records and the latest day', () => {
    const table = linesOf([
      header,
      first,
      [1, '王　小明', '000000199001010017', '有记录', '货车一辆', '2026/3/2'],
      first,
    ])
    expect(table.problems).toEqual([])
    expect(table.lines).toMatchObject([{ row: 2, value: '小客车一辆；货车一辆', asOf: '2026-03-02' }])
  })

  test('are no answer when one of them cannot be read', () => {
    const table = linesOf([header, first, [1, '王小明', '000000199001010017', '不详', '', '']])
    expect(table.lines).toEqual([])
    expect(table.problems.map(({ row, problem }) => [row, problem])).toEqual([
      [3, 'outcome-unknown'],
      [2, 'no-repeated'],
    ])
  })

  test('are no answer when their names differ', () =>
    expect(linesOf([header, first, [1, '李红', '', '有记录', '货车一辆', '']]).lines).toEqual([]))
})

test('headings with decoration are recognised, and repeated on the next page they are no row', () => {
  const decorated = ['编号', '*姓名', '身份证号（必填）', '查询\n结果：', '记录内容', '数据日期']
  expect(linesOf([decorated, good, decorated, [2, '李红', '', '无记录', '', '']])).toMatchObject({
    problems: [],
    lines: [{ no: 1 }, { no: 2 }],
  })
})

test('our own heading wins over another that could be meant, and two others are asked about', () => {
  const own = ['序号', ...header, '备注']
  expect(linesOf([own, [9, ...good, '窗口甲']]).lines).toMatchObject([{ no: 1, value: '小客车一辆' }])
  const two = [...header.slice(0, 4), '内容', '备注']
  expect(read([two, good])).toMatchObject({ refusal: { about: { why: 'unclear' } } })
  expect(read([two, good], { value: '内容' })).toMatchObject({ value: { lines: [{ value: '小客车一辆' }] } })
})

test.each([
  ['无', 'no-record'],
  ['否', 'no-record'],
  ['未查到记录', 'no-record'],
  ['有', 'record'],
])('the bureau writes %s: %s', (word, outcome) =>
  expect(linesOf([header, [1, '王小明', '', word, '', '']]).lines).toMatchObject([{ outcome }]),
)

test('a word is read as the person said once what this bureau means by it', () => {
  const rows = [header, [1, '王小明', '', '1套', '', '']]
  expect(linesOf(rows).problems).toMatchObject([{ problem: 'outcome-unknown', cell: '1套' }])
  const told = readResults(rows, mark, {}, today, { '1套': 'record' })
  expect(told).toMatchObject({ value: { problems: [], lines: [{ outcome: 'record', value: '1套' }] } })
})

test.each(['00001', '1.0', 1])('the number %s is the first', (no) =>
  expect(linesOf([header, [no, ...good.slice(1)]]).lines).toMatchObject([{ no: 1 }]),
)

test.each(['合计', '制表人：李某', '审核：李某', '备注：以上为准', '第2页'])(
  'the line %s below the list is no row',
  (line) => expect(linesOf([header, good, [line, null, null, 1, null, null]]).problems).toEqual([]),
)
