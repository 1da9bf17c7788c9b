import { useCallback, useEffect, useState } from 'react'
import { useOnline } from '../platform/network'
import { useMe } from '../session/me'
import { keyOpen, keyRecord, type Opening, openBySignal } from './key-record'

export type Key = {
  readonly open: boolean
  /** the key is being requested */
  readonly asking: boolean
  /** why the key is not open, after a request */
  readonly why: Exclude<Opening, 'open'> | undefined
  readonly hasCode: boolean
  readonly ask: () => Promise<void>
}

/**
 * The key of the offline kit, requested as soon as a page needs it and there is a connection. `wanted`: whether this page needs
 * it.
 */
export const useKey = (wanted = true): Key => {
  const open = keyOpen.use()
  const online = useOnline()
  const { me } = useMe()
  const [why, setWhy] = useState<Key['why']>()
  const [asking, setAsking] = useState(false)
  const person = me?.person
  const ask = useCallback(async () => {
    setAsking(true)
    const opening = await openBySignal(person)
    setAsking(false)
    setWhy(opening === 'open' ? undefined : opening)
  }, [person])
  const known = person !== undefined || keyRecord().used
  useEffect(() => {
    if (wanted && !open && online && known) void ask()
  }, [wanted, open, online, known, ask])
  return { open, asking, why, hasCode: keyRecord().hasCode, ask }
}
