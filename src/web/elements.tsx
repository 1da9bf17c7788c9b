// Taro's View and Text are custom elements that take their children out of the document and put them back, some frames
// after these have been drawn. On a busy machine a person is typing by then: the field loses the focus and every
// letter that follows. A div and a span stay where React put them, and cost a fraction.
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
