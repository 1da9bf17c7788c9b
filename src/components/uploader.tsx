import type { FileId } from '@domain/kernel/ids'
import { type FilePurpose, isWeapp, type LocalFile, type PickKind, pickFiles } from '@src/gateway'
import { refusalText } from '@src/text'
import { upload as words } from '@src/text/app'
import { Image, Text, View } from '@tarojs/components'
import { a11y, cx, testAttribute } from './a11y'
import { Button } from './button'
import { Field, type FieldBase } from './field'
import { Photo } from './photo'
import { lostOnTheWay, type Pending, useSending } from './use-sending'

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

type Props = FieldBase & {
  readonly purpose: FilePurpose
  readonly value: readonly FileId[]
  readonly onChange: (value: FileId[]) => void
  readonly max: number
  /** what a good picture shows, in words */
  readonly example?: string | undefined
  /** name of this row on this phone: what has not arrived when the app is closed is sent when the row is seen again */
  readonly row?: string | undefined
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
  readonly onRetake: () => void
  readonly onRemove: () => void
}
const Received = ({ file, local, no, last, onMove, onRetake, onRemove }: TileProps) => (
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
        <Button
          kind='quiet'
          onTap={() => onMove(-1)}
          label={`${words.page(no)}，${words.earlier}`}
          testId={`earlier-${no}`}
        >
          {words.earlier}
        </Button>
      ) : null}
      {last ? null : (
        <Button kind='quiet' onTap={() => onMove(1)} label={`${words.page(no)}，${words.later}`} testId={`later-${no}`}>
          {words.later}
        </Button>
      )}
      <Button kind='quiet' onTap={onRetake} label={`${words.page(no)}，${words.change}`} testId={`change-${no}`}>
        {words.change}
      </Button>
      <Button kind='quiet' onTap={onRemove} label={`${words.page(no)}，${words.remove}`}>
        {words.remove}
      </Button>
    </View>
  </View>
)

const stateText = ({ state, refusal }: Pending): string => {
  if (refusal !== undefined && state === 'again')
    return `${lostOnTheWay(refusal) ? words.notSent : words.again}：${refusalText(refusal)}`
  return state === 'sending' ? words.sending : words.waiting
}

const Waiting = ({
  one,
  onAgain,
  onRemove,
}: {
  readonly one: Pending
  readonly onAgain: () => void
  readonly onRemove: () => void
}) => (
  <View className='tile' {...testAttribute(`tile-${one.state}`)}>
    {one.local.mime.startsWith('image/') ? (
      <Image className='photo-image' src={one.local.path} mode='aspectFill' {...a11y({ label: one.local.name })} />
    ) : (
      <View className='photo-document'>
        <Text>{one.local.name}</Text>
      </View>
    )}
    <Text className={cx('tile-state', one.refusal !== undefined && 'tile-bad')}>{stateText(one)}</Text>
    {one.state === 'sending' ? null : (
      <View className='tile-acts'>
        {one.refusal === undefined ? null : (
          <Button kind='quiet' onTap={onAgain} testId='send-again'>
            {lostOnTheWay(one.refusal) ? words.retake : words.change}
          </Button>
        )}
        <Button kind='quiet' onTap={onRemove}>
          {words.remove}
        </Button>
      </View>
    )}
  </View>
)

/** Photos and documents: camera, album or file; each says where it stands. */
export const Uploader = ({ purpose, value, onChange, max, example, row, ...base }: Props) => {
  const { pending, locals, drop, again, add } = useSending(purpose, value, onChange, row)
  const left = max - value.length - pending.length
  const kind = KIND[purpose]
  const pick = (camera: boolean): void => void pickFiles(kind, left, camera).then((files) => add(files))
  const retake = (file: FileId | undefined): void => void pickFiles(kind, 1).then((files) => add(files, file))
  // a picture that is no good is chosen anew; one that was lost on the way is only sent again
  const mend = ({ id, refusal, instead }: Pending): void => {
    if (refusal !== undefined && lostOnTheWay(refusal)) again(id)
    else {
      drop(id)
      retake(instead)
    }
  }
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
            onRetake={() => retake(file)}
            onRemove={() => onChange(value.filter((one) => one !== file))}
          />
        ))}
        {pending.map((one) => (
          <Waiting key={one.id} one={one} onAgain={() => mend(one)} onRemove={() => drop(one.id)} />
        ))}
      </View>
      {pending.length > 1 ? (
        <Text className='field-hint' {...a11y({ live: 'polite' })}>
          {words.onTheWay(pending.length)}
        </Text>
      ) : null}
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
