import type { CheckFacts, Hit } from '../../crosscheck/crosscheck'
import { invariant } from '../../kernel/result'
import type { CaseSnapshot } from '../snapshot'
import type { Patch } from '../state'

/** Patches the check of the case. */
export const onCheck = (s: CaseSnapshot, change: (check: CheckFacts) => CheckFacts): Patch => {
  invariant(s.check !== undefined, 'results and hits belong to a started check')
  return { check: change(s.check) }
}

export const onHit = (s: CaseSnapshot, key: string, change: (hit: Hit) => Hit): Patch =>
  onCheck(s, (check) => ({ ...check, hits: check.hits.map((hit) => (hit.key === key ? change(hit) : hit)) }))
