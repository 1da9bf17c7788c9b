import { comparedTo } from '@domain/application/crosscheck/return-crosscheck'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CheckResult } from '@domain/crosscheck/crosscheck'
import type { MemberKey } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Counterpart, Policy } from '@domain/policy/policy'
import type { Sealer } from '../../ports/world'
import { openText } from '../household/seal'

/** Where the members study, for the counterpart that knows schools; nothing else is opened. */
export const schoolsOf = (
  sealer: Sealer,
  counterpart: Counterpart,
  { declaration: { members } }: Pick<CaseSnapshot, 'declaration'>,
): ReadonlyMap<MemberKey, string> =>
  new Map(
    counterpart === 'enrolment'
      ? members.map(({ key, workplace }) => [key, openText(sealer, 'workplace', workplace)] as const)
      : [],
  )

type Comparing = { readonly sealer: Sealer; readonly today: PlainDate; readonly policy: Policy }

/** The answers of one counterpart about a household, compared with what it has declared. */
export const compareAnswers = (
  { sealer, today, policy }: Comparing,
  household: CaseSnapshot,
  results: readonly CheckResult[],
): readonly CheckResult[] => {
  const counterpart = results[0]?.counterpart
  if (counterpart === undefined) return results
  const schools = schoolsOf(sealer, counterpart, household)
  return comparedTo(household, { counterpart, results: [...results] }, { today, policy, schools })
}
