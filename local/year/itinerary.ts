import type { Hand } from '../walk/hand'
import * as walk from '../walk/steps'
import type { PlannedCase, Twist } from './cases'
import { countyReviewer } from './setup'

/** A step of one household, by working days after the application. Steps of the same day follow the order of the list. */
export type Stop = readonly [day: number, step: walk.Step]

/** The ordinary course: each step's day, in working days after the application. */
export const DAYS = {
  submit: 0,
  firstLook: 1,
  corrected: 2,
  accept: 3,
  survey: 5,
  deliberate: 7,
  crosscheck: 8,
  reply: 9,
  settle: 10,
  post: 11,
  object: 13,
  answer: 15,
  again: 16,
  takeDown: 19,
  county: 20,
  appeal: 21,
  decide: 22,
  afterAppeal: 23,
  determine: 24,
} as const

/** Days added by a second visit and a second notice. */
const SECOND_ROUND = 9

const CITY_REVIEWER = 'city-review-1'

type Of<K extends Twist['kind']> = Extract<Twist, { readonly kind: K }>
const twistOf = <K extends Twist['kind']>(plan: PlannedCase, kind: K): Of<K> | undefined =>
  plan.twists.find((twist): twist is Of<K> => twist.kind === kind)

const answerHit =
  (hit: Of<'hit'>): walk.Step =>
  async (hand, { worker, caseId }) => {
    const files = hit.verdict === 'explained' ? [await hand.upload(worker, 'reply')] : []
    await hand.tell(worker, 'case.answerHit', { key: `${hit.counterpart}:m0`, text: hit.reply, files }, caseId)
  }
const settleHit =
  (hit: Of<'hit'>): walk.Step =>
  async (hand, { caseId }) => {
    const key = `${hit.counterpart}:m0`
    const input = { key, verdict: hit.verdict, reasons: '已核对本人说明与凭证。' }
    await hand.tell(CITY_REVIEWER, 'crosscheck.settleHit', input, caseId)
  }
const complete: walk.Step = async (hand, { caseId }) => {
  await hand.tell(CITY_REVIEWER, 'crosscheck.complete', {}, caseId)
}

const noticeOf = async (hand: Hand, worker: string, caseId: string): Promise<string> => {
  const { cases } = await hand.tell(worker, 'case.mine', {})
  const notice = cases.find((each) => each.id === caseId)?.notice
  if (notice === undefined) throw new Error('the notice is not up')
  return notice.id
}

/** A neighbour objects in the morning; on one of the next days a person who did not survey answers. */
const objection = (plan: PlannedCase, twist: Of<'objection'>, neighbour: string): readonly Stop[] => {
  let objected = ''
  return [
    [
      DAYS.object,
      async (hand, { worker, caseId }) => {
        const notice = await noticeOf(hand, worker, caseId)
        const { anonymous, text } = twist
        objected = (await hand.tell(neighbour, 'notice.object', { notice, anonymous, text, files: [] })).objection
      },
    ],
    [
      DAYS.answer,
      async (hand, { caseId }) => {
        const { outcome, reasons } = twist
        const answer = { objection: objected, upheld: outcome !== 'continue', reasons, outcome }
        await hand.tell(countyReviewer(plan.jurisdiction), 'objection.answer', answer, caseId)
      },
    ],
  ]
}

const appeal = (why: string, upheld: boolean): readonly Stop[] => [
  [
    DAYS.appeal,
    async (hand, { worker, caseId }) => {
      await hand.tell(worker, 'case.requestReexamination', { why, files: [] }, caseId)
    },
  ],
  [
    DAYS.decide,
    async (hand, { caseId }) => {
      const reasons = upheld ? '复核后维持原决定。' : '材料已补齐，发回重新审核。'
      await hand.tell(CITY_REVIEWER, 'reexamination.decide', { upheld, reasons }, caseId)
    },
  ],
]

const stop = (by: 'withdraw' | 'revokeConsent'): walk.Step =>
  by === 'withdraw'
    ? async (hand, { worker, caseId }) => {
        await hand.tell(worker, 'case.withdraw', { why: '家里情况好转。' }, caseId)
      }
    : async (hand, { worker, caseId }) => {
        await hand.tell(worker, 'case.revokeConsent', { matter: 'crosscheck' }, caseId)
      }

