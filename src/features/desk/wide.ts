import { isWeapp } from '@src/gateway'
import { useEffect, useState } from 'react'

const WIDE = '(min-width: 1024px)'

/** Whether a list and a case have room side by side; never on the phone. */
export const useWide = (): boolean => {
  const [wide, setWide] = useState(() => !isWeapp && window.matchMedia(WIDE).matches)
  useEffect(() => {
    if (isWeapp) return undefined
    const query = window.matchMedia(WIDE)
    const heard = (): void => setWide(query.matches)
    query.addEventListener('change', heard)
    return () => query.removeEventListener('change', heard)
  }, [])
  return wide
}
