import { fen, yuan } from '@domain/kernel/fen'
import { plainDate } from '@domain/kernel/plain-date'
import { type BankRow, matchRows, type OpenLine, sameOutcome } from '@domain/payout/matching'

const DAYS = { madeOn: plainDate('2023-06-01'), today: plainDate('2023-06-08') }
const line = (no: number, over: Partial<OpenLine> = {}): OpenLine => ({
  no,
  name: `甲某${'一二三四五'[no] ?? ''}`,
  account: `62220200000000${String(no).padStart(5, '0')}`,
  amount: yuan(1000),
  outcome: undefined,
  ...over,
})
const [first, second, third] = [line(1), line(2), line(3)]
const rowOf = (of: OpenLine, over: Partial<BankRow> = {}): BankRow => ({
  row: of.no + 1,
  no: of.no,
  name: of.name,
  account: of.account,
  amount: of.amount,
  says: { result: 'paid', reason: '' },
  ...over,
})
const paid = (on?: string) =>
  ({ says: { result: 'paid', reason: '', on: on === undefined ? undefined : plainDate(on) } }) as const
const nothing = { fresh: [], problems: [], unchanged: 0, notYet: 0, inPart: [], strangers: 0 }
const matched = (rows: readonly BankRow[], lines: readonly OpenLine[] = [first, second, third]) =>
  matchRows(lines, rows, DAYS)

test('a sheet without rows says nothing', () => expect(matched([])).toEqual(nothing))

test('answers and problems are listed in the order of the sheet, whatever the order of the lines', () => {
  const strangers = [6, 4].map((row) => rowOf(first, { row, no: undefined, account: '9', name: '别某人' }))
  const rows = [rowOf(third, { row: 9 }), rowOf(first, { row: 2, ...paid('2023-06-05') }), ...strangers]
  const late = rowOf(second, { row: 5, ...paid('2023-06-09') })
  expect(matched([...rows, late])).toEqual({
    ...nothing,
    fresh: [
      { row: 2, no: 1, paid: true, reason: '', on: '2023-06-05' },
      { row: 9, no: 3, paid: true, reason: '', on: undefined },
    ],
    problems: [
      { row: 4, problem: 'unknown-line' },
      { row: 5, problem: 'date-wrong' },
      { row: 6, problem: 'unknown-line' },
    ],
    strangers: 2,
  })
})

test('a day counts from the making of the batch up to today', () => {
  for (const on of ['2023-06-01', '2023-06-08'])
    expect(matched([rowOf(first, paid(on))])).toMatchObject({ fresh: [{ no: 1, on }], problems: [] })
})

describe('a row that no line fits names the most exact problem:', () => {
  test.each<[string, Partial<BankRow>, object]>([
    ['an unreadable amount, with its column', { amount: undefined }, { problem: 'unreadable', cell: '金额' }],
    [
      'an amount that the bank changed, behind a masked account',
      { account: '****0001', amount: fen(1) },
      { problem: 'amount-changed' },
    ],
    ['another account of that holder and amount', { account: '9' }, { problem: 'account-differs' }],
    ['nothing of a known line but the holder', { account: '9', amount: fen(1) }, { problem: 'unknown-line' }],
    ['another holder', { name: '别某人' }, { problem: 'holder-differs' }],
  ])('%s', (_what, over, problem) => {
    expect(matched([rowOf(first, over)])).toStrictEqual({
      ...nothing,
      problems: [{ row: 2, ...problem }],
      strangers: 1,
    })
  })

  test('an amount that the bank changed, when one of two holders of the account is named', () => {
    const shared = [first, line(2, { account: first.account })]
    expect(matched([rowOf(first, { amount: fen(1) })], shared).problems).toEqual([
      { row: 2, problem: 'amount-changed' },
    ])
  })
})

test('a result that nobody can read is named with its column, also beside another row of its line', () => {
  const unread = { says: { unread: 'reason-missing', cell: '失败原因' } } as const
  const problem = { problem: 'reason-missing', cell: '失败原因' }
  expect(matched([rowOf(first, unread)]).problems).toEqual([{ row: 2, ...problem }])
  expect(matched([rowOf(first, unread), rowOf(first, { row: 3 })]).problems).toEqual([
    { row: 2, ...problem },
    { row: 3, problem: 'repeated' },
  ])
})

