import type { CaseView } from '@domain/contract/views'
import { APPLICANT, IncomeLine, RigidLine } from '@domain/household/declaration'
import { AccidentKind, IncomeKind, RigidKind } from '@domain/household/words'
import { Fen } from '@domain/kernel/fen'
import { CaseId, FileId, MemberKey, PersonId } from '@domain/kernel/ids'
import { PlainDate } from '@domain/kernel/plain-date'
import type { SurveyRecord } from '@domain/survey/survey'
import * as z from 'zod/mini'
import { daysBehind, momentOf } from './clock'

/** A picture on this phone, and its file id in the cloud once uploaded. */
export const Kept = z.object({ id: z.string(), file: z.optional(FileId) })
export type Kept = z.infer<typeof Kept>

const lineOf = <K extends z.ZodMiniType>(kind: K) =>
  z.object({
    no: z.int(),
    member: MemberKey,
    kind: z.optional(kind),
    declared: z.optional(Fen),
    found: z.optional(Fen),
    state: z.enum(['unseen', 'same', 'corrected', 'removed', 'added']),
  })
const IncomeRow = lineOf(IncomeKind)
const RigidRow = lineOf(RigidKind)
export type IncomeRow = z.infer<typeof IncomeRow>
export type RigidRow = z.infer<typeof RigidRow>
export type MoneyRow = IncomeRow | RigidRow

/** A survey in progress: stored on this phone until the cloud has acknowledged it. */
export const SurveyDraft = z.object({
  caseId: CaseId,
  version: z.int(),
  /** a new visit on an open file; absent in drafts from before these existed */
  again: z.optional(z.boolean()),
  /** the data needed to continue without a connection; names are masked as the cloud sent them */
  shown: z.object({
    name: z.string(),
    unit: z.string(),
    names: z.record(z.string(), z.string()),
    /** members for whom an income may be imputed */
    jobless: z.array(MemberKey),
  }),
  officers: z.array(z.object({ person: PersonId, name: z.string() })),
  surveyorsMin: z.int(),
  /** the person has tapped "send", and the cloud has not acknowledged it yet */
  waiting: z.boolean(),
  visitedOn: PlainDate,
  visitedAt: z.string(),
  /** days by which this phone's clock is behind; absent in drafts from before the arrival was noted when the page opens */
  behind: z.optional(z.int()),
  place: z.optional(z.enum(['home', 'hospital', 'workplace', 'elsewhere'])),
  /** chosen before signing in drafts of the former release; since then, whoever signs as surveyor is one */
  surveyors: z.optional(z.array(PersonId)),
  incomes: z.array(IncomeRow),
  expenditures: z.array(RigidRow),
  accident: z.optional(
    z.object({ kind: AccidentKind, happenedOn: PlainDate, cost: z.optional(Fen), recovered: z.optional(Fen) }),
  ),
  accidentDeclared: z.optional(z.object({ cost: Fen, recovered: Fen })),
  notImputed: z.record(z.string(), z.string()),
  living: z.string(),
  /** absent until it is answered; drafts of the former release begin with `true` */
  causeConfirmed: z.optional(z.boolean()),
  remark: z.string(),
  photos: z.array(Kept),
  /** key: the surveyor */
  signatures: z.record(z.string(), Kept),
  applicantSignature: z.optional(Kept),
  applicantCannotSign: z.boolean(),
  applicantNotSigned: z.string(),
})
export type SurveyDraft = z.infer<typeof SurveyDraft>

/** A change of the draft; a function when it depends on the draft's state at that time. */
export type Edit = Partial<SurveyDraft> | ((now: SurveyDraft) => Partial<SurveyDraft>)
export type Change = (edit: Edit) => void
export const edited = (now: SurveyDraft, edit: Edit): SurveyDraft => ({
  ...now,
  ...(typeof edit === 'function' ? edit(now) : edit),
})

const joblessOf = (view: CaseView): MemberKey[] => [
  ...(view.declaration.applicant.employment === 'laid-off' ? [APPLICANT] : []),
  ...view.declaration.members.filter((m) => m.counted && m.status === 'unemployed').map((m) => m.key),
]

type Given = {
  readonly today: PlainDate
  readonly now: number
  readonly officers: SurveyDraft['officers']
  readonly surveyorsMin: number
  readonly names: Readonly<Record<string, string>>
}

