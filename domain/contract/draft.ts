import * as z from 'zod/mini'
import type { CaseId, OrgId } from '../kernel/ids'
import { EpochMs } from '../kernel/text'
import { command, Nothing, query } from './call'

/** UTF-8 bytes of one draft; the sealed draft must fit into one document in every store */
export const DRAFT_BYTES_MAX = 147_000

/** Forms a worker fills in about one of their own cases. */
const ABOUT_CASE = ['correct', 'explain', 'account', 'reexamine'] as const
type AboutCase = (typeof ABOUT_CASE)[number]
/**
 * Identifies an unfinished form of a person: the own application; an answer about an own case (for a hit, the case and the key
 * of the hit); or a form an officer fills in at a union for a worker. Objections are never stored as drafts, because they may
 * be anonymous.
 */
export type DraftKey = 'apply' | `${AboutCase}:${CaseId}` | `explain:${CaseId}:${string}` | `on-behalf:${OrgId}`

const CASE_KEY = new RegExp(`^(?:${ABOUT_CASE.join('|')}):(CA-[0-9A-Za-z_-]{4,40})$`)
const HIT_KEY = /^explain:(CA-[0-9A-Za-z_-]{4,40}):([a-z-]{1,20}:m\d{1,2}(?::[0-9a-z]{1,8})?)$/
const UNION_KEY = /^on-behalf:(OR-[0-9A-Za-z_-]{4,40})$/

/** The case (and the hit in it) or the union a form is about; empty for the own application. */
export const aboutOf = (key: DraftKey): { readonly case?: CaseId; readonly hit?: string; readonly org?: OrgId } => {
  const [, caseId, hit] = HIT_KEY.exec(key) ?? CASE_KEY.exec(key) ?? []
  const [, org] = UNION_KEY.exec(key) ?? []
  return {
    ...(caseId === undefined ? {} : { case: caseId as CaseId }),
    ...(hit === undefined ? {} : { hit }),
    ...(org === undefined ? {} : { org: org as OrgId }),
  }
}

/** The number of drafts kept of one form: one per phone; for forms filled in for others, one per worker. */
export const draftsMax = (key: DraftKey): number => (aboutOf(key).org === undefined ? 3 : 9)

const ANY_KEY = new RegExp(`^apply$|${CASE_KEY.source}|${HIT_KEY.source}|${UNION_KEY.source}`)
const DraftKey = z.string().check(z.regex(ANY_KEY)) as z.ZodMiniType<DraftKey, DraftKey>

const Device = z.string().check(z.regex(/^[0-9A-Za-z_-]{20,40}$/))
const Draft = z.object({
  /** the phone the draft was written on, or a random number the phone gave to the worker it is for */
  device: Device,
  /** time by the phone's clock; a time later than the cloud's is lowered to the cloud's time */
  updatedAt: EpochMs,
  /** what the phone wrote, unchanged; the cloud stores it sealed and never reads it */
  body: z.string().check(z.minLength(1), z.maxLength(DRAFT_BYTES_MAX)),
})

/** Calls about forms that were begun and not handed in. */
export const draftCalls = {
  'draft.save': command({
    who: ['worker'],
    scope: 'self',
    about:
      '把没填完的申请、补正、说明整份加密存一份，换手机或重装后接着填；每部手机各存一份，最多三份。代办的按职工存，每个工会最多九份',
    input: z.extend(Draft, { key: DraftKey }),
    output: z.object({ updatedAt: EpochMs }),
  }),
  'draft.open': query({
    who: ['worker'],
    scope: 'self',
    about: '取回本人没填完的一种表，最新的在前；没有就是空的',
    input: z.object({ key: DraftKey }),
    output: z.object({ drafts: z.array(Draft) }),
  }),
  'draft.drop': command({
    who: ['worker'],
    scope: 'self',
    about: '删掉本人没填完的一种表：某一部手机（代办时是某一位职工）的，或全部',
    input: z.object({ key: DraftKey, device: z.optional(Device) }),
    output: Nothing,
  }),
}
