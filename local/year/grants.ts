import type { Share, Source } from '@domain/fund/fund'
import { allot } from '@domain/kernel/allot'
import { type Fen, fen, yuan } from '@domain/kernel/fen'
import type { PlainDate } from '@domain/kernel/plain-date'
import { invariant } from '@domain/kernel/result'
import { areaOf, Policy } from '@domain/policy/policy'
import { type ProgrammeKey, standardAmount } from '@domain/programme/programme'
import { JURISDICTIONS, type Jurisdiction } from '../town/jiangmen'
import type { PlannedCase } from './cases'
import { policy2023 } from './policy-2023'
import type { Random } from './random'
import { PROVINCIAL, TOTALS } from './table'

export type PlannedShare = { readonly source: Source; readonly amount: Share['amount'] }

export type PlannedGrant = {
  /** `${case}:${programme}` or `${case}:tuition:${member}` */
  readonly key: string
  readonly case: number
  readonly jurisdiction: Jurisdiction
  readonly programme: ProgrammeKey
  readonly member?: string
  readonly amount: Fen
  readonly shares: readonly PlannedShare[]
  readonly heldOn: PlainDate
  /** first held with this wrong amount, and released on the same day */
  readonly mistake?: { readonly amount: Fen; readonly why: string }
  /** the bank's reason for each failed attempt; after each the worker corrects the account */
  readonly failures: readonly string[]
  /** three marks after the payment, if the worker answers */
  readonly marks?: readonly [number, number, number]
}

/** When each kind of aid is decided and paid. Everything is paid before 30 November, including second attempts. */
export const CALENDAR: Readonly<Record<ProgrammeKey, { readonly heldOn: PlainDate; readonly paidOn: PlainDate }>> = {
  living: { heldOn: '2023-07-17' as PlainDate, paidOn: '2023-07-21' as PlainDate },
  medical: { heldOn: '2023-08-07' as PlainDate, paidOn: '2023-08-11' as PlainDate },
  tuition: { heldOn: '2023-08-21' as PlainDate, paidOn: '2023-08-25' as PlainDate },
  festival: { heldOn: '2023-09-15' as PlainDate, paidOn: '2023-09-20' as PlainDate },
  employment: { heldOn: '2023-10-16' as PlainDate, paidOn: '2023-10-19' as PlainDate },
  temporary: { heldOn: '2023-10-20' as PlainDate, paidOn: '2023-10-25' as PlainDate },
}

type Draft = Pick<PlannedGrant, 'case' | 'jurisdiction' | 'programme' | 'amount'> & { readonly member?: string }

const keyOf = ({ case: no, programme, member }: Omit<Draft, 'amount' | 'jurisdiction'>): string =>
  member === undefined ? `${no}:${programme}` : `${no}:${programme}:${member}`

const policy = Policy.parse(policy2023())

/** The amount by the standard of the jurisdiction. */
const atStandard = (planned: PlannedCase, programme: ProgrammeKey, child?: number): Draft => {
  const facts = {
    class: planned.ending.kind === 'on-file' ? planned.ending.class : undefined,
    selfPaid: yuan(planned.illness),
    schoolStage: child === undefined ? undefined : planned.students[child],
  }
  const amount = standardAmount(programme, facts, areaOf(policy, planned.jurisdiction), policy)
  invariant(amount.ok, `${planned.no} is planned for aid it is entitled to`)
  return {
    case: planned.no,
    jurisdiction: planned.jurisdiction,
    programme,
    amount: amount.value,
    ...(child === undefined ? {} : { member: `m${child + 2}` }),
  }
}

/** Amounts are multiples of a hundred yuan; only shares may be odd. */
const HUNDRED = 100_00

/** Employment and temporary aid get the rest of the year's total, each below its standard. */
const fill = (drafts: readonly Draft[], left: number): readonly Draft[] => {
  invariant(left > 0 && left % HUNDRED === 0, 'what is left is whole hundreds')
  const claims = drafts.map((draft) => ({ key: keyOf(draft), need: fen(draft.amount / HUNDRED) }))
  const awards = new Map(allot(fen(left / HUNDRED), claims).map(({ key, amount }) => [key, amount * HUNDRED]))
  return drafts.map((draft) => ({ ...draft, amount: fen(awards.get(keyOf(draft)) ?? 0) }))
}

const sumOf = (drafts: readonly Draft[]): number => drafts.reduce((sum, draft) => sum + draft.amount, 0)

