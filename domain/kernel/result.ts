import type { RefusalCode } from './refusals'

/** Facts a refusal carries so that its sentence can be exact. Never personal data. */
export type RefusalFacts = Readonly<Record<string, string | number>>
export type Refusal<C extends RefusalCode = RefusalCode> = { readonly code: C; readonly about?: RefusalFacts }
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused<C extends RefusalCode = RefusalCode> = { readonly ok: false; readonly refusal: Refusal<C> }
/**
 * An expected outcome is a value; only a broken promise throws (see `invariant`). Its codes are part of its type: a function
 * that answers one is left to the compiler, which knows what it refuses; the contract's lists are held against that.
 */
export type Result<T, C extends RefusalCode> = Ok<T> | Refused<C>
/** The codes an answer may refuse with. */
export type CodeOf<R> = R extends Refused<infer C> ? C : never

/** Of a plain yes the type stays `true`: whoever answers it need not say so. */
export function ok<T extends string | number | boolean>(value: T): Ok<T>
export function ok<T>(value: T): Ok<T>
export function ok(value: unknown): Ok<unknown> {
  return { ok: true, value }
}

export const refuse = <const C extends RefusalCode>(code: C, about?: RefusalFacts): Refused<C> => ({
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