/** A draft prefilled with the worker's answers, each to be confirmed. Figures of an earlier survey count as found. */
export const beginDraft = (view: CaseView, given: Given): SurveyDraft => {
  const { declaration } = view
  const again = view.actions.includes('resurvey')
  // a visit on an open file starts from the figures of its determination
  const known = again ? (view.survey ?? declaration) : declaration
  const accident = known.accident ?? declaration.accident
  const behind = daysBehind(given.today, given.now)
  const { on, at } = momentOf(given.now, behind)
  return {
    caseId: view.row.id,
    version: view.row.version,
    ...(again ? { again } : {}),
    shown: { name: view.row.name, unit: view.row.unit, names: { ...given.names }, jobless: joblessOf(view) },
    officers: [...given.officers],
    surveyorsMin: given.surveyorsMin,
    waiting: false,
    visitedOn: on,
    visitedAt: at,
    behind,
    incomes: known.incomes.map((line, no) => ({
      no,
      member: line.member,
      kind: line.kind,
      declared: line.amount,
      state: 'unseen',
    })),
    expenditures: known.expenditures.map((line, no) => ({
      no,
      member: line.member,
      kind: line.kind,
      declared: line.amount,
      state: 'unseen',
    })),
    ...(accident === undefined
      ? {}
      : { accident: { ...accident }, accidentDeclared: { cost: accident.cost, recovered: accident.recovered } }),
    notImputed: {},
    living: '',
    remark: '',
    photos: [],
    signatures: {},
    applicantCannotSign: false,
    applicantNotSigned: '',
  }
}

const amountOf = (row: MoneyRow): number | undefined => (row.state === 'same' ? row.declared : row.found)

export type Gap =
  | 'surveyors'
  | 'place'
  | 'time'
  | 'unseen'
  | 'amounts'
  | 'newLines'
  | 'accident'
  | 'living'
  | 'cause'
  | 'photos'
  | 'applicantSignature'

const rowGaps = (rows: readonly MoneyRow[]): Gap[] => {
  const gaps: Gap[] = []
  if (rows.some((row) => row.state === 'unseen')) gaps.push('unseen')
  if (rows.some((row) => row.state === 'corrected' && row.found === undefined)) gaps.push('amounts')
  if (rows.some((row) => row.state === 'added' && (row.found === undefined || row.kind === undefined)))
    gaps.push('newLines')
  return gaps
}

/** Who surveyed: the officers who have signed as surveyors, in the order of the list. */
export const surveyorsOf = ({ officers, signatures }: SurveyDraft): readonly PersonId[] =>
  officers.flatMap(({ person }) => (signatures[person] === undefined ? [] : [person]))

const signatureGaps = (draft: SurveyDraft): Gap[] => {
  const gaps: Gap[] = []
  if (surveyorsOf(draft).length < draft.surveyorsMin) gaps.push('surveyors')
  const excused = draft.applicantCannotSign && draft.applicantNotSigned.trim() !== ''
  if (draft.applicantSignature === undefined && !excused) gaps.push('applicantSignature')
  return gaps
}

const visitGaps = (draft: SurveyDraft): Gap[] => [
  ...(draft.place === undefined ? (['place'] as const) : []),
  ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(draft.visitedAt) ? [] : (['time'] as const)),
]

const accidentGaps = ({ accident }: SurveyDraft): Gap[] =>
  accident !== undefined && (accident.cost === undefined || accident.recovered === undefined) ? ['accident'] : []

const livingGaps = ({ living, causeConfirmed }: SurveyDraft): Gap[] => [
  ...(living.trim() === '' ? (['living'] as const) : []),
  ...(causeConfirmed === undefined ? (['cause'] as const) : []),
]

/** The answers that are missing before the draft can be sent, grouped by screen. */
export const stepGaps = (draft: SurveyDraft) => ({
  visit: visitGaps(draft),
  incomes: rowGaps(draft.incomes),
  expenditures: [...rowGaps(draft.expenditures), ...accidentGaps(draft)],
  living: livingGaps(draft),
  photos: draft.photos.length === 0 ? (['photos'] as const) : [],
  signatures: signatureGaps(draft),
})

export const gapsOf = (draft: SurveyDraft): readonly Gap[] => [
  ...new Set<Gap>(Object.values<readonly Gap[]>(stepGaps(draft)).flat()),
]

