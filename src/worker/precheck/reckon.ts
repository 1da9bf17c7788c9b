import { fittingHelp } from '@domain/household/fitting-help'
import { netIncomeSheet, type Sheet, type SheetInput, type SheetMember } from '@domain/household/sheet'
import { type WhatWouldChange, whatWouldChange } from '@domain/household/what-would-change'
import type { SchoolStage } from '@domain/household/words'
import { type Fen, fen } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { type PlainDate, yearOf } from '@domain/kernel/plain-date'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { areaOf, type Policy } from '@domain/policy/policy'
import type { ReferralKind } from '@domain/policy/referral'
import { type ProgrammeKey, standardAmount } from '@domain/programme/programme'
import type { ProofType } from '@domain/proof/index'

export type Somebody = {
  readonly status?: SheetMember['status'] | undefined
  readonly age?: number | undefined
  readonly sex?: SheetMember['sex'] | undefined
  readonly able?: boolean | undefined
  readonly schoolStage?: SchoolStage | undefined
}

/** The answers of the pre-check. */
export type Answers = {
  readonly jurisdiction?: Jurisdiction | undefined
  readonly people: readonly Somebody[]
  readonly wages?: Fen | undefined
  readonly pension?: Fen | undefined
  readonly business?: Fen | undefined
  readonly otherIncome?: Fen | undefined
  readonly residentPension?: Fen | undefined
  readonly illness?: Fen | undefined
  readonly schooling?: Fen | undefined
  readonly disability?: Fen | undefined
  readonly otherCost?: Fen | undefined
  readonly hadAccident?: boolean | undefined
  readonly accidentCost?: Fen | undefined
  readonly accidentRecovered?: Fen | undefined
  readonly homes?: number | undefined
  readonly car?: boolean | undefined
  readonly shareholder?: boolean | undefined
  readonly expensiveSchool?: boolean | undefined
}

const keyAt = (at: number): MemberKey => `m${at}` as MemberKey

/** A person of this age today; the exact date of birth is not asked. */
const memberOf = (one: Somebody, at: number, today: PlainDate): SheetMember => ({
  key: keyAt(at),
  counted: true,
  birthDate: `${yearOf(today) - (one.age ?? 40)}-01-01` as PlainDate,
  sex: one.sex ?? 'male',
  status: one.status ?? 'employed',
  able: one.able ?? true,
  schoolStage: one.status === 'student' ? one.schoolStage : undefined,
})

/** The household as the sheet needs it, from rough figures. */
const householdOf = (answers: Answers, today: PlainDate): SheetInput => {
  const me = keyAt(0)
  // The student whose school stage is used for the schooling costs: the first student beyond compulsory school, if there is
  // one.
  const student = answers.people.findIndex((one) => one.status === 'student')
  const beyond = answers.people.findIndex(
    (one) => one.status === 'student' && one.schoolStage !== 'primary' && one.schoolStage !== 'junior',
  )
  const scholar = keyAt(Math.max(0, beyond >= 0 ? beyond : student))
  const lines = <K extends string>(pairs: readonly (readonly [MemberKey, K, Fen | undefined])[]) =>
    pairs.flatMap(([member, kind, amount]) => (amount === undefined || amount === 0 ? [] : [{ member, kind, amount }]))
  return {
    day: today,
    members: answers.people.map((one, at) => memberOf(one, at, today)),
    incomes: lines([
      [me, 'wages', answers.wages],
      [me, 'pension', answers.pension],
      [me, 'business', answers.business],
      [me, 'gift', answers.otherIncome],
      [me, 'resident-pension', answers.residentPension],
    ]),
    expenditures: lines([
      [me, 'illness', answers.illness],
      [scholar, 'schooling', answers.schooling],
      [me, 'disability', answers.disability],
      [me, 'other', answers.otherCost],
    ]),
    accident:
      answers.hadAccident === true
        ? { cost: answers.accidentCost ?? fen(0), recovered: answers.accidentRecovered ?? fen(0) }
        : undefined,
  }
}

export type Reckoned = {
  readonly sheet: Sheet
  /** only where the sheet supports no class */
  readonly change: WhatWouldChange | undefined
  readonly fits: readonly ReferralKind[]
}

/** The sheet by the same rule as in the later decision (§3), what would change it, and other help that fits. */
export const reckon = (answers: Answers, policy: Policy, today: PlainDate): Reckoned => {
  const input = householdOf(answers, today)
  const { lines } = areaOf(policy, answers.jurisdiction ?? 'default')
  const sheet = netIncomeSheet(input, lines, policy)
  return { sheet, change: whatWouldChange(input, lines, policy), fits: fittingHelp({ input, sheet }) }
}

export type Doubt = 'homes' | 'car' | 'shareholder' | 'school'
/** Points that will be asked about; each is a question, not a verdict. */
export const doubtsOf = (answers: Answers): readonly Doubt[] => [
  ...((answers.homes ?? 0) >= 2 ? (['homes'] as const) : []),
  ...(answers.car === true ? (['car'] as const) : []),
  ...(answers.shareholder === true ? (['shareholder'] as const) : []),
  ...(answers.expensiveSchool === true ? (['school'] as const) : []),
]

const some = (amount: Fen | undefined): boolean => amount !== undefined && amount > 0

/** The papers to prepare; the form later requires exactly the papers that its own answers need. */
export const toPrepare = (answers: Answers): readonly ProofType[] => [
  'idCard',
  'householdRegister',
  'bankCard',
  ...(some(answers.wages) || some(answers.pension) || some(answers.business) ? (['incomeStatement'] as const) : []),
  ...(answers.people[0]?.status === 'employed' ? (['labourContract'] as const) : []),
  ...(some(answers.illness) ? (['medicalRecord'] as const) : []),
  ...(some(answers.schooling) ? (['tuitionBill'] as const) : []),
  ...(some(answers.disability) ? (['disabilityCertificate'] as const) : []),
  ...(answers.hadAccident === true ? (['accidentCertificate'] as const) : []),
  ...(answers.people.some((one) => one.status === 'unemployed') ? (['unemploymentRegistration'] as const) : []),
]

type Aid = { readonly key: ProgrammeKey; readonly amount: Fen }

/**
 * What a household of this class usually gets in a year by the standards in force: living aid, medical aid by the self-paid
 * cost, tuition for each student. The decision is made by people; without a likely class there is only temporary aid, which
 * needs no file.
 */
export const aidFor = (answers: Answers, sheet: Sheet, policy: Policy): readonly Aid[] => {
  const area = areaOf(policy, answers.jurisdiction ?? 'default')
  const facts = { selfPaid: answers.illness ?? fen(0), ...(sheet.result === 'none' ? {} : { class: sheet.result }) }
  const of = (key: ProgrammeKey, schoolStage?: SchoolStage): readonly Aid[] => {
    const amount = standardAmount(key, { ...facts, schoolStage }, area, policy)
    return amount.ok && amount.value > 0 ? [{ key, amount: amount.value }] : []
  }
  if (sheet.result === 'none') return of('temporary')
  const tuition = answers.people.flatMap(({ status, schoolStage }) =>
    status === 'student' && schoolStage !== undefined ? of('tuition', schoolStage) : [],
  )
  const all = tuition.reduce((sum, { amount }) => sum + amount, 0)
  return [...of('living'), ...of('medical'), ...(all > 0 ? [{ key: 'tuition' as const, amount: fen(all) }] : [])]
}
