import { fen, yuan } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { nameFit } from '@domain/kernel/plain'
import { plainDate } from '@domain/kernel/plain-date'
import { accountFit } from '@domain/payout/fit'
import { batchNoOf, isOf, readMark, writeMark } from '@domain/payout/mark'
import { type BankRow, matchRows, type OpenLine } from '@domain/payout/matching'
import fc from 'fast-check'

const DAYS = { madeOn: plainDate('2023-06-01'), today: plainDate('2023-06-08') }
const [ONE, TWO] = ['6222021234567890123', '6222029876543210456']

const line = (no: number, over: Partial<OpenLine> = {}): OpenLine => ({
  no,
  name: `甲某${'一二三四五'[no] ?? ''}`,
  account: `62220200000000${String(no).padStart(5, '0')}`,
  amount: yuan(1000),
  outcome: undefined,
  ...over,
})
const rowOf = (of: OpenLine, over: Partial<BankRow> = {}): BankRow => ({
  row: of.no + 1,
  no: of.no,
  name: of.name,
  account: of.account,
  amount: of.amount,
  says: { result: 'paid', reason: '' },
  ...over,
})
const failed = { says: { result: 'failed', reason: '退回' } } as const
const known = { paid: true, reason: '', on: plainDate('2023-06-05') }
const LINES = [line(1), line(2), line(3)] as const
const [first, second] = LINES

describe('a row of the bank’s result', () => {
  test('is matched to the line with the same account, holder and amount, whatever its number is', () => {
    const rows = [rowOf(second, { row: 2, no: 1 }), rowOf(first, { row: 3, no: undefined, ...failed })]
    expect(matchRows(LINES, rows, DAYS)).toMatchObject({
      fresh: [
        { no: 2, paid: true },
        { no: 1, paid: false },
      ],
      problems: [],
      inPart: [],
    })
  })

  test.each<[string, Partial<BankRow>, string]>([
    ['another account', { account: TWO }, 'account-differs'],
    ['the account of another line', { account: second.account }, 'holder-differs'],
    ['another holder', { name: '别某人' }, 'holder-differs'],
    ['an amount the bank changed', { amount: fen(1) }, 'amount-changed'],
    ['no account', { account: '' }, 'account-missing'],
    ['no holder', { name: '' }, 'holder-missing'],
    ['an amount nobody can read', { amount: undefined }, 'unreadable'],
    ['nobody we know', { name: '别某人', account: TWO }, 'unknown-line'],
    ['a scientific number of nobody’s', { account: '9.99E+18', name: '别某人' }, 'unknown-line'],
    ['a day before the batch', { says: { result: 'paid', reason: '', on: plainDate('2023-05-31') } }, 'date-wrong'],
    ['a day to come', { says: { result: 'paid', reason: '', on: plainDate('2023-06-09') } }, 'date-wrong'],
  ])('with %s is reported as a problem and changes nothing', (_what, over, problem) => {
    expect(matchRows(LINES, [rowOf(first, over)], DAYS)).toMatchObject({ fresh: [], problems: [{ row: 2, problem }] })
  })

  test('that contains “not yet” is no problem, a repeated answer changes nothing, and a different answer is reported', () => {
    expect(matchRows(LINES, [rowOf(first, { says: { result: 'not-yet' } })], DAYS)).toMatchObject({
      fresh: [],
      problems: [],
      notYet: 1,
    })
    const had = [line(1, { outcome: known }), second]
    expect(matchRows(had, [rowOf(first)], DAYS)).toMatchObject({ fresh: [], problems: [], unchanged: 1 })
    expect(matchRows(had, [rowOf(first, failed)], DAYS)).toMatchObject({ problems: [{ problem: 'already-in' }] })
  })
})

