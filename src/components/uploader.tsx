import type { FileId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { type FilePurpose, isWeapp, type LocalFile, type PickKind, pickFiles, upload } from '@src/gateway'
import { refusalText } from '@src/text'
import { upload as words } from '@src/text/app'
import { Image, Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { a11y, cx, testAttribute } from './a11y'
import { Button } from './button'
import { Field, type FieldBase } from './field'
import { Photo } from './photo'

const KIND: Record<FilePurpose, PickKind> = {
  proof: 'document',
  reply: 'document',
  objection: 'document',
  table: 'table',
  signature: 'image',
  'survey-photo': 'image',
  'notice-photo': 'image',
  'drive-photo': 'image',
}

type Pending = { readonly no: number; readonly local: LocalFile; readonly refusal?: Refusal }
type Props = FieldBase & {
  readonly purpose: FilePurpose
  readonly value: readonly FileId[]
  readonly onChange: (value: FileId[]) => void
  readonly max: number
  /** what a good picture shows, in words */
  readonly example?: string | undefined
}

const moved = <T,>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list]
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(to, 0, one)
  return next
}

type TileProps = {
  readonly file: FileId
  readonly local: LocalFile | undefined
  readonly no: number
  readonly last: boolean
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}
const Received = ({ file, local, no, last, onMove, onRemove }: TileProps) => (
  <View className='tile' {...testAttribute('tile-received')}>
    {local?.mime.startsWith('image/') ? (
      <Image className='photo-image' src={local.path} mode='aspectFill' {...a11y({ label: words.page(no) })} />
    ) : local === undefined ? (
      <Photo file={file} label={words.page(no)} />
    ) : (
      <View className='photo-document'>
        <Text>{local.name}</Text>
      </View>
    )}
    <Text className='tile-state tile-ok'>{words.received}</Text>
    <View className='tile-acts'>
      {no > 1 ? (
        <Button kind='quiet' onTap={() => onMove(-1)} label={`${words.page(no)}，${words.earlier}`}>
          {words.earlier}
        </Button>
      ) : last ? null : (
        <Button kind='quiet' onTap={() => onMove(1)} label={`${words.page(no)}，${words.later}`}>
          {words.later}
        </Button>
      )}
      <Button kind='quiet' onTap={onRemove} label={`${words.page(no)}，${words.remove}`}>
        {words.remove}
      </Button>
    </View>
  </View>
)

const Waiting = ({
  one,
  onAgain,
  onRemove,
}: {
  readonly one: Pending
  readonly onAgain: () => void
  readonly onRemove: () => void
}) => (
  <View className='tile' {...testAttribute(one.refusal === undefined ? 'tile-sending' : 'tile-again')}>
    {one.local.mime.startsWith('image/') ? (
      <Image className='photo-image' src={one.local.path} mode='aspectFill' {...a11y({ label: one.local.name })} />
    ) : (
      <View className='photo-document'>
        <Text>{one.local.name}</Text>
      </View>
    )}
    <Text className={cx('tile-state', one.refusal !== undefined && 'tile-bad')}>
      {one.refusal === undefined ? words.sending : `${words.again}：${refusalText(one.refusal)}`}
    </Text>
    {one.refusal === undefined ? null : (
      <View className='tile-acts'>
        <Button kind='quiet' onTap={onAgain}>
          {words.retake}
        </Button>
        <Button kind='quiet' onTap={onRemove}>
          {words.remove}
        </Button>
      </View>
    )}
  </View>
)

/** What is on its way, beside what has arrived. The parent knows only files that the cloud has received and looked at. */
const useSending = (purpose: FilePurpose, value: readonly FileId[], onChange: (value: FileId[]) => void) => {
  const [pending, setPending] = useState<readonly Pending[]>([])
  const locals = useRef<Record<string, LocalFile>>({})
  const latest = useRef(value)
  latest.current = value
  // the answer comes when the page has long been drawn anew: the newest listener is told, not the one of the tap
  const listener = useRef(onChange)
  listener.current = onChange
  const count = useRef(0)
  const drop = (no: number): void => setPending((now) => now.filter((one) => one.no !== no))
  const send = async (no: number, local: LocalFile): Promise<void> => {
    setPending((now) => [...now.filter((one) => one.no !== no), { no, local }])
    const answer = await upload(purpose, local)
    if (!answer.ok) {
      setPending((now) => now.map((one) => (one.no === no ? { no, local, refusal: answer.refusal } : one)))
      return
    }
    locals.current[answer.value] = local
    drop(no)
    latest.current = [...latest.current, answer.value]
    listener.current([...latest.current])
  }
  const add = async (files: readonly LocalFile[]): Promise<void> => {
    // one after another: on a weak signal three uploads at once all fail
    for (const file of files) {
      count.current += 1
      await send(count.current, file)
    }
  }
  return { pending, locals: locals.current, drop, send, add }
}

/** Photos and documents: camera, album or file; each says where it stands. */
export const Uploader = ({ purpose, value, onChange, max, example, ...base }: Props) => {
  const { pending, locals, drop, send, add } = useSending(purpose, value, onChange)
  const left = max - value.length - pending.length
  const kind = KIND[purpose]
  const pick = (camera: boolean): void => void pickFiles(kind, left, camera).then(add)
  const id = (what: string): { testId?: string } =>
    base.testId === undefined ? {} : { testId: `${base.testId}-${what}` }
  return (
    <Field {...base}>
      {example === undefined ? null : <Text className='field-hint'>{`${words.good}：${example}`}</Text>}
      <View className='tiles'>
        {value.map((file, i) => (
          <Received
            key={file}
            file={file}
            local={locals[file]}
            no={i + 1}
            last={i === value.length - 1}
            onMove={(by) => onChange(moved(value, i, i + by))}
            onRemove={() => onChange(value.filter((one) => one !== file))}
          />
        ))}
        {pending.map((one) => (
          <Waiting key={one.no} one={one} onAgain={() => void send(one.no, one.local)} onRemove={() => drop(one.no)} />
        ))}
      </View>
      {left > 0 ? (
        <View className='upload-acts'>
          {kind === 'table' ? null : (
            <View className='upload-camera'>
              <Button kind='plain' onTap={() => pick(true)} label={`${base.label}，${words.camera}`} {...id('camera')}>
                {words.camera}
              </Button>
            </View>
          )}
          <Button kind='plain' onTap={() => pick(false)} label={`${base.label}，${words.file}`} {...id('pick')}>
            {kind === 'image' || isWeapp ? (kind === 'table' ? words.file : words.album) : words.file}
          </Button>
          {kind === 'table' ? null : <Text className='field-hint'>{words.left(left)}</Text>}
        </View>
      ) : (
        <Text className='field-hint'>{words.full}</Text>
      )}
    </Field>
  )
}
