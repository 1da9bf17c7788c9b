import { squeezed } from '@domain/kernel/plain'
import { isWeapp } from '@src/gateway'
import { createContext, useContext, useEffect, useId, useState } from 'react'

/** A typed amount without a trailing 元. */
export const figureTyped = (text: string): string => squeezed(text).replace(/元$/, '')

const Unread = createContext<Set<string> | undefined>(undefined)
/** Context for the fields of a page that may stay empty: the set holds those with text that is not a number. */
export const UnreadFigures = Unread.Provider

/**
 * Registers a field whose text is not a number: the field must not count as empty, because continuing would lose the text
 * unnoticed.
 */
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

const PAUSE_MS = 400

/** In the mini-program each change costs a transfer to the screen: counters and errors change when the typing pauses. */
export const usePause = <T>(value: T): T => {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return isWeapp ? late : value
}

const wholeNumber = (text: string): number | undefined => {
  const figure = figureTyped(text)
  return /^\d{1,9}$/.test(figure) ? Number(figure) : undefined
}

export type WholeNumber = {
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly min?: number
  readonly max?: number
}

/** The text of a field for a whole number, and the number it says; outside the bounds it says none. */
export const useWholeNumber = ({ value, onChange, min, max }: Required<WholeNumber>) => {
  const [text, setText] = useState(() => (value === undefined ? '' : String(value)))
  useEffect(() => {
    setText((now) => (value === undefined || Number(figureTyped(now)) === value ? now : String(value)))
  }, [value])
  const number = wholeNumber(text)
  const wrong = text !== '' && (number === undefined || number < min || number > max)
  useUnread(wrong)
  const seenWrong = usePause(wrong)
  const type = (next: string): void => {
    setText(next)
    const typed = wholeNumber(next)
    onChange(typed !== undefined && typed >= min && typed <= max ? typed : undefined)
  }
  return { text, wrong: seenWrong, type }
}
