import * as z from 'zod/mini'
import { areaOf, Lines, Policy } from './policy'

/** The rules a form was begun under, as far as they matter for filling it in. */
export const RulesSeen = z.object({
  version: Policy.shape.version,
  areas: z.record(z.string(), Lines),
  noticeDays: z.int(),
})
export type RulesSeen = z.infer<typeof RulesSeen>

export const rulesSeen = (policy: Policy): RulesSeen => ({
  version: policy.version,
  areas: Object.fromEntries(Object.keys(policy.areas).map((place) => [place, areaOf(policy, place).lines])),
  noticeDays: policy.notice.workingDays,
})

const CHANGES = ['lowIncome', 'relativeTenths', 'minimumWage', 'accidentPercent', 'noticeDays'] as const
export type RuleChange = { readonly rule: (typeof CHANGES)[number]; readonly before: number; readonly now: number }

/**
 * The policy changes that concern a household of this jurisdiction since its form was begun. Empty when no change concerns the
 * household, even if the policy has a new version.
 */
export const ruleChanges = (before: RulesSeen, policy: Policy, jurisdiction: string): readonly RuleChange[] => {
  const then = before.areas[jurisdiction] ?? before.areas['default']
  if (then === undefined || before.version === policy.version) return []
  const lines = areaOf(policy, jurisdiction).lines
  const pair = (rule: RuleChange['rule']): RuleChange =>
    rule === 'noticeDays'
      ? { rule, before: before.noticeDays, now: policy.notice.workingDays }
      : { rule, before: then[rule], now: lines[rule] }
  return CHANGES.map(pair).filter((change) => change.before !== change.now)
}
