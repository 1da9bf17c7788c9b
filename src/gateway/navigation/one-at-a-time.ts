import Taro from '@tarojs/taro'

/** A page on top of the present one, a page instead of it, or the page below it. */
type Kind = 'open' | 'replace' | 'back'
type Turn = { readonly kind: Kind; readonly run: () => Promise<unknown> }

/** After this time the next page may be asked for, even if nobody has said what became of the last one. */
const LONGEST_MS = 5000

let now: Turn | undefined
let waiting: Turn | undefined

/**
 * In the browser a promise of Taro's is kept as soon as the address has changed: the page itself is still being fetched and drawn.
 * One that cannot be fetched is rejected where nobody but the window hears of it.
 */
const shown = (opened: Promise<unknown>): Promise<unknown> => {
  if (process.env.TARO_ENV === 'weapp') return opened
  const ended = new Promise((end) => {
    Taro.eventCenter.once('__afterTaroRouterChange', end)
    window.addEventListener('unhandledrejection', end, { once: true })
  })
  return Promise.all([opened, ended])
}

const begin = (turn: Turn): void => {
  now = turn
  const ended = (): void => {
    if (now !== turn) return
    clearTimeout(timer)
    now = undefined
    const next = waiting
    waiting = undefined
    if (next !== undefined) begin(next)
  }
  const timer = setTimeout(ended, LONGEST_MS)
  shown(turn.run()).then(ended, ended)
}

/**
 * Two pages that are opened at once would be drawn into each other, and the screen would stay white. So the same way asked for
 * again, while it is being gone, is the second tap of an impatient finger and leads nowhere; another way waits for its turn.
 */
export const oneAtATime = (kind: Kind, run: () => Promise<unknown>): void => {
  if (now === undefined) begin({ kind, run })
  else if (now.kind !== kind) waiting ??= { kind, run }
}
