import type { CaseView } from '@domain/contract/views'
import { APPLICANT, type IncomeLine, personOf, type RigidLine } from '@domain/household/declaration'
import { showYuan } from '@domain/kernel/fen'
import type { FileId, MemberKey } from '@domain/kernel/ids'
import { PROOF_TYPES, type ProofAnswer, type ProofType } from '@domain/proof/index'
import { incomeText, proofText, relationText, rigidText } from '@src/text'
import { applicantLabel, besideText, paperCheckText, sheetText } from '@src/text/case-page'
import { partText } from '@src/text/proof'
import { nameOf } from './facts'

export type Household = Pick<CaseView, 'declaration' | 'proofs' | 'wanted' | 'survey'>

/** One screen of the viewer: a photo of a paper, or a paper that was not handed in, with the reason if there is one. */
export type Sheet = {
  readonly key: string
  readonly type: ProofType
  readonly title: string
  readonly file?: FileId
  readonly member?: MemberKey
  readonly excuse?: string
}

/** What a file shows, as the worker placed it, and of whom; undefined where it was not placed. */
export const shownIn = (
  view: Pick<CaseView, 'declaration'>,
  { placed = [] }: ProofAnswer,
  file: FileId,
): { readonly words: string; readonly member?: MemberKey } | undefined => {
  const told = placed.filter((one) => one.file === file)
  const [first] = told
  if (first === undefined) return undefined
  const parts = told.map(({ part }) => partText[part]).join('、')
  return first.member === undefined
    ? { words: parts }
    : { words: `${nameOf(view, first.member)} ${parts}`, member: first.member }
}

/** Every paper of the household, in the order of the list of papers. */
export const sheetsOf = (view: Pick<CaseView, 'declaration' | 'proofs' | 'wanted'>): readonly Sheet[] =>
  PROOF_TYPES.flatMap((type): readonly Sheet[] => {
    const answer = view.proofs.find((proof) => proof.type === type)
    const { name } = proofText[type]
    if (answer !== undefined && answer.files.length > 0)
      return answer.files.map((file, at) => {
        const told = shownIn(view, answer, file)
        return {
          ...{ key: file, type, file },
          title: told === undefined ? paperCheckText.sheet(name, at + 1, answer.files.length) : `${name} ${told.words}`,
          ...(told?.member === undefined ? {} : { member: told.member }),
        }
      })
    if (!view.wanted.includes(type)) return []
    return [{ key: type, type, title: name, excuse: answer?.cannotGet ?? '' }]
  })

export type Beside = { readonly label: string; readonly value: string }
type Line = IncomeLine | RigidLine

const RIGID: Partial<Record<ProofType, readonly RigidLine['kind'][]>> = {
  medicalRecord: ['illness'],
  tuitionBill: ['schooling'],
  disabilityCertificate: ['disability'],
  accidentCertificate: ['sudden-event', 'accident'],
}
const EARNED: Partial<Record<ProofType, readonly IncomeLine['kind'][] | 'all'>> = {
  incomeStatement: 'all',
  labourContract: ['wages', 'bonus', 'allowance'],
  unemploymentRegistration: ['unemployment'],
}

/** The declared sums, and beside each what the survey found where it differs. */
const sums = (view: Household, declared: readonly Line[], found: readonly Line[] | undefined, side: 'in' | 'out') =>
  declared.map((line): Beside => {
    const words =
      side === 'in' ? incomeText[line.kind as IncomeLine['kind']] : rigidText[line.kind as RigidLine['kind']]
    const later = found?.find(({ member, kind }) => member === line.member && kind === line.kind)?.amount
    return {
      label: `${nameOf(view, line.member)} ${words}`,
      value: [
        besideText.declared(showYuan(line.amount)),
        ...(later === undefined || later === line.amount ? [] : [`${sheetText.found} ${showYuan(later)}`]),
      ].join('，'),
    }
  })

const accidentOf = ({ declaration, survey }: Household): readonly Beside[] => {
  const accident = survey?.accident ?? declaration.accident
  if (accident === undefined) return []
  return [
    { label: sheetText.accidentCost, value: showYuan(accident.cost) },
    { label: sheetText.accidentRecovered, value: showYuan(accident.recovered) },
  ]
}

const personBeside = (view: Household, member: MemberKey): readonly Beside[] => {
  const person = personOf(view.declaration, member)
  return person === undefined ? [] : [{ label: person.name, value: `${applicantLabel.idNumber} ${person.idNumber}` }]
}

/** What a paper proves, as the household declared it: said beside the paper. */
export const besideOf = (view: Household, { type, member }: Pick<Sheet, 'type' | 'member'>): readonly Beside[] => {
  const { declaration, survey } = view
  const { applicant, members, account } = declaration
  const of = <L extends Line>(lines: readonly L[]): readonly L[] => {
    const theirs = lines.filter((line) => line.member === member)
    return theirs.length > 0 ? theirs : lines
  }
  const rigid = RIGID[type]
  if (rigid !== undefined) {
    const lines = of(declaration.expenditures.filter(({ kind }) => rigid.includes(kind)))
    return [
      ...sums(view, lines, survey?.expenditures, 'out'),
      ...(type === 'accidentCertificate' ? accidentOf(view) : []),
    ]
  }
  const earned = EARNED[type]
  if (earned !== undefined) {
    const lines = of(declaration.incomes.filter(({ kind }) => earned === 'all' || earned.includes(kind)))
    const works = type === 'labourContract' && applicant.employer !== ''
    return [
      ...(works ? [{ label: applicantLabel.employer, value: applicant.employer }] : []),
      ...sums(view, lines, survey?.incomes, 'in'),
    ]
  }
  if (type === 'idCard') return personBeside(view, member ?? APPLICANT)
  if (type === 'bankCard')
    return account === undefined ? [] : [{ label: `${account.bank} ${account.branch}`, value: account.number }]
  if (type === 'householdRegister')
    return [
      {
        label: besideText.household(members.length + 1),
        value: [applicant.name, ...members.map((one) => `${one.name}（${relationText[one.relation]}）`)].join('、'),
      },
    ]
  return []
}

/** The photos of the papers that prove a line of income or expenditure. */
export const sheetsOfLine = (
  view: Household,
  line: { readonly member: MemberKey; readonly kind: Line['kind'] | 'imputed' },
): readonly Sheet[] => {
  const proves = (type: ProofType): boolean => {
    const earned = EARNED[type]
    const isIncome = line.kind in incomeText && !(line.kind in rigidText)
    if (earned === 'all') return isIncome
    return [...(earned ?? []), ...(RIGID[type] ?? [])].some((kind) => kind === line.kind)
  }
  const found = sheetsOf(view).filter(({ type, file }) => file !== undefined && proves(type))
  const theirs = found.filter(({ member }) => member === undefined || member === line.member)
  return theirs.length > 0 ? theirs : found
}
