import { fen, yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import {
  acceptApproval,
  acceptForBatch,
  acceptRejection,
  controlOf,
  type PayoutBatch,
  type PayoutLine,
  withOutcome,
} from '@domain/payout/payout'

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

describe('the bank’s answers in the batch', () => {
  test('the batch is done with its last answer, not before', () => {
    const outcome = { paid: true, reason: '', on: TODAY }
    const two = withOutcome(withOutcome(aBatch(), 1, outcome), 2, { ...outcome, paid: false, reason: '退回' })
    expect(two.state).toBe('sent')
    expect(withOutcome(two, 3, outcome).state).toBe('done')
  })
})

const aloneAs = (person: PersonId) => ({ own: [person], perhaps: [] as PersonId[] })

describe('approval', () => {
  const made = aBatch({ state: 'made' })
  const by = { selves: aloneAs(CHECKER), household: 'two' as const }
  test('another person, right count, right total', () => {
    expect(acceptApproval(made, by, controlOf(made.lines)).ok).toBe(true)
  })
  test.each([
    ['one’s own batch', { ...by, selves: aloneAs(MAKER) }, {}, 'INCOMPATIBLE_ROLE'],
    [
      'one’s own batch, made with another account',
      { ...by, selves: { own: [CHECKER, MAKER], perhaps: [] } },
      {},
      'INCOMPATIBLE_ROLE',
    ],
    ['a batch whose maker may be oneself', { ...by, selves: { own: [CHECKER], perhaps: [MAKER] } }, {}, 'PERSON_ASKED'],
    ['one’s own household', { ...by, household: 'one' as const }, {}, 'OWN_HOUSEHOLD'],
    ['a household that may be one’s own', { ...by, household: 'asked' as const }, {}, 'PERSON_ASKED'],
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
    expect(acceptRejection(aBatch({ state }), aloneAs(CHECKER)).ok).toBe(fine)
  })
  test('nobody turns back their own batch', () => {
    expect(acceptRejection(made, aloneAs(MAKER))).toMatchObject({ refusal: { code: 'INCOMPATIBLE_ROLE' } })
    const both = { own: [CHECKER, MAKER], perhaps: [] }
    expect(acceptRejection(made, both)).toMatchObject({ refusal: { code: 'INCOMPATIBLE_ROLE' } })
    const perhaps = { own: [CHECKER], perhaps: [MAKER] }
    expect(acceptRejection(made, perhaps)).toMatchObject({ refusal: { code: 'PERSON_ASKED' } })
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
