import type { RefusalCode } from './refusals'

/** Facts that make the refusal's sentence exact. Never personal data. */
export type RefusalFacts = Readonly<Record<string, string | number>>
export type Refusal<C extends RefusalCode = RefusalCode> = { readonly code: C; readonly about?: RefusalFacts }
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused<C extends RefusalCode = RefusalCode> = { readonly ok: false; readonly refusal: Refusal<C> }
/**
 * Expected outcomes are values; only a broken invariant throws (see `invariant`). The codes are part of the type. Functions
 * leave their result type to inference, and the compiler checks the contract's lists against it.
 */
export type Result<T, C extends RefusalCode> = Ok<T> | Refused<C>
/** The codes a result may refuse with. */
export type CodeOf<R> = R extends Refused<infer C> ? C : never

/** Keeps the literal type of `true`, so that callers need no annotation. */
export function ok<T extends string | number | boolean>(value: T): Ok<T>
export function ok<T>(value: T): Ok<T>
export function ok(value: unknown): Ok<unknown> {
  return { ok: true, value }
}

export const refuse = <const C extends RefusalCode>(code: C, about?: RefusalFacts): Refused<C> => ({
  ok: false,
  refusal: about === undefined ? { code } : { code, about },
})

/** A bug, not an expected outcome: stops the work and raises an alarm. The only throw in `domain/`. */
class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant'
}

export function invariant(holds: boolean, what: string): asserts holds {
  if (!holds) throw new BrokenInvariant(what)
}
