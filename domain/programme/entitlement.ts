import { type GrantState, isLeftBy, isPaid, keptOf } from '../application/money/grant'
import type { Stage } from '../application/stage'
import type { DeterminationFacts } from '../determination/determination'
import { acceptFigures } from '../determination/validity'
import type { Sheet } from '../household/sheet'
import type { HardshipClass } from '../household/words'
import { addFen, type Fen } from '../kernel/fen'
import type { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import type { Area, Policy } from '../policy/policy'
import { type AmountFacts, PROGRAMMES, type ProgrammeKey, type ProgrammeModule, standardAmount } from './programme'

/**
 * No earmarked money without an active file. Exception: temporary aid may be held once the county has approved, while the case
 * still waits for its determination.
 */
export const fileAllows = (programme: ProgrammeKey, stage: Stage) => {
  const module: ProgrammeModule = PROGRAMMES[programme]
  if (stage === 'on-file' || (!module.needsDossier && stage === 'determining')) return ok(true)
  return refuse('DOSSIER_NOT_ACTIVE', { stage })
}

/** Refuses earmarked money on a household's file whose figures have expired; aid that needs no file is not checked. */
export const figuresAllow = (
  programme: ProgrammeKey,
  determination: DeterminationFacts | undefined,
  policy: Policy,
  today: PlainDate,
) => {
  const module: ProgrammeModule = PROGRAMMES[programme]
  return !module.needsDossier || determination === undefined ? ok(true) : acceptFigures(determination, policy, today)
}

/** Aid that counts as income of the same period (§3); small festival money and the other programmes do not count. */
const COUNTS_AS_INCOME = new Set<ProgrammeKey>(['living', 'medical', 'tuition'])

export type EarlierGrant = {
  readonly year: number
  readonly programme: ProgrammeKey
  readonly amount: Fen
  readonly state: GrantState
  readonly recovery?: { readonly received: Fen } | undefined
}

/** Fen paid to the household this year, and not recovered, that the next grant must count as income. */
export const aidGiven = (grants: readonly EarlierGrant[], year: number): Fen =>
  addFen(
    ...grants
      .filter((grant) => grant.year === year && isPaid(grant) && COUNTS_AS_INCOME.has(grant.programme))
      .map(keptOf),
  )

/** Fen granted this year and neither released nor recovered, for display. */
export const grantedIn = (grants: readonly EarlierGrant[], year: number): Fen =>
  addFen(...grants.filter((grant) => grant.year === year && !isLeftBy('releaseGrant', grant)).map(keptOf))

export type Entitlement = {
  /** the most that may be granted: the standard, limited by the cap */
  readonly amount: Fen
  readonly cap?: Fen | undefined
  readonly class?: HardshipClass | undefined
  /** above the line with this year's aid counted, and the policy leaves the decision to a person */
  readonly attention: boolean
}

/**
 * The limit of one grant. `sheet`: §3 computed again with this year's aid as income; undefined only for aid that needs no file.
 * GRANT_NOT_ELIGIBLE when the standard gives nothing, or when the household is now above the line and the policy refuses that.
 */
export const entitlement = (
  programme: ProgrammeKey,
  facts: AmountFacts,
  sheet: Sheet | undefined,
  area: Area,
  policy: Policy,
) => {
  const above = sheet !== undefined && sheet.result === 'none'
  if (above && policy.eligibilityRerun !== 'mark') return refuse('GRANT_NOT_ELIGIBLE', { programme, why: 'above-line' })
  const amount = standardAmount(programme, facts, area, policy)
  if (!amount.ok) return amount
  const module: ProgrammeModule = PROGRAMMES[programme]
  return ok({ amount: amount.value, cap: module.cap(facts, area, policy), class: facts.class, attention: above })
}

/** Requires a positive amount within the household's entitlement. */
export const acceptAmount = (amount: Fen, entitled: Entitlement) =>
  amount > 0 && amount <= entitled.amount ? ok(true) : refuse('GRANT_ABOVE_CAP', { cap: entitled.amount })
