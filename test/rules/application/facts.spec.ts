// What the log keeps of each step. Entries are never rewritten, so a fact that is lost while it is written is lost for good.
import type { Action } from '@domain/application/action'
import { Correction } from '@domain/application/correction'
import { By } from '@domain/application/entry-head'
import { ExitFacts } from '@domain/application/exit-facts'
import { DecidedOwner, FailureOwner } from '@domain/application/failure-owner'
import { AnyPurpose } from '@domain/application/looks'
import { RecoveryEnd } from '@domain/application/money/end-recovery'
import { RecoveredFrom } from '@domain/application/money/recovery'
import { ASKED_NOW, QUESTION_SETS, QuestionSet, questionsOf } from '@domain/application/satisfaction'
import { stepOf } from '@domain/application/steps'
import { upcast } from '@domain/application/upcast'

/** The facts without which an entry of the step is not written; the others may be absent. */
const REQUIRED: Record<Action, readonly string[]> = {
  submit: [
    ...['year', 'org', 'onBehalf', 'declaration', 'proofs', 'consents', 'signature'],
    ...['policyVersion', 'nameMasked'],
  ],
  claim: ['applicant'],
  reissueClaim: ['claimHash'],
  accept: [],
  requestCorrection: ['items', 'note', 'dueOn'],
  answerCorrection: ['proofs', 'note'],
  recordSurvey: ['record'],
  handUp: ['why'],
  takeUp: [],
  concludeDeliberation: ['record', 'conclusion'],
  startCrosscheck: ['check'],
  returnCrosscheck: ['counterpart', 'results'],
  passOver: ['counterpart', 'members', 'proposedBy', 'reasons'],
  answerHit: ['key', 'text', 'files'],
  settleHit: ['key', 'verdict', 'reasons'],
  completeCrosscheck: [],
  postNotice: ['notice', 'photo'],
  takeDownNotice: ['photo'],
  correctNotice: ['why', 'photo'],
  paperDown: ['photo'],
  fileObjection: ['objection'],
  answerObjection: ['id', 'upheld', 'reasons', 'outcome'],
  countyApprove: ['opinion'],
  determine: ['determination', 'dossierNo'],
  refuse: ['reasons', 'words'],
  requestReexamination: ['why', 'files'],
  decideReexamination: ['upheld', 'reasons'],
  withdraw: ['why'],
  revokeConsent: ['matter'],
  correctAccount: ['bank', 'branch', 'account', 'proof'],
  holdGrant: ['grant', 'programme', 'amount'],
  releaseGrant: ['grant', 'why'],
  payGrant: ['grant', 'amount', 'paidOn', 'lastFour'],
  failGrant: ['grant', 'reason', 'owner'],
  decideFailure: ['grant', 'owner', 'words'],
  returnGrant: ['grant', 'amount', 'returnedOn', 'reason', 'owner'],
  answerTrace: ['grant', 'words'],
  demandRecovery: ['grant', 'amount', 'on', 'from', 'words'],
  receiveRecovery: ['grant', 'amount', 'rest', 'on'],
  endRecovery: ['grant', 'how', 'amount', 'words'],
  stateAccount: ['reasons'],
  confirmReceipt: ['grant', 'arrived', 'marks', 'asked', 'words'],
  resurvey: ['record'],
  redetermine: ['determination'],
  exit: ['because', 'words'],
  recount: [],
  followUnion: ['org', 'because'],
}

test.each(Object.entries(REQUIRED) as [Action, readonly string[]][])(
  'an entry of the step %s must have %j',
  (action, required) => {
    const empty = stepOf(action).facts.safeParse({})
    expect((empty.error?.issues ?? []).map(({ path }) => path[0])).toEqual(required)
  },
)

const GRANT = 'GR-aaaa'
const PLACE = { city: 'OR-city', county: 'OR-county', base: 'OR-base', jurisdiction: 'xinhui' }

test.each<[string, Action, object]>([
  ['the papers shown before accepting', 'accept', { opened: ['idCard', 'bankCard'] }],
  [
    'whose consent was revoked, and the signature',
    'revokeConsent',
    { matter: 'privacy', member: 'm1', signature: 'FI-aaaa' },
  ],
  ['who approved at the county', 'countyApprove', { opinion: '同意', by: 'PE-aaaa' }],
  ['the day the bank names', 'answerTrace', { grant: GRANT, arrivedOn: '2026-03-05', words: '已入账' }],
  ['the union a case was with', 'followUnion', { org: PLACE, because: 'move', from: 'OR-former' }],
  [
    'the unions between county and base',
    'followUnion',
    { org: { ...PLACE, via: ['OR-town'], direct: false }, because: 'merge' },
  ],
  ['that a union was dissolved', 'followUnion', { org: PLACE, because: 'dissolve' }],
  [
    'the last day for the explanation of a hit',
    'returnCrosscheck',
    { counterpart: 'banks', source: '虚构银行', results: [], replyBy: '2026-03-20' },
  ],
  [
    'days counted again',
    'recount',
    {
      notice: { lastDay: '2026-03-16', onlineUntil: '2026-03-17', workingDays: 5, shortOf: '2026-03-18' },
      correctionDueOn: '2026-04-02',
      objections: [{ id: 'OB-aaaa', answerDueOn: '2026-03-19' }],
      hits: [{ key: 'banks:m0', replyBy: '2026-03-20' }],
    },
  ],
])('the log keeps %s', (_what, action, facts) => expect(stepOf(action).facts.parse(facts)).toEqual(facts))

