import { isWeapp } from '@src/gateway'

type Given = {
  readonly role?: string | undefined
  readonly label?: string | undefined
  readonly hidden?: boolean | undefined
  readonly checked?: boolean | undefined
  readonly selected?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly expanded?: boolean | undefined
  readonly live?: 'polite' | 'assertive' | undefined
  /** level of a heading; the mini-program has no levels */
  readonly level?: 1 | 2 | undefined
}

/**
 * Attributes for screen readers. The mini-program's templates use `ariaLabel` and the like (see config/plugins/elements.js), the
 * web uses `aria-label`; neither understands the other's.
 */
export const a11y = (given: Given): Record<string, string | boolean> => {
  const out: Record<string, string | boolean> = {}
  const { level = 2, ...rest } = given
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined) continue
    if (isWeapp) out[`aria${name.charAt(0).toUpperCase()}${name.slice(1)}`] = value
    else out[name === 'role' ? 'role' : `aria-${name}`] = name === 'role' ? value : String(value)
  }
  // on the web a heading needs a level; the mini-program has no such attribute
  if (!isWeapp && given.role === 'heading') out['aria-level'] = String(level)
  return out
}

/** On the web, makes a box that scrolls by itself reachable with Tab, so that the arrow keys scroll it. */
export const scrolled = (label: string): Record<string, unknown> =>
  isWeapp ? {} : { tabIndex: 0, ...a11y({ role: 'group', label }) }

/** How tests find elements: by a data attribute on the web, by the id in the mini-program. */
export const testAttribute = (testId: string | undefined): Record<string, string> => {
  if (testId === undefined) return {}
  return isWeapp ? { id: testId } : { 'data-testid': testId }
}

type KeyEvent = { readonly key?: string; readonly preventDefault?: () => void; readonly stopPropagation?: () => void }

/** On the web, makes a view that can be tapped reachable with Tab and operable with Enter or Space. */
export const keyboard = (onTap: (() => void) | undefined, disabled = false): Record<string, unknown> => {
  if (isWeapp || onTap === undefined) return {}
  return {
    tabIndex: disabled ? -1 : 0,
    onKeyDown: (event: KeyEvent) => {
      if (disabled || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault?.()
      event.stopPropagation?.()
      onTap()
    },
  }
}

export const cx = (...names: readonly (string | false | undefined)[]): string =>
  names.filter((name) => name !== false && name !== undefined && name !== '').join(' ')
