import { Declaration } from '@domain/household/declaration'
import { netIncomeSheet, type Sheet, type SheetInput } from '@domain/household/sheet'
import { sheetInputOf } from '@domain/household/sheet-input'
import { addFen, type Fen } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { areaOf, Policy } from '@domain/policy/policy'
import { JURISDICTIONS } from '../town/jiangmen'
import { declarationOf } from '../walk/household'
import type { PlannedCase } from './cases'
import type { PlannedGrant } from './grants'
import type { YearPlan } from './plan'
import { policy2023 } from './policy-2023'
import { PROVINCIAL, TOTALS } from './table'

type Fault = string

const differs = (what: string, is: number, shouldBe: number): Fault[] =>
  is === shouldBe ? [] : [`${what}: ${is} instead of ${shouldBe}`]

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
const provincialOf = (grant: PlannedGrant): number =>
  sum(grant.shares.filter((share) => share.source === 'provincial').map((share) => share.amount))

/** Compares the provincial money with the table, cell by cell. */
const againstTable = ({ grants, lines }: YearPlan): Fault[] =>
  JURISDICTIONS.flatMap((jurisdiction) => {
    const here = grants.filter((grant) => grant.jurisdiction === jurisdiction && provincialOf(grant) > 0)
    const row = PROVINCIAL[jurisdiction]
    const programmes = new Set([...here.map((grant) => grant.programme), ...Object.keys(row.paid)])
    const line = lines.find((l) => l.jurisdiction === jurisdiction && l.source === 'provincial')
    return [
      ...differs(`${jurisdiction} allocated`, line?.allocated ?? 0, row.allocated),
      ...[...programmes].flatMap((programme) => {
        const cell = row.paid[programme as PlannedGrant['programme']]
        const drawn = here.filter((grant) => grant.programme === programme)
        const what = `${jurisdiction} ${programme}`
        return [
          ...differs(`${what} count`, drawn.length, cell?.count ?? 0),
          ...differs(`${what} money`, sum(drawn.map(provincialOf)), cell?.money ?? 0),
        ]
      }),
    ]
  })

const onFile = ({ cases }: YearPlan): readonly PlannedCase[] => cases.filter(({ ending }) => ending.kind === 'on-file')

const againstTotals = (plan: YearPlan): Fault[] => {
  const { cases, grants } = plan
  const ofClass = (wanted: string): number =>
    cases.filter(({ ending }) => ending.kind === 'on-file' && ending.class === wanted).length
  const provincial = grants.filter((grant) => provincialOf(grant) > 0)
  return [
    ...differs('applied', cases.length, TOTALS.applied),
    ...differs('on file', onFile(plan).length, TOTALS.onFile),
    ...Object.entries(TOTALS.byClass).flatMap(([key, count]) => differs(`class ${key}`, ofClass(key), count)),
    ...differs('provincial person-times', provincial.length, TOTALS.provincial.personTimes),
    ...differs('provincial money', sum(provincial.map(provincialOf)), TOTALS.provincial.money),
    ...differs('person-times', grants.length, TOTALS.personTimes),
    ...differs('money', sum(grants.map((grant) => grant.amount)), TOTALS.money),
  ]
}

/** Checks: each item once; shares add up; no line is overdrawn; every grant belongs to a household on file. */
const grantFaults = (plan: YearPlan): Fault[] => {
  const keys = new Set(plan.grants.map((grant) => grant.key))
  const files = new Map(onFile(plan).map((planned) => [planned.no, planned]))
  return [
    ...differs('grants of their own', keys.size, plan.grants.length),
    ...plan.grants.flatMap((grant) => [
      ...differs(`shares of ${grant.key}`, sum(grant.shares.map((share) => share.amount)), grant.amount),
      ...(grant.shares.length > 0 && grant.shares.every((share) => share.amount > 0)
        ? []
        : [`${grant.key} has an empty share`]),
      ...(files.get(grant.case)?.jurisdiction === grant.jurisdiction ? [] : [`${grant.key} has no file there`]),
    ]),
    ...plan.lines.flatMap(({ source, jurisdiction, allocated }) => {
      const here = plan.grants.filter((grant) => grant.jurisdiction === jurisdiction).flatMap((grant) => grant.shares)
      const drawn = sum(here.filter((share) => share.source === source).map((share) => share.amount))
      return differs(`drawn on ${source} in ${jurisdiction}`, drawn, allocated)
    }),
  ]
}

/**
 * Checks that every grant is paid, that each earlier failed attempt is in a batch of its own, and that everything happens
 * before the federation's last day.
 */
const batchFaults = ({ grants, batches }: YearPlan): Fault[] => [
  ...grants.flatMap((grant) => {
    const tries = batches.filter((batch) => batch.grants.includes(grant.key))
    return differs(`tries of ${grant.key}`, tries.length, grant.failures.length + 1)
  }),
  ...batches.flatMap((batch) => [
    ...differs(`count of ${batch.key}`, batch.grants.length, batch.count),
    ...(batch.on < TOTALS.paidBefore ? [] : [`${batch.key} is paid too late`]),
    ...(batch.count <= 200 ? [] : [`${batch.key} is too large`]),
  ]),
]

const policy = Policy.parse(policy2023())

/** Cache, because parsing a declaration is slow and each case is read twice, and many times in tests. */
const inputs = new WeakMap<PlannedCase, SheetInput>()
const inputOf = (planned: PlannedCase): SheetInput => {
  const known = inputs.get(planned)
  if (known !== undefined) return known
  const declaration = Declaration.parse(declarationOf(planned.family, planned.appliesOn))
  const input = sheetInputOf(declaration, undefined, planned.appliesOn)
  inputs.set(planned, input)
  return input
}

/** The sheet of a planned household on the day of its application, optionally with this year's aid as income. */
const plannedSheet = (planned: PlannedCase, withAid = 0): Sheet => {
  const input = inputOf(planned)
  const aid = { member: 'm0' as MemberKey, kind: 'union-aid' as const, amount: withAid as Fen }
  const incomes = withAid === 0 ? input.incomes : [...input.incomes, aid]
  return netIncomeSheet({ ...input, incomes }, areaOf(policy, planned.jurisdiction).lines, policy)
}

const COUNTS = new Set(['living', 'medical', 'tuition'])

/**
 * Checks that the sheet gives each household its planned class, and that no household is above the lines with this year's aid.
 */
const sheetFaults = ({ cases, grants }: YearPlan): Fault[] =>
  cases.flatMap((planned) => {
    const { ending, no } = planned
    if (ending.kind === 'withdrawn') return []
    if (ending.kind === 'refused') {
      const wanted = ending.reason === 'income-above-line' ? 'none' : undefined
      const { result } = plannedSheet(planned)
      return wanted === undefined || result === wanted ? [] : [`${no} is ${result} by the sheet`]
    }
    const aid = grants.filter((grant) => grant.case === no && COUNTS.has(grant.programme)).map((grant) => grant.amount)
    const before = plannedSheet(planned)
    const after = plannedSheet(planned, addFen(...aid))
    return [
      ...(before.result === ending.class ? [] : [`${no} is ${before.result} by the sheet, not ${ending.class}`]),
      ...(after.result === 'none' ? [`${no} leaves the lines with ${sum(aid)} of aid`] : []),
    ]
  })

/** All differences between a plan and the federation's table or the product's own rules; empty when the plan is right. */
export const faultsOf = (plan: YearPlan): readonly Fault[] => [
  ...againstTotals(plan),
  ...againstTable(plan),
  ...grantFaults(plan),
  ...batchFaults(plan),
  ...sheetFaults(plan),
]
