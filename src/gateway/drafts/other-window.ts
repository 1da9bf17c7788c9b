import { useEffect, useRef, useState } from 'react'
import { read } from '../storage/key-value'

// Two windows of one browser share the stored drafts. Each shows what it has read, and stores the whole draft at every change:
// without looking, the window that was opened first would overwrite what was answered in the other. The mini-program has one window.

type Run = (gone: boolean) => void

const watched = new Map<string, Set<Run>>()
/** Each watched draft as this window last stored or saw it. */
const here = new Map<string, string | undefined>()

const bodyOf = (key: string): string | undefined => JSON.stringify(read(`draft:${key}`))

/** To be called whenever this window stores or deletes a draft. */
export const noteHere = (key: string): void => {
  if (process.env.TARO_ENV !== 'weapp' && watched.has(key)) here.set(key, bodyOf(key))
}

const look = (): void => {
  for (const [key, runs] of watched) {
    const now = bodyOf(key)
    if (now === here.get(key)) continue
    here.set(key, now)
    for (const run of runs) run(now === undefined)
  }
}

/** `run` is called when another window has stored or deleted this draft. */
const watch = (key: string, run: Run): (() => void) => {
  if (watched.size === 0) {
    window.addEventListener('storage', look)
    // a window that slept in the background was told nothing; nobody can type in it before it is shown again
    window.addEventListener('pageshow', look)
    document.addEventListener('visibilitychange', look)
  }
  const runs = watched.get(key) ?? new Set()
  if (runs.size === 0) here.set(key, bodyOf(key))
  watched.set(key, runs.add(run))
  return () => {
    runs.delete(run)
    if (runs.size === 0) watched.delete(key)
    if (watched.size > 0) return
    window.removeEventListener('storage', look)
    window.removeEventListener('pageshow', look)
    document.removeEventListener('visibilitychange', look)
  }
}

/** What another window of this browser did to this draft while it was open here. */
export type Elsewhere = 'changed' | 'gone' | undefined

/** `adopt` shows what is stored now; it runs when another window has changed the draft. */
const useElsewhereOnWeb = (key: string, adopt: () => void): Elsewhere => {
  const [elsewhere, setElsewhere] = useState<Elsewhere>()
  const latest = useRef(adopt)
  latest.current = adopt
  useEffect(
    () =>
      watch(key, (gone) => {
        latest.current()
        setElsewhere(gone ? 'gone' : 'changed')
      }),
    [key],
  )
  return elsewhere
}
// compared literally, so that the mini-program's build omits the rest of this file
export const useElsewhere = process.env.TARO_ENV === 'weapp' ? (): Elsewhere => undefined : useElsewhereOnWeb
