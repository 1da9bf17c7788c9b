import type { Action } from '@domain/application/action'
import { wantsOf } from '@domain/application/actions'
import { STEPS } from '@domain/application/steps'
import { yuan } from '@domain/kernel/fen'
import { day, decided, kase, patched, today } from './deciding'

const GRANT = 'GR-1'
const aid = { programme: 'living', amount: yuan(600) }
const said = { programme: 'living', amount: '60000' }
const paid = { state: 'paid' as const, paidOn: day('2026-03-02'), ...aid }

describe('money', () => {
  const s = kase('on-file', {
    grants: [
      { id: GRANT, state: 'paid', confirmed: false },
      { id: 'GR-2', state: 'held' },
    ],
  })

  test('a payment tells the worker what came when', () => {
    const facts = { grant: GRANT, amount: yuan(600), paidOn: day('2026-03-02'), lastFour: '0123' }
    expect(decided(s, 'payGrant', facts, { programme: 'living' })).toMatchObject({
      to: 'on-file',
      told: [['paid', undefined, { ...said, grant: GRANT, paidOn: '2026-03-02', lastFour: '0123' }]],
    })
    expect(
      patched(
        kase('on-file', { grants: [{ id: GRANT, state: 'held', failedOwner: 'payee' }, { id: 'GR-2' }] }),
        'payGrant',
        facts,
      ),
    ).toEqual({
      grants: [{ id: GRANT, state: 'paid', failedOwner: undefined }, { id: 'GR-2' }],
    })
  })

  test('a failure is told to the worker only when it is theirs to mend', () => {
    const fail = (owner: string) => decided(s, 'failGrant', { grant: GRANT, reason: '户名不符', owner }, aid)
    expect(fail('payee')).toMatchObject({
      told: [['payFailed', undefined, { ...said, grant: GRANT, reason: '户名不符' }]],
    })
    for (const owner of ['payer', 'bank', 'unknown']) expect(fail(owner)).toMatchObject({ told: [], facts: { owner } })
    expect(patched(s, 'failGrant', { grant: GRANT, owner: 'bank' })).toEqual({
      grants: [
        { id: GRANT, state: 'failed', confirmed: false, failedOwner: 'bank' },
        { id: 'GR-2', state: 'held' },
      ],
    })
  })

  describe('whose fault a failure was', () => {
    const failed = { state: 'failed' as const, failedBecause: '账户已销户', ...aid }
    const decides = (owner: string, grant: object = failed, words = '') =>
      decided(s, 'decideFailure', { grant: GRANT, owner, words }, { grant })
    const money = { ...said, grant: GRANT }

    test('the worker hears of it when they have to act', () => {
      expect(decides('payee')).toMatchObject({ told: [['payFailed', undefined, { ...money, reason: '账户已销户' }]] })
      expect(decides('payee', { ...failed, failedBecause: undefined })).toMatchObject({
        told: [['payFailed', undefined, { ...money, reason: '' }]],
      })
      expect(decides('bank')).toMatchObject({ told: [] })
    })
    test('and when they no longer have to', () =>
      expect(decides('bank', { ...failed, failedOwner: 'payee' })).toMatchObject({
        told: [['payNotYours', undefined, money]],
      }))
    test('nothing is decided twice, on money that has not failed, or with a telephone number in the words', () => {
      expect(decides('payee', { ...failed, failedOwner: 'payee' })).toBe('GRANT_WRONG_STATE')
      expect(decides('payee', paid)).toBe('GRANT_WRONG_STATE')
      expect(decides('payee', failed, '请打13800001234')).toBe('TEXT_HOLDS_PRIVATE_DATA')
    })
    test('it is written into the grant', () =>
      expect(patched(s, 'decideFailure', { grant: GRANT, owner: 'payer' })).toMatchObject({
        grants: [
          { id: GRANT, state: 'failed', failedOwner: 'payer' },
          { id: 'GR-2', state: 'held' },
        ],
      }))
  })

  describe('money that came back', () => {
    const returned = (over: object = {}, grant: object = paid) =>
      decided(
        s,
        'returnGrant',
        { grant: GRANT, returnedOn: day('2026-03-05'), reason: '账户已销户', owner: 'bank', ...over },
        { grant },
      )

    test('is told with its reason only to the worker who has to mend it', () => {
      const told = { ...said, grant: GRANT, returnedOn: '2026-03-05' }
      // the log keeps the reason, the worker does not read it
      expect(returned()).toEqual({
        ...{ to: 'on-file', dueOn: undefined },
        told: [['payReturned', undefined, { ...told, owner: 'bank' }]],
        facts: { grant: GRANT, amount: yuan(600), returnedOn: '2026-03-05', reason: '账户已销户', owner: 'bank' },
      })
      expect(returned({ owner: 'payee' })).toMatchObject({
        told: [['payReturned', undefined, { ...told, owner: 'payee', reason: '账户已销户' }]],
      })
    })
    test('on a day from its payment until today', () => {
      expect(returned({ returnedOn: today })).toMatchObject({ to: 'on-file' })
      expect(returned({ returnedOn: day('2026-03-12') })).toBe('DATE_IN_FUTURE')
      expect(returned({ returnedOn: day('2026-03-02') })).toMatchObject({ to: 'on-file' })
      expect(returned({ returnedOn: day('2026-03-01') })).toBe('DATE_TOO_EARLY')
    })
    test('only of a paid grant', () => {
      expect(returned({}, { ...paid, state: 'held' })).toBe('GRANT_WRONG_STATE')
      expect(returned({}, { ...paid, paidOn: undefined })).toBe('GRANT_WRONG_STATE')
    })
    test('without the account number that a bank writes into its reason', () => {
      const answer = returned({ reason: '账号6222021234567890123已销户', owner: 'payee' })
      expect(JSON.stringify(answer)).not.toContain('6222021234567890123')
    })
    test('is open again', () =>
      expect(patched(s, 'returnGrant', { grant: GRANT, owner: 'bank' })).toMatchObject({
        grants: [
          { id: GRANT, state: 'failed', confirmed: false, failedOwner: 'bank' },
          { id: 'GR-2', state: 'held' },
        ],
      }))
  })

  describe('the answer to “the money is not here”', () => {
    const answers = (facts: object = {}, more: object = {}) =>
      decided(
        s,
        'answerTrace',
        { grant: GRANT, words: '已入账', ...facts },
        { asked: true, paidOn: day('2026-03-02'), ...aid, ...more },
      )

    test('with the day it arrived, where the bank says one', () => {
      const told = { ...said, grant: GRANT, words: '已入账' }
      expect(answers()).toMatchObject({ told: [['traceAnswered', undefined, told]] })
      expect(answers({ arrivedOn: today })).toMatchObject({
        told: [['traceAnswered', undefined, { ...told, arrivedOn: today }]],
      })
      expect(answers({ arrivedOn: day('2026-03-02') })).toMatchObject({ to: 'on-file' })
      // a day that is not known is not said at all
      const { told: messages } = answers() as { readonly told: readonly (readonly unknown[])[] }
      expect(messages[0]?.[2]).toStrictEqual(told)
    })
    test('is refused without a question, with a wrong day, with private words', () => {
      expect(answers({}, { asked: false })).toBe('GRANT_WRONG_STATE')
      expect(answers({ arrivedOn: day('2026-03-12') })).toBe('DATE_IN_FUTURE')
      expect(answers({ arrivedOn: day('2026-03-01') })).toBe('DATE_TOO_EARLY')
      expect(answers({ arrivedOn: day('2026-03-01') }, { paidOn: undefined })).toMatchObject({ to: 'on-file' })
      expect(answers({ words: '请打13800001234' })).toBe('TEXT_HOLDS_PRIVATE_DATA')
    })
  })

  test('an account of somebody else, or the one that failed, is no correction', () => {
    const account = {
      bank: '虚构银行',
      branch: '虚构支行',
      account: { sealed: 'x', shown: '**** 0123' },
      proof: 'FI-1',
    }
    const corrects = (more: object) => decided(s, 'correctAccount', account, { holder: true, former: false, ...more })
    expect(corrects({ holder: false })).toBe('ACCOUNT_NOT_OWN')
    expect(corrects({ former: true })).toBe('ACCOUNT_UNCHANGED')
    expect(corrects({})).toMatchObject({ told: [] })
    expect(corrects({ as: 'base-officer' })).toMatchObject({
      told: [['accountChanged', undefined, { lastFour: '0123' }]],
    })
    expect(
      patched(kase('on-file', { declaration: { applicant: 'a', account: {} } }), 'correctAccount', account),
    ).toEqual({
      declaration: { applicant: 'a', account: { bank: '虚构银行', branch: '虚构支行', number: account.account } },
    })
    expect(STEPS.correctAccount.wants?.(kase('exited'), today)).toEqual({
      ok: false,
      refusal: { code: 'WRONG_STAGE', about: { stage: 'exited' } },
    })
    expect(STEPS.correctAccount.wants?.(kase('exited', { grants: [{ state: 'failed' }] }), today)).toMatchObject({
      ok: true,
    })
    expect(STEPS.correctAccount.wants?.(kase('on-file'), today)).toMatchObject({ ok: true })
  })

  test('a receipt is for a grant of this case that was paid and not confirmed', () => {
    const confirms = (grant: string, s2 = s, more: object = {}) =>
      decided(s2, 'confirmReceipt', { grant, arrived: true, marks: [], words: '', ...more }, { as: 'base-officer' })
    expect(confirms('GR-9')).toBe('NOT_FOUND')
    expect(confirms('GR-2')).toBe('GRANT_WRONG_STATE')
    expect(confirms(GRANT, kase('on-file', { grants: [{ id: GRANT, state: 'paid', confirmed: true }] }))).toBe(
      'GRANT_WRONG_STATE',
    )
    expect(confirms(GRANT)).toMatchObject({ facts: { asked: 'counter-1' } })
    expect(confirms(GRANT, s, { asked: 'common-1' })).toMatchObject({ facts: { asked: 'common-1' } })
    expect(patched(s, 'confirmReceipt', { grant: GRANT, arrived: true })).toMatchObject({
      grants: [{ confirmed: true, state: 'paid' }, {}],
    })
  })

  test('a release, a hold, a reason for a shared account', () => {
    expect(decided(s, 'releaseGrant', { grant: GRANT, why: '不再需要' })).toMatchObject({
      told: [],
      facts: { why: '不再需要' },
    })
    expect(patched(s, 'releaseGrant', { grant: 'GR-2' })).toMatchObject({
      grants: [{ state: 'paid' }, { state: 'released', failedOwner: undefined }],
    })
    expect(decided(s, 'holdGrant', { grant: GRANT, ...aid })).toMatchObject({ told: [['granted', undefined, said]] })
    expect(patched(kase('on-file'), 'holdGrant', { grant: GRANT, ...aid })).toEqual({
      grants: [{ id: GRANT, ...aid, state: 'held', confirmed: false }],
    })
    expect(decided(s, 'stateAccount', { reasons: '夫妻共用' })).toMatchObject({ told: [] })
    expect(decided(s, 'stateAccount', { reasons: '请打13800001234' })).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })
})

test.each<[Action, readonly string[]]>([
  ['releaseGrant', ['held', 'failed']],
  ['decideFailure', ['failed']],
  ['returnGrant', ['paid']],
  ['confirmReceipt', ['paid']],
  ['answerTrace', ['paid']],
])('%s is possible while a grant of the case is %j', (action, states) => {
  const may = (state: string, confirmed = false) =>
    wantsOf(kase('on-file', { grants: [{ id: GRANT, state, confirmed }] }), action, today)
  const every = ['held', 'paid', 'failed', 'released', 'recovering', 'recovered']
  expect(every.filter((state) => may(state).ok)).toEqual(states)
  expect(may('released')).toEqual({ ok: false, refusal: { code: 'GRANT_WRONG_STATE' } })
})

test.each<[Action]>([['confirmReceipt'], ['answerTrace']])(
  '%s is not possible once the receipt is confirmed',
  (action) =>
    expect(
      wantsOf(kase('on-file', { grants: [{ id: GRANT, state: 'paid', confirmed: true }] }), action, today),
    ).toEqual({
      ok: false,
      refusal: { code: 'GRANT_WRONG_STATE' },
    }),
)