describe('several rows for one line', () => {
  test.each([2, 3, 4])('%i identical rows are all refused, because the grant may have been paid as often', (times) => {
    const rows = Array.from({ length: times }, (_, i) => rowOf(first, { row: i + 2 }))
    const { fresh, problems } = matchRows(LINES, rows, DAYS)
    expect(fresh).toEqual([])
    expect(problems.map(({ problem }) => problem)).toEqual(rows.map(() => 'repeated'))
  })

  test.each<[string, Partial<BankRow>]>([
    ['an unreadable one', { says: { unread: 'unreadable', cell: '结果' } }],
    ['one that says "not yet"', { says: { result: 'not-yet' } }],
    ['one with another amount', { amount: fen(1) }],
    ['one with another holder', { name: '别某人' }],
    ['a contrary one', failed],
  ])('beside %s a valid row is not applied either', (_what, over) => {
    const rows = [rowOf(first, { row: 2 }), rowOf(first, { row: 3, ...over })]
    expect(matchRows(LINES, rows, DAYS).fresh).toEqual([])
  })

  test('a row with the line’s number but another account does not affect the line’s own row', () => {
    const rows = [rowOf(first, { row: 2 }), rowOf(first, { row: 3, account: TWO, name: '别某人' })]
    expect(matchRows(LINES, rows, DAYS)).toMatchObject({ fresh: [{ no: 1 }], problems: [{ row: 3 }] })
  })

  test('two rows for a line that was answered before are both reported as repeated', () => {
    const had = [line(1, { outcome: known })]
    expect(matchRows(had, [rowOf(first), rowOf(first, { row: 9 })], DAYS)).toMatchObject({
      fresh: [],
      unchanged: 0,
      problems: [{ problem: 'repeated' }, { problem: 'repeated' }],
    })
  })
})

describe('two grants with the same amount to the same account', () => {
  const twins = [line(1), line(2, { name: first.name, account: first.account }), line(3)]
  const twin = (row: number, no: number | undefined, over: Partial<BankRow> = {}) => rowOf(first, { row, no, ...over })

  test('are distinguished by their numbers, and rows without numbers are applied if both have the same result', () => {
    expect(matchRows(twins, [twin(2, 2, failed), twin(3, 1)], DAYS)).toMatchObject({
      fresh: [
        { no: 2, paid: false },
        { no: 1, paid: true },
      ],
    })
    expect(matchRows(twins, [twin(2, undefined), twin(3, undefined)], DAYS).fresh.map(({ no }) => no)).toEqual([1, 2])
  })

  test('are reported as a problem if their rows are indistinguishable or if there is one row too many', () => {
    for (const rows of [[twin(2, undefined)], [twin(2, undefined), twin(3, undefined, failed)]])
      expect(matchRows(twins, rows, DAYS)).toMatchObject({
        fresh: [],
        problems: rows.map(() => ({ problem: 'which-line' })),
      })
    expect(matchRows(twins, [twin(2, 1), twin(3, 2), twin(4, 2)], DAYS)).toMatchObject({ fresh: [] })
  })

  test('are distinguished by the line’s mark even if the bank has renumbered the rows', () => {
    const mark = (line: number) => ({ mark: { batchNo: '0123456789', line } })
    expect(matchRows(twins, [twin(2, 1, { ...mark(2), ...failed }), twin(3, 2, mark(1))], DAYS).fresh).toMatchObject([
      { no: 2, paid: false },
      { no: 1, paid: true },
    ])
  })
})

describe('a partly shown account', () => {
  test.each([
    ['6222****0123', 'part'],
    ['622202*********0123', 'part'],
    ['6222 **** **** 0123', 'part'],
    ['************0123', 'part'],
    ['尾号0123', 'part'],
    ['6222021234567890', 'part'],
    ['6.22202123456789E+18', 'part'],
    ['6.222E+18', 'part'],
    ['6222021234567890000', 'part'],
    ['6222021234567890100', 'part'],
    [` 6222 0212 3456 7890 123`, 'whole'],
    ['6.222E+17', undefined],
    ['9.99E+18', undefined],
    ['6222****0124', undefined],
    ['6223021234567890000', undefined],
    ['123', undefined],
    ['****', undefined],
    ['', undefined],
  ])('in the form %s matches the whole account as: %s', (cell, fit) => expect(accountFit(cell, ONE)).toBe(fit))

  test('is paid if exactly one line fits, and the row is reported as matched in part', () => {
    const lines = [line(1, { account: ONE }), line(2, { account: TWO })]
    const row = rowOf(lines[0] as OpenLine, { account: '6222****0123' })
    expect(matchRows(lines, [row], DAYS)).toMatchObject({ fresh: [{ no: 1 }], inPart: [2] })
  })

  test('that fits two lines is paid to neither', () => {
    const other = `62229${ONE.slice(5)}`
    const lines = [line(1, { account: ONE }), line(2, { account: other, name: first.name })]
    expect(matchRows(lines, [rowOf(first, { account: '6222****0123' })], DAYS)).toMatchObject({
      fresh: [],
      problems: [{ problem: 'account-unclear' }],
    })
    // the full account number identifies exactly one line
    expect(matchRows(lines, [rowOf(first, { account: other })], DAYS)).toMatchObject({ fresh: [{ no: 2 }], inPart: [] })
  })

  test.each([
    ['甲*一', 'part'],
    ['*某一', 'part'],
    ['***', undefined],
    ['甲*二', undefined],
    ['甲　某一', 'whole'],
  ])('with the holder written as %s matches the whole name with the result: %s', (cell, fit) =>
    expect(nameFit(cell, '甲某一')).toBe(fit),
  )

  test('together with a masked holder matches no line', () => {
    expect(matchRows(LINES, [rowOf(first, { account: '****0001', name: '甲**' })], DAYS).fresh).toEqual([])
  })
})

