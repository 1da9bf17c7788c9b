import { isKeyOf } from '@domain/kernel/keys'
import { isWeapp } from '@src/gateway'
import { formWords } from '@src/text/form-words'
import { Image, Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { a11y, cx, scrolled } from './a11y'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { Tap } from './tap'

const words = formWords.viewer
const ZOOMS = [1, 1.5, 2, 3] as const
const CLOSEST = 3

/** `body` stands in the place of a picture that there is not, or not yet. */
export type Picture = { readonly url?: string | undefined; readonly label: string; readonly body?: ReactNode }

type ActProps = {
  readonly icon: IconName
  readonly said: string
  readonly off?: boolean
  readonly onTap: () => void
  readonly testId: string
}
const Act = ({ icon, said, off = false, onTap, testId }: ActProps) => (
  <Tap className={cx('viewer-act', off && 'viewer-off')} label={said} disabled={off} onTap={onTap} testId={testId}>
    <Icon name={icon} />
    <Text className='viewer-said'>{said}</Text>
  </Tap>
)

const KEYS = { Escape: 'close', ArrowLeft: 'previous', ArrowRight: 'next' } as const
type Acts = Readonly<Record<(typeof KEYS)[keyof typeof KEYS], () => void>>

/** On the web: the viewer takes the keyboard and gives it back; Escape closes, the arrows turn the pages. */
const useKeys = (inline: boolean, id: string, acts: Acts): void => {
  useEffect(() => {
    if (isWeapp || inline) return undefined
    const before = document.activeElement
    document.getElementById(id)?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [id, inline])
  useEffect(() => {
    if (isWeapp || inline) return undefined
    const heard = ({ key }: KeyboardEvent): void => {
      if (isKeyOf(KEYS, key)) acts[KEYS[key]]()
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  })
}

type PaperProps = { readonly url: string; readonly label: string; readonly closer: number; readonly quarter: number }
const Paper = ({ url, label, closer, quarter }: PaperProps) => (
  <View
    className={cx('viewer-paper', quarter % 2 === 1 && 'viewer-across')}
    style={{ '--closer': String(closer) } as Record<string, string>}
  >
    <View className={`viewer-turned viewer-turn-${quarter}`}>
      <Image
        className='viewer-image'
        src={url}
        mode='aspectFit'
        {...(isWeapp ? a11y({ label }) : { nativeProps: { alt: label } })}
      />
    </View>
  </View>
)

type Finger = { readonly clientX: number; readonly clientY: number }
type Fingers = { readonly touches: readonly Finger[] }
const SWIPE = 50
/** A smaller change is not drawn: every change costs a phone time. */
const PINCH = 0.08

const apart = ([one, other]: readonly Finger[]): number =>
  one === undefined || other === undefined ? 0 : Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)

type Fingering = {
  readonly closer: number
  readonly onCloser: (closer: number) => void
  /** absent where there is no other page */
  readonly turn: ((by: number) => void) | undefined
}

/**
 * Two fingers take the picture closer. One finger drawn across it turns the page; the one that scrolls a picture taken closer does
 * not.
 */
const useFingers = ({ closer, onCloser, turn }: Fingering): Record<string, unknown> => {
  const from = useRef<Finger>()
  const to = useRef<Finger>()
  const pinch = useRef<{ readonly apart: number; readonly closer: number }>()
  return {
    onTouchStart: ({ touches }: Fingers) => {
      from.current = touches.length === 1 ? touches[0] : undefined
      to.current = undefined
      pinch.current = touches.length === 2 ? { apart: apart(touches), closer } : undefined
    },
    onTouchMove: ({ touches }: Fingers) => {
      to.current = touches[0]
      const began = pinch.current
      if (began === undefined || began.apart === 0 || touches.length < 2) return
      const next = Math.min(CLOSEST, Math.max(1, (began.closer * apart(touches)) / began.apart))
      if (Math.abs(next - closer) >= PINCH || (next === 1 && closer !== 1)) onCloser(next)
    },
    onTouchEnd: () => {
      if (turn === undefined || closer > 1 || from.current === undefined || to.current === undefined) return
      const across = to.current.clientX - from.current.clientX
      const down = to.current.clientY - from.current.clientY
      if (Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(down) * 2) turn(across < 0 ? 1 : -1)
    },
  }
}

type Props = {
  readonly pictures: readonly Picture[]
  /** which of them is shown; kept by whoever opened the viewer */
  readonly at: number
  readonly onAt: (at: number) => void
  /** absent where it stands in the page for good */
  readonly onClose?: () => void
  /** stands in the page, beside what the picture proves, instead of covering the page */
  readonly inline?: boolean
  /** what the picture proves, said between its name and the picture */
  readonly beside?: ReactNode
  /** what can be done about the picture, below it */
  readonly children?: ReactNode
}

/** Pictures whole and large: closer, turned, the next one. */
export const Viewer = ({ pictures, at, onAt, onClose, inline = false, beside, children }: Props) => {
  const id = useId()
  const [closer, setCloser] = useState(1)
  const [quarter, setQuarter] = useState(0)
  const picture = pictures[at]
  const count = pictures.length
  const turnTo = (next: number): void => {
    if (next < 0 || next >= count) return
    setCloser(1)
    setQuarter(0)
    onAt(next)
  }
  useKeys(inline, id, { close: () => onClose?.(), previous: () => turnTo(at - 1), next: () => turnTo(at + 1) })
  const fingers = useFingers({
    closer,
    onCloser: setCloser,
    turn: count > 1 ? (by) => turnTo(at + by) : undefined,
  })
  if (picture === undefined) return null
  const { url, label, body } = picture
  return (
    <View
      className={cx('viewer', inline && 'viewer-inline')}
      {...(isWeapp ? {} : { id, tabIndex: -1, 'aria-modal': inline ? undefined : 'true' })}
      {...a11y({ role: inline ? 'group' : 'dialog', label: words.name(at + 1, count) })}
    >
      <View className='viewer-top'>
        <Text className='viewer-name'>{label}</Text>
        {count > 1 ? <Text className='viewer-count'>{words.count(at + 1, count)}</Text> : null}
        {onClose === undefined ? null : <Act icon='close' said={words.close} onTap={onClose} testId='viewer-close' />}
      </View>
      {beside}
      {/* scrolled with the arrow keys on the web */}
      <View className='viewer-stage' {...fingers} {...scrolled(label)}>
        {url === undefined ? (
          <View className='viewer-body'>{body}</View>
        ) : (
          <Paper url={url} label={label} closer={closer} quarter={quarter} />
        )}
      </View>
      {children}
      <View className='viewer-acts'>
        {count > 1 ? (
          <Act icon='back' said={words.previous} off={at === 0} onTap={() => turnTo(at - 1)} testId='viewer-previous' />
        ) : null}
        <Act
          icon='zoom-out'
          said={words.smaller}
          off={closer === 1}
          onTap={() => setCloser(ZOOMS.filter((one) => one < closer).pop() ?? 1)}
          testId='viewer-out'
        />
        <Act
          icon='zoom-in'
          said={words.larger}
          off={url === undefined || closer === CLOSEST}
          onTap={() => setCloser(ZOOMS.find((one) => one > closer) ?? CLOSEST)}
          testId='viewer-in'
        />
        <Act
          icon='turn'
          said={words.turn}
          off={url === undefined}
          onTap={() => setQuarter((quarter + 1) % 4)}
          testId='viewer-turn'
        />
        {count > 1 ? (
          <Act icon='next' said={words.next} off={at === count - 1} onTap={() => turnTo(at + 1)} testId='viewer-next' />
        ) : null}
      </View>
    </View>
  )
}
