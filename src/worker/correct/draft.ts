import { ProofDraft } from '@src/components/papers/answer'
import * as z from 'zod/mini'

/** A partly answered correction, as stored on the phone. */
export const CorrectionDraft = z.object({ proofs: z.array(ProofDraft), note: z.string() })
export type CorrectionDraft = z.infer<typeof CorrectionDraft>