/** All grants of the year: 1,205 grants, 5,170,000 yuan. */
const draftsOf = (onFile: readonly PlannedCase[]): readonly Draft[] => {
  const certain = [
    ...onFile.map((planned) => atStandard(planned, 'living')),
    ...onFile.filter((planned) => planned.illness > 0).map((planned) => atStandard(planned, 'medical')),
    ...onFile.flatMap((planned) => planned.students.map((_, child) => atStandard(planned, 'tuition', child))),
    ...onFile.map((planned) => atStandard(planned, 'festival')),
  ]
  const employment = onFile
    .filter((planned) => planned.students.length === 0)
    .map((planned): Draft => ({ ...atStandard(planned, 'employment'), member: 'm1' }))
  const hit = (planned: PlannedCase): boolean =>
    planned.ending.kind === 'on-file' && planned.ending.class === 'accident'
  const temporary = [...onFile.filter(hit), ...onFile.filter((planned) => !hit(planned))]
    .slice(0, TOTALS.personTimes - certain.length - employment.length)
    .map((planned) => atStandard(planned, 'temporary'))
  return [...certain, ...fill([...employment, ...temporary], TOTALS.money - sumOf(certain))]
}

/** The provincial part of each grant: each jurisdiction's sum is split over exactly its count, by need, exact to the fen. */
const provincialParts = (drafts: readonly Draft[]): ReadonlyMap<string, Fen> => {
  const parts = new Map<string, Fen>()
  for (const jurisdiction of JURISDICTIONS)
    for (const [programme, cell] of Object.entries(PROVINCIAL[jurisdiction].paid)) {
      const claims = drafts
        .filter((draft) => draft.jurisdiction === jurisdiction && draft.programme === programme)
        .slice(0, cell.count)
        .map((draft) => ({ key: keyOf(draft), need: draft.amount }))
      for (const { key, amount } of allot(cell.money, claims)) parts.set(key, amount)
    }
  return parts
}

/** The sources of the rest of a grant, in rotation. */
const OTHERS: Readonly<Record<ProgrammeKey, readonly (readonly Source[])[]>> = {
  living: [['central'], ['city'], ['central', 'county'], ['county'], ['central', 'city', 'social']],
  medical: [['central'], ['city', 'social']],
  tuition: [['city'], ['social'], ['county']],
  festival: [['city'], ['county']],
  employment: [['county'], ['city']],
  temporary: [['city'], ['social'], ['county']],
}

const sharesOf = (draft: Draft, turn: number, provincial: Fen | undefined): readonly PlannedShare[] => {
  const rest = draft.amount - (provincial ?? 0)
  const sources = OTHERS[draft.programme][turn % OTHERS[draft.programme].length] ?? []
  const each = Math.floor(rest / sources.length)
  const others = sources.map(
    (source, i): PlannedShare => ({
      source,
      amount: fen(i === 0 ? rest - each * (sources.length - 1) : each),
    }),
  )
  const first: PlannedShare[] = provincial === undefined ? [] : [{ source: 'provincial', amount: provincial }]
  return [...first, ...others].filter((share) => share.amount > 0)
}

const REASONS = ['账号与户名不符', '账户已销户', '账户状态异常', '收款行系统退回'] as const

const failuresOf = (turn: number): readonly string[] => {
  if (turn % 53 !== 17) return []
  const reason = REASONS[turn % REASONS.length] ?? REASONS[0]
  // one worker enters a wrong account twice
  return turn === 17 ? [reason, '账号不存在'] : [reason]
}

export const grantsOf = (cases: readonly PlannedCase[], random: Random): readonly PlannedGrant[] => {
  const drafts = draftsOf(cases.filter((planned) => planned.ending.kind === 'on-file'))
  const provincial = provincialParts(drafts)
  return drafts.map((draft, turn): PlannedGrant => {
    const key = keyOf(draft)
    const mark = (): number => random.between(3, 5)
    return {
      ...draft,
      key,
      shares: sharesOf(draft, turn, provincial.get(key)),
      heldOn: CALENDAR[draft.programme].heldOn,
      ...(turn % 400 === 33
        ? { mistake: { amount: fen(draft.amount - HUNDRED / 2), why: '金额录入有误，重新核定' } }
        : {}),
      failures: failuresOf(turn),
      ...(turn % 3 === 0 ? {} : { marks: [mark(), mark(), mark()] as const }),
    }
  })
}
