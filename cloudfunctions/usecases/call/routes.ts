import type { Action } from '@domain/application/action'
import type { WantsOf } from '@domain/application/steps'
import type { General } from '@domain/contract/call'
import type { CALLS, CallName } from '@domain/contract/index'
import type { CodeOf } from '@domain/kernel/result'
import type { UseCase } from './context'

type Spec<N extends CallName> = (typeof CALLS)[N]
type Declared<N extends CallName> = Spec<N>['refusals'][number]
/** The refusal codes of the step's precondition (`wants`), which the dispatcher checks before it calls the use case. */
type Wanted<N extends CallName> = Spec<N> extends { action: infer A extends Action } ? WantsOf<A> : never
/** The dispatcher itself refuses with it where a call declares it. */
type NoPolicy<N extends CallName> = Extract<Declared<N>, 'POLICY_MISSING'>
type Returned<N extends CallName, U> =
  | Wanted<N>
  | NoPolicy<N>
  | (U extends (...of: never) => Promise<infer R> ? CodeOf<R> : never)

/** How a route differs from its contract, phrased for the compiler's error message. */
type Differs<N extends CallName, U> =
  // no use case declares this code: it shows that the type was widened to an annotation or an expected type instead of inferred
  'UNKNOWN_CALL' extends Returned<N, U>
    ? 'is not inferred: let it satisfy its type, and what passes codes on take none from what is expected (NoInfer)'
    :
        | `returns ${Exclude<Returned<N, U>, Declared<N> | General<Spec<N>>>}, which its contract does not declare`
        | `declares ${Exclude<Declared<N>, Returned<N, U>>}, which nothing returns`
        | `declares ${Extract<Declared<N>, General<Spec<N>>>}, which every call of its kind may return`

type AsDeclared<R> = {
  readonly [N in keyof R]: N extends CallName
    ? [Differs<N, R[N]>] extends [never]
      ? UseCase<N>
      : Differs<N, R[N]>
    : never
}

/** The use case for each call. The codes a use case refuses with must be exactly those that the call's contract declares. */
export const routes = <R>(all: R & AsDeclared<R>): R => all
