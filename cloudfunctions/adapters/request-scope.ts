import { AsyncLocalStorage } from 'node:async_hooks'

const scope = new AsyncLocalStorage<string>()

/**
 * Runs `work` as part of a request. Everything it awaits belongs to that request, also when several requests run concurrently.
 */
export const withinRequest = <T>(request: string, work: () => Promise<T>): Promise<T> => scope.run(request, work)

/** The id of the current request; undefined outside of requests. */
export const requestUnderWay = (): string | undefined => scope.getStore()
