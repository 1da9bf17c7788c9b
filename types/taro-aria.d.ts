// config/plugins/elements.js carries these to the mini-program and the browser reflects them by itself; Taro's own types know
// only some of them, on some components.
import type { BaseTouchEvent, ITouchEvent } from '@tarojs/components/types/common'

declare module '@tarojs/components/types/common' {
  // biome-ignore lint/suspicious/noExplicitAny: an interface is only extended under its own type parameters
  interface StandardProps<T = any, TouchEvent extends BaseTouchEvent<any> = ITouchEvent> {
    ariaRole?: string
    ariaLabel?: string
    ariaHidden?: boolean
    ariaDisabled?: boolean
    ariaChecked?: boolean
    ariaSelected?: boolean
    ariaExpanded?: boolean
    ariaLive?: 'off' | 'polite' | 'assertive'
  }
}
