import { useState } from 'react'
import { pointOut } from './point-out'
import type { Wrongs } from './wrongs'

/** Errors are shown beside their fields once sending was tried. `passes` points out the first one. */
export const useTried = <W extends Wrongs>(wrongs: W) => {
  const [tried, setTried] = useState(false)
  const shown: Partial<W> = tried ? wrongs : {}
  const passes = (): boolean => {
    setTried(true)
    const first = Object.values(wrongs).find((text) => text !== undefined)
    if (first !== undefined) pointOut(first)
    return first === undefined
  }
  return { shown, passes, again: () => setTried(false) }
}
