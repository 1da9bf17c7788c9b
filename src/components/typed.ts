import { createContext, useContext, useEffect, useId } from 'react'
import type { TextKind } from './native'

/** As a keyboard, a message or an address book hands numbers over: full-width figures, gaps between the groups. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** A figure, with the 元 that people write behind it. */
export const figureTyped = (text: string): string => plain(text).replace(/元$/, '')

/** A number as it is kept; words stay as they were written. */
export const numberTyped = (kind: TextKind, text: string): string => {
  if (kind === 'idcard') return plain(text).replace(/-/g, '').toUpperCase()
  return kind === 'phone' || kind === 'number' ? plain(text) : text
}

/** A mainland mobile without the country code and the dashes that an address book puts in. */
export const mobileTyped = (text: string): string =>
  plain(text)
    .replace(/-/g, '')
    .replace(/^(?:\+|00)?86(?=1)/, '')

const Unread = createContext<Set<string> | undefined>(undefined)
/** Around the fields of a page that may stay empty: its set names those in which something stands that is no figure. */
export const UnreadFigures = Unread.Provider

/** A figure that cannot be read is no empty field: whoever goes on would lose it unseen. */
export const useUnread = (wrong: boolean): void => {
  const unread = useContext(Unread)
  const id = useId()
  useEffect(() => {
    if (wrong) unread?.add(id)
    return () => {
      unread?.delete(id)
    }
  }, [unread, id, wrong])
}