type Listed = { readonly safeParse: (word: unknown) => { readonly success: boolean } }
const conclusion = (word: unknown) => stepOf('concludeDeliberation').facts.safeParse({ conclusion: word }).error?.issues

describe('the words that may be stored', () => {
  const person: Listed = { safeParse: (as) => By.safeParse({ as }) }
  const item: Listed = { safeParse: (one) => Correction.safeParse({ items: [one], note: '补', dueOn: '2026-03-20' }) }
  const union: Listed = { safeParse: (because) => stepOf('followUnion').facts.safeParse({ org: PLACE, because }) }
  const reason: Listed = { safeParse: (because) => ExitFacts.safeParse({ because, words: '已迁出' }) }
  const concluded: Listed = {
    safeParse: (word) => ({ success: !conclusion(word)?.some(({ path }) => path[0] === 'conclusion') }),
  }

  test.each<[string, Listed, readonly string[]]>([
    ['whose fault a failed payment was', FailureOwner, ['payee', 'payer', 'bank', 'unknown']],
    ['whose fault finance decides it was', DecidedOwner, ['payee', 'payer', 'bank']],
    ['who pays back', RecoveredFrom, ['household', 'other']],
    ['how a recovery ends', RecoveryEnd, ['written-off', 'dropped']],
    ['why a file is closed', reason, ['improved', 'retired', 'moved', 'died', 'other']],
    ['why a case follows its union', union, ['move', 'merge', 'dissolve']],
    ['what a committee concludes', concluded, ['endorsed', 'declined']],
    ['the questions after a payment', QuestionSet, ['common-1', 'counter-1']],
    [
      'who acted',
      person,
      [
        ...['base-officer', 'county-reviewer', 'city-reviewer', 'fund-officer', 'fund-approver', 'auditor'],
        ...['administrator', 'applicant', 'household', 'member', 'system'],
      ],
    ],
    [
      'what a correction asks for, besides proofs',
      item,
      ['income', 'expenditure', 'members', 'account', 'consent', 'other', 'idCard', 'bankCard'],
    ],
    [
      'why covered data were opened',
      AnyPurpose,
      ['papers', 'contact', 'other', 'opened-papers', 'taken-along', 'bank-file', 'bureau-list'],
    ],
  ])('%s', (_what, list, words) => {
    expect(words.filter((word) => !list.safeParse(word).success)).toEqual([])
    for (const stranger of ['', 'somebody', 'anything else']) expect(list.safeParse(stranger).success).toBe(false)
  })
})

test('finance does not decide that a fault is unknown', () =>
  expect(DecidedOwner.safeParse('unknown').success).toBe(false))

test('a correction asks for something, and for twenty things at most', () => {
  const asks = (items: readonly string[]) => Correction.safeParse({ items, note: '补', dueOn: '2026-03-20' }).success
  expect([0, 1, 20, 21].map((length) => asks(Array.from({ length }, () => 'idCard')))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('a refusal has at least one reason', () => {
  const refuses = (...reasons: string[]) => stepOf('refuse').facts.safeParse({ reasons, words: '不符' }).success
  expect([refuses(), refuses('other')]).toEqual([false, true])
})

describe('the marks of an answer belong to the questions that were asked', () => {
  test('today the same questions are asked everywhere', () => {
    expect(ASKED_NOW).toBe('common-1')
    expect(QUESTION_SETS[ASKED_NOW]).toEqual(['process', 'attitude', 'aid'])
    expect(QUESTION_SETS['counter-1']).toEqual(['speed', 'clarity', 'outcome'])
  })
  test.each([
    ['applicant', undefined, 'common-1'],
    ['base-officer', undefined, 'counter-1'],
    ['base-officer', 'common-1', 'common-1'],
    ['applicant', 'counter-1', 'counter-1'],
  ] as const)('an answer by the %s with the questions %s stated belongs to %s', (as, stated, set) =>
    expect(questionsOf(stated, as)).toBe(set),
  )
  test('up to three marks from 1 to 5', () => {
    const takes = (...marks: number[]) =>
      stepOf('confirmReceipt').facts.safeParse({ grant: GRANT, arrived: true, marks, asked: 'common-1', words: '' })
        .success
    expect([takes(), takes(1, 5, 3), takes(0), takes(6), takes(2.5), takes(1, 1, 1, 1)]).toEqual([
      ...[true, true, false, false, false, false],
    ])
  })
})

test('a notice of an earlier release counts from the day it was posted', () => {
  const posted = (notice: object) =>
    upcast({ kind: 'postNotice', to: 'on-notice', facts: { photo: 'FI-aaaa', notice } } as never)
  expect(posted({ postedOn: '2026-03-02', lastDay: '2026-03-09' })).toMatchObject({
    version: 2,
    facts: {
      photo: 'FI-aaaa',
      notice: {
        ...{ postedOn: '2026-03-02', countsFrom: '2026-03-02', enteredOn: '2026-03-02', workingDays: 5 },
        lastDay: '2026-03-09',
      },
    },
  })
})
