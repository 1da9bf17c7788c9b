import * as z from 'zod/mini'
import { type CaseId, type CommandId, PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { Words } from '../kernel/text'
import { PostRole } from '../organisation/roles'
import type { Stage } from './stage'

/** Who acted, as it stood that day. An objector's person never stands here (see ObjectionDoc). */
export const By = z.object({
  person: z.optional(PersonId),
  as: z.union([PostRole, z.enum(['applicant', 'household', 'member', 'system'])]),
  /** officers by name; workers are not named in the log */
  name: z.optional(Words(30)),
})
export type By = z.infer<typeof By>

/** What every line of a case's log says, whichever step it is: the truth, append-only, numbered from 1. */
export type EntryHead = {
  readonly caseId: CaseId
  readonly seq: number
  readonly at: number
  readonly on: PlainDate
  readonly by: By
  readonly command: CommandId
  /** stage after this entry */
  readonly to: Stage
  /** the day by which the next step is owed, by the service clocks */
  readonly dueOn?: PlainDate | undefined
  /** of the facts (`upcast.ts`); absent: the first, as in every entry of before they had versions */
  readonly version?: number | undefined
  /** keyed digest over this entry and all before it: what is altered later is found (decision 0019) */
  readonly chain?: string | undefined
}
