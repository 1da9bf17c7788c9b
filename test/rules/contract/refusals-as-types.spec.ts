import type { OwnRefusal } from '@cloud/dispatch/dispatch'
import type { UseCase } from '@cloud/usecases/call/context'
import { routes } from '@cloud/usecases/call/routes'
import type { Action } from '@domain/application/action'
import type { WantsOf } from '@domain/application/steps'
import { GENERAL } from '@domain/contract/call'
import type { Uncalled } from '@domain/contract/index'
import { refuse } from '@domain/kernel/result'

/**
 * The compiler is the judge here (`tsc -b`): where it is content with a line that it should refuse, the `@ts-expect-error` above
 * it is one too many, and that stops the build.
 */
const over = async () => refuse('SIGN_IN_OVER')
const overOrAsked = async (_context: unknown, { request }: { readonly request: string }) =>
  request === '' ? refuse('SIGN_IN_OVER') : refuse('UNIT_ASKED')
const busy = async () => refuse('BUSY')
const annotated: UseCase<'session.collect'> = over

test('a route that refuses exactly as its contract declares compiles', () => {
  expect(routes({ 'session.collect': over })).toEqual({ 'session.collect': over })
  // codes of the step's precondition come from the dispatcher: the use case need not return them
  expect(routes({ 'case.accept': busy })).toEqual({ 'case.accept': busy })
})

test('every step that is done from a case has a call, so the type of those without one is empty', () => {
  // @ts-expect-error no step is without a call
  const uncalled: Uncalled = 'accept'
  expect(uncalled).toBe('accept')
})

test('an undeclared refusal, and a declared refusal that is never returned, do not compile', () => {
  // @ts-expect-error "returns UNIT_ASKED, which its contract does not declare"
  expect(routes({ 'session.collect': overOrAsked })).toBeDefined()
  // @ts-expect-error "declares SIGN_IN_OVER, which nothing returns"
  expect(routes({ 'session.collect': busy })).toBeDefined()
  // @ts-expect-error a type that is said, not inferred, hides what is returned
  expect(routes({ 'session.collect': annotated })).toBeDefined()
  // @ts-expect-error a code that is not in the list
  expect(refuse('SIGN_IN_UNDER')).toBeDefined()
})

type General = (typeof GENERAL)[keyof typeof GENERAL][number]
const none = <C extends never>(): readonly C[] => []

test('the dispatcher’s own refusals are exactly those that every call of a kind may return', () => {
  expect([...none<Exclude<General, OwnRefusal>>(), ...none<Exclude<OwnRefusal, General | WantsOf<Action>>>()]).toEqual(
    [],
  )
  expect(new Set(Object.values(GENERAL).flat()).size).toBe(Object.values(GENERAL).flat().length)
})
