// 追回: money that should not have been paid, or reached somebody else, is asked back; it comes in by parts, is given up, or the
// demand turns out to be wrong.
import type { Action } from '@domain/application/action'
import { acceptDay } from '@domain/application/money/accept-day'
import { isPaid, keptOf } from '@domain/application/money/grant'
import { acceptPart, openOf } from '@domain/application/money/recovery'
import { STEPS } from '@domain/application/steps'
import { fen, yuan } from '@domain/kernel/fen'
import { day, decided, kase, patched, refusalOf, today } from './deciding'

const GRANT = 'GR-1'
const paid = { state: 'paid', programme: 'living', amount: yuan(600), paidOn: day('2026-03-02') }
/** 400 yuan were demanded on 5 March, of which 150 have come in. */
const demand = {
  demands: 1,
  parts: 1,
  demanded: yuan(400),
  received: yuan(150),
  from: 'household',
  on: day('2026-03-05'),
}
const recovering = { ...paid, state: 'recovering', recovery: demand }
const s = kase('on-file', {
  grants: [
    { id: GRANT, state: 'paid' },
    { id: 'GR-2', state: 'held' },
  ],
})

describe('money is asked back', () => {
  const demands = (over: object = {}, grant: object = paid) =>
    [
      s,
      'demandRecovery',
      { grant: GRANT, amount: yuan(400), on: day('2026-03-05'), from: 'household', words: '重复享受', ...over },
      { grant },
    ] as const

  test('and the worker is told how much of which aid, from whom, and why', () => {
    const facts = { grant: GRANT, amount: yuan(400), on: '2026-03-05', from: 'household', words: '重复享受' }
    const told = { programme: 'living', amount: '40000', from: 'household', words: '重复享受' }
    expect(decided(...demands())).toMatchObject({ to: 'on-file', facts, told: [['recoveryDemanded', undefined, told]] })
  })

  test.each<[string, object]>([
    ['all that was paid', { amount: yuan(600) }],
    ['one fen', { amount: fen(1) }],
    ['on the day of the payment', { on: day('2026-03-02') }],
    ['today', { on: today }],
    ['from somebody else whom the payment reached', { from: 'other' }],
  ])('it may be %s', (_what, over) => expect(decided(...demands(over))).toMatchObject({ facts: over }))

  test.each<[string, string, object | undefined, object, object?]>([
    ['nothing', 'RECOVERY_TOO_MUCH', { most: 60000 }, { amount: 0 }],
    ['a fen more than was paid', 'RECOVERY_TOO_MUCH', { most: 60000 }, { amount: yuan(600.01) }],
    ['before the payment', 'DATE_TOO_EARLY', { earliest: '2026-03-02' }, { on: day('2026-03-01') }],
    ['tomorrow', 'DATE_IN_FUTURE', undefined, { on: day('2026-03-12') }],
    ['with a telephone number in the words', 'TEXT_HOLDS_PRIVATE_DATA', undefined, { words: '请打13800001234' }],
    ['of money that is not paid', 'GRANT_WRONG_STATE', { state: 'held' }, {}, { ...paid, state: 'held' }],
    ['a second time', 'GRANT_WRONG_STATE', { state: 'recovering' }, {}, recovering],
    ['of a payment without a day', 'GRANT_WRONG_STATE', { state: 'paid' }, {}, { ...paid, paidOn: undefined }],
  ])('it is refused: %s', (_what, code, about, over, grant = paid) =>
    expect(refusalOf(...demands(over, grant))).toEqual({ code, ...(about === undefined ? {} : { about }) }),
  )
})

describe('a part comes in', () => {
  const receives = (over: object = {}, grant: object = recovering) =>
    [s, 'receiveRecovery', { grant: GRANT, amount: yuan(100), on: day('2026-03-10'), ...over }, { grant }] as const

  test.each([
    ['100 of the 250 yuan still open', yuan(100), yuan(150)],
    ['all but one fen', yuan(249.99), fen(1)],
    ['the last part, all that is open', yuan(250), fen(0)],
  ])('%s', (_what, amount, rest) => {
    const told = { programme: 'living', amount: String(amount), from: 'household', rest: String(rest) }
    expect(decided(...receives({ amount }))).toMatchObject({
      to: 'on-file',
      facts: { grant: GRANT, amount, rest, on: '2026-03-10' },
      told: [['recoveryReceived', undefined, told]],
    })
  })

  test.each<[string, string, object | undefined, object, object?]>([
    ['nothing', 'RECOVERY_TOO_MUCH', { most: 25000 }, { amount: 0 }],
    ['a fen more than is open', 'RECOVERY_TOO_MUCH', { most: 25000 }, { amount: yuan(250.01) }],
    ['before it was demanded', 'DATE_TOO_EARLY', { earliest: '2026-03-05' }, { on: day('2026-03-04') }],
    ['tomorrow', 'DATE_IN_FUTURE', undefined, { on: day('2026-03-12') }],
    ['of money that is not asked back', 'GRANT_WRONG_STATE', { state: 'paid' }, {}, { ...recovering, state: 'paid' }],
    ['without a demand', 'GRANT_WRONG_STATE', { state: 'recovering' }, {}, { ...recovering, recovery: undefined }],
  ])('it is refused: %s', (_what, code, about, over, grant = recovering) =>
    expect(refusalOf(...receives(over, grant))).toEqual({ code, ...(about === undefined ? {} : { about }) }),
  )
})

