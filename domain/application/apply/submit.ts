import * as z from 'zod/mini'
import { Consent } from '../../consent/consent'
import { checkHousehold } from '../../household/consistency'
import { APPLICANT, type Declaration, SealedDeclaration } from '../../household/declaration'
import { FileId, OrgId, PersonId } from '../../kernel/ids'
import { Masked } from '../../kernel/masked'
import { yearOf } from '../../kernel/plain-date'
import { ok } from '../../kernel/result'
import { Jurisdiction } from '../../organisation/jurisdiction'
import { ProofAnswer } from '../../proof/index'
import { step } from '../step'
import type { World } from '../world'
import { acceptPapers } from './complete'

/** Where a case is: its union, and those above that may act on it. */
export const CasePlace = z.object({
  city: OrgId,
  county: OrgId,
  base: OrgId,
  jurisdiction: Jurisdiction,
  direct: z.optional(z.boolean()),
  /** the unions between county and base, from the top */
  via: z.optional(z.array(OrgId)),
})

type Submitting = {
  readonly declaration: Declaration
  readonly proofs: ProofAnswer[]
  readonly signature: FileId
  readonly consentPaper?: FileId[] | undefined
}

/** Where and for whom the application is made, and what the use case sealed and looked up for it. */
type Checked = {
  readonly place: z.infer<typeof CasePlace>
  readonly whose: { readonly applicant?: PersonId; readonly claimHash?: string }
  readonly sealed: SealedDeclaration
  /** the consents that count */
  readonly consents: readonly Consent[]
}

/**
 * Each consent once, and only of members of this household: a consent for a member key that does not exist yet must not become
 * valid when a person joins under that key later.
 */
const givenBy = ({ members }: SealedDeclaration, given: readonly Consent[]): Consent[] => {
  const own = given.filter(({ member }) => member === APPLICANT || members.some(({ key }) => key === member))
  return [...new Map(own.map((consent) => [`${consent.matter}:${consent.member}`, consent])).values()]
}

/** Checks an application before it is accepted: a consistent household, its proofs, its consents. */
export const begin = (said: Submitting, world: World & Checked) => {
  const { today, policy, sealed, whose, place } = world
  const household = checkHousehold(said.declaration, { today })
  if (!household.ok) return household
  const papers = acceptPapers(said.declaration, { proofs: said.proofs, consents: world.consents }, today)
  if (!papers.ok) return papers
  return ok({
    facts: {
      year: yearOf(today),
      org: place,
      ...whose,
      onBehalf: whose.applicant === undefined,
      declaration: sealed,
      proofs: said.proofs,
      consents: givenBy(sealed, world.consents),
      signature: said.signature,
      ...(said.consentPaper === undefined ? {} : { consentPaper: said.consentPaper }),
      policyVersion: policy.version,
      nameMasked: sealed.applicant.name.shown,
    },
  })
}

/** 申请: starts the log (`fold.ts`). It is no step on a case, because there is no case yet. */
export const submit = step({
  at: {},
  elsewhere: true,
  facts: z.object({
    year: z.int(),
    org: CasePlace,
    applicant: z.optional(PersonId),
    onBehalf: z.boolean(),
    declaration: SealedDeclaration,
    proofs: z.array(ProofAnswer),
    consents: z.array(Consent),
    signature: FileId,
    /** on behalf: the paper by which the worker agreed to it, photographed */
    consentPaper: z.optional(z.array(FileId)),
    policyVersion: z.string(),
    nameMasked: Masked,
    /** keyed hash of the claim code, by which the case is found while no account has claimed it */
    claimHash: z.optional(z.string()),
  }),
  decide: (_none, said: Submitting, world: World & Checked) => begin(said, world),
})