/** All steps to a file, including the special events. */
const toTheFile = (plan: PlannedCase, neighbour: string): readonly Stop[] => {
  const { ending, jurisdiction } = plan
  const correction = twistOf(plan, 'correction')
  const hit = twistOf(plan, 'hit')
  const objected = twistOf(plan, 'objection')
  const appealed = ending.kind === 'on-file' ? twistOf(plan, 'reexamination') : undefined
  const reviewer = countyReviewer(jurisdiction)
  const late = objected?.outcome === 'new-survey' ? SECOND_ROUND : 0
  return [
    [DAYS.submit, walk.submit],
    ...(correction === undefined
      ? []
      : ([
          [
            DAYS.firstLook,
            (hand, kase, today) => walk.askCorrection(kase.officers[0], ['idCard'], correction.note)(hand, kase, today),
          ],
          [DAYS.corrected, walk.answerCorrection(['idCard'], '已重新拍照。')],
        ] satisfies Stop[])),
    [DAYS.accept, walk.accept],
    [DAYS.survey, walk.survey()],
    [DAYS.deliberate, walk.deliberate()],
    ...(hit === undefined
      ? []
      : ([
          [DAYS.reply, answerHit(hit)],
          [DAYS.settle, settleHit(hit)],
        ] satisfies Stop[])),
    [DAYS.settle, complete],
    [DAYS.post, walk.postNotice],
    ...(objected === undefined ? [] : objection(plan, objected, neighbour)),
    ...(late === 0
      ? []
      : ([
          [DAYS.again, walk.survey()],
          [DAYS.again + 1, walk.deliberate()],
          [DAYS.again + 2, walk.postNotice],
        ] satisfies Stop[])),
    [DAYS.takeDown + late, walk.takeDown],
    ...(appealed === undefined
      ? ([[DAYS.county + late, walk.approve(reviewer)]] satisfies Stop[])
      : ([
          [DAYS.county, walk.refuse(reviewer, ['materials-missing'], '材料缺失，暂不能认定。')],
          ...appeal(appealed.why, false),
          [DAYS.afterAppeal, walk.approve(reviewer)],
        ] satisfies Stop[])),
    ...(ending.kind === 'on-file'
      ? ([[DAYS.determine + late, walk.determine(CITY_REVIEWER, ending.class)]] satisfies Stop[])
      : []),
  ]
}

/** The stops before `day`, after which the case takes another course. */
const until = (stops: readonly Stop[], day: number): readonly Stop[] => stops.filter(([on]) => on < day)

const refused = (plan: PlannedCase, stops: readonly Stop[]): readonly Stop[] => {
  const { ending, jurisdiction } = plan
  if (ending.kind !== 'refused') return stops
  const { at, reason, words } = ending
  const by = (officer: string): walk.Step => walk.refuse(officer, [reason], words)
  const byBase: walk.Step = (hand, kase, today) => by(kase.officers[0])(hand, kase, today)
  const reviewer = countyReviewer(jurisdiction)
  const again = twistOf(plan, 'reexamination')
  switch (at) {
    case 'submitted':
      return [...until(stops, DAYS.firstLook), [DAYS.firstLook, byBase]]
    case 'surveying':
      return [...until(stops, DAYS.survey), [DAYS.survey, byBase]]
    case 'deliberating': {
      const against = { votes: { for: 0, against: 4, abstain: 0 }, reasons: words }
      const judged = reason === 'not-authentic' ? { authentic: false } : { compliant: false }
      return [...until(stops, DAYS.deliberate), [DAYS.deliberate, walk.deliberate({ ...against, ...judged })]]
    }
    case 'crosschecking':
      return [
        ...stops.filter(([day, step]) => day <= DAYS.settle && step !== complete),
        [DAYS.settle, by(CITY_REVIEWER)],
      ]
    case 'on-notice':
      return [...until(stops, DAYS.again), [DAYS.again, walk.paperDown]]
    case 'county-review':
      return [
        ...until(stops, DAYS.county),
        [DAYS.county, by(reviewer)],
        ...(again === undefined ? [] : appeal(again.why, again.upheld)),
      ]
    case 'determining':
      return [...until(stops, DAYS.determine), [DAYS.determine, by(CITY_REVIEWER)]]
  }
}

const WITHDRAWN_ON = { submitted: 1, surveying: 4, deliberating: 6, crosschecking: 9, 'to-post': 11 } as const

/** All steps of one household of the plan, until nothing more happens to its case. */
export const itineraryOf = (plan: PlannedCase, neighbour: string): readonly Stop[] => {
  const stops = toTheFile(plan, neighbour)
  const { ending } = plan
  if (ending.kind !== 'withdrawn') return refused(plan, stops)
  const day = WITHDRAWN_ON[ending.at]
  return [...until(stops, day), [day, stop(ending.by)]]
}
