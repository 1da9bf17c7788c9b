import type { FileId } from '@domain/kernel/ids'
import { type LocalFile, pickFiles } from '@src/gateway'
import { paperText as words } from '@src/text/proof'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { testAttribute } from '../a11y'
import { Button } from '../button'
import { Enlarged, openDocument, useStored, WholePicture } from '../photo'
import { Slot, type SlotShape, type SlotState } from '../slot'
import { Undo } from '../undo'
import { sendingText } from '../upload-tile'
import { type First, FirstButton } from '../uploader'
import { lostOnTheWay, type Pending, useSending } from '../use-sending'
import { lookAt } from './look'

const Words = ({ children }: { readonly children: string }) => <Text className='photo-words'>{children}</Text>

const Local = ({ local }: { readonly local: LocalFile }) => {
  const [unseen, setUnseen] = useState(false)
  return local.mime.startsWith('image/') && !unseen ? (
    <WholePicture url={local.path} onError={() => setUnseen(true)} />
  ) : (
    <Words>{local.name}</Words>
  )
}

const stateOf = (one: Pending | undefined, file: FileId | undefined): SlotState => {
  if (one === undefined) return file === undefined ? 'empty' : 'received'
  if (one.state === 'sending') return 'sending'
  return one.state === 'again' || one.state === 'asking' ? 'again' : 'waiting'
}

type FrameProps = {
  readonly title: string
  readonly hint: string | undefined
  readonly shape: SlotShape
  readonly one: Pending | undefined
  readonly file: FileId | undefined
  readonly picture?: ReactNode
  readonly onTap: () => void
  readonly acts?: ReactNode
  readonly testId: string
}
const Frame = ({ title, hint, shape, one, file, picture, onTap, acts, testId }: FrameProps) => (
  <Slot
    title={title}
    hint={hint}
    shape={shape}
    state={stateOf(one, file)}
    words={one === undefined ? undefined : sendingText(one, 'document')}
    picture={picture}
    onTap={onTap}
    acts={acts}
    testId={testId}
  />
)

/** A file in its place that this phone knows only by its id. */
const StoredFrame = (props: Omit<FrameProps, 'picture' | 'onTap'> & { readonly file: FileId }) => {
  const [open, setOpen] = useState(false)
  const { mime, url, words: said, onTap } = useStored(props.file, () => setOpen(true))
  const seen = url !== undefined && mime?.startsWith('image/') === true
  return (
    <>
      <Frame {...props} onTap={onTap} picture={seen ? <WholePicture url={url} /> : <Words>{said}</Words>} />
      {open && url !== undefined ? <Enlarged url={url} label={props.title} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** A file in its place that this phone still has itself. */
const LocalFrame = ({ local, ...frame }: Omit<FrameProps, 'picture' | 'onTap'> & { readonly local: LocalFile }) => {
  const [open, setOpen] = useState(false)
  const picture = local.mime.startsWith('image/')
  return (
    <>
      <Frame
        {...frame}
        picture={<Local local={local} />}
        onTap={() => (picture ? setOpen(true) : openDocument(local.path))}
      />
      {open ? <Enlarged url={local.path} label={frame.title} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

type Props = {
  readonly title: string
  readonly hint?: string | undefined
  readonly shape: SlotShape
  readonly file: FileId | undefined
  readonly onFile: (file: FileId | undefined) => void
  /** the name under which pictures that have not arrived are found again */
  readonly row?: string | undefined
  /** nothing is shown, and what waits on this phone goes on being sent */
  readonly shut: boolean
  readonly first?: First | undefined
  /** one more act on a picture that has arrived */
  readonly extra?: ReactNode
  readonly testId: string
}

/** The picture of one place on its way, and what can be done with it. */
const usePlace = ({ file, onFile, row }: Pick<Props, 'file' | 'onFile' | 'row'>) => {
  const value = file === undefined ? [] : [file]
  const tell = (files: readonly FileId[]): void => onFile(files[files.length - 1])
  const { pending, dropped, sent, add, drop, restore, again } = useSending('proof', value, tell, row, lookAt)
  const [gone, setGone] = useState<FileId>()
  const [one] = pending.slice(-1)
  const [last] = dropped.slice(-1)
  return {
    one,
    local: one?.local ?? (file === undefined ? undefined : sent[file]?.local),
    deleted: gone !== undefined || last !== undefined,
    again,
    take: async (): Promise<boolean> => {
      const files = await pickFiles('document', 1)
      if (files.length === 0) return false
      for (const { id } of pending) drop(id)
      void add(files, file)
      return true
    },
    remove: (): void => {
      if (one !== undefined) drop(one.id)
      else {
        setGone(file)
        onFile(undefined)
      }
    },
    undo: (): void => {
      if (gone !== undefined) onFile(gone)
      else if (last !== undefined) restore(last.id)
      setGone(undefined)
    },
  }
}

type ActsProps = Pick<Props, 'title' | 'testId' | 'extra'> & { readonly place: ReturnType<typeof usePlace> }
const Acts = ({ title, testId, extra, place: { one, again, take, remove } }: ActsProps) => {
  const act = (what: string, said: string, onTap: () => void): ReactNode => (
    <Button kind='quiet' onTap={onTap} label={`${title}，${said}`} testId={`${testId}-${what}`}>
      {said}
    </Button>
  )
  const lost = one?.refusal !== undefined && lostOnTheWay(one.refusal)
  return (
    <>
      {one?.state === 'asking' ? act('use', words.useThis, () => again(one.id)) : null}
      {lost ? act('send-again', words.sendAgain, () => again(one.id)) : null}
      {act('retake', words.retake, () => void take())}
      {act('remove', words.remove, remove)}
      {one === undefined ? extra : null}
    </>
  )
}

/** The framed place for one side or page, with its picture, how far it has come, and what can be done. */
export const Place = ({ title, hint, shape, file, onFile, row, shut, first, extra, testId }: Props) => {
  const place = usePlace({ file, onFile, row })
  if (shut) return <FirstButton first={first} label={title} take={place.take} />
  const { one, local } = place
  const frame = { title, hint, shape, one, file, testId }
  const acts = <Acts title={title} testId={testId} extra={extra} place={place} />
  if (local === undefined && file === undefined)
    return (
      <View>
        <Frame {...frame} onTap={() => void place.take()} testId={`${testId}-pick`} />
        {place.deleted ? <Undo onTap={place.undo} label={title} /> : null}
      </View>
    )
  return (
    <View {...testAttribute(`tile-${one?.state ?? 'received'}`)}>
      {local === undefined ? (
        file !== undefined && <StoredFrame {...frame} file={file} acts={acts} />
      ) : (
        <LocalFrame {...frame} local={local} acts={acts} />
      )}
    </View>
  )
}
