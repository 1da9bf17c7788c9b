import { fen, yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import {
  acceptApproval,
  acceptForBatch,
  acceptRejection,
  type BankRow,
  controlOf,
  type PayoutBatch,
  type PayoutLine,
  readBankRows,
  withOutcome,
} from '@domain/payout/payout'
import fc from 'fast-check'

const MAKER = 'PE-maker' as PersonId
const CHECKER = 'PE-checker' as PersonId
const MADE = plainDate('2023-06-01')
const TODAY = plainDate('2023-06-08')

const line = (no: number, over: Partial<PayoutLine> = {}): PayoutLine => ({
  no,
  grant: `GR-grant${no}` as GrantId,
  nameMasked: '王*明' as Masked,
  accountShown: '**** **** 0001' as Masked,
  lastFour: '0001',
  amount: yuan(1000 + no),
  ...over,
})

const aBatch = (over: Partial<PayoutBatch> = {}): PayoutBatch => {
  const lines = over.lines ?? [line(1), line(2), line(3)]
  return {
    id: 'PB-batch' as PayoutBatchId,
    year: 2023,
    state: 'sent',
    maker: MAKER,
    madeOn: MADE,
    ...controlOf(lines),
    ...over,
    lines,
  }
}

const paid = (no: number, over: Partial<BankRow> = {}): BankRow => ({
  row: no + 1,
  no,
  amount: yuan(1000 + no),
  paid: true,
  reason: '',
  on: TODAY,
  ...over,
})

const read = (batch: PayoutBatch, rows: readonly BankRow[]) => {
  const result = readBankRows(batch, rows, TODAY)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('the bank’s rows against the batch', () => {
  test('rows that agree are fresh', () => {
    expect(read(aBatch(), [paid(1), paid(2, { paid: false, reason: '账号错误' })])).toMatchObject({
      fresh: [{ no: 1 }, { no: 2 }],
      problems: [],
      unchanged: 0,
    })
  })

  test.each<[string, BankRow[], { row: number; problem: string }[]]>([
    ['a line that is not in the batch', [paid(9)], [{ row: 10, problem: 'unknown-line' }]],
    ['an amount the bank changed', [paid(1, { amount: yuan(1) })], [{ row: 2, problem: 'amount-changed' }]],
    [
      'a line twice: both, since nobody can know which is right',
      [paid(1), paid(1, { row: 7, paid: false, reason: '退回' })],
      [
        { row: 2, problem: 'repeated' },
        { row: 7, problem: 'repeated' },
      ],
    ],
    [
      'a day before the batch was made',
      [paid(1, { on: plainDate('2023-05-31') })],
      [{ row: 2, problem: 'date-wrong' }],
    ],
    ['a day to come', [paid(1, { on: plainDate('2023-06-09') })], [{ row: 2, problem: 'date-wrong' }]],
  ])('%s is reported and changes nothing', (_what, rows, problems) => {
    expect(read(aBatch(), rows)).toEqual({ fresh: [], problems, unchanged: 0 })
  })

  test('the same answer again changes nothing; another answer is reported', () => {
    const known = withOutcome(aBatch(), 1, { paid: true, reason: '', on: TODAY })
    expect(read(known, [paid(1)])).toEqual({ fresh: [], problems: [], unchanged: 1 })
    const { on: _on, ...undated } = paid(1)
    expect(read(known, [undated])).toEqual({ fresh: [], problems: [], unchanged: 1 })
    expect(read(known, [paid(1, { paid: false, reason: '退回' })])).toMatchObject({
      problems: [{ problem: 'already-in' }],
    })
  })

  test.each(['made', 'approved', 'rejected'] as const)('a batch that is %s has no results', (state) => {
    expect(readBankRows(aBatch({ state }), [paid(1)], TODAY)).toMatchObject({
      ok: false,
      refusal: { code: 'BATCH_WRONG_STATE' },
    })
  })

  test('every row ends in exactly one of: fresh, unchanged, reported', () => {
    const rows = fc.array(
      fc.record({
        row: fc.nat(40),
        no: fc.integer({ min: 0, max: 4 }),
        amount: fc.constantFrom(yuan(1001), yuan(1002), yuan(1003), fen(1)),
        paid: fc.boolean(),
        reason: fc.constant('退回'),
        on: fc.constantFrom(undefined, TODAY, plainDate('2024-01-01')),
      }),
    )
    fc.assert(
      fc.property(rows, fc.boolean(), (given, known) => {
        const batch = known ? withOutcome(aBatch(), 2, { paid: true, reason: '', on: TODAY }) : aBatch()
        const { fresh, problems, unchanged } = read(batch, given)
        expect(fresh.length + problems.length + unchanged).toBe(given.length)
        expect(new Set(fresh.map((row) => row.no)).size).toBe(fresh.length)
      }),
    )
  })

  test('the batch is done with its last answer, not before', () => {
    const outcome = { paid: true, reason: '', on: TODAY }
    const two = withOutcome(withOutcome(aBatch(), 1, outcome), 2, { ...outcome, paid: false, reason: '退回' })
    expect(two.state).toBe('sent')
    expect(withOutcome(two, 3, outcome).state).toBe('done')
  })
})

describe('approval', () => {
  const made = aBatch({ state: 'made' })
  const by = { person: CHECKER, ownHousehold: false }
  test('another person, right count, right total', () => {
    expect(acceptApproval(made, by, controlOf(made.lines)).ok).toBe(true)
  })
  test.each([
    ['one’s own batch', { person: MAKER, ownHousehold: false }, {}, 'INCOMPATIBLE_ROLE'],
    ['one’s own household', { person: CHECKER, ownHousehold: true }, {}, 'OWN_HOUSEHOLD'],
    ['a wrong count', by, { count: 4 }, 'CONTROL_TOTAL_WRONG'],
    ['a total one fen off', by, { total: fen(made.total + 1) }, 'CONTROL_TOTAL_WRONG'],
  ])('refuses %s', (_what, who, over, code) => {
    expect(acceptApproval(made, who, { ...controlOf(made.lines), ...over })).toMatchObject({ refusal: { code } })
  })
  test.each(['approved', 'sent', 'done', 'rejected'] as const)('a batch that is %s is not approved again', (state) => {
    expect(acceptApproval(aBatch({ state }), by, controlOf(made.lines))).toMatchObject({
      refusal: { code: 'BATCH_WRONG_STATE' },
    })
  })
  test.each([
    ['made', true],
    ['approved', true],
    ['sent', false],
    ['done', false],
    ['rejected', false],
  ] as const)('turning back a batch that is %s: %s', (state, fine) => {
    expect(acceptRejection(aBatch({ state }), CHECKER).ok).toBe(fine)
  })
  test('nobody turns back their own batch', () => {
    expect(acceptRejection(made, MAKER)).toMatchObject({ refusal: { code: 'INCOMPATIBLE_ROLE' } })
  })
})

describe('what a batch may take', () => {
  test.each([
    ['held', undefined, undefined],
    ['failed', 'old', undefined],
    ['failed', 'now', 'ACCOUNT_UNCHANGED'],
    // turned back after a correction that was undone
    ['held', 'now', 'ACCOUNT_UNCHANGED'],
    ['batched', undefined, 'GRANT_WRONG_STATE'],
    ['paid', undefined, 'GRANT_WRONG_STATE'],
    ['released', undefined, 'GRANT_WRONG_STATE'],
  ])('%s, failed before on %s → %s', (state, failedAccount, code) => {
    const result = acceptForBatch({ state, failedAccount }, 'now')
    expect(result.ok ? undefined : result.refusal.code).toBe(code)
  })
})