describe('the recovery ends', () => {
  const nothingYet = { ...recovering, recovery: { ...demand, received: 0 } }
  const ends = (how: string, grant: object = recovering, words = '本人已故') =>
    [s, 'endRecovery', { grant: GRANT, how, words }, { grant }] as const

  test.each([
    ['what is missing is given up', 'written-off', recovering, yuan(250)],
    ['all is given up', 'written-off', nothingYet, yuan(400)],
    ['the demand was wrong', 'dropped', nothingYet, yuan(400)],
  ])('%s, and the worker is told what is no longer asked for', (_what, how, grant, amount) => {
    expect(decided(...ends(how, grant))).toMatchObject({
      to: 'on-file',
      facts: { grant: GRANT, how, amount, words: '本人已故' },
      told: [['recoveryEnded', undefined, { programme: 'living', amount: String(amount), from: 'household', how }]],
    })
  })

  test.each<[string, string, object | undefined, Parameters<typeof ends>]>([
    [
      'a demand of which a fen has come in cannot have been wrong',
      'GRANT_WRONG_STATE',
      { state: 'recovering' },
      ['dropped', { ...recovering, recovery: { ...demand, received: 1 } }],
    ],
    [
      'nothing is asked back',
      'GRANT_WRONG_STATE',
      { state: 'paid' },
      ['written-off', { ...recovering, state: 'paid' }],
    ],
    [
      'there is no demand',
      'GRANT_WRONG_STATE',
      { state: 'recovering' },
      ['written-off', { ...recovering, recovery: undefined }],
    ],
    [
      'a telephone number in the words',
      'TEXT_HOLDS_PRIVATE_DATA',
      undefined,
      ['written-off', recovering, '请打13800001234'],
    ],
  ])('it is refused: %s', (_what, code, about, how) =>
    expect(refusalOf(...ends(...how))).toEqual({ code, ...(about === undefined ? {} : { about }) }),
  )
})

test.each<[string, Action, object, string]>([
  ['a demand', 'demandRecovery', {}, 'recovering'],
  ['a part of it', 'receiveRecovery', { rest: fen(1) }, 'recovering'],
  ['its last part', 'receiveRecovery', { rest: fen(0) }, 'recovered'],
  ['the rest given up', 'endRecovery', { how: 'written-off' }, 'recovered'],
  ['a wrong demand', 'endRecovery', { how: 'dropped' }, 'paid'],
])('the case shows the grant after %s', (_what, action, facts, state) =>
  expect(patched(s, action, { grant: GRANT, ...facts })).toEqual({
    grants: [
      { id: GRANT, state },
      { id: 'GR-2', state: 'held' },
    ],
  }),
)

test.each<[Action, string]>([
  ['demandRecovery', 'paid'],
  ['receiveRecovery', 'recovering'],
  ['endRecovery', 'recovering'],
])('%s needs a grant that is %s', (action, state) => {
  for (const other of ['held', 'paid', 'failed', 'released', 'recovering', 'recovered']) {
    const answer = STEPS[action].wants?.(kase('on-file', { grants: [{ id: GRANT, state: other }] }), today)
    expect([other, answer]).toMatchObject([
      other,
      other === state ? { ok: true } : { refusal: { code: 'GRANT_WRONG_STATE' } },
    ])
  }
})

test('what a household keeps is what was paid less what came back', () => {
  expect(keptOf({ amount: 600 })).toBe(600)
  expect(keptOf({ amount: 600, recovery: { received: 0 } })).toBe(600)
  expect(keptOf({ amount: 600, recovery: { received: 150 } })).toBe(450)
  expect(openOf({ demanded: yuan(4), received: yuan(1.5) })).toBe(250)
})

test('money that was recovered has still been paid', () =>
  expect(
    (['held', 'batched', 'paid', 'failed', 'released', 'recovering', 'recovered'] as const).filter((state) =>
      isPaid({ state }),
    ),
  ).toEqual(['paid', 'recovering', 'recovered']))

test('a day and a part that fit are simply allowed', () => {
  expect(acceptDay(today, today, today)).toEqual({ ok: true, value: true })
  expect(acceptPart(1, 1)).toEqual({ ok: true, value: true })
})
