import * as z from 'zod/mini'
import { against } from '../kernel/exact'
import { type Fen, fen, SignedFen, signedFen } from '../kernel/fen'
import { MemberKey } from '../kernel/ids'
import { ageOn, type PlainDate } from '../kernel/plain-date'
import { invariant } from '../kernel/result'
import type { Lines, Policy } from '../policy/policy'
import type { IncomeLine, RigidLine } from './declaration'
import { HardshipClass, IncomeKind, type MemberStatus, RigidKind, type SchoolStage } from './words'

/** The facts about a member that the rule needs. */
export type SheetMember = {
  readonly key: MemberKey
  readonly counted: boolean
  readonly birthDate: PlainDate
  readonly sex: 'male' | 'female'
  readonly status: z.infer<typeof MemberStatus>
  /** able to work: not seriously ill, not disabled, not otherwise excused */
  readonly able: boolean
  readonly schoolStage?: SchoolStage | undefined
}

export type SheetInput = {
  readonly day: PlainDate
  readonly members: readonly SheetMember[]
  readonly incomes: readonly IncomeLine[]
  readonly expenditures: readonly RigidLine[]
  readonly accident?: { readonly cost: Fen; readonly recovered: Fen } | undefined
  /** members whose evidence excludes imputing an income, with the reason */
  readonly notImputed?: Readonly<Record<string, string>>
}

/** Every line of the sheet names its rule, so that a reader can check it. @internal */
export const SheetRule = z.enum([
  'income-counted',
  'income-not-counted',
  'income-imputed',
  'rigid-counted',
  'rigid-compulsory-schooling',
])
export const SheetLine = z.object({
  member: MemberKey,
  side: z.enum(['income', 'rigid']),
  kind: z.union([IncomeKind, RigidKind, z.literal('imputed')]),
  amount: SignedFen,
  counted: z.boolean(),
  rule: SheetRule,
})
export type SheetLine = z.infer<typeof SheetLine>

/** The stored calculation of §3: net = (12-month income − rigid expenditure) ÷ members ÷ 12. */
export const Sheet = z.object({
  policyVersion: z.string(),
  day: z.string(),
  lines: z.array(SheetLine),
  income: SignedFen,
  rigid: SignedFen,
  members: z.int(),
  net: SignedFen,
  /** per head and month, rounded to the nearest fen, for display only; comparisons use the unrounded value */
  perHead: SignedFen,
  lowIncome: SignedFen,
  relativeLine: SignedFen,
  /** the class by income alone */
  byIncome: z.union([HardshipClass, z.literal('none')]),
  /** loss after insurance and aid, the yearly income it is compared with, whether it exceeds p % */
  accident: z.optional(z.object({ loss: SignedFen, income: SignedFen, percent: z.int(), exceeds: z.boolean() })),
  /** the class this sheet supports; a person decides */
  result: z.union([HardshipClass, z.literal('none')]),
  /** within ± attentionPermille of a line: a person has to look again */
  nearLine: z.boolean(),
})
export type Sheet = z.infer<typeof Sheet>

/** Income that does not count (rule 3): residents' basic pension, small festival money. */
const NOT_COUNTED = new Set<IncomeKind>(['resident-pension', 'festival-aid'])
/** Schooling before senior school is compulsory and free. */
const COMPULSORY = new Set<SchoolStage>(['primary', 'junior'])

const imputes = (member: SheetMember, input: SheetInput, policy: Policy): boolean => {
  const age = ageOn(member.birthDate, input.day)
  const below = member.sex === 'male' ? policy.imputation.maleBelow : policy.imputation.femaleBelow
  return (
    member.counted &&
    member.able &&
    member.status === 'unemployed' &&
    age >= policy.imputation.fromAge &&
    age < below &&
    input.notImputed?.[member.key] === undefined
  )
}

