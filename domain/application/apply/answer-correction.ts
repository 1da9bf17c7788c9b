import * as z from 'zod/mini'
import { Consent, consentsThatCount, type GivenConsent, givenOn } from '../../consent/consent'
import { checkHousehold } from '../../household/consistency'
import { APPLICANT, type Declaration, SealedDeclaration } from '../../household/declaration'
import type { MemberKey } from '../../kernel/ids'
import { invariant, ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { isProofType, PROOFS, ProofAnswer } from '../../proof/index'
import { CORRECTED_PARTS, PLACES } from '../../proof/places'
import type { CaseSnapshot } from '../snapshot'
import { UNDECIDED } from '../stage'
import { dueAt } from '../stages'
import { wanted } from '../state'
import { moves, step, WORKER } from '../step'
import type { World } from '../world'
import { acceptPapers } from './complete'

const consentKey = ({ matter, member }: Pick<Consent, 'matter' | 'member'>): string => `${matter}:${member}`

/** What was given anew takes the place of the older consent to the same matter by the same person. */
const renewed = (before: readonly GivenConsent[], again: readonly GivenConsent[]): readonly GivenConsent[] => {
  const keys = new Set(again.map(consentKey))
  return [...before.filter((consent) => !keys.has(consentKey(consent))), ...again]
}

type Answering = {
  readonly proofs: ProofAnswer[]
  readonly note: string
  readonly consents?: readonly Consent[] | undefined
}

/** The household as it is declared after the answer, opened; what opening and sealing it tells. */
type Opened = {
  readonly declared: Declaration
  /** absent: the answer leaves it as it is */
  readonly sealed?: SealedDeclaration | undefined
  /** last digits of another account than before */
  readonly account?: string | undefined
}

/**
 * Items that the answer passes over: a proof asked for by name wants pictures, or why there are none; any other part wants a
 * paper in one of its places, or words.
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

const numberOf = ({ applicant, members }: SealedDeclaration, key: MemberKey): string | undefined =>
  (key === APPLICANT ? applicant : members.find((one) => one.key === key))?.idNumber.hash

/** Consents of those who are still who they were: whoever stands in the place of another has given none. */
const stillTheirs = (s: Pick<CaseSnapshot, 'consents' | 'declaration'>, after = s.declaration) =>
  s.consents.filter(({ member }) => numberOf(s.declaration, member) === numberOf(after, member))

const proofsAfter = (before: readonly ProofAnswer[], fresh: readonly ProofAnswer[]): readonly ProofAnswer[] => [
  ...before.filter((proof) => !fresh.some((other) => other.type === proof.type)),
  ...fresh,
]

/**
 * Once the bureaus have been asked about a household, it stays the household they were asked about: nobody comes onto a file
 * unchecked. Figures may still be corrected.
 */
const facesOf = ({ applicant, members }: SealedDeclaration): string =>
  JSON.stringify([
    applicant.name.shown,
    applicant.idNumber.hash,
    ...members.map((member) => [member.key, member.idNumber.hash]).sort(),
  ])

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
      // the clock of its stage starts again
      dueOn: dueAt(s.stage, world),
      // whoever answers for a worker may bring another account: the worker hears of it
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
