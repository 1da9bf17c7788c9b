import * as z from 'zod/mini'
import { Consent, consentsThatCount, type GivenConsent, givenOn } from '../../consent/consent'
import { checkHousehold } from '../../household/consistency'
import { type Declaration, personOf, SealedDeclaration } from '../../household/declaration'
import type { MemberKey } from '../../kernel/ids'
import { invariant, ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { isProofType, PROOFS, ProofAnswer } from '../../proof/index'
import { CORRECTED_PARTS, PLACES } from '../../proof/places'
import type { CaseSnapshot } from '../snapshot'
import { UNDECIDED } from '../stage'
import { wanted } from '../state'
import { moves, step, WORKER } from '../step'
import type { World } from '../world'
import { acceptPapers } from './complete'

const consentKey = ({ matter, member }: Pick<Consent, 'matter' | 'member'>): string => `${matter}:${member}`

/** A new consent replaces the older consent of the same person to the same matter. */
const renewed = (before: readonly GivenConsent[], again: readonly GivenConsent[]): readonly GivenConsent[] => {
  const keys = new Set(again.map(consentKey))
  return [...before.filter((consent) => !keys.has(consentKey(consent))), ...again]
}

type Answering = {
  readonly proofs: ProofAnswer[]
  readonly note: string
  readonly consents?: readonly Consent[] | undefined
}

/** The declaration after the answer, opened, and what the use case learned while opening and sealing it. */
type Opened = {
  readonly declared: Declaration
  /** absent: the answer does not change the declaration */
  readonly sealed?: SealedDeclaration | undefined
  /** last digits of the new account number, where the answer changes the account */
  readonly account?: string | undefined
}

/**
 * Items of the correction that the answer leaves out. A named proof needs pictures, or a reason why there are none; every other
 * part needs a paper of a matching kind, or words.
 */
const unanswered = (items: readonly string[], { proofs, note }: Answering): readonly string[] =>
  items.filter((item) => {
    const part = CORRECTED_PARTS.find((each) => each === item)
    if (part !== undefined)
      return note.trim() === '' && !proofs.some(({ type, files }) => PLACES[part].includes(type) && files.length > 0)
    const answer = proofs.find((proof) => proof.type === item)
    if (answer === undefined || !isProofType(item)) return true
    return answer.files.length === 0 && !(PROOFS[item].mayBeMissing && answer.cannotGet !== undefined)
  })

const numberOf = (declaration: SealedDeclaration, key: MemberKey): string | undefined =>
  personOf(declaration, key)?.idNumber.hash

/** Consents of the members whose ID number is unchanged. A member key that now denotes another person has no consent. */
const stillTheirs = (s: Pick<CaseSnapshot, 'consents' | 'declaration'>, after = s.declaration) =>
  s.consents.filter(({ member }) => numberOf(s.declaration, member) === numberOf(after, member))

const proofsAfter = (before: readonly ProofAnswer[], fresh: readonly ProofAnswer[]): readonly ProofAnswer[] => [
  ...before.filter((proof) => !fresh.some((other) => other.type === proof.type)),
  ...fresh,
]

/**
 * After the cross-check has begun, the members of the household may no longer change, so that no unchecked person is put on
 * file. Figures may still be corrected.
 */
const facesOf = ({ applicant, members }: SealedDeclaration): string =>
  JSON.stringify([
    applicant.name.shown,
    applicant.idNumber.hash,
    ...members.map((member) => [member.key, member.idNumber.hash]).sort(),
  ])

/** 补正: replaces papers of the kinds that were handed in, and the declaration as a whole. */
export const answerCorrection = step({
  at: moves(UNDECIDED, WORKER, 'stay'),
  wants: (s) => wanted(s.correction !== undefined, () => refuse('NO_CORRECTION_OPEN')),
  facts: z.object({
    proofs: z.array(ProofAnswer),
    note: z.string(),
    declaration: z.optional(SealedDeclaration),
    /** consents of new members, and consents given again */
    consents: z.optional(z.array(Consent)),
  }),
  decide: (s, said: Answering, world: World & Opened) => {
    invariant(s.correction !== undefined, 'a correction is answered where one is open')
    const missing = unanswered(s.correction.items, said)
    if (missing.length > 0) return refuse('PROOF_MISSING', { missing: missing.join(',') })
    const { declared, sealed, as, today } = world
    const household = checkHousehold(declared, { today, asked: s.submittedOn })
    if (!household.ok) return household
    const fresh = consentsThatCount(said.consents ?? [], as === 'applicant' ? 'phone' : 'office')
    const papers = { proofs: proofsAfter(s.proofs, said.proofs), consents: [...stillTheirs(s, sealed), ...fresh] }
    const brought = acceptPapers(declared, papers, s.submittedOn)
    if (!brought.ok) return brought
    const { check, declaration } = s
    if (sealed !== undefined && check !== undefined && facesOf(declaration) !== facesOf(sealed))
      return refuse('HOUSEHOLD_INCONSISTENT', { at: 'members', rule: 'checked-already' })
    return ok({
      facts: {
        proofs: said.proofs,
        note: said.note,
        ...(sealed === undefined ? {} : { declaration: sealed }),
        ...(said.consents === undefined ? {} : { consents: [...fresh] }),
      },
      // the service clock of the stage starts again
      clockOf: s.stage,
      // the worker is notified when another person changes the account on the worker's behalf
      messages:
        as === 'applicant' || world.account === undefined ? [] : tell('accountChanged', { lastFour: world.account }),
    })
  },
  patch: (s, { facts, on }) => {
    return {
      proofs: proofsAfter(s.proofs, facts.proofs),
      declaration: facts.declaration ?? s.declaration,
      nameMasked: facts.declaration?.applicant.name.shown ?? s.nameMasked,
      consents: renewed(s.consents, givenOn(facts.consents ?? [], on)),
      correction: undefined,
    }
  },
  words: (facts) => facts.note,
})
