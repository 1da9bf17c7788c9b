import * as z from 'zod/mini'
import { Consent } from '../../consent/consent'
import { SealedDeclaration } from '../../household/declaration'
import { FileId, OrgId, PersonId } from '../../kernel/ids'
import { Masked } from '../../kernel/masked'
import { Jurisdiction } from '../../organisation/org'
import { ProofAnswer } from '../../proof/index'
import { nothing } from '../state'
import { step } from '../step'

/** 申请: with it a log begins (`fold.ts`); there is no case yet in which it could be done. */
export const submit = step({
  at: {},
  elsewhere: true,
  facts: z.object({
    year: z.int(),
    org: z.object({ city: OrgId, county: OrgId, base: OrgId, jurisdiction: Jurisdiction }),
    applicant: z.optional(PersonId),
    onBehalf: z.boolean(),
    declaration: SealedDeclaration,
    proofs: z.array(ProofAnswer),
    consents: z.array(Consent),
    signature: FileId,
    policyVersion: z.string(),
    nameMasked: Masked,
    /** how to find the case when it is not yet anybody's: keyed hash of the claim code */
    claimHash: z.optional(z.string()),
  }),
  patch: nothing,
})
