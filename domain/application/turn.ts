import type { PlainDate } from '../kernel/plain-date'
import { endOf } from '../notice/notice'
import type { PostRole } from '../organisation/roles'
import { mayDo, type Reader } from './actions'
import { dayOf, verbOf } from './next-step'
import type { CaseSnapshot } from './snapshot'
import { isDutyToday, owedAt, type StepVerb } from './stages'

/**
 * Who acts next on a case, as an officer of its base union sees it. `colleague`: another officer of the union, because this one did
 * the work that a second person has to check; `notice`: nobody, its period is running.
 */
export const TURNS = ['mine', 'colleague', 'worker', 'notice', 'county', 'city'] as const
type Turn = (typeof TURNS)[number]

export type NextTurn = { readonly turn: Turn; readonly verb: StepVerb; readonly dueOn: PlainDate | undefined }

const OFFICE: Partial<Record<PostRole, Turn>> = { 'county-reviewer': 'county', 'city-reviewer': 'city' }

const ROLE = 'base-officer'

/** Whose turn it is on a case that is still being worked on; undefined: nobody owes anything. */
export const turnAtBase = (s: CaseSnapshot, reader: Reader, today: PlainDate): NextTurn | undefined => {
  const owed = owedAt(s)
  const own = owed.find(({ roles }) => roles.includes(ROLE))
  const next = own ?? owed[0]
  if (next === undefined) return undefined
  if (own !== undefined && isDutyToday(s, ROLE, today))
    return {
      turn: mayDo(s, reader, own.action) ? 'mine' : 'colleague',
      verb: verbOf(s, own),
      dueOn: dayOf(s, own),
    }
  if (s.correction !== undefined && s.correction.dueOn >= today)
    return { turn: 'worker', verb: next.verb, dueOn: s.correction.dueOn }
  if (s.stage === 'on-notice') return { turn: 'notice', verb: next.verb, dueOn: s.notice && endOf(s.notice) }
  const turn = next.roles.map((role) => OFFICE[role]).find((office) => office !== undefined)
  return turn === undefined ? undefined : { turn, verb: next.verb, dueOn: s.dueOn }
}
