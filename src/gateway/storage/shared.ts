import { useEffect, useState } from 'react'

/** A value that several pages share and are re-rendered by. */
export type Shared<T> = { readonly get: () => T; readonly set: (value: T) => void; readonly use: () => T }

export const shared = <T>(first: () => T): Shared<T> => {
  let value: T | undefined
  let known = false
  const watchers = new Set<(next: T) => void>()
  const get = (): T => {
    if (!known) {
      value = first()
      known = true
    }
    return value as T
  }
  const set = (next: T): void => {
    value = next
    known = true
    for (const watcher of watchers) watcher(next)
  }
  const use = (): T => {
    const [seen, setSeen] = useState<T>(get)
    useEffect(() => {
      const watch = (next: T): void => setSeen(() => next)
      watchers.add(watch)
      watch(get())
      return () => {
        watchers.delete(watch)
      }
    }, [])
    return seen
  }
  return { get, set, use }
}
