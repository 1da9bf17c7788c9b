import { FileId } from '@domain/kernel/ids'
import { ProofType } from '@domain/proof/index'
import * as z from 'zod/mini'

/** A partly answered correction, as stored on the phone. */
export const CorrectionDraft = z.object({
  proofs: z.array(z.object({ type: ProofType, files: z.array(FileId), cannotGet: z.optional(z.string()) })),
  note: z.string(),
})
export type CorrectionDraft = z.infer<typeof CorrectionDraft>