const linesOf = (input: SheetInput, lines: Lines, policy: Policy): SheetLine[] => {
  const counted = new Set(input.members.filter((m) => m.counted).map((m) => m.key))
  const stage = new Map(input.members.map((m) => [m.key, m.schoolStage]))
  const incomes = input.incomes
    .filter((line) => counted.has(line.member))
    .map((line): SheetLine => {
      const counts = !NOT_COUNTED.has(line.kind)
      return {
        member: line.member,
        side: 'income',
        kind: line.kind,
        amount: signedFen(line.amount),
        counted: counts,
        rule: counts ? 'income-counted' : 'income-not-counted',
      }
    })
  const imputed = input.members
    .filter((member) => imputes(member, input, policy))
    .map(
      (member): SheetLine => ({
        member: member.key,
        side: 'income',
        kind: 'imputed',
        amount: signedFen(lines.minimumWage * 12),
        counted: true,
        rule: 'income-imputed',
      }),
    )
  const rigid = input.expenditures
    .filter((line) => counted.has(line.member))
    .map((line): SheetLine => {
      const school = stage.get(line.member)
      const compulsory = line.kind === 'schooling' && school !== undefined && COMPULSORY.has(school)
      return {
        member: line.member,
        side: 'rigid',
        kind: line.kind,
        amount: signedFen(line.amount),
        counted: !compulsory,
        rule: compulsory ? 'rigid-compulsory-schooling' : 'rigid-counted',
      }
    })
  return [...incomes, ...imputed, ...rigid]
}

const sumOf = (lines: readonly SheetLine[], side: SheetLine['side']): SignedFen =>
  signedFen(lines.reduce((sum, line) => (line.side === side && line.counted ? sum + line.amount : sum), 0))

/** Compares net ÷ (members × 12) with `line`, unrounded. */
const under = (net: number, members: number, lineTenths: number, operator: Lines['operator']): boolean => {
  const side = against(net, lineTenths, members * 12, 10)
  return operator === 'below' ? side < 0 : side <= 0
}

/** Whether net lies within ± `permille` of the line, both limits included. */
const isNear = (net: number, members: number, lineTenths: number, permille: number): boolean =>
  against(net, lineTenths, members * 12 * (1000 - permille), 10_000) >= 0 &&
  against(net, lineTenths, members * 12 * (1000 + permille), 10_000) <= 0

/** `total ÷ parts`, rounded to the nearest integer, halves away from zero, so that losses round like gains. */
const nearest = (total: number, parts: number): number => {
  const whole = Math.floor((2 * Math.abs(total) + parts) / (2 * parts))
  return total < 0 ? 0 - whole : whole
}

const accidentOf = (input: SheetInput, income: number, percent: number): Sheet['accident'] => {
  if (input.accident === undefined) return undefined
  const loss = Math.max(0, input.accident.cost - input.accident.recovered)
  return {
    loss: signedFen(loss),
    income: signedFen(income),
    percent,
    exceeds: against(loss, income, percent, 100) > 0,
  }
}

/** Applies §3 to one household. The sheet is stored with the determination and shown line by line. */
export const netIncomeSheet = (input: SheetInput, lines: Lines, policy: Policy): Sheet => {
  const sheetLines = linesOf(input, lines, policy)
  const members = input.members.filter((member) => member.counted).length
  invariant(members > 0, 'a household has at least one counted member')
  const income = sumOf(sheetLines, 'income')
  const rigid = sumOf(sheetLines, 'rigid')
  const net = signedFen(income - rigid)
  const severeTenths = lines.lowIncome * 10
  const relativeTenths = lines.lowIncome * lines.relativeTenths
  const byIncome = under(net, members, severeTenths, lines.operator)
    ? 'severe'
    : under(net, members, relativeTenths, lines.operator)
      ? 'relative'
      : 'none'
  const accident = accidentOf(input, income, lines.accidentPercent)
  return {
    policyVersion: policy.version,
    day: input.day,
    lines: sheetLines,
    income,
    rigid,
    members,
    net,
    perHead: signedFen(nearest(net, members * 12)),
    lowIncome: signedFen(lines.lowIncome),
    relativeLine: signedFen(fen(Math.trunc(relativeTenths / 10))),
    byIncome,
    ...(accident === undefined ? {} : { accident }),
    result: byIncome !== 'none' ? byIncome : accident?.exceeds === true ? 'accident' : 'none',
    nearLine:
      isNear(net, members, severeTenths, lines.attentionPermille) ||
      isNear(net, members, relativeTenths, lines.attentionPermille),
  }
}
