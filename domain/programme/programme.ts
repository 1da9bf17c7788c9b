import * as z from 'zod/mini'
import type { HardshipClass, SchoolStage } from '../household/words'
import { type Fen, fen, minFen } from '../kernel/fen'
import { ok, type Result, refuse } from '../kernel/result'
import type { Area, Policy } from '../policy/policy'

export const PROGRAMME_KEYS = ['living', 'medical', 'tuition', 'festival', 'employment', 'temporary'] as const
export const ProgrammeKey = z.enum(PROGRAMME_KEYS)
export type ProgrammeKey = z.infer<typeof ProgrammeKey>

/** The facts the amount is computed from. */
export type AmountFacts = {
  readonly class?: HardshipClass | undefined
  readonly selfPaid: Fen
  readonly schoolStage?: SchoolStage | undefined
}

/** A programme is one module of fixed shape: the amount, the cap, per household or per person. */
export type ProgrammeModule = {
  /** 户 or 名: what one grant is for */
  readonly unit: 'household' | 'person'
  /** false only for temporary aid */
  readonly needsDossier: boolean
  readonly amount: (facts: AmountFacts, area: Area) => Result<Fen, 'GRANT_NOT_ELIGIBLE'>
  /** limit in one year for one household or person; undefined when there is no cap */
  readonly cap: (facts: AmountFacts, area: Area, policy: Policy) => Fen | undefined
}

const living: ProgrammeModule = {
  unit: 'household',
  needsDossier: true,
  amount: ({ class: hardship }, area) =>
    hardship === undefined
      ? refuse('GRANT_NOT_ELIGIBLE', { programme: 'living' })
      : ok(area.standards.living[hardship]),
  cap: (_facts, area, policy) => fen(area.lines.lowIncome * policy.caps.livingMonths),
}

const medical: ProgrammeModule = {
  unit: 'household',
  needsDossier: true,
  amount: ({ selfPaid }, area) => {
    const reached = area.standards.medical.filter((t) => selfPaid >= t.from)
    const tier = reached[reached.length - 1]
    return tier === undefined
      ? refuse('GRANT_NOT_ELIGIBLE', { programme: 'medical' })
      : ok(minFen(tier.amount, selfPaid))
  },
  cap: ({ selfPaid }) => selfPaid,
}

const tuition: ProgrammeModule = {
  unit: 'person',
  needsDossier: true,
  amount: ({ schoolStage }, area) =>
    schoolStage === undefined
      ? refuse('GRANT_NOT_ELIGIBLE', { programme: 'tuition' })
      : ok(area.standards.tuition[schoolStage]),
  cap: (_facts, area, policy) => fen(area.lines.lowIncome * policy.caps.tuitionMonths),
}

const flat = (
  key: 'festival' | 'employment' | 'temporary',
  needsDossier: boolean,
  unit: 'household' | 'person',
): ProgrammeModule => ({
  unit,
  needsDossier,
  amount: (_facts, area) => ok(area.standards[key]),
  cap: () => undefined,
})

export const PROGRAMMES = {
  living,
  medical,
  tuition,
  festival: flat('festival', true, 'household'),
  employment: flat('employment', true, 'person'),
  temporary: flat('temporary', false, 'household'),
} as const satisfies Record<ProgrammeKey, ProgrammeModule>

/** The standard amount, limited by the cap (§6). A programme whose standard is 0 is not granted. */
export const standardAmount = (programme: ProgrammeKey, facts: AmountFacts, area: Area, policy: Policy) => {
  const module: ProgrammeModule = PROGRAMMES[programme]
  const amount = module.amount(facts, area)
  if (!amount.ok) return amount
  if (amount.value === 0) return refuse('GRANT_NOT_ELIGIBLE', { programme })
  const cap = module.cap(facts, area, policy)
  return ok(cap === undefined ? amount.value : minFen(amount.value, cap))
}
