import * as z from 'zod/mini'
import { CaseId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { ProofType } from '../proof/index'

/**
 * Other households that give the same telephone number or address, or almost the same picture of a paper: how many, and those
 * cases the reader may open.
 */
export const Alike = z.object({
  by: z.enum(['mobile', 'address', 'picture']),
  /** of which paper it is a picture */
  paper: z.optional(ProofType),
  count: z.int(),
  cases: z.array(z.object({ id: CaseId, name: Masked, year: z.int() })),
})
export type Alike = z.infer<typeof Alike>

/** Another household gave the same account. */
export const SharedAccount = z.object({
  sameName: z.boolean(),
  /** whether this reader may state why the household is paid to it nevertheless */
  mayState: z.boolean(),
  stated: z.optional(z.object({ on: PlainDate, by: z.string(), reasons: z.string() })),
})
