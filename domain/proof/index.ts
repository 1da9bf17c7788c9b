import * as z from 'zod/mini'
import { FileId } from '../kernel/ids'
import { isKeyOf } from '../kernel/keys'
import { Words } from '../kernel/text'
import type { ProofModule, ProofQuestion } from './module'
import { openSides, Placed } from './slot'
import { accidentCertificate } from './types/accident-certificate'
import { bankCard } from './types/bank-card'
import { disabilityCertificate } from './types/disability-certificate'
import { householdRegister } from './types/household-register'
import { idCard } from './types/id-card'
import { incomeStatement } from './types/income-statement'
import { labourContract } from './types/labour-contract'
import { lowIncomeCertificate } from './types/low-income-certificate'
import { medicalRecord } from './types/medical-record'
import { tuitionBill } from './types/tuition-bill'
import { unemploymentRegistration } from './types/unemployment-registration'

export const PROOFS = {
  idCard,
  householdRegister,
  incomeStatement,
  lowIncomeCertificate,
  labourContract,
  medicalRecord,
  tuitionBill,
  disabilityCertificate,
  accidentCertificate,
  unemploymentRegistration,
  bankCard,
} as const satisfies Record<string, ProofModule>

export const PROOF_TYPES = Object.keys(PROOFS) as (keyof typeof PROOFS)[]
export const ProofType = z.enum(PROOF_TYPES as [keyof typeof PROOFS, ...(keyof typeof PROOFS)[]])
export type ProofType = keyof typeof PROOFS

/** The worker's answer for one proof: pictures, or the reason why there are none or not all. */
export const ProofAnswer = z.object({
  type: ProofType,
  files: z.array(FileId).check(z.maxLength(12)),
  /** which side or page a file shows; absent for further pages, and in answers from before places had names */
  placed: z.optional(z.array(Placed).check(z.maxLength(24))),
  cannotGet: z.optional(Words(100)),
})
export type ProofAnswer = z.infer<typeof ProofAnswer>

export const wantedProofs = (answers: ProofQuestion): readonly ProofType[] =>
  PROOF_TYPES.filter((type) => PROOFS[type].wanted(answers))

/** Required proofs that are neither given whole nor excused. */
export const missingProofs = (answers: ProofQuestion, given: readonly ProofAnswer[]): readonly ProofType[] =>
  wantedProofs(answers).filter((type) => {
    const answer = given.find((proof) => proof.type === type)
    if (answer === undefined || openSides(answer).length > 0) return true
    return answer.files.length === 0 && !(PROOFS[type].mayBeMissing && answer.cannotGet !== undefined)
  })

/** The first proof with more files than its type allows, counting all answers of the type. */
export const overfullProof = (
  given: readonly ProofAnswer[],
): { readonly type: ProofType; readonly max: number } | undefined => {
  const full = PROOF_TYPES.find((type) => {
    const files = given.filter((proof) => proof.type === type).flatMap((proof) => proof.files)
    return files.length > PROOFS[type].filesMax
  })
  return full === undefined ? undefined : { type: full, max: PROOFS[full].filesMax }
}

export const isProofType = (text: string): text is ProofType => isKeyOf(PROOFS, text)
