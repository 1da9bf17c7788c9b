import type { CaseSnapshot } from '@domain/application/snapshot'

/** Beside the answers, not in them: what is kept under a command's key stays small. */
const BEHIND = new WeakMap<object, CaseSnapshot>()

/** An answer that leaves the case like this. */
export const leaving = <T extends object>(snapshot: CaseSnapshot, answer: T): T => {
  BEHIND.set(answer, snapshot)
  return answer
}

/** The case as this answer's own transaction left it; nothing is known of an answer that was kept from before. */
export const leftBy = (answer: object): CaseSnapshot | undefined => BEHIND.get(answer)