/** All pictures of the draft. */
export const picturesOf = (draft: SurveyDraft): readonly { readonly kept: Kept; readonly signature: boolean }[] => [
  ...draft.photos.map((kept) => ({ kept, signature: false })),
  ...surveyorsOf(draft).flatMap((person) => {
    const kept = draft.signatures[person]
    return kept === undefined ? [] : [{ kept, signature: true }]
  }),
  ...(draft.applicantSignature === undefined || draft.applicantCannotSign
    ? []
    : [{ kept: draft.applicantSignature, signature: true }]),
]

/** The draft after one of its pictures was uploaded. */
export const withReceived = (draft: SurveyDraft, id: string, file: FileId): SurveyDraft => {
  const set = (kept: Kept): Kept => (kept.id === id ? { ...kept, file } : kept)
  return {
    ...draft,
    photos: draft.photos.map(set),
    signatures: Object.fromEntries(Object.entries(draft.signatures).map(([person, kept]) => [person, set(kept)])),
    ...(draft.applicantSignature === undefined ? {} : { applicantSignature: set(draft.applicantSignature) }),
  }
}

/** Merges the outcome of sending (uploaded pictures, whether the draft still waits to be sent) into the current draft. */
export const afterSending = (now: SurveyDraft, sent: SurveyDraft): SurveyDraft =>
  picturesOf(sent).reduce(
    (draft, { kept }) => (kept.file === undefined ? draft : withReceived(draft, kept.id, kept.file)),
    { ...now, waiting: sent.waiting },
  )

const lines = <L extends z.ZodMiniType>(schema: L, rows: readonly MoneyRow[]): z.infer<L>[] =>
  rows
    .filter((row) => row.state !== 'removed')
    .map((row) => schema.parse({ member: row.member, kind: row.kind, amount: amountOf(row) }))

const filesOf = (kept: readonly (Kept | undefined)[]): FileId[] =>
  kept.flatMap((one) => (one?.file === undefined ? [] : [one.file]))

/** 全部属实: what nobody has corrected is as declared, the cause of hardship included. */
export const allTrue = (draft: SurveyDraft): Partial<SurveyDraft> => {
  const same = <R extends MoneyRow>(row: R): R => (row.state === 'unseen' ? { ...row, state: 'same' as const } : row)
  return {
    incomes: draft.incomes.map(same),
    expenditures: draft.expenditures.map(same),
    causeConfirmed: draft.causeConfirmed ?? true,
  }
}

/** Whether only signatures are missing: then 全部属实 leads to them at once. */
export const onlyUnsigned = (draft: SurveyDraft): boolean => {
  const { signatures: _signed, ...others } = stepGaps(draft)
  return Object.values<readonly Gap[]>(others).every((gaps) => gaps.length === 0)
}

/** Whether something is left that 全部属实 would answer. */
export const isOpen = ({ incomes, expenditures, causeConfirmed }: SurveyDraft): boolean =>
  causeConfirmed === undefined || [...incomes, ...expenditures].some(({ state }) => state === 'unseen')

/** The survey record in the form that the cloud accepts. Only for a draft without gaps whose pictures are uploaded. */
export const recordOf = (draft: SurveyDraft): SurveyRecord => {
  const { accident } = draft
  const [applicantSignature] = draft.applicantCannotSign ? [] : filesOf([draft.applicantSignature])
  return {
    visitedOn: draft.visitedOn,
    visitedAt: draft.visitedAt,
    place: draft.place ?? 'home',
    surveyors: [...surveyorsOf(draft)],
    incomes: lines(IncomeLine, draft.incomes),
    expenditures: lines(RigidLine, draft.expenditures),
    ...(accident?.cost === undefined || accident.recovered === undefined
      ? {}
      : { accident: { ...accident, cost: accident.cost, recovered: accident.recovered } }),
    notImputed: Object.fromEntries(Object.entries(draft.notImputed).filter(([, why]) => why.trim() !== '')),
    living: draft.living.trim(),
    causeConfirmed: draft.causeConfirmed === true,
    remark: draft.remark.trim(),
    photos: filesOf(draft.photos),
    surveyorSignatures: filesOf(surveyorsOf(draft).map((person) => draft.signatures[person])),
    ...(applicantSignature === undefined ? {} : { applicantSignature }),
    ...(draft.applicantCannotSign ? { applicantNotSigned: draft.applicantNotSigned.trim() } : {}),
  }
}
