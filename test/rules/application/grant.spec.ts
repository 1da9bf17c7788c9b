import {
  failed,
  GRANT_ACTS,
  type GrantAct,
  GrantState,
  grantAllows,
  isLeftBy,
  moveGrant,
} from '@domain/application/money/grant'

const ACTS = Object.keys(GRANT_ACTS) as GrantAct[]

/** The allowed acts by state, written independently of the code. */
const ALLOWED: Record<GrantState, Partial<Record<GrantAct, GrantState>>> = {
  held: { take: 'batched', releaseGrant: 'released' },
  batched: { giveBack: 'held', payGrant: 'paid', failGrant: 'failed' },
  paid: { returnGrant: 'failed', confirmReceipt: 'paid', answerTrace: 'paid', demandRecovery: 'recovering' },
  failed: { take: 'batched', decideFailure: 'failed', releaseGrant: 'released' },
  released: {},
  recovering: {
    receiveRecovery: 'recovering',
    recoverAll: 'recovered',
    endRecovery: 'recovered',
    dropRecovery: 'paid',
  },
  recovered: {},
}

const everything = {
  ...{ amount: 5, confirmed: false, failures: 1, failedBecause: '账户已销户' },
  ...{ batch: 'PB-1', paidOn: '2026-03-01', lastFour: '0001', marks: [5], asked: 1 },
}

test.each(GrantState.options)(
  'a grant that is %s allows only the listed acts, and each leads to its listed state',
  (state) => {
    const grant = { ...everything, state }
    const found = ACTS.flatMap((act) => {
      const next = moveGrant(act, grant)
      expect(next.ok).toBe(grantAllows(act, grant).ok)
      return next.ok ? [[act, next.value.state]] : []
    })
    expect(Object.fromEntries(found)).toEqual(ALLOWED[state])
  },
)

test('a grant whose receipt is confirmed cannot be traced again, but can still be returned', () => {
  const grant = { ...everything, state: 'paid', confirmed: true } as const
  expect(ACTS.filter((act) => grantAllows(act, grant).ok)).toEqual(['returnGrant', 'demandRecovery'])
})

test.each([
  ['giveBack', 'batched', []],
  ['failGrant', 'batched', []],
  ['payGrant', 'batched', ['batch', 'paidOn', 'lastFour', 'marks', 'asked']],
  ['returnGrant', 'paid', []],
  ['releaseGrant', 'failed', []],
] as const)('the act %s removes the fields that were true only of the grant’s previous state', (act, state, kept) => {
  const next = moveGrant(act, { ...everything, state })
  if (!next.ok) throw new Error(next.refusal.code)
  const { amount, confirmed, failures, failedBecause, state: _to, ...passing } = next.value
  expect({ amount, confirmed, failures, failedBecause }).toEqual({
    amount: 5,
    confirmed: false,
    failures: 1,
    failedBecause: '账户已销户',
  })
  expect(Object.keys(passing)).toEqual(kept)
})

test.each([
  [{}, 1],
  [{ failures: 1 }, 2],
])(
  'a failed payment leaves its reason, its owner and its account in the grant, and is counted: %j',
  (before, failures) =>
    expect(failed(before, { reason: '账户已销户', owner: 'payee', account: 'hash' })).toEqual({
      ...{ failedBecause: '账户已销户', failedOwner: 'payee', failedAccount: 'hash' },
      failures,
    }),
)

test('what may be done with a grant is simply allowed, what may not is refused with its state', () => {
  expect(grantAllows('take', { state: 'held' })).toEqual({ ok: true, value: true })
  expect(grantAllows('take', { state: 'paid' })).toEqual({
    ok: false,
    refusal: { code: 'GRANT_WRONG_STATE', about: { state: 'paid' } },
  })
})

test.each(ACTS)('the act %s leaves a grant in the state that the table names, and in no other', (act) => {
  const to = Object.values(ALLOWED).find((acts) => acts[act] !== undefined)?.[act] ?? 'held'
  expect(GrantState.options.filter((state) => isLeftBy(act, { state }))).toEqual([to])
})
