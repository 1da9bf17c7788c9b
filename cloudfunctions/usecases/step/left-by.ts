import type { CaseSnapshot } from '@domain/application/snapshot'

/** Kept next to the answers, not in them, so that the answer stored for a command stays small. */
const BEHIND = new WeakMap<object, CaseSnapshot>()

/** Notes the snapshot that belongs to an answer, and returns the answer. */
export const leaving = <T extends object>(snapshot: CaseSnapshot, answer: T): T => {
  BEHIND.set(answer, snapshot)
  return answer
}

/** The case snapshot after this answer's own transaction; undefined for a replayed (stored) answer. */
export const leftBy = (answer: object): CaseSnapshot | undefined => BEHIND.get(answer)
