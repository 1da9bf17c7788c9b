import { awaitingReply } from '../crosscheck/crosscheck'
import type { PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { acceptCorrecting, acceptTakingDown } from '../notice/notice'
import { actsAsAny, compatible, type Place, POST_ROLES, type Post, type PostRole } from '../organisation/roles'
import { mayDecide } from './reexamination'
import type { CaseSnapshot, GrantState } from './snapshot'
import { type Action, actionsAt, moveOf } from './stage'

/** Acts that judge a case: whoever surveyed it may not do them. */
export const REVIEW_ACTIONS: ReadonlySet<Action> = new Set<Action>([
  'countyApprove',
  'determine',
  'refuse',
  'answerObjection',
  'decideReexamination',
  'settleHit',
  'completeCrosscheck',
])

/** What the rule needs to know of a case. */
export type CaseState = Pick<
  CaseSnapshot,
  'stage' | 'correction' | 'check' | 'notice' | 'objections' | 'reexamination' | 'refusal' | 'grants' | 'survey'
>

/** Who asks. `place` is where the case stands; `ownHousehold`: the reader is a member of it. */
export type Reader = {
  readonly person: PersonId
  readonly posts: readonly Post[]
  readonly place: Place
  readonly applicant: boolean
  readonly ownHousehold: boolean
}

/** Not done from the case: by a code, on the notice, by a batch, or by the bank's answer. */
const ELSEWHERE: ReadonlySet<Action> = new Set<Action>([
  'submit',
  'claim',
  'fileObjection',
  'startCrosscheck',
  'returnCrosscheck',
  'payGrant',
  'failGrant',
])

const hasGrant = (s: CaseState, ...states: readonly GrantState[]): boolean =>
  s.grants.some((grant) => states.includes(grant.state))
const openHits = (s: CaseState) => s.check?.hits.filter((hit) => hit.verdict === undefined) ?? []
const nothingAsked = (s: CaseState): boolean => s.correction === undefined

/** Once the correction was not answered in time, its absence may be judged; nothing else goes on. */
const mayRefuse = (s: CaseState, today: PlainDate): boolean =>
  (s.correction === undefined || s.correction.dueOn < today) &&
  (s.check === undefined || awaitingReply(s.check, today).length === 0)

/** What an action wants besides the right stage and the right person. No row: nothing more. */
const WANTS: Partial<Record<Action, (s: CaseState, today: PlainDate) => boolean>> = {
  accept: nothingAsked,
  recordSurvey: nothingAsked,
  concludeDeliberation: nothingAsked,
  countyApprove: nothingAsked,
  determine: nothingAsked,
  requestCorrection: nothingAsked,
  refuse: mayRefuse,
  answerCorrection: (s) => s.correction !== undefined,
  answerHit: (s) => openHits(s).length > 0,
  settleHit: (s) => openHits(s).length > 0,
  completeCrosscheck: (s) => s.check !== undefined && nothingAsked(s) && openHits(s).length === 0,
  takeDownNotice: (s, today) => s.notice !== undefined && acceptTakingDown(s.notice, s.objections, today).ok,
  correctNotice: (s) => s.notice !== undefined && acceptCorrecting(s.objections).ok,
  answerObjection: (s) => s.objections.some((objection) => objection.answered === undefined),
  requestReexamination: (s) => s.reexamination === undefined,
  releaseGrant: (s) => hasGrant(s, 'held', 'failed'),
  correctAccount: (s) => s.stage === 'on-file' || hasGrant(s, 'held', 'failed'),
  confirmReceipt: (s) => s.grants.some((grant) => grant.state === 'paid' && !grant.confirmed),
  exit: (s) => !hasGrant(s, 'held'),
}

const doersOf = (s: CaseState, action: Action): readonly PostRole[] => {
  const by = moveOf(s.stage, action)?.by ?? []
  return POST_ROLES.filter((role) => by.includes(role))
}

const mayDo = (s: CaseState, reader: Reader, action: Action): boolean => {
  if (reader.applicant && moveOf(s.stage, action)?.by.includes('applicant') === true) return true
  if (actsAsAny(reader.posts, doersOf(s, action), reader.place) === undefined) return false
  if (action === 'decideReexamination' && !mayDecide(s, { id: reader.person, posts: reader.posts }, reader.place))
    return false
  return compatible(reader.person, REVIEW_ACTIONS.has(action) ? 'review' : 'handle', {
    surveyors: s.survey?.surveyors ?? [],
    batchMakers: [],
    household: reader.ownHousehold ? [reader.person] : [],
  }).ok
}

/**
 * What this reader may do on this case today: lifecycle ∩ role and reach ∩ compatibility ∩ the
 * state of the case. Phone and cloud ask the same function; the use case still has the last word.
 */
export const actionsFor = (s: CaseState, reader: Reader, today: PlainDate): Action[] =>
  actionsAt(s.stage).filter(
    (action) => !ELSEWHERE.has(action) && mayDo(s, reader, action) && (WANTS[action]?.(s, today) ?? true),
  )
