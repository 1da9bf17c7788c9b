import type { CaseView } from '@domain/contract/views'
import { APPLICANT, type IncomeLine, type RigidLine } from '@domain/household/declaration'
import type { MemberKey } from '@domain/kernel/ids'
import { PROOFS, type ProofAnswer, type ProofType } from '@domain/proof/index'
import { openSides } from '@domain/proof/slot'

/** The masked name of a member; m0 is the applicant. */
export const nameOf = (view: Pick<CaseView, 'declaration'>, key: string): string =>
  key === APPLICANT
    ? view.declaration.applicant.name
    : (view.declaration.members.find((member) => member.key === key)?.name ?? key)

export const namesOf = (view: Pick<CaseView, 'declaration'>): Readonly<Record<string, string>> =>
  Object.fromEntries([
    [APPLICANT, view.declaration.applicant.name],
    ...view.declaration.members.map((member) => [member.key, member.name]),
  ])

export const memberKeys = (view: Pick<CaseView, 'declaration'>): readonly MemberKey[] => [
  APPLICANT,
  ...view.declaration.members.map((member) => member.key),
]

/** For each kind of proof, the section of the case page that shows it. */
export const PROVES = {
  idCard: 'who',
  householdRegister: 'who',
  labourContract: 'income',
  incomeStatement: 'income',
  unemploymentRegistration: 'income',
  lowIncomeCertificate: 'income',
  medicalRecord: 'expenditure',
  tuitionBill: 'expenditure',
  disabilityCertificate: 'expenditure',
  accidentCertificate: 'expenditure',
  bankCard: 'account',
} as const satisfies Record<ProofType, 'who' | 'income' | 'expenditure' | 'account'>
export type Proves = (typeof PROVES)[ProofType]

export const isGiven = (type: ProofType, proofs: readonly ProofAnswer[]): boolean => {
  const answer = proofs.find((proof) => proof.type === type)
  if (answer === undefined || openSides(answer).length > 0) return false
  return answer.files.length > 0 || (PROOFS[type].mayBeMissing && answer.cannotGet !== undefined)
}

/** Proofs that are required but neither given nor excused. */
export const unmetProofs = (view: Pick<CaseView, 'wanted' | 'proofs'>): readonly ProofType[] =>
  view.wanted.filter((type) => !isGiven(type, view.proofs))

type MoneyLine = IncomeLine | RigidLine
export type Compared<K = MoneyLine['kind']> = {
  readonly member: string
  readonly kind: K
  readonly declared: number | undefined
  readonly found: number | undefined
}

/** Declared and found lines side by side; a line may exist on one side only. */
export const compare = <L extends MoneyLine>(
  declared: readonly L[],
  found: readonly L[],
): readonly Compared<L['kind']>[] => {
  const left = [...found]
  const pairs = declared.map((line): Compared<L['kind']> => {
    const at = left.findIndex((other) => other.member === line.member && other.kind === line.kind)
    const [match] = at < 0 ? [] : left.splice(at, 1)
    return { member: line.member, kind: line.kind, declared: line.amount, found: match?.amount }
  })
  const added = left.map(
    (line): Compared<L['kind']> => ({ member: line.member, kind: line.kind, declared: undefined, found: line.amount }),
  )
  return [...pairs, ...added]
}
export const differs = (line: Pick<Compared, 'declared' | 'found'>): boolean => line.declared !== line.found
