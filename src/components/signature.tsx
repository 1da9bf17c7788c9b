import type { FileId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { isWeapp, type LocalFile, upload } from '@src/gateway'
import { signature as words } from '@src/text/controls'
import { Canvas, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { createElement, useEffect, useRef, useState } from 'react'
import { a11y, testAttribute } from './a11y'
import { Button } from './button'
import { Field, type FieldBase } from './field'
import { useOpenGlass } from './open-glasses'
import { Banner, RefusalCard } from './plain'

type Pen = CanvasRenderingContext2D
/** A drawing surface for signatures, on either platform. */
type Glass = { readonly node: unknown; readonly pen: Pen; readonly width: number; readonly height: number }
type Point = { readonly x: number; readonly y: number }

const ready = (pen: Pen, width: number, height: number, ratio: number): void => {
  pen.scale(ratio, ratio)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.strokeStyle = '#111111'
  pen.lineWidth = 3
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
}

type CanvasNode = { width: number; height: number; getContext(kind: '2d'): Pen | null }
const glassOf = (node: CanvasNode, width: number, height: number, ratio: number): Glass | undefined => {
  node.width = Math.round(width * ratio)
  node.height = Math.round(height * ratio)
  const pen = node.getContext('2d')
  if (pen === null) return undefined
  ready(pen, width, height, ratio)
  return { node, pen, width, height }
}

const phoneGlass = (id: string): Promise<Glass | undefined> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((found: readonly ({ node?: CanvasNode; width: number; height: number } | null)[]) => {
        const one = found[0]
        if (one?.node === undefined) resolve(undefined)
        else resolve(glassOf(one.node, one.width, one.height, Taro.getWindowInfo().pixelRatio))
      })
  })

const fileOf = async (glass: Glass): Promise<LocalFile | undefined> => {
  if (!isWeapp) {
    const node = glass.node as HTMLCanvasElement
    const blob = await new Promise<Blob | null>((resolve) => node.toBlob(resolve, 'image/png'))
    if (blob === null) return undefined
    return { path: '', name: 'signature.png', size: blob.size, mime: 'image/png', blob }
  }
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: glass.node as Taro.Canvas, fileType: 'png' })
  const stats = Taro.getFileSystemManager().statSync(tempFilePath)
  return {
    path: tempFilePath,
    name: 'signature.png',
    size: 'size' in stats ? Number(stats.size) : 1,
    mime: 'image/png',
  }
}

const usePen = (id: string) => {
  const glass = useRef<Glass>()
  const last = useRef<Point>()
  const [written, setWritten] = useState(false)
  const down = (point: Point): void => {
    last.current = point
  }
  const move = (point: Point): void => {
    const from = last.current
    const pen = glass.current?.pen
    if (from === undefined || pen === undefined) return
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    pen.lineTo(point.x, point.y)
    pen.stroke()
    last.current = point
    setWritten(true)
  }
  const up = (): void => {
    last.current = undefined
  }
  const clear = (): void => {
    const now = glass.current
    now?.pen.fillRect(0, 0, now.width, now.height)
    setWritten(false)
  }
  const attach = (node: HTMLCanvasElement | null): void => {
    if (node === null || glass.current?.node === node) return
    // the size before any turning
    glass.current = glassOf(node, node.offsetWidth, node.offsetHeight, window.devicePixelRatio)
  }
  /** The glass has another size now: it is measured anew, and is empty. */
  const fit = (): void => {
    setWritten(false)
    const node = glass.current?.node
    if (!isWeapp && node instanceof HTMLCanvasElement)
      glass.current = glassOf(node, node.offsetWidth, node.offsetHeight, window.devicePixelRatio)
    if (isWeapp)
      Taro.nextTick(
        () =>
          void phoneGlass(id).then((found) => {
            glass.current = found
          }),
      )
  }
  useEffect(() => {
    // on the phone the size is known only after rendering
    if (isWeapp)
      Taro.nextTick(
        () =>
          void phoneGlass(id).then((found) => {
            glass.current = found
          }),
      )
  }, [id])
  return { glass, written, down, move, up, clear, attach, fit }
}

type WebEvent = {
  readonly nativeEvent: { readonly offsetX: number; readonly offsetY: number; readonly pointerId: number }
  readonly currentTarget: { setPointerCapture?: (id: number) => void }
}
type TouchLike = { readonly touches: readonly { readonly x?: number; readonly y?: number }[] }
/** A point of the glass: the browser counts it in the glass's own directions, also where the glass is turned. */
const webPoint = (event: WebEvent): Point => ({ x: event.nativeEvent.offsetX, y: event.nativeEvent.offsetY })
const touchPoint = (event: TouchLike): Point => ({ x: event.touches[0]?.x ?? 0, y: event.touches[0]?.y ?? 0 })

