import { fen, yuan } from '@domain/kernel/fen'
import type { GrantId, OrgId, PayoutBatchId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import { POST_ROLES, type PostRole } from '@domain/organisation/roles'
import type { Batch } from '@domain/payout/act'
import { ACTS, type ActInput, actsFor, admit, decideAct, isAt, isDuty } from '@domain/payout/acts'
import { nextExport } from '@domain/payout/export'
import { HandOverWay } from '@domain/payout/hand-over'
import {
  acceptForBatch,
  BATCH_ACTS,
  BatchAct,
  BatchState,
  controlOf,
  PayoutBatch,
  PayoutLine,
} from '@domain/payout/payout'
import { BATCH_STATES } from '@domain/payout/states'

const MAKER = 'PE-maker' as PersonId
const OTHER = 'PE-other' as PersonId
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
const lines = [line(1), line(2)]
/** A batch that was exported and for which the bank has answered no line. */
const aBatch = (over: Partial<Batch> = {}): Batch => ({
  id: 'PB-batch' as PayoutBatchId,
  year: 2023,
  state: 'approved',
  maker: MAKER,
  madeOn: MADE,
  ...controlOf(lines),
  paid: 0,
  failed: 0,
  exports: 1,
  org: COUNTY,
  city: 'OR-city' as OrgId,
  ready: true,
  ...over,
})
const as = (role: PostRole, who: PersonId = OTHER) => ({
  posts: [{ role, org: COUNTY }],
  selves: { own: [who], perhaps: [] },
  household: 'two' as const,
  person: { id: who, name: '某甲' },
  today: TODAY,
})
const paid = { paid: true, reason: '', on: TODAY }
const why = { why: '开户行填错' }

type Table = {
  readonly [A in BatchAct]: { by: PostRole; input: ActInput<A>; leads: Partial<Record<BatchState, BatchState>> }
}
const TABLE: Table = {
  approve: { by: 'fund-approver', input: controlOf(lines), leads: { made: 'approved' } },
  reject: { by: 'fund-approver', input: why, leads: { made: 'rejected', approved: 'rejected' } },
  export: {
    by: 'fund-officer',
    input: { exported: 2, layout: 'generic' },
    leads: { approved: 'approved', sent: 'sent' },
  },
  handOver: { by: 'fund-officer', input: { on: TODAY, how: 'online' }, leads: { approved: 'sent' } },
  recall: { by: 'fund-officer', input: why, leads: { approved: 'recalled' } },
  notAccepted: { by: 'fund-approver', input: why, leads: { sent: 'unaccepted' } },
  answer: { by: 'fund-officer', input: { paid: true }, leads: { sent: 'sent', done: 'done' } },
}
const CASES = BATCH_ACTS.flatMap((name) => BatchState.options.map((state) => [name, state] as const))

test.each(CASES)('the act %s on a batch that is %s leads where it should, or is refused', (name, state) => {
  const { by, input, leads } = TABLE[name]
  const batch = aBatch({ state })
  const decided = decideAct(name, batch, input, as(by))
  const to = leads[state]
  const code = name === 'answer' && state === 'approved' ? 'BATCH_NOT_HANDED_OVER' : 'BATCH_WRONG_STATE'
  if (to === undefined) expect(decided).toEqual({ ok: false, refusal: { code, about: { state } } })
  else
    expect(decided).toMatchObject({
      ok: true,
      value: { state: to, frees: ['rejected', 'recalled', 'unaccepted'].includes(to) },
    })
  expect(isAt(name, state)).toBe(to !== undefined)
})

test.each(BATCH_ACTS.flatMap((name) => POST_ROLES.map((role) => [name, role] as const)))(
  'the act %s is not offered to a %s whose role does not have it',
  (name, role) => {
    const { by, leads } = TABLE[name]
    const [state] = Object.keys(leads) as BatchState[]
    expect(admit(name, aBatch({ state: state ?? 'made' }), as(role))).toEqual(
      role === by ? { ok: true, value: true } : { ok: false, refusal: { code: 'NOT_FOUND' } },
    )
  },
)

describe('besides role and state,', () => {
  const code = (name: BatchAct, over: Partial<Batch>, reader: object = {}) => {
    const { by, leads } = TABLE[name]
    const [state = 'made'] = Object.keys(leads) as BatchState[]
    const admitted = admit(name, aBatch({ state, ...over }), { ...as(by), ...reader })
    return admitted.ok ? 'ok' : admitted.refusal
  }

  test.each([
    ['approve', 'second'],
    ['reject', 'second'],
    ['export', 'anybody'],
    ['handOver', 'anybody'],
    ['recall', 'anybody'],
    ['notAccepted', 'second'],
    ['answer', 'anybody'],
  ] as const)('the act %s is done by a person who is: %s', (name, who) =>
    expect(code(name, {}, { selves: { own: [MAKER], perhaps: [] } })).toEqual(
      who === 'second' ? expect.objectContaining({ code: 'INCOMPATIBLE_ROLE' }) : 'ok',
    ),
  )

  test.each(BATCH_ACTS)('the act %s on a batch that pays one’s own household is a rejection or refused', (name) =>
    expect(code(name, {}, { household: 'one' })).toEqual(
      name === 'reject' ? 'ok' : expect.objectContaining({ code: 'OWN_HOUSEHOLD' }),
    ),
  )

  test.each(BATCH_ACTS)('the act %s on an unfinished batch ends it or is refused', (name) =>
    expect(code(name, { ready: false })).toEqual(
      ['reject', 'recall', 'notAccepted'].includes(name)
        ? 'ok'
        : { code: 'BATCH_WRONG_STATE', about: { state: 'unfinished' } },
    ),
  )

  test('a batch that was never exported cannot be handed over', () => {
    const { exports: _, ...never } = aBatch()
    expect(admit('handOver', never, as('fund-officer'))).toEqual({ ok: false, refusal: { code: 'BATCH_NOT_EXPORTED' } })
  })

  test('a batch for which the bank has answered a single line was accepted by the bank', () =>
    expect(code('notAccepted', { paid: 0, failed: 1 })).toEqual({
      code: 'BATCH_WRONG_STATE',
      about: { state: 'answered' },
    }))
})

describe('what an act leaves in the batch:', () => {
  const decided = <A extends BatchAct>(name: A, input: ActInput<A>, over: Partial<Batch> = {}, world: object = {}) =>
    decideAct(name, aBatch(over), input, { ...as(TABLE[name].by), ...world })
  const value = (of: object) => ({ ok: true, value: of })
  const refused = (code: string, about?: object) => ({
    ok: false,
    refusal: about === undefined ? { code } : { code, about },
  })
  const { count, total } = controlOf(lines)

  test('an approval, who approved', () => {
    const made = { state: 'made' } as const
    expect(decided('approve', { count, total }, made)).toEqual(
      value({ state: 'approved', leaves: { approver: OTHER }, frees: false }),
    )
    for (const wrong of [
      { count: count + 1, total },
      { count, total: fen(total - 1) },
    ])
      expect(decided('approve', wrong, made)).toEqual(refused('CONTROL_TOTAL_WRONG', wrong))
    expect(decided('approve', { count, total }, made, { unstated: 2 })).toEqual(
      refused('ACCOUNT_SHARED', { households: 2 }),
    )
  })

  test('a rejection, the reason', () =>
    expect(decided('reject', why)).toEqual(
      value({ state: 'rejected', leaves: { rejectedBecause: '开户行填错' }, frees: true }),
    ))

  test.each([
    ['recall', 'approved', 'recalled'],
    ['notAccepted', 'sent', 'unaccepted'],
  ] as const)('the act %s, who ended the batch, when and why', (name, at, state) =>
    expect(decided(name, why, { state: at })).toEqual(
      value({ state, leaves: { ended: { on: TODAY, why: '开户行填错', by: '某甲' } }, frees: true }),
    ),
  )

  test.each(['reject', 'recall', 'notAccepted'] as const)(
    'nothing, when the reason of the act %s names a mobile number',
    (name) =>
      expect(
        decided(name, { why: '联系13800000001' }, { state: name === 'notAccepted' ? 'sent' : 'approved' }),
      ).toEqual(refused('TEXT_HOLDS_PRIVATE_DATA')),
  )

  test('an export, its number; another export at the same time is refused', () => {
    expect([nextExport({}), nextExport({ exports: 1 })]).toEqual([1, 2])
    const layout = 'generic'
    expect(decided('export', { exported: 2, layout })).toEqual(
      value({ state: 'approved', leaves: { exports: 2, layout }, frees: false }),
    )
    for (const exported of [1, 3]) expect(decided('export', { exported, layout })).toEqual(refused('BUSY'))
  })

  test('a hand-over, the day, the way and by whom; the day lies between the making and today', () => {
    for (const on of [MADE, TODAY])
      expect(decided('handOver', { on, how: 'counter' })).toEqual(
        value({ state: 'sent', leaves: { handedOver: { on, how: 'counter', by: '某甲' } }, frees: false }),
      )
    expect(decided('handOver', { on: plainDate('2023-06-09'), how: 'other' })).toEqual(refused('DATE_IN_FUTURE'))
    expect(decided('handOver', { on: plainDate('2023-05-31'), how: 'other' })).toEqual(
      refused('DATE_TOO_EARLY', { earliest: MADE }),
    )
  })

  test('an answer, its count; the last one completes the batch', () => {
    expect(decided('answer', { paid: true }, { state: 'sent' })).toEqual(
      value({ state: 'sent', leaves: { paid: 1, failed: 0 }, frees: false }),
    )
    expect(decided('answer', { paid: false }, { state: 'sent', paid: 1 })).toEqual(
      value({ state: 'done', leaves: { paid: 1, failed: 1 }, frees: false }),
    )
  })
})

test.each<[BatchState, readonly BatchAct[], readonly BatchAct[]]>([
  ['made', [], ['approve', 'reject']],
  ['approved', ['export', 'handOver', 'recall'], ['reject']],
  ['sent', ['export', 'answer'], ['notAccepted']],
  ['done', ['answer'], []],
  ['rejected', [], []],
  ['recalled', [], []],
  ['unaccepted', [], []],
])('a batch that is %s offers %j to the fund officer and %j to the approver', (state, officer, approver) => {
  const batch = aBatch({ state })
  expect(actsFor(batch, as('fund-officer'))).toEqual(officer)
  expect(actsFor(batch, as('fund-approver'))).toEqual(approver)
  expect(isDuty(batch, as('fund-officer'))).toBe(['approved', 'sent'].includes(state))
  expect(isDuty(batch, as('fund-approver'))).toBe(state === 'made')
})

test('the states say how far a batch is, whether the bank may hold it, and what it waits for', () =>
  expect(BATCH_STATES).toEqual({
    made: { reached: 1, waitsFor: ['approve'] },
    approved: { reached: 2, waitsFor: ['export', 'handOver', 'recall'] },
    sent: { reached: 3, atBank: true, waitsFor: ['answer'] },
    done: { reached: 4, atBank: true, waitsFor: [] },
    rejected: { reached: 0, waitsFor: [] },
    recalled: { reached: 0, waitsFor: [] },
    unaccepted: { reached: 0, atBank: true, waitsFor: [] },
  }))

test.each([
  ['held', undefined, false, 'ok'],
  ['failed', 'payee', false, 'ok'],
  ['failed', 'payee', true, 'ACCOUNT_UNCHANGED'],
  ['failed', 'payer', true, 'ok'],
  ['failed', 'bank', true, 'ok'],
  ['failed', 'unknown', false, 'FAILURE_UNDECIDED'],
  ['failed', 'unknown', true, 'FAILURE_UNDECIDED'],
] as const)(
  'money that is %s, by the fault of %s, on the failed account: %s, gives %s',
  (state, failedOwner, same, code) => {
    const result = acceptForBatch({ state, failedOwner }, same)
    expect(result).toEqual(code === 'ok' ? { ok: true, value: true } : { ok: false, refusal: { code } })
  },
)

describe('what is stored stays readable:', () => {
  test('the states, the acts and the ways of a hand-over', () => {
    expect(BatchState.options).toEqual(['made', 'approved', 'sent', 'done', 'rejected', 'recalled', 'unaccepted'])
    expect(BatchAct.options).toEqual(Object.keys(ACTS))
    expect(HandOverWay.options).toEqual(['online', 'counter', 'other'])
  })

  test('a batch with every field', () => {
    const {
      org: _org,
      city: _city,
      ready: _ready,
      ...batch
    } = aBatch({
      state: 'recalled',
      approver: OTHER,
      paid: 1,
      rejectedBecause: '开户行填错',
      handedOver: { on: TODAY, how: 'online', by: '某甲' },
      ended: { on: TODAY, why: '开户行填错', by: '某甲' },
    })
    expect(PayoutBatch.parse(batch)).toStrictEqual(batch)
    const returned = line(1, { outcome: paid, returned: { on: TODAY, reason: '退汇' } })
    expect(PayoutLine.parse(returned)).toStrictEqual(returned)
    expect(PayoutLine.safeParse(line(0)).success).toBe(false)
  })
})
