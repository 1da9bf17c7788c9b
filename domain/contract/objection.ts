import * as z from 'zod/mini'
import { FileId, ObjectionId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { ObjectionOutcome } from '../notice/notice'

/** An objection as officers see it: the objector is hidden from the base union, shown to the county as a name only when named. */
export const ObjectionView = z.object({
  id: ObjectionId,
  filedOn: PlainDate,
  answerDueOn: PlainDate,
  anonymous: z.boolean(),
  text: z.string(),
  files: z.array(FileId),
  objector: z.optional(Masked),
  answered: z.optional(
    z.object({
      on: PlainDate,
      upheld: z.boolean(),
      reasons: z.string(),
      outcome: ObjectionOutcome,
    }),
  ),
})
