// The whole lifecycle as one table: at which stage a step is done, by whom, and where it leads. Written out here a second time,
// because every line is a rule of the trade: who may act when.
import { ACTIONS, type Action } from '@domain/application/action'
import { judges } from '@domain/application/actions'
import { actionsAt, moveOf } from '@domain/application/lifecycle'
import { STAGES, type Stage } from '@domain/application/stage'
import type { Doer, Leads } from '@domain/application/step'
import { stepOf } from '@domain/application/steps'

type Row = readonly [at: readonly Stage[], by: readonly Doer[], to: Leads]

const BASE: readonly Doer[] = ['base-officer']
const COUNTY: readonly Doer[] = ['county-reviewer']
const CITY: readonly Doer[] = ['city-reviewer']
const FUND: readonly Doer[] = ['fund-officer']
const WORKER: readonly Doer[] = ['applicant', 'base-officer']
/** from the application to the decision */
const OPEN: readonly Stage[] = [
  ...(['submitted', 'surveying', 'deliberating', 'deliberating-above', 'crosschecking', 'to-post'] as const),
  ...(['on-notice', 'county-review', 'determining', 're-examining'] as const),
]
/** money that is held stays payable, however the case ends */
const MONEY: readonly Stage[] = ['determining', 'on-file', 'refused', 're-examining', 'withdrawn', 'exited']
const VOTED: readonly Stage[] = ['crosschecking', 'to-post', 'refused']
/** an overturned refusal goes on where it was refused; a notice that ended with it is posted anew */
const REOPENED: readonly Stage[] = [
  ...(['refused', 'submitted', 'surveying', 'deliberating', 'deliberating-above', 'crosschecking'] as const),
  ...(['to-post', 'county-review', 'determining'] as const),
]

const LIFECYCLE: Record<Action, readonly Row[]> = {
  submit: [],
  claim: [[[...OPEN, 'on-file', 'refused'], ['applicant'], 'stay']],
  reissueClaim: [[[...OPEN, 'on-file', 'refused'], BASE, 'stay']],
  accept: [[['submitted'], BASE, 'surveying']],
  requestCorrection: [
    [['submitted', 'surveying', 'deliberating'], BASE, 'stay'],
    [['deliberating-above', 'county-review'], COUNTY, 'stay'],
    [['determining'], CITY, 'stay'],
  ],
  answerCorrection: [[OPEN, WORKER, 'stay']],
  recordSurvey: [[['surveying'], BASE, 'deliberating']],
  handUp: [[['deliberating'], BASE, 'deliberating-above']],
  takeUp: [[['deliberating'], COUNTY, 'deliberating-above']],
  concludeDeliberation: [
    [['deliberating'], BASE, VOTED],
    [['deliberating-above'], COUNTY, VOTED],
  ],
  startCrosscheck: [[['crosschecking'], CITY, 'stay']],
  returnCrosscheck: [[['crosschecking'], CITY, 'stay']],
  passOver: [[['crosschecking'], CITY, 'stay']],
  answerHit: [[['crosschecking'], WORKER, 'stay']],
  settleHit: [[['crosschecking'], CITY, 'stay']],
  completeCrosscheck: [[['crosschecking'], CITY, 'next']],
  postNotice: [[['to-post'], BASE, 'on-notice']],
  takeDownNotice: [[['on-notice'], BASE, 'next']],
  correctNotice: [[['on-notice'], BASE, 'to-post']],
  paperDown: [
    [['surveying', 'deliberating', 'deliberating-above', 'crosschecking'], BASE, 'stay'],
    [['refused', 're-examining', 'withdrawn'], BASE, 'stay'],
  ],
  fileObjection: [[['on-notice'], ['member'], 'stay']],
  answerObjection: [[['on-notice'], ['base-officer', 'county-reviewer'], ['on-notice', 'surveying', 'refused']]],
  countyApprove: [[['county-review'], COUNTY, 'next']],
  determine: [[['determining'], CITY, 'on-file']],
  refuse: [
    [['submitted', 'surveying'], BASE, 'refused'],
    [['county-review'], COUNTY, 'refused'],
    [['crosschecking', 'determining'], CITY, 'refused'],
  ],
  requestReexamination: [[['refused'], WORKER, 're-examining']],
  decideReexamination: [[['re-examining'], ['county-reviewer', 'city-reviewer'], REOPENED]],
  withdraw: [[OPEN, ['applicant'], 'withdrawn']],
  revokeConsent: [[OPEN, ['applicant', 'household', 'base-officer'], 'withdrawn']],
  correctAccount: [[MONEY, WORKER, 'stay']],
  holdGrant: [[['determining', 'on-file'], FUND, 'stay']],
  releaseGrant: [[MONEY, FUND, 'stay']],
  payGrant: [[MONEY, FUND, 'stay']],
  failGrant: [[MONEY, FUND, 'stay']],
  decideFailure: [[MONEY, FUND, 'stay']],
  returnGrant: [[MONEY, FUND, 'stay']],
  answerTrace: [[MONEY, FUND, 'stay']],
  demandRecovery: [[MONEY, FUND, 'stay']],
  receiveRecovery: [[MONEY, FUND, 'stay']],
  endRecovery: [[MONEY, ['fund-approver'], 'stay']],
  stateAccount: [[STAGES, ['fund-approver', 'city-reviewer'], 'stay']],
  confirmReceipt: [[MONEY, WORKER, 'stay']],
  resurvey: [[['on-file'], BASE, 'stay']],
  redetermine: [[['on-file'], CITY, 'stay']],
  exit: [[['on-file'], ['county-reviewer', 'city-reviewer'], 'exited']],
  recount: [[STAGES, ['system'], 'stay']],
  followUnion: [[STAGES, ['system'], 'stay']],
}

test.each(Object.entries(LIFECYCLE) as [Action, readonly Row[]][])(
  '%s is done at its stages, by its people, and leads where the table says',
  (action, rows) => {
    const wanted = rows.flatMap(([stages, by, to]) => stages.map((stage) => [stage, { by, to }] as const))
    const found = STAGES.flatMap((stage) => {
      const move = moveOf(stage, action)
      return move === undefined ? [] : [[stage, move] as const]
    })
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted))
    for (const stage of STAGES) expect(actionsAt(stage).includes(action)).toBe(wanted.some(([each]) => each === stage))
  },
)

test('the stages in the order of the lifecycle', () =>
  expect(STAGES).toEqual([
    ...['submitted', 'surveying', 'deliberating', 'deliberating-above', 'crosschecking', 'to-post', 'on-notice'],
    ...['county-review', 'determining', 'on-file', 'refused', 're-examining', 'withdrawn', 'exited'],
  ]))

test('who surveyed a household does none of these steps on it, because they judge it', () =>
  expect(ACTIONS.filter((action) => judges(action))).toEqual([
    ...['passOver', 'settleHit', 'completeCrosscheck', 'answerObjection', 'countyApprove', 'determine', 'refuse'],
    ...['decideReexamination', 'redetermine'],
  ]))

test('these are the city’s decisions after the county’s, for which it takes another person', () =>
  expect(
    ACTIONS.flatMap((action) => (stepOf(action).cityAfterCountyAt ?? []).map((stage) => `${action} at ${stage}`)),
  ).toEqual(['determine at determining', 'refuse at determining']))
