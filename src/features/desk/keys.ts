import { isWeapp } from '@src/gateway'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

const TYPING = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

/**
 * Keyboard shortcuts of the desk, by lower-case key names. Ignored while a person is typing, and while another page stands on top;
 * absent on the phone.
 */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(keys)
  latest.current = keys
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })
  useEffect(() => {
    if (isWeapp) return undefined
    const press = (event: KeyboardEvent): void => {
      const target = event.target
      if (!shown.current || event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof HTMLElement && (TYPING.has(target.tagName) || target.isContentEditable)) return
      const act = latest.current[event.key.toLowerCase()]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** Takes the focus from the control used last: what has the focus hears Enter before the desk does. Tab goes on from its place. */
export const letGo = (): void => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
