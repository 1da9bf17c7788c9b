import type { RefusalCode } from './refusals'

/** Facts a refusal carries so that its sentence can be exact. Never personal data. */
export type RefusalFacts = Readonly<Record<string, string | number>>
export type Refusal = { readonly code: RefusalCode; readonly about?: RefusalFacts }
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused = { readonly ok: false; readonly refusal: Refusal }
/** An expected outcome is a value; only a broken promise throws (see `invariant`). */
export type Result<T> = Ok<T> | Refused

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const refuse = (code: RefusalCode, about?: RefusalFacts): Refused => ({
  ok: false,
  refusal: about === undefined ? { code } : { code, about },
})

/** A bug, not an answer: stops the work and alarms. The only throw in `domain/`. */
class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant'
}

export function invariant(holds: boolean, what: string): asserts holds {
  if (!holds) throw new BrokenInvariant(what)
}
