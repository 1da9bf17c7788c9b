import { isResultList, type OutcomeWords } from '@domain/crosscheck/result-table'
import { plainDate } from '@domain/kernel/plain-date'
import type { TableRow } from '@domain/kernel/table'
import { readResults, seenResults } from '@test/support/in-one-go'

const mark = { batch: 'CB-batch1', counterpart: 'vehicles' } as const
const header = ['编号', '姓名', '身份证号', '查询结果', '记录内容', '数据日期']
const rowOf = (no: number, outcome: string | null, value = '') => [no, '王小明', '', outcome, value, '']
const read = (rows: readonly TableRow[], words: OutcomeWords = {}) => {
  const table = readResults([header, ...rows], mark, {}, plainDate('2026-03-10'), words)
  if (!table.ok) throw new Error(table.refusal.code)
  return table.value
}

describe('a bureau’s word for the outcome', () => {
  test.each<[string, readonly string[]]>([
    [
      'no-record',
      [
        ...['无记录', '无', '否', '没有', '未查到', '未查到记录', '未查询到', '未查询到记录'],
        ...['查无', '查无记录', '查无信息', '无登记', '无信息'],
      ],
    ],
    ['record', ['有记录', '有', '是', '查到', '已查到', '有登记', '有信息']],
    ['not-returned', ['未返回', '未反馈']],
    ['identity-mismatch', ['身份不符', '身份信息不符']],
  ])('means %s in %j', (outcome, words) => {
    for (const word of words) expect(read([rowOf(1, word)]).lines).toMatchObject([{ outcome }])
    for (const word of words)
      expect(read([rowOf(1, ` ${word.split('').join('\u3000')}`)]).lines).toMatchObject([{ outcome }])
  })

  test('that a person has explained is the record itself where nothing else is written, and otherwise no value', () => {
    const words = { '1套': 'record', 零套: 'no-record', 有: 'no-record' } as const
    expect(read([rowOf(1, '1 套')], words).lines).toMatchObject([{ outcome: 'record', value: '1 套' }])
    expect(read([rowOf(1, '1套', '小客车一辆')], words).lines).toMatchObject([
      { outcome: 'record', value: '小客车一辆' },
    ])
    expect(read([rowOf(1, '零套')], words).lines).toMatchObject([{ outcome: 'no-record', value: '' }])
    expect(read([rowOf(1, '有记录')], words).lines).toMatchObject([{ outcome: 'record', value: '' }])
    // what the person says of this bureau goes before what others mean by the word
    expect(read([rowOf(1, '有')], words).lines).toMatchObject([{ outcome: 'no-record', value: '' }])
  })

  test.each(['toString', '__proto__', 'constructor'])('is no word of the language it is programmed in: %s', (word) =>
    expect(read([rowOf(1, word)]).problems).toMatchObject([{ problem: 'outcome-unknown', cell: word }]),
  )
})

describe('a returned list', () => {
  test.each<[string, readonly TableRow[], boolean]>([
    ['our own header', [header], true],
    ['a header below a title', [['查询名单'], header], true],
    ['number, name and outcome', [['序号', '姓名', '比对结果']], true],
    ['number, identity number and outcome', [['序号', '证件号码', '比对结果']], true],
    ['no outcome', [['编号', '姓名', '身份证号']], false],
    ['no number', [['姓名', '身份证号', '查询结果']], false],
    ['neither name nor identity number', [['编号', '查询结果', '记录内容']], false],
    ['two of the columns', [['编号', '查询结果']], false],
    ['nothing', [], false],
  ])('is recognised by its header: with %s', (_what, rows, is) => expect(isResultList({})(rows)).toBe(is))

  test('is recognised by the heading that a person has chosen', () => {
    const rows = [['行次', '姓名', '反馈']]
    expect(isResultList({})(rows)).toBe(false)
    expect(isResultList({ id: '行次', outcome: '反馈' })(rows)).toBe(true)
  })
})

describe('what a person sees of a list whose words are not all known', () => {
  const seen = (rows: readonly TableRow[], words: OutcomeWords = {}) =>
    seenResults(rows, { counterpart: 'vehicles', named: {}, words })

  test('are its words and how often each stands there, the unknown first, with what the others mean', () =>
    expect(
      seen([header, rowOf(1, '有 记录'), rowOf(2, '1套'), rowOf(3, '1套'), rowOf(4, '有记录'), rowOf(5, '零套')], {
        零套: 'no-record',
      }).words,
    ).toEqual([
      { word: '1套', times: 2 },
      { word: '有记录', times: 2, means: 'record' },
      { word: '零套', times: 1, means: 'no-record' },
    ]))

  test('are no failed formulas, no empty cells, no sums below the list, and no remarks: no word has 21 characters', () => {
    const rows = [header, rowOf(1, '#N/A'), rowOf(2, null), ['合计', null, null, '2人', null, null]]
    expect(seen([...rows, rowOf(3, '长'.repeat(20)), rowOf(4, '长'.repeat(21))]).words).toEqual([
      { word: '长'.repeat(20), times: 1 },
    ])
  })

  test('are its columns, those of the bureau’s own items too, and which are open', () => {
    expect(
      seen([
        [...header, '车型'],
        [...rowOf(1, '有'), '轿车'],
      ]),
    ).toMatchObject({
      header: 1,
      taken: { id: '编号', name: '姓名', outcome: '查询结果', vehicleKind: '车型' },
      open: [],
    })
    expect(
      seen([
        ['序', '姓名', '反馈'],
        [1, '王小明', '1套'],
      ]),
    ).toMatchObject({ open: ['id', 'outcome'], words: [] })
  })

  test('are no words where there is no row', () => expect(seen([]).words).toEqual([]))
})
