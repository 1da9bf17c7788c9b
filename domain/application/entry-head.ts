import * as z from 'zod/mini'
import { type CaseId, type CommandId, PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { Words } from '../kernel/text'
import { PostRole } from '../organisation/roles'
import type { Stage } from './stage'

/** Who acted, recorded as of that day. The person of an objector is never recorded here (see ObjectionDoc). */
export const By = z.object({
  person: z.optional(PersonId),
  as: z.union([PostRole, z.enum(['applicant', 'household', 'member', 'system'])]),
  /** name of an officer; workers are not named in the log */
  name: z.optional(Words(30)),
})
export type By = z.infer<typeof By>

/** The fields every log entry has, whichever step it records. The log is the truth: append-only, numbered from 1. */
export type EntryHead = {
  readonly caseId: CaseId
  readonly seq: number
  readonly at: number
  readonly on: PlainDate
  readonly by: By
  readonly command: CommandId
  /** stage after this entry */
  readonly to: Stage
  /** the day by which the next step is due, by the service clocks */
  readonly dueOn?: PlainDate | undefined
  /** version of the facts (`upcast.ts`); absent: the first version, as in every entry from before versions existed */
  readonly version?: number | undefined
  /** keyed hash of this entry and all entries before it, which reveals later tampering (decision 0019) */
  readonly chain?: string | undefined
}
