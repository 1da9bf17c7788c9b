import { useEffect, useRef, useState } from 'react'

/** Saves the drawing of a signature pad. */
type Take = () => Promise<void>

/** The signature pads of this page with a drawing that has not been saved. */
const open = new Set<Take>()

/** Registers a signature pad that has been drawn on, until the drawing is saved or wiped. */
export const useOpenGlass = (written: boolean, take: Take): void => {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (!written) return undefined
    const mine: Take = () => latest.current()
    open.add(mine)
    return () => {
      open.delete(mine)
    }
  }, [written])
}

const takeAll = (): Promise<unknown> => Promise.all([...open].map((take) => take()))

/**
 * Continues when everything is signed, and first saves drawings that are still on a pad, so that a person who has signed is not
 * asked again. `signed`: everything is saved; then `go` runs. `missing` runs when nothing was drawn, or a drawing could not be
 * saved.
 */
export const useSigned = (signed: boolean, go: () => void, missing: () => void = () => undefined): (() => void) => {
  const [taken, setTaken] = useState(0)
  const seen = useRef(taken)
  useEffect(() => {
    // rendered after the drawings were saved: only now is it known whether a signature is still missing
    if (seen.current === taken) return
    seen.current = taken
    if (signed) go()
    else missing()
  })
  return () => {
    if (signed) go()
    else void takeAll().then(() => setTaken((times) => times + 1))
  }
}
