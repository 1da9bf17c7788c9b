import * as z from 'zod/mini'
import { PlainDate } from '../kernel/plain-date'
import { Words } from '../kernel/text'
import { ProofType } from '../proof/index'

/** 补正: the requested items, and the day by which the worker has to answer. */
export const Correction = z.object({
  items: z
    .array(z.union([ProofType, z.enum(['income', 'expenditure', 'members', 'account', 'consent', 'other'])]))
    .check(z.minLength(1), z.maxLength(20)),
  note: Words(500),
  dueOn: PlainDate,
})
export type Correction = z.infer<typeof Correction>
