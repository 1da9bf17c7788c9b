// Taro's View and Text are custom elements that take their children out of the document and put them back some frames after
// rendering. On a busy machine a person may be typing by then: the field loses the focus and the following letters. A div and a
// span leave their children in place, and are much cheaper.
import { createElement, type ReactNode } from 'react'

type Given = Readonly<Record<string, unknown>> & {
  readonly className?: string
  readonly hoverClass?: string
  readonly selectable?: boolean
  readonly children?: ReactNode
}

const element =
  (tag: 'div' | 'span') =>
  ({ children, className = '', hoverClass = 'none', selectable = false, ...given }: Given) => {
    const pressed = hoverClass === 'none' ? '' : ' can-press'
    return createElement(
      tag,
      { ...given, className: `${className}${pressed}${selectable ? ' can-select' : ''}` },
      children,
    )
  }

export const View = element('div')
export const Text = element('span')
