import * as z from 'zod/mini'
import { Consent, type GivenConsent, givenOn } from '../../consent/consent'
import { SealedDeclaration } from '../../household/declaration'
import { refuse } from '../../kernel/result'
import { ProofAnswer } from '../../proof/index'
import { UNDECIDED } from '../stage'
import { wanted } from '../state'
import { moves, step, WORKER } from '../step'

const consentKey = ({ matter, member }: Pick<Consent, 'matter' | 'member'>): string => `${matter}:${member}`

/** What was given anew takes the place of the older consent to the same matter by the same person. */
const renewed = (before: readonly GivenConsent[], again: readonly GivenConsent[]): readonly GivenConsent[] => {
  const keys = new Set(again.map(consentKey))
  return [...before.filter((consent) => !keys.has(consentKey(consent))), ...again]
}

/** 补正: papers renewed by kind, the declaration as a whole. */
export const answerCorrection = step({
  at: moves(UNDECIDED, WORKER, 'stay'),
  wants: (s) => wanted(s.correction !== undefined, () => refuse('NO_CORRECTION_OPEN')),
  facts: z.object({
    proofs: z.array(ProofAnswer),
    note: z.string(),
    declaration: z.optional(SealedDeclaration),
    /** for members who came in with the correction, or texts given anew */
    consents: z.optional(z.array(Consent)),
  }),
  patch: (s, { facts, on }) => {
    const types = new Set(facts.proofs.map((proof) => proof.type))
    return {
      proofs: [...s.proofs.filter((proof) => !types.has(proof.type)), ...facts.proofs],
      declaration: facts.declaration ?? s.declaration,
      nameMasked: facts.declaration?.applicant.name.shown ?? s.nameMasked,
      consents: renewed(s.consents, givenOn(facts.consents ?? [], on)),
      correction: undefined,
    }
  },
  words: (facts) => facts.note,
})
