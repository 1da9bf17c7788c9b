import { acceptCompletion, awaitingReply, mayBeJudged } from '../crosscheck/crosscheck'
import { APPLICANT } from '../household/declaration'
import type { MemberKey, PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { ok, type Result, refuse } from '../kernel/result'
import { acceptCorrecting, acceptTakingDown } from '../notice/notice'
import type { Kinship, Selves } from '../organisation/person'
import {
  actsAsAny,
  compatible,
  oneLevelEach,
  type Place,
  POST_ROLES,
  type Post,
  type PostRole,
} from '../organisation/roles'
import { owesPaper } from './paper-up'
import { mayDecide } from './reexamination'
import type { CaseSnapshot, GrantState } from './snapshot'
import { type Action, actionsAt, moveOf, type Stage } from './stage'

/** Acts that judge a case: whoever surveyed it may not do them. */
export const REVIEW_ACTIONS: ReadonlySet<Action> = new Set<Action>([
  'countyApprove',
  'determine',
  'redetermine',
  'refuse',
  'answerObjection',
  'decideReexamination',
  'settleHit',
  'completeCrosscheck',
])

/** What the rule needs to know of a case. */
export type CaseState = Pick<
  CaseSnapshot,
  | 'stage'
  | 'dueOn'
  | 'correction'
  | 'check'
  | 'notice'
  | 'objections'
  | 'reexamination'
  | 'refusal'
  | 'grants'
  | 'survey'
  | 'resurveyedOn'
  | 'countyBy'
> & {
  readonly declaration: { readonly members: readonly { readonly key: MemberKey }[] }
}

/**
 * Who asks. `place` is where the case stands; `household`: whether the reader is a member of it; `known`: has said who they
 * are; `decidedAtCounty`: who approved the case there.
 */
export type Reader = {
  readonly selves: Selves
  readonly known: boolean
  readonly decidedAtCounty?: PersonId | undefined
  readonly posts: readonly Post[]
  readonly place: Place
  readonly applicant: boolean
  readonly household: Kinship
}

/** Not done from the case: by a code, on the notice, by a batch, by the bank's answer, or by the clock. */
const ELSEWHERE: ReadonlySet<Action> = new Set<Action>([
  'submit',
  'claim',
  'fileObjection',
  'startCrosscheck',
  'returnCrosscheck',
  'payGrant',
  'failGrant',
  'answerTrace',
  'recount',
])

const YES = ok(true as const)

/** Whether a visit at home can be recorded now: the one an application wants, or a new one on an open file. */
export const maySurvey = (actions: readonly Action[]): boolean =>
  actions.includes('recordSurvey') || actions.includes('resurvey')

const hasGrant = (s: CaseState, ...states: readonly GrantState[]): boolean =>
  s.grants.some((grant) => states.includes(grant.state))
const openHits = (s: CaseState) => s.check?.hits.filter((hit) => hit.verdict === undefined) ?? []

/** While the worker is asked to correct something, nothing is decided. */
export const noCorrectionOpen = ({ correction }: Pick<CaseState, 'correction'>): Result<true> =>
  correction === undefined ? YES : refuse('CORRECTION_OPEN', { dueOn: correction.dueOn })

/** Everybody of a household by key, the applicant first. */
export const membersOf = ({ declaration }: Pick<CaseState, 'declaration'>): readonly MemberKey[] => [
  APPLICANT,
  ...declaration.members.map((member) => member.key),
]

/**
 * A person's decision, never over the worker's head: the days for a correction have passed, and a hit of the cross-check has
 * been answered (or its days have passed) and judged. A hit is a question, never by itself a reason to refuse.
 */
const mayRefuse = (s: CaseState, today: PlainDate): Result<true> => {
  if (s.correction !== undefined && s.correction.dueOn >= today) return noCorrectionOpen(s)
  const waiting = s.check === undefined ? [] : awaitingReply(s.check, today)
  if (waiting.length > 0) return refuse('HIT_UNANSWERED', { open: waiting.length })
  const open = openHits(s).length
  return open > 0 ? refuse('HIT_UNJUDGED', { open }) : YES
}

const maySettle = (s: CaseState, today: PlainDate): Result<true> => {
  const open = openHits(s)
  if (open.length === 0) return refuse('WRONG_STAGE', { stage: s.stage })
  const [first] = open.flatMap(({ replyBy }) => (replyBy === undefined ? [] : [replyBy])).sort()
  if (open.some((hit) => mayBeJudged(hit, today))) return YES
  return refuse('HIT_UNANSWERED', first === undefined ? {} : { replyBy: first })
}

const mayComplete = (s: CaseState, today: PlainDate): Result<true> => {
  if (s.check === undefined) return refuse('CROSSCHECK_UNFINISHED')
  const free = noCorrectionOpen(s)
  return free.ok ? acceptCompletion(s.check, membersOf(s), today) : free
}

const mayDetermine = (s: CaseState): Result<true> => {
  const free = noCorrectionOpen(s)
  if (!free.ok) return free
  return s.check?.completedOn === undefined ? refuse('CROSSCHECK_UNFINISHED') : YES
}

const mayTakeDown = (s: CaseState, today: PlainDate): Result<true> => {
  if (s.notice === undefined) return refuse('NOTICE_NOT_OPEN')
  const accepted = acceptTakingDown(s.notice, s.objections, today)
  return accepted.ok ? noCorrectionOpen(s) : accepted
}

const wanted = (is: boolean, otherwise: () => Result<true>): Result<true> => (is ? YES : otherwise())

/** What an action wants besides the right stage and the right person. No row: nothing more. */
const WANTS: Partial<Record<Action, (s: CaseState, today: PlainDate) => Result<true>>> = {
  accept: noCorrectionOpen,
  recordSurvey: noCorrectionOpen,
  concludeDeliberation: noCorrectionOpen,
  postNotice: noCorrectionOpen,
  countyApprove: noCorrectionOpen,
  determine: mayDetermine,
  requestCorrection: noCorrectionOpen,
  refuse: mayRefuse,
  answerCorrection: (s) => wanted(s.correction !== undefined, () => refuse('NO_CORRECTION_OPEN')),
  answerHit: (s) => wanted(openHits(s).length > 0, () => refuse('WRONG_STAGE', { stage: s.stage })),
  settleHit: maySettle,
  completeCrosscheck: mayComplete,
  takeDownNotice: mayTakeDown,
  correctNotice: (s) => (s.notice === undefined ? refuse('NOTICE_NOT_OPEN') : acceptCorrecting(s.objections)),
  paperDown: (s) => wanted(owesPaper(s), () => refuse('NOTICE_NOT_OPEN')),
  answerObjection: (s) =>
    wanted(
      s.objections.some((objection) => objection.answered === undefined),
      () => refuse('OBJECTION_ANSWERED'),
    ),
  requestReexamination: (s) => wanted(s.reexamination === undefined, () => refuse('REEXAMINATION_USED')),
  answerTrace: (s) =>
    wanted(
      s.grants.some((grant) => grant.state === 'paid' && !grant.confirmed),
      () => refuse('GRANT_WRONG_STATE'),
    ),
  decideFailure: (s) => wanted(hasGrant(s, 'failed'), () => refuse('GRANT_WRONG_STATE')),
  returnGrant: (s) => wanted(hasGrant(s, 'paid'), () => refuse('GRANT_WRONG_STATE')),
  releaseGrant: (s) => wanted(hasGrant(s, 'held', 'failed'), () => refuse('GRANT_WRONG_STATE')),
  correctAccount: (s) =>
    wanted(s.stage === 'on-file' || hasGrant(s, 'held', 'failed'), () => refuse('WRONG_STAGE', { stage: s.stage })),
  confirmReceipt: (s) =>
    wanted(
      s.grants.some((grant) => grant.state === 'paid' && !grant.confirmed),
      () => refuse('GRANT_WRONG_STATE'),
    ),
  // money on its way, and money that came back, is paid or released first
  redetermine: (s) => wanted(s.resurveyedOn !== undefined, () => refuse('RESURVEY_MISSING')),
  exit: (s) => {
    const open = s.grants.filter((grant) => grant.state === 'held' || grant.state === 'failed').length
    return open === 0 ? YES : refuse('GRANT_WRONG_STATE', { open })
  },
}

/**
 * Whether the state of the case allows the action today: what the phone offers and what the cloud takes ask the same row. The
 * use case still has the last word on what is named in its input (this hit, this grant).
 */
export const wantsOf = (s: CaseState, action: Action, today: PlainDate): Result<true> =>
  WANTS[action]?.(s, today) ?? YES

const doersOf = (s: CaseState, action: Action): readonly PostRole[] => {
  const by = moveOf(s.stage, action)?.by ?? []
  return POST_ROLES.filter((role) => by.includes(role))
}

/** What the city decides after the county has. */
export const decidesForCity = (stage: Stage, action: Action): boolean =>
  stage === 'determining' && (action === 'determine' || action === 'refuse')

/** Role and reach, the level that decides, and compatibility: whether this is an action of this reader's at all. */
export const mayDo = (s: CaseState, reader: Reader, action: Action): boolean => {
  if (reader.applicant && moveOf(s.stage, action)?.by.includes('applicant') === true) return true
  if (actsAsAny(reader.posts, doersOf(s, action), reader.place) === undefined) return false
  if (!reader.known && action !== 'revokeConsent') return false
  if (action === 'decideReexamination' && !mayDecide(s, reader, reader.place)) return false
  if (
    decidesForCity(s.stage, action) &&
    !oneLevelEach(reader.selves, s.countyBy ?? reader.decidedAtCounty, reader.place).ok
  )
    return false
  return compatible(reader.selves, REVIEW_ACTIONS.has(action) ? 'review' : 'handle', {
    surveyors: s.survey?.surveyors ?? [],
    batchMakers: [],
    household: reader.household,
  }).ok
}

/**
 * What this reader may do on this case today: lifecycle ∩ role and reach ∩ compatibility ∩ the
 * state of the case. Phone and cloud ask the same function; the use case still has the last word.
 */
export const actionsFor = (s: CaseState, reader: Reader, today: PlainDate): Action[] =>
  actionsAt(s.stage).filter(
    (action) => !ELSEWHERE.has(action) && mayDo(s, reader, action) && wantsOf(s, action, today).ok,
  )
