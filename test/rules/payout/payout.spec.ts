import { fen, yuan } from '@domain/kernel/fen'
import type { GrantId, OrgId, PayoutBatchId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import type { Selves } from '@domain/organisation/person'
import type { PostRole } from '@domain/organisation/roles'
import type { Batch, BatchReader } from '@domain/payout/act'
import { admit, decideAct } from '@domain/payout/acts'
import { acceptForBatch, controlOf, type PayoutLine } from '@domain/payout/payout'

const MAKER = 'PE-maker' as PersonId
const CHECKER = 'PE-checker' as PersonId
const COUNTY = 'OR-county' as OrgId
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

const control = controlOf([line(1), line(2), line(3)])
const aBatch = (over: Partial<Batch> = {}): Batch => ({
  id: 'PB-batch' as PayoutBatchId,
  year: 2023,
  state: 'sent',
  maker: MAKER,
  madeOn: MADE,
  ...control,
  paid: 0,
  failed: 0,
  org: COUNTY,
  city: 'OR-city' as OrgId,
  ready: true,
  ...over,
})

const aloneAs = (person: PersonId) => ({ own: [person], perhaps: [] as PersonId[] })
const as = (role: PostRole, over: Partial<BatchReader> = {}) => ({
  posts: [{ role, org: COUNTY }],
  selves: aloneAs(CHECKER),
  household: 'two' as const,
  person: { id: CHECKER, name: '复核人' },
  today: TODAY,
  ...over,
})

describe('the bank’s results in a batch', () => {
  test('complete the batch with the last result and not before', () => {
    const answered = (batch: Batch, paid: boolean): Batch => {
      const decided = decideAct('answer', batch, { paid }, as('fund-officer'))
      if (!decided.ok) throw new Error(decided.refusal.code)
      return { ...batch, ...decided.value.leaves, state: decided.value.state }
    }
    const two = answered(answered(aBatch(), true), false)
    expect(two.state).toBe('sent')
    expect(answered(two, true).state).toBe('done')
  })
})

describe('approval of a batch', () => {
  const made = aBatch({ state: 'made' })
  const by = as('fund-approver')
  test('is given by another person with the right count and total', () => {
    expect(decideAct('approve', made, control, by)).toMatchObject({
      ok: true,
      value: { state: 'approved', leaves: { approver: CHECKER } },
    })
  })
  test.each([
    ['one’s own batch', { selves: aloneAs(MAKER) }, {}, 'INCOMPATIBLE_ROLE'],
    [
      'one’s own batch, made with another account',
      { selves: { own: [CHECKER, MAKER], perhaps: [] } },
      {},
      'INCOMPATIBLE_ROLE',
    ],
    ['a batch whose maker may be oneself', { selves: { own: [CHECKER], perhaps: [MAKER] } }, {}, 'PERSON_ASKED'],
    ['one’s own household', { household: 'one' as const }, {}, 'OWN_HOUSEHOLD'],
    ['a household that may be one’s own', { household: 'asked' as const }, {}, 'PERSON_ASKED'],
    ['a wrong count', {}, { count: 4 }, 'CONTROL_TOTAL_WRONG'],
    ['a total one fen off', {}, { total: fen(made.total + 1) }, 'CONTROL_TOTAL_WRONG'],
    ['an account of another household', { unstated: 1 }, {}, 'ACCOUNT_SHARED'],
    ['a batch that is still being made', { batch: { ready: false } }, {}, 'BATCH_WRONG_STATE'],
    ['a batch of another county', { batch: { org: 'OR-other' as OrgId } }, {}, 'NOT_FOUND'],
  ])('is refused for %s', (_what, who, over, code) => {
    const batch = 'batch' in who ? { ...made, ...who.batch } : made
    const counted = { ...control, ...over }
    expect(decideAct('approve', batch, counted, { ...by, ...who })).toMatchObject({ refusal: { code } })
  })
  test.each(['approved', 'sent', 'done', 'rejected'] as const)('is refused for a batch that is %s', (state) => {
    expect(decideAct('approve', aBatch({ state }), control, by)).toMatchObject({
      refusal: { code: 'BATCH_WRONG_STATE' },
    })
  })
  test.each([
    ['made', true],
    ['approved', true],
    ['sent', false],
    ['done', false],
    ['rejected', false],
  ] as const)('can be replaced by a rejection if the batch is %s: %s', (state, fine) => {
    expect(admit('reject', aBatch({ state }), by).ok).toBe(fine)
  })
  test('cannot be replaced by the maker’s own rejection', () => {
    const rejecting = (selves: Selves) => admit('reject', made, { ...by, selves })
    expect(rejecting(aloneAs(MAKER))).toMatchObject({ refusal: { code: 'INCOMPATIBLE_ROLE' } })
    expect(rejecting({ own: [CHECKER, MAKER], perhaps: [] })).toMatchObject({ refusal: { code: 'INCOMPATIBLE_ROLE' } })
    expect(rejecting({ own: [CHECKER], perhaps: [MAKER] })).toMatchObject({ refusal: { code: 'PERSON_ASKED' } })
  })
})

describe('adding a grant to a batch', () => {
  test.each([
    ['held', undefined, undefined],
    ['failed', 'old', undefined],
    ['failed', 'now', 'ACCOUNT_UNCHANGED'],
    // the account was corrected and then set back
    ['held', 'now', 'ACCOUNT_UNCHANGED'],
    ['batched', undefined, 'GRANT_WRONG_STATE'],
    ['paid', undefined, 'GRANT_WRONG_STATE'],
    ['released', undefined, 'GRANT_WRONG_STATE'],
  ] as const)(
    'in the state %s, with the last failure on account %s, gives the refusal: %s',
    (state, failedAccount, code) => {
      const failedOwner = failedAccount === undefined ? undefined : 'payee'
      const result = acceptForBatch({ state, failedOwner }, failedAccount === 'now')
      expect(result.ok ? undefined : result.refusal.code).toBe(code)
    },
  )
})
