import * as z from 'zod/mini'
import type { RevealField } from '../household/declaration'
import type { CaseId, MemberKey } from '../kernel/ids'
import type { PostRole } from '../organisation/roles'
import { LOOKS_PER_HOUR } from '../policy/looks-per-hour'
import type { Stage } from './stage'
import { BEFORE_COUNTY } from './stage-names'

/** The purposes for which a covered field may be opened: a closed list, so that the register can be filtered by purpose. */
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

/** Purposes that the cloud records automatically: when papers are opened, taken along offline, or exported in a file. */
const NOTED_PURPOSES = ['opened-papers', 'taken-along', 'bank-file', 'bureau-list'] as const
export const AnyPurpose = z.enum([...LOOK_PURPOSES, ...NOTED_PURPOSES])
export type AnyPurpose = z.infer<typeof AnyPurpose>

/** One look at a covered field: which field, never its content. */
export type Look = {
  readonly at: number
  readonly caseId: CaseId
  readonly name: string
  readonly role: PostRole
  readonly unit: string
  readonly member: MemberKey
  readonly field: string
  /** the fields of a look at everything of one person */
  readonly shown?: readonly RevealField[] | undefined
  /** in words; where `why` names a purpose, the officer's own explanation, possibly empty */
  readonly purpose: string
  /** absent in looks from before there was a list of purposes */
  readonly why?: AnyPurpose | undefined
}

type When = readonly Stage[] | 'any'
type Rule = Partial<Record<PostRole, When>>

const AFTER = ['on-file', 'exited'] as const

/** Which role may name which purpose at which stage. Approvers and administrators are missing because they may open nothing. */
const RULES: Record<LookPurpose, Rule> = {
  papers: {
    'base-officer': BEFORE_COUNTY,
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

/** The purposes open to a role at a stage, the most likely first. */
export const purposesFor = (role: PostRole, stage: Stage): readonly LookPurpose[] =>
  LOOK_PURPOSES.filter((purpose) => fits(RULES[purpose][role], stage))

/** The purpose that the present step gives; a person who reads the whole household need not choose one. */
const BY_STAGE: Partial<Record<Stage, LookPurpose>> = {
  submitted: 'papers',
  surveying: 'visit',
  deliberating: 'meeting',
  'deliberating-above': 'meeting',
  crosschecking: 'crosscheck',
  'to-post': 'notice',
  'on-notice': 'notice',
  'county-review': 'review',
  determining: 'determination',
  're-examining': 'reexamination',
}
export const purposeOfStep = (stage: Stage, open: readonly LookPurpose[]): LookPurpose | undefined => {
  const own = BY_STAGE[stage] ?? 'file'
  return open.includes(own) ? own : open[0]
}

type Budgets = Partial<Record<PostRole, number | undefined>>

/** The number of looks a role may take in an hour: by the policy, else the default; 0 for roles that may open nothing. */
export const looksPerHour = (role: PostRole, perHour: Budgets | undefined): number => {
  const usual: Budgets = LOOKS_PER_HOUR
  return perHour?.[role] ?? usual[role] ?? 0
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Start of the clock hour that contains `at`, and of the hour before. Looks are stored by clock hour. */
export const hoursOf = (at: number): { readonly since: number; readonly before: number } => {
  const since = at - (at % HOUR_MS)
  return { since, before: since - HOUR_MS }
}

/**
 * When the next look is allowed, where none is allowed now: at most `most` in any 60 minutes, also across a full hour. Rounded
 * up to a whole minute, because people read it.
 */
export const looksUsedUntil = (looks: readonly number[], now: number, most: number): number | undefined => {
  const within = [...looks].filter((at) => at > now - HOUR_MS).sort((a, b) => a - b)
  if (within.length < most) return undefined
  const freed = (within[within.length - most] ?? now) + HOUR_MS
  return Math.ceil(freed / MINUTE_MS) * MINUTE_MS
}
