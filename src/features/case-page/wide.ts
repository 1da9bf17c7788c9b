import { isWeapp } from '@src/gateway'
import { useEffect, useState } from 'react'

/** as in styles/tokens.scss */
const DESK = '(min-width: 900px)'
const desk = (): MediaQueryList | undefined =>
  isWeapp || typeof window.matchMedia !== 'function' ? undefined : window.matchMedia(DESK)

/** Whether there is room for everything side by side: on a wide web page. */
export const useWide = (): boolean => {
  const [wide, setWide] = useState(() => desk()?.matches ?? false)
  useEffect(() => {
    const query = desk()
    if (query === undefined) return undefined
    const changed = (): void => setWide(query.matches)
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [])
  return wide
}
