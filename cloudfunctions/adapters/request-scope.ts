import { AsyncLocalStorage } from 'node:async_hooks'

const scope = new AsyncLocalStorage<string>()

/** Runs `work` as part of a request: whatever it awaits belongs to it, several requests at once keep apart. */
export const withinRequest = <T>(request: string, work: () => Promise<T>): Promise<T> => scope.run(request, work)

/** The request under way here; undefined outside of any. */
export const requestUnderWay = (): string | undefined => scope.getStore()