const Pad = ({
  id,
  label,
  pen,
  testId,
}: {
  readonly id: string
  readonly label: string
  readonly pen: ReturnType<typeof usePen>
  readonly testId: string | undefined
}) => {
  if (!isWeapp)
    return createElement('canvas', {
      className: 'pad',
      ref: pen.attach,
      role: 'img',
      'aria-label': label,
      onPointerDown: (event: WebEvent) => {
        event.currentTarget.setPointerCapture?.(event.nativeEvent.pointerId)
        pen.down(webPoint(event))
      },
      onPointerMove: (event: WebEvent) => pen.move(webPoint(event)),
      onPointerUp: pen.up,
      onPointerCancel: pen.up,
      ...testAttribute(testId),
    })
  return (
    <Canvas
      type='2d'
      id={id}
      className='pad'
      disableScroll
      onTouchStart={(event) => pen.down(touchPoint(event as unknown as TouchLike))}
      onTouchMove={(event) => pen.move(touchPoint(event as unknown as TouchLike))}
      onTouchEnd={pen.up}
    />
  )
}

/**
 * On a phone held upright the whole-screen glass lies on its side, so that a name has room; whether the phone itself turns its
 * screen does not matter. In the mini-program the points of a turned canvas cannot be relied on: there it stays upright.
 */
const turned = (): Record<string, string> => {
  if (isWeapp || window.innerWidth >= window.innerHeight) return {}
  return {
    width: `${window.innerHeight}px`,
    height: `${window.innerWidth}px`,
    left: '100%',
    transform: 'rotate(90deg)',
    transformOrigin: 'top left',
  }
}

let pads = 0

type GlassProps = FieldBase & {
  readonly signed: boolean
  /** saves the picture of the signature; returns the reason when that failed. `no-room`: no space on this phone */
  readonly onWritten: (file: LocalFile) => Promise<Refusal | 'no-room' | undefined>
  readonly onAgain: () => void
}

/** A signature pad. The page decides what happens to the picture. */
export const SignatureGlass = ({ signed, onWritten, onAgain, ...base }: GlassProps) => {
  const [id] = useState(() => {
    pads += 1
    return `pad-${pads}`
  })
  const pen = usePen(id)
  const [busy, setBusy] = useState(false)
  const [full, setFull] = useState(false)
  const fit = useRef(pen.fit)
  fit.current = pen.fit
  const seen = useRef(full)
  useEffect(() => {
    if (seen.current === full) return
    seen.current = full
    fit.current()
  }, [full])
  const [refusal, setRefusal] = useState<Refusal | 'no-room'>()
  const take = async (): Promise<void> => {
    if (pen.glass.current === undefined || !pen.written) return
    setBusy(true)
    setRefusal(undefined)
    const file = await fileOf(pen.glass.current)
    const refused = file === undefined ? ({ code: 'FILE_NOT_RECEIVED' } as const) : await onWritten(file)
    setBusy(false)
    setRefusal(refused)
    if (refused === undefined) setFull(false)
  }
  // who leaves the whole screen with something written has signed
  const leave = (): void => {
    if (pen.written) void take()
    else setFull(false)
  }
  useOpenGlass(pen.written && !signed, take)
  const sub = (what: string): { testId?: string } =>
    base.testId === undefined ? {} : { testId: `${base.testId}-${what}` }
  if (signed)
    return (
      <Field {...base}>
        <View className='signed' {...testAttribute(sub('saved').testId)}>
          <Text className='signed-mark'>{words.saved}</Text>
          <Button kind='quiet' onTap={onAgain} {...sub('again')}>
            {words.again}
          </Button>
        </View>
      </Field>
    )
  return (
    <Field {...base} hint={base.hint ?? words.hint}>
      <View className={full ? 'glass-full' : 'glass'} {...(full ? { style: turned() } : {})}>
        <View className='glass-head'>
          {full ? <Text className='glass-who'>{base.label}</Text> : null}
          <Button kind='quiet' onTap={() => (full ? leave() : setFull(true))} {...sub('full')}>
            {full ? words.leaveFull : words.full}
          </Button>
        </View>
        <Pad id={id} label={base.label} pen={pen} testId={base.testId} />
        {refusal === 'no-room' ? <Banner tone='amber' text={words.noRoom} /> : null}
        {typeof refusal === 'object' ? <RefusalCard refusal={refusal} /> : null}
        <View className='upload-acts' {...a11y({ role: 'group', label: base.label })}>
          <Button kind='plain' onTap={pen.clear} {...sub('clear')}>
            {words.clear}
          </Button>
          <Button kind='primary' onTap={() => void take()} busy={busy} disabled={!pen.written} {...sub('done')}>
            {words.done}
          </Button>
        </View>
      </View>
    </Field>
  )
}

type Props = FieldBase & { readonly value: FileId | undefined; readonly onChange: (value: FileId | undefined) => void }

/** A signature pad whose picture is uploaded when the person has finished. */
export const Signature = ({ value, onChange, ...base }: Props) => (
  <SignatureGlass
    {...base}
    signed={value !== undefined}
    onAgain={() => onChange(undefined)}
    onWritten={async (file) => {
      const answer = await upload('signature', file)
      if (!answer.ok) return answer.refusal
      onChange(answer.value)
      return undefined
    }}
  />
)
