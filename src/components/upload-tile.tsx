import type { FileId } from '@domain/kernel/ids'
import type { LocalFile, PickKind } from '@src/gateway'
import { refusalText } from '@src/text'
import { upload as words } from '@src/text/controls'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { a11y, cx, testAttribute } from './a11y'
import { Button } from './button'
import { Photo, WholePicture } from './photo'
import { lostOnTheWay, type Pending } from './use-sending'

/**
 * A picture that was uploaded or is still uploading. The same element for both, so that the tile stays when the upload is done.
 */
type TileProps = {
  readonly no: number
  readonly local: LocalFile | undefined
  readonly file: FileId | undefined
  readonly one: Pending | undefined
  readonly kind: PickKind
  readonly acts: readonly Act[]
}
export type Act = { readonly words: string; readonly onTap: () => void; readonly testId?: string }

/** How far a picture has come, or what is wrong with it and what can be done. */
export const sendingText = (one: Pending | undefined, kind: PickKind): string => {
  if (one === undefined) return words.received
  const { state, refusal, percent, question } = one
  if (state === 'asking' && question !== undefined) return question
  // the usual text suggests the camera, which is useless for a table
  if (kind === 'table' && refusal?.code === 'FILE_KIND_WRONG') return words.tableWrong
  if (refusal !== undefined && state === 'again')
    return `${lostOnTheWay(refusal) ? words.notSent : words.again}：${refusalText(refusal)}`
  if (state !== 'sending') return words.waiting
  return percent === undefined ? words.sending : words.sent(percent)
}

const Picture = ({ no, local, file, kind }: Pick<TileProps, 'no' | 'local' | 'file' | 'kind'>) => {
  const [unseen, setUnseen] = useState(false)
  if (local === undefined) return file === undefined ? null : <Photo file={file} label={words.page(no)} />
  return (
    <>
      {local.mime.startsWith('image/') && !unseen ? (
        <WholePicture url={local.path} onError={() => setUnseen(true)} />
      ) : (
        // a type of picture that this phone cannot show is represented by its name
        <View className='photo-document'>
          <Text>{local.name}</Text>
        </View>
      )}
      {kind === 'table' ? null : <Text className='photo-label'>{words.page(no)}</Text>}
    </>
  )
}

/** A progress bar while the picture uploads; screen readers hear the number. Removed when the upload is done. */
const Bar = ({ no, one }: Pick<TileProps, 'no' | 'one'>) => {
  if (one?.state !== 'sending' || one.percent === undefined) return null
  return (
    <View
      className='progress-track'
      {...a11y({ role: 'progressbar', label: `${words.page(no)}，${words.sent(one.percent)}` })}
    >
      <View className='progress-done' style={{ width: `${one.percent}%` }} />
    </View>
  )
}

/** Whether there is more to say than a tile has room for. */
const isWide = (one: Pending | undefined): boolean => one?.refusal !== undefined || one?.state === 'asking'

export const Tile = ({ no, local, file, one, kind, acts }: TileProps) => (
  <View
    className={cx('tile', isWide(one) && 'tile-wide')}
    {...testAttribute(`tile-${one?.state === 'keeping' ? 'waiting' : (one?.state ?? 'received')}`)}
  >
    <Picture no={no} local={local} file={file} kind={kind} />
    <View className='tile-bar'>
      <Bar no={no} one={one} />
    </View>
    <Text className={cx('tile-state', one === undefined && 'tile-ok', isWide(one) && 'tile-bad')}>
      {sendingText(one, kind)}
    </Text>
    <View className='tile-acts'>
      {acts.map((act) => (
        <Button
          key={act.words}
          kind='quiet'
          onTap={act.onTap}
          label={`${words.page(no)}，${act.words}`}
          {...(act.testId === undefined ? {} : { testId: act.testId })}
        >
          {act.words}
        </Button>
      ))}
    </View>
  </View>
)
