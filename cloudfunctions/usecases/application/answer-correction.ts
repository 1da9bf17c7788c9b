import type { EntryFacts } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { consentsThatCount } from '@domain/consent/consent'
import type { CallInput } from '@domain/contract/index'
import { checkHousehold } from '@domain/household/consistency'
import type { Declaration, SealedDeclaration } from '@domain/household/declaration'
import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import { isProofType, PROOFS, type ProofAnswer } from '@domain/proof/index'
import { CORRECTED_PARTS, PLACES } from '@domain/proof/places'
import type { OnCase, UseCase } from '../../dispatch/context'
import type { Tx } from '../../ports/doc-store'
import { appendStep, dueAt, toApplicant } from '../append'
import { idHashes, releaseHashes, takeIds } from '../case/release-ids'
import { checkFiles, takeFiles } from '../files/take-files'
import { noteAccount } from '../grant/shared-account'
import { openDeclaration, openText, sealDeclaration } from '../household/seal'
import { checkConsents, checkProofs, filesIn } from './check-submission'

type Input = CallInput<'case.answerCorrection'>

/**
 * Items that the answer passes over: a proof asked for by name wants pictures, or why there are none; any other part wants a
 * paper in one of its places, or words.
 */
const unanswered = (items: readonly string[], { proofs, note }: Pick<Input, 'proofs' | 'note'>): readonly string[] =>
  items.filter((item) => {
    const part = CORRECTED_PARTS.find((each) => each === item)
    if (part !== undefined)
      return note.trim() === '' && !proofs.some(({ type, files }) => PLACES[part].includes(type) && files.length > 0)
    const answer = proofs.find((proof) => proof.type === item)
    if (answer === undefined || !isProofType(item)) return true
    return answer.files.length === 0 && !(PROOFS[item].mayBeMissing && answer.cannotGet !== undefined)
  })

const merged = (before: readonly ProofAnswer[], fresh: readonly ProofAnswer[]): readonly ProofAnswer[] => [
  ...before.filter((proof) => !fresh.some((other) => other.type === proof.type)),
  ...fresh,
]

const freshConsents = (as: OnCase['as'], { consents }: Input) =>
  consentsThatCount(consents ?? [], as === 'applicant' ? 'phone' : 'office')

/** The corrected household holds together as a new one would, and everybody in it has consented. */
const checkAnswer = ({ case: { doc }, as, today }: OnCase, input: Input, declaration: Declaration): Result<true> => {
  const household = checkHousehold(declaration, { today, asked: doc.submittedOn })
  if (!household.ok) return household
  const proofs = checkProofs(declaration, merged(doc.proofs, input.proofs))
  if (!proofs.ok) return proofs
  return checkConsents(declaration, [...doc.consents, ...freshConsents(as, input)], doc.submittedOn)
}

const facesOf = ({ applicant, members }: SealedDeclaration): string =>
  JSON.stringify([
    applicant.name.shown,
    applicant.idNumber.hash,
    ...members.map((member) => [member.key, member.idNumber.hash]).sort(),
  ])

/**
 * Once the bureaus have been asked about a household, it stays the household they were asked about:
 * nobody comes onto a file unchecked. Figures may still be corrected.
 */
const samePeople = ({ check, declaration }: CaseSnapshot, after: SealedDeclaration): Result<true> =>
  check === undefined || facesOf(declaration) === facesOf(after)
    ? ok(true)
    : refuse('HOUSEHOLD_INCONSISTENT', { at: 'members', rule: 'checked-already' })

/** Members who joined bring their ID numbers, those who left set theirs free. */
const changeIds = async (tx: Tx, before: CaseSnapshot, after: SealedDeclaration): Promise<Result<true>> => {
  const kept = new Set(idHashes(after).map(({ hash }) => hash))
  const left = idHashes(before.declaration).filter(({ hash }) => !kept.has(hash))
  const taken = await takeIds(tx, idHashes(after), before.id)
  if (!taken.ok) return taken
  await releaseHashes(tx, left, before.id)
  return ok(true)
}

/** Whoever answers for a worker may bring another account: the worker hears of it. */
const newAccount = ({ ports, as, case: { doc } }: OnCase, { declaration }: Input) => {
  if (as === 'applicant' || declaration === undefined) return []
  const { number } = declaration.account
  return number === openText(ports.sealer, 'account', doc.declaration.account.number)
    ? []
    : toApplicant(doc, 'accountChanged', { lastFour: number.slice(-4) })
}

/** 回答补正: by the worker, or by the base union for one without a phone. The step's clock starts anew. */
export const answerCorrection: UseCase<'case.answerCorrection'> = async (context, input) => {
  const { ports, today } = context
  const { doc } = context.case
  invariant(doc.correction !== undefined, 'a correction is answered where one is open')
  const missing = unanswered(doc.correction.items, input)
  if (missing.length > 0) return refuse('PROOF_MISSING', { missing: missing.join(',') })
  const checked = checkAnswer(context, input, input.declaration ?? openDeclaration(ports.sealer, doc.declaration))
  if (!checked.ok) return checked
  const files = await checkFiles(context, filesIn(input.proofs), ['proof'], { orOfThisCase: true })
  if (!files.ok) return files
  const policy = await context.policy()
  if (!policy.ok) return policy
  const due = dueAt(doc.stage, context, policy.value)
  const declaration =
    input.declaration === undefined ? undefined : sealDeclaration(ports.sealer, input.declaration, today)
  const same = declaration === undefined ? ok(true as const) : samePeople(doc, declaration)
  if (!same.ok) return same
  const facts: EntryFacts<'answerCorrection'> = {
    proofs: input.proofs,
    note: input.note,
    ...(declaration === undefined ? {} : { declaration }),
    ...(input.consents === undefined ? {} : { consents: [...freshConsents(context.as, input)] }),
  }
  const step = {
    kind: 'answerCorrection',
    facts,
    dueOn: due,
    messages: newAccount(context, input),
  } as const
  return appendStep(context, step, policy.value, async (tx, next) => {
    if (declaration !== undefined) await noteAccount(tx, ports, next)
    const taken = await takeFiles(tx, context, files.value, { caseId: doc.id })
    if (!taken.ok) return taken
    return declaration === undefined ? ok(true) : changeIds(tx, doc, declaration)
  })
}
