import type { Refusal } from '@domain/kernel/result'
import { customAlphabet } from 'nanoid/non-secure'

/**
 * A new id per tap, kept for all retries. Without letters that sound or look alike, because it is read out on the telephone.
 */
export const requestId = customAlphabet('23456789ABCDEFGHJKMNPQRSTVWXYZ', 16)

/** The part that is shown; enough to find the log line. */
export const shortOf = (id: string): string => id.slice(0, 6)

const known = new WeakMap<Refusal, string>()

/** Notes the request id of a refusal without changing the refusal, whose shape is fixed by the contract. */
export const noteRequest = (refusal: Refusal, id: string): void => {
  if (id !== '') known.set(refusal, id)
}

/** The number to read out; undefined for refusals by the phone itself. */
export const numberOf = (refusal: Refusal): string | undefined => {
  const id = known.get(refusal)
  return id === undefined ? undefined : shortOf(id)
}
