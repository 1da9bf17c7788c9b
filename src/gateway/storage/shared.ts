import { useSyncExternalStore } from 'react'

/** A value that several pages share and are re-rendered by. */
export type Shared<T> = { readonly get: () => T; readonly set: (value: T) => void; readonly use: () => T }

export const shared = <T>(first: () => T): Shared<T> => {
  let known: { readonly value: T } | undefined
  const watchers = new Set<() => void>()
  const get = (): T => {
    known ??= { value: first() }
    return known.value
  }
  const set = (value: T): void => {
    known = { value }
    for (const tell of watchers) tell()
  }
  const watch = (tell: () => void): (() => void) => {
    watchers.add(tell)
    return () => void watchers.delete(tell)
  }
  return { get, set, use: () => useSyncExternalStore(watch, get) }
}