describe('the mark of a bank file’s row', () => {
  const id = 'PB-0a1b2c3d4e5f60718293a4b5' as PayoutBatchId
  const batch = { id, count: 200, total: yuan(123456.5) }
  const whole = { batchNo: batchNoOf(id), exported: 12, count: 200, total: batch.total, line: 37 }

  test('is read back as it was written, also with spaces or full-width characters', () => {
    const text = writeMark(whole)
    for (const seen of [text, [...text].join(' '), `代发：${text}。`]) expect(readMark(seen)).toEqual(whole)
    expect(isOf(whole, batch)).toBe(true)
  })

  test('that is truncated yields fewer fields, but never wrong ones', () => {
    const text = writeMark(whole)
    for (let length = 0; length <= text.length; length += 1) {
      const mark = readMark(text.slice(0, length))
      if (mark !== undefined) expect(whole).toMatchObject(JSON.parse(JSON.stringify(mark)))
    }
  })

  test('with another number, count or sum belongs to another batch', () => {
    expect(isOf({ ...whole, batchNo: '0000000000' }, batch)).toBe(false)
    expect(isOf({ ...whole, count: 199 }, batch)).toBe(false)
    expect(isOf({ ...whole, total: fen(1) }, batch)).toBe(false)
  })

  test('is not confused with a number of the bank’s own', () => expect(readMark('批次2023060100')).toBeUndefined())
})

test('for a bank file perturbed as banks do, only true results are applied, and every row is counted exactly once', () => {
  const lines = Array.from({ length: 6 }, (_, i) =>
    line(i + 1, {
      name: `甲某${'一二三'[i % 3] ?? ''}`,
      account: `62220212345678${10_000 + (i % 5)}`,
      amount: yuan(1 + (i % 2)),
    }),
  )
  const answer = (no: number) => no % 3 !== 0
  const perturbed = fc.record({
    of: fc.nat(5),
    no: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
    how: fc.constantFrom('whole', 'masked', 'rounded', 'padded'),
    unread: fc.boolean(),
  })
  const cellOf = (account: string, how: string): string => {
    if (how === 'masked') return `${account.slice(0, 4)}****${account.slice(-4)}`
    if (how === 'rounded') return `${account.slice(0, 15)}0000`
    return how === 'padded' ? ` ${account.slice(0, 4)}\u00a0${account.slice(4)}` : account
  }
  fc.assert(
    fc.property(fc.array(perturbed, { maxLength: 8 }), (given) => {
      const rows = given.map(({ of, no, how, unread }, i): BankRow => {
        const meant = lines[of] as OpenLine
        const said = answer(meant.no) ? 'paid' : 'failed'
        return rowOf(meant, {
          row: i + 2,
          no,
          account: cellOf(meant.account, how),
          says: unread
            ? { unread: 'unreadable', cell: '结果' }
            : { result: said, reason: said === 'paid' ? '' : '退回' },
        })
      })
      const { fresh, problems, unchanged, notYet } = matchRows(lines, rows, DAYS)
      expect(fresh.length + problems.length + unchanged + notYet).toBe(rows.length)
      expect(new Set(fresh.map(({ no }) => no)).size).toBe(fresh.length)
      for (const entered of fresh) {
        const [from, to] = [lines[given[entered.row - 2]?.of ?? -1], lines[entered.no - 1]]
        expect([to?.account, to?.name, to?.amount]).toEqual([from?.account, from?.name, from?.amount])
      }
    }),
  )
})
