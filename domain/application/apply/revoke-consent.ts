import * as z from 'zod/mini'
import { FileId, MemberKey } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { tell, tellThem } from '../../message/telling'
import { UNDECIDED } from '../stage'
import { moves, step } from '../step'
import type { World } from '../world'
import type { Officers } from './withdraw'

/** 撤回同意: the applicant, or one adult of the household, takes back the consent to one matter. The application ends with it. */
export const revokeConsent = step({
  at: moves(UNDECIDED, ['applicant', 'household', 'base-officer'], 'withdrawn'),
  facts: z.object({
    matter: z.string(),
    /** whose consent; absent: the applicant revoked the whole matter, for all members */
    member: z.optional(MemberKey),
    /** signature on screen, when the consent was revoked in front of an officer */
    signature: z.optional(FileId),
  }),
  decide: (s, facts, { as, officers }: World & Officers) => {
    const given = s.consents.some(({ matter, member }) => matter === facts.matter && member === facts.member)
    if (facts.member !== undefined && as !== 'household' && !given) return refuse('CONSENT_REVOKED')
    const worker = as === 'household' ? 'consentTakenBack' : 'withdrawn'
    return ok({ facts, messages: [...tell(worker), ...tellThem(officers, 'caseStopped')] })
  },
  patch: (s, { facts }) => ({
    consents: s.consents.filter(
      ({ matter, member }) => matter !== facts.matter || (facts.member !== undefined && member !== facts.member),
    ),
  }),
})
