import { useEffect, useRef, useState } from 'react'

/** Takes what is written on a glass. */
type Take = () => Promise<void>

/** The glasses of this page on which somebody has written and not yet said that they are done. */
const open = new Set<Take>()

/** A glass that has been written on is known here until it is taken or wiped. */
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
 * Goes on with what is signed, and takes first what stands on the glass: nobody who has written their name is told to sign.
 * `signed`: everything is; `go` runs once it is; `missing` when nothing was written, or it could not be taken.
 */
export const useSigned = (signed: boolean, go: () => void, missing: () => void = () => undefined): (() => void) => {
  const [taken, setTaken] = useState(0)
  const seen = useRef(taken)
  useEffect(() => {
    // drawn after the glasses were taken, so with what they gave: only now it is known whether anything is still missing
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
