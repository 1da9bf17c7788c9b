import * as z from 'zod/mini'
import type { PostRole } from '../organisation/roles'
import { LOOKS_PER_HOUR } from '../policy/looks-per-hour'
import type { Stage } from './stage'

/** What somebody may open a covered field for: a closed list, so that a register can be searched by it. */
export const LOOK_PURPOSES = [
  'papers',
  'contact',
  'visit',
  'meeting',
  'notice',
  'objection',
  'review',
  'crosscheck',
  'determination',
  'reexamination',
  'account',
  'payment',
  'question',
  'ring',
  'file',
  'complaint',
  'audit',
  'other',
] as const
export const LookPurpose = z.enum(LOOK_PURPOSES)
export type LookPurpose = z.infer<typeof LookPurpose>

/** What the cloud itself notes where papers are opened, taken along, or leave in a file. */
const NOTED_PURPOSES = ['opened-papers', 'taken-along', 'bank-file', 'bureau-list'] as const
export const AnyPurpose = z.enum([...LOOK_PURPOSES, ...NOTED_PURPOSES])
export type AnyPurpose = z.infer<typeof AnyPurpose>

type When = readonly Stage[] | 'any'
type Rule = Partial<Record<PostRole, When>>

const BASE_STEPS = [
  'submitted',
  'surveying',
  'deliberating',
  'deliberating-above',
  'crosschecking',
  'to-post',
  'on-notice',
] as const
const AFTER = ['on-file', 'exited'] as const

/** Who may name which purpose at which step. Nothing here for approvers and administrators: they open nothing. */
const RULES: Record<LookPurpose, Rule> = {
  papers: {
    'base-officer': BASE_STEPS,
    'county-reviewer': ['deliberating-above', 'on-notice', 'county-review'],
    'city-reviewer': ['crosschecking', 'determining', 're-examining'],
  },
  contact: { 'base-officer': 'any', 'county-reviewer': 'any', 'city-reviewer': 'any', 'fund-officer': 'any' },
  visit: { 'base-officer': ['submitted', 'surveying'] },
  meeting: { 'base-officer': ['deliberating'], 'county-reviewer': ['deliberating-above'] },
  notice: { 'base-officer': ['to-post', 'on-notice'] },
  objection: { 'county-reviewer': ['on-notice'], 'city-reviewer': ['on-notice'] },
  review: { 'county-reviewer': ['county-review'] },
  crosscheck: { 'city-reviewer': ['crosschecking'] },
  determination: { 'city-reviewer': ['determining'] },
  reexamination: { 'city-reviewer': ['refused', 're-examining'] },
  account: { 'base-officer': 'any', 'fund-officer': 'any' },
  payment: { 'fund-officer': 'any' },
  question: { 'base-officer': 'any', 'county-reviewer': 'any', 'city-reviewer': 'any', 'fund-officer': 'any' },
  ring: { 'base-officer': 'any', 'county-reviewer': 'any', 'city-reviewer': 'any' },
  file: { 'base-officer': AFTER, 'county-reviewer': AFTER, 'city-reviewer': AFTER },
  complaint: { 'county-reviewer': 'any', 'city-reviewer': 'any', auditor: 'any' },
  audit: { auditor: 'any' },
  other: {
    'base-officer': 'any',
    'county-reviewer': 'any',
    'city-reviewer': 'any',
    'fund-officer': 'any',
    auditor: 'any',
  },
}

const fits = (when: When | undefined, stage: Stage): boolean => when === 'any' || when?.includes(stage) === true

/** The purposes open to one role at one step, the nearest to the work first. */
export const purposesFor = (role: PostRole, stage: Stage): readonly LookPurpose[] =>
  LOOK_PURPOSES.filter((purpose) => fits(RULES[purpose][role], stage))

type Budgets = Partial<Record<PostRole, number | undefined>>

/** How many an hour for one role: by the policy, else by the usual list; roles that open nothing have none. */
export const looksPerHour = (role: PostRole, perHour: Budgets | undefined): number => {
  const usual: Budgets = LOOKS_PER_HOUR
  return perHour?.[role] ?? usual[role] ?? 0
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** When the hour of the clock began that a moment falls in, and the one before: what is kept of either is kept together. */
export const hoursOf = (at: number): { readonly since: number; readonly before: number } => {
  const since = at - (at % HOUR_MS)
  return { since, before: since - HOUR_MS }
}

/**
 * When the next look may be taken, where none may be now: so many in any sixty minutes, wherever the clock stands. The moment
 * is a whole minute, as it is read by people.
 */
export const looksUsedUntil = (looks: readonly number[], now: number, most: number): number | undefined => {
  const within = [...looks].filter((at) => at > now - HOUR_MS).sort((a, b) => a - b)
  if (within.length < most) return undefined
  const freed = (within[within.length - most] ?? now) + HOUR_MS
  return Math.ceil(freed / MINUTE_MS) * MINUTE_MS
}
