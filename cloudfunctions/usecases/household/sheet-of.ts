import type { CaseSnapshot } from '@domain/application/snapshot'
import { APPLICANT } from '@domain/household/declaration'
import { netIncomeSheet, type Sheet, type SheetInput } from '@domain/household/sheet'
import { type Found, sheetInputOf } from '@domain/household/sheet-input'
import type { Fen } from '@domain/kernel/fen'
import type { PlainDate } from '@domain/kernel/plain-date'
import { areaOf, type Policy } from '@domain/policy/policy'
import type { Sealer } from '../../ports/world'
import { openSurvey } from '../survey/seal-survey'
import { openDeclaration } from './seal'

const foundOf = (sealer: Sealer, { survey }: Pick<CaseSnapshot, 'survey'>): Found | undefined => {
  if (survey === undefined) return undefined
  const { incomes, expenditures, accident, notImputed } = openSurvey(sealer, survey)
  return { incomes, expenditures, accident, notImputed }
}

type Sealed = Pick<CaseSnapshot, 'declaration' | 'survey' | 'org'>

/** What the sheet is computed from: the surveyors' figures if there are any, otherwise the declared figures. */
export const factsOf = (sealer: Sealer, snapshot: Sealed, today: PlainDate) => {
  const declaration = openDeclaration(sealer, snapshot.declaration)
  const input: SheetInput = sheetInputOf(declaration, foundOf(sealer, snapshot), today)
  return { declaration, input }
}

/**
 * The sheet (§3) from today's facts. `withAid`: union aid already given this year, which counts as income (§6).
 */
export const sheetOf = (
  sealer: Sealer,
  snapshot: Sealed,
  policy: Policy,
  today: PlainDate,
  { withAid }: { readonly withAid?: Fen } = {},
): Sheet => {
  const { input } = factsOf(sealer, snapshot, today)
  const incomes =
    withAid === undefined || withAid === 0
      ? input.incomes
      : [...input.incomes, { member: APPLICANT, kind: 'union-aid' as const, amount: withAid }]
  return netIncomeSheet({ ...input, incomes }, areaOf(policy, snapshot.org.jurisdiction).lines, policy)
}
