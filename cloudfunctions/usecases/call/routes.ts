import type { Action } from '@domain/application/action'
import type { WantsOf } from '@domain/application/steps'
import type { General } from '@domain/contract/call'
import type { CALLS, CallName } from '@domain/contract/index'
import type { CodeOf } from '@domain/kernel/result'
import type { UseCase } from './context'

type Spec<N extends CallName> = (typeof CALLS)[N]
type Declared<N extends CallName> = Spec<N>['refusals'][number]
/** What its step wants of the case, the dispatcher looks at before the use case is asked. */
type Wanted<N extends CallName> = Spec<N> extends { action: infer A extends Action } ? WantsOf<A> : never
type Returned<N extends CallName, U> = Wanted<N> | (U extends (...of: never) => Promise<infer R> ? CodeOf<R> : never)

/** How a route differs from its contract, in the words in which the compiler will say it. */
type Differs<N extends CallName, U> =
  // no use case says this: so wide is only what has been said of it, or expected
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

/** Who answers which call. What a use case refuses with is exactly what the call's contract declares: no code more, none less. */
export const routes = <R>(all: R & AsDeclared<R>): R => all