describe('for a line with a known result', () => {
  const known = { paid: true, reason: '', on: plainDate('2023-06-05') }
  const had = [line(1, { outcome: known })]

  test.each<[string, Partial<BankRow>, object]>([
    ['the same result changes nothing', paid('2023-06-05'), { unchanged: 1 }],
    ['the same result without a day changes nothing', paid(), { unchanged: 1 }],
    ['“not yet” changes nothing', { says: { result: 'not-yet' } }, { unchanged: 1 }],
    ['another day is reported', paid('2023-06-06'), { problems: [{ row: 2, problem: 'already-in' }] }],
    [
      'a failure is reported',
      { says: { result: 'failed', reason: '退回' } },
      { problems: [{ row: 2, problem: 'already-in' }] },
    ],
  ])('%s', (_what, over, said) => expect(matched([rowOf(first, over)], had)).toEqual({ ...nothing, ...said }))

  test('the same result is the same payment on the same day, or on a day the bank does not state', () => {
    const said = (isPaid: boolean, on?: string) =>
      sameOutcome(known, { paid: isPaid, on: on === undefined ? undefined : plainDate(on) })
    expect([
      said(true),
      said(true, '2023-06-05'),
      said(true, '2023-06-06'),
      said(false),
      said(false, '2023-06-05'),
    ]).toEqual([true, true, false, false, false])
  })

  test('a line without a result that the bank has not processed waits', () =>
    expect(matched([rowOf(first, { says: { result: 'not-yet' } })])).toEqual({ ...nothing, notYet: 1 }))
})

describe('a row that fits no line', () => {
  const changed = { row: 9, amount: fen(1) }
  test('makes the row of the line doubtful whose number and account it names', () => {
    expect(matched([rowOf(first), rowOf(first, changed)]).fresh).toEqual([])
    const mark = { batchNo: '0123456789', line: 1 }
    expect(matched([rowOf(first), rowOf(first, { ...changed, no: 3, mark })]).fresh).toEqual([])
  })

  test('leaves the row alone when it has another number', () =>
    expect(matched([rowOf(first), rowOf(first, { ...changed, no: 3 })]).fresh).toMatchObject([{ no: 1 }]))
})

describe('two payments of one amount to one account', () => {
  const twins = [first, line(2, { name: first.name, account: first.account })]
  const fresh = (...rows: Partial<BankRow>[]) =>
    matched(
      rows.map((over, i) => rowOf(first, { row: i + 2, ...over })),
      twins,
    ).fresh.map(({ row, no }) => [row, no])

  test('are told apart by numbers only when each row has the number of another of them', () => {
    const failed = { says: { result: 'failed', reason: '退回' } } as const
    expect(fresh({ no: 2 }, { no: 1, ...failed })).toEqual([
      [2, 2],
      [3, 1],
    ])
    expect(fresh({ no: 2 }, { no: 2, ...failed })).toEqual([])
    expect(fresh({ no: 2 }, { no: 7, ...failed })).toEqual([])
    expect(fresh({ no: 7 }, { no: 2, ...failed })).toEqual([])
    expect(fresh({ no: 2 })).toEqual([[2, 2]])
    expect(fresh({ no: 7 })).toEqual([])
    expect(fresh({ no: 2 }, { no: 2 })).toEqual([
      [2, 1],
      [3, 2],
    ])
    expect(fresh({ no: 7 }, { no: 7 })).toEqual([
      [2, 1],
      [3, 2],
    ])
  })

  test('are both in doubt where a row with another amount names the number and account of one of them', () => {
    const rows = [rowOf(first), rowOf(first, { row: 3, no: 2 }), rowOf(first, { row: 4, no: 2, amount: fen(1) })]
    expect(matched(rows, twins)).toMatchObject({
      fresh: [],
      problems: [{ problem: 'repeated' }, { problem: 'repeated' }, {}],
    })
  })

  test('are settled by no row that is read twice, once for one line and once for both', () => {
    const shared = [first, line(2, { account: first.account })]
    const rows = [rowOf(first), rowOf(first, { row: 5, name: '甲某*' })]
    expect(matched(rows, shared)).toEqual({
      ...nothing,
      problems: [
        { row: 2, problem: 'repeated' },
        { row: 5, problem: 'repeated' },
      ],
    })
  })
})

test('a row with a masked holder that one line fits is listed as matched in part; a problem is not', () => {
  const masked = (over: Partial<BankRow> = {}) => rowOf(first, { name: '甲*二', ...over })
  expect(first.name).toBe('甲某二')
  expect(matched([masked()])).toMatchObject({ fresh: [{ no: 1 }], inPart: [2] })
  expect(matched([masked(paid('2023-06-09'))])).toMatchObject({ fresh: [], inPart: [] })
})
