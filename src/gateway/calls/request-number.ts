import type { Refusal } from '@domain/kernel/result'
import { customAlphabet } from 'nanoid/non-secure'

/** One for every tap, the same on every try of it. No letter that sounds or looks like another: it is read out on the telephone. */
export const requestId = customAlphabet('23456789ABCDEFGHJKMNPQRSTVWXYZ', 16)

/** Enough of it to find the line in the log. */
export const shortOf = (id: string): string => id.slice(0, 6)

const known = new WeakMap<Refusal, string>()

/** Remembers which request was refused; the refusal itself stays what the contract says it is. */
export const noteRequest = (refusal: Refusal, id: string): void => {
  if (id !== '') known.set(refusal, id)
}

/** The number to read out; undefined for what the phone itself refused. */
export const numberOf = (refusal: Refusal): string | undefined => {
  const id = known.get(refusal)
  return id === undefined ? undefined : shortOf(id)
}
