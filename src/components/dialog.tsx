import { isWeapp } from '@src/gateway'
import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { a11y, testAttribute } from './a11y'

const FOCUSABLE = 'button, input, select, textarea, [tabindex="0"]'

/** Where Tab leads at either end of the dialogue: to its other end. */
const around = (box: HTMLElement, back: boolean): HTMLElement | undefined => {
  const inside = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.getClientRects().length > 0)
  const held = inside.indexOf(document.activeElement as HTMLElement)
  if (back) return held <= 0 ? inside[inside.length - 1] : undefined
  return held === -1 || held === inside.length - 1 ? inside[0] : undefined
}

/** On the web the keyboard stays inside an open dialogue, Escape closes it, and the focus returns to where it was. */
const useKeyboard = (id: string, onClose: () => void): void => {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const box = isWeapp ? null : document.getElementById(id)
    if (box === null) return undefined
    const before = document.activeElement
    box.focus()
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close.current()
      const to = event.key === 'Tab' ? around(box, event.shiftKey) : undefined
      if (to === undefined) return
      event.preventDefault()
      to.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [id])
}

type Props = {
  readonly title: string
  /** called when it is left without an answer */
  readonly onClose: () => void
  readonly testId?: string
  readonly children: ReactNode
}

/** A question in the middle of the screen, before something that cannot be undone. */
export const Dialog = ({ title, onClose, testId, children }: Props) => {
  const id = useId()
  useKeyboard(id, onClose)
  const box = isWeapp ? {} : { id, tabIndex: -1, 'aria-modal': 'true' }
  return (
    <View className='dialog'>
      <View className='dialog-box' {...box} {...a11y({ role: 'dialog', label: title })} {...testAttribute(testId)}>
        <View className='dialog-title'>{title}</View>
        {children}
      </View>
    </View>
  )
}
