import type { FileId } from '@domain/kernel/ids'
import { type FilePurpose, isWeapp, type LocalFile, type PickKind, pickFiles } from '@src/gateway'
import { upload as words } from '@src/text/controls'
import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { a11y } from './a11y'
import { Button } from './button'
import { Field, type FieldBase } from './field'
import { Undo } from './undo'
import { type Act, Tile } from './upload-tile'
import { type Ask, lostOnTheWay, type Pending, useSending } from './use-sending'

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
  /** name of this row on this phone: uploads interrupted by closing the app continue when the row is shown again */
  readonly row?: string | undefined
  /** looks at each file before it is sent, and may ask about it */
  readonly ask?: Ask | undefined
  /** nothing is shown, and what waits on this phone goes on being sent */
  readonly shut?: boolean
  readonly first?: First | undefined
  /** a photo that was taken before this page was opened */
  readonly given?: LocalFile | undefined
}

const moved = <T,>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list]
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(to, 0, one)
  return next
}

/** The actions on an uploaded picture, ordered so that an additional action is appended at the end and no button moves. */
const actsOf = (
  no: number,
  last: boolean,
  on: { readonly retake: () => void; readonly remove: () => void; readonly move: (by: number) => void },
): readonly Act[] => [
  { words: words.remove, onTap: on.remove },
  { words: words.change, onTap: on.retake, testId: `change-${no}` },
  ...(no > 1 ? [{ words: words.earlier, onTap: () => on.move(-1), testId: `earlier-${no}` }] : []),
  ...(last ? [] : [{ words: words.later, onTap: () => on.move(1), testId: `later-${no}` }]),
]

type PendingActs = { readonly mend: () => void; readonly remove: () => void; readonly use: () => void }
const pendingActs = (one: Pending, on: PendingActs): readonly Act[] => {
  if (one.state === 'asking')
    return [
      { words: words.takeAgain, onTap: on.mend, testId: 'take-again' },
      { words: words.useThis, onTap: on.use, testId: 'use-this' },
    ]
  return [
    { words: words.remove, onTap: on.remove },
    ...(one.state === 'again' && one.refusal !== undefined
      ? [{ words: lostOnTheWay(one.refusal) ? words.retake : words.change, onTap: on.mend, testId: 'send-again' }]
      : []),
  ]
}

type Gone = { readonly file: FileId; readonly at: number }
/** The way to the first photo of a row that is shut; `onTaken` is called once there is one. */
export type First = { readonly testId: string; readonly onTaken: () => void }
type FirstProps = { readonly first: First | undefined; readonly label: string; readonly take: () => Promise<boolean> }
export const FirstButton = ({ first, label, take }: FirstProps) =>
  first === undefined ? null : (
    <Button
      kind='plain'
      onTap={() => void take().then((taken) => (taken ? first.onTaken() : undefined))}
      label={`${label}，${words.first}`}
      testId={first.testId}
    >
      {words.first}
    </Button>
  )

/** Photos and documents from camera, album or files, each with the state of its upload. */
export const Uploader = ({
  purpose,
  value,
  onChange,
  max,
  example,
  row,
  ask,
  shut = false,
  first,
  given,
  ...base
}: Props) => {
  const { pending, dropped, sent, drop, restore, again, add } = useSending(purpose, value, onChange, row, ask)
  const [gone, setGone] = useState<readonly Gone[]>([])
  const ahead = useRef(given)
  useEffect(() => {
    const { current: file } = ahead
    ahead.current = undefined
    if (file !== undefined) void add([file])
  }, [add])
  const kind = KIND[purpose]
  const left = max - value.length - pending.length
  const pick = async (camera: boolean): Promise<boolean> => {
    const files = await pickFiles(kind, left, camera)
    void add(files)
    return files.length > 0
  }
  if (shut) return <FirstButton first={first} label={base.label} take={() => pick(false)} />
  // a rejected picture never becomes an uploaded one, so it does not count as uploading
  const onTheWay = pending.filter(({ refusal }) => refusal === undefined || lostOnTheWay(refusal)).length
  const from = kind === 'table' || (kind === 'document' && !isWeapp) ? words.file : words.album
  const retake = (file: FileId | undefined): void => void pickFiles(kind, 1).then((files) => add(files, file))
  // a rejected picture is chosen again; a failed upload is only repeated
  const mend = ({ id, refusal, instead }: Pending): void => {
    if (refusal !== undefined && lostOnTheWay(refusal)) again(id)
    else
      void pickFiles(kind, 1).then((files) => {
        if (files.length > 0) drop(id)
        return add(files, instead)
      })
  }
  const remove = (file: FileId, at: number): void => {
    setGone((before) => [...before, { file, at }])
    onChange(value.filter((one) => one !== file))
  }
  const undo = (): void => {
    const [last] = dropped.slice(-1)
    const [one] = gone.slice(-1)
    if (one !== undefined) {
      setGone((before) => before.filter((each) => each !== one))
      onChange([...value.slice(0, one.at), one.file, ...value.slice(one.at)])
    } else if (last !== undefined) restore(last.id)
  }
  const id = (what: string): { testId?: string } =>
    base.testId === undefined ? {} : { testId: `${base.testId}-${what}` }
  const acts = (file: FileId, i: number): readonly Act[] =>
    actsOf(i + 1, i === value.length - 1, {
      retake: () => retake(file),
      remove: () => remove(file, i),
      move: (by) => onChange(moved(value, i, i + by)),
    })
  const tiles = [
    ...value.map((file, i) => ({
      key: sent[file]?.id ?? file,
      props: { no: i + 1, file, local: sent[file]?.local, one: undefined, acts: acts(file, i) },
    })),
    ...pending.map((one, i) => ({
      key: one.id,
      props: {
        no: value.length + i + 1,
        file: undefined,
        local: one.local,
        one,
        acts: pendingActs(one, {
          mend: () => mend(one),
          remove: () => drop(one.id),
          use: () => again(one.id),
        }),
      },
    })),
  ]
  return (
    <Field {...base}>
      {example === undefined ? null : <Text className='field-hint'>{`${words.good}：${example}`}</Text>}
      <View className='tiles'>
        {tiles.map(({ key, props }) => (
          <Tile key={key} kind={kind} {...props} />
        ))}
      </View>
      {gone.length + dropped.length > 0 && left > 0 ? <Undo onTap={undo} label={base.label} /> : null}
      <View {...a11y({ live: 'polite' })}>
        {onTheWay > 1 ? <Text className='field-hint'>{words.onTheWay(onTheWay)}</Text> : null}
      </View>
      <View>
        {left > 0 ? (
          <View className='upload-acts'>
            {kind === 'table' ? null : (
              <View className='upload-camera'>
                <Button
                  kind='plain'
                  onTap={() => void pick(true)}
                  label={`${base.label}，${words.camera}`}
                  {...id('camera')}
                >
                  {words.camera}
                </Button>
              </View>
            )}
            <Button kind='plain' onTap={() => void pick(false)} label={`${base.label}，${from}`} {...id('pick')}>
              {from}
            </Button>
            {kind === 'table' ? null : <Text className='field-hint'>{words.left(left)}</Text>}
          </View>
        ) : (
          // pictures rejected or still uploading do not count as enough
          pending.length === 0 && max > 0 && kind !== 'table' && <Text className='field-hint'>{words.full}</Text>
        )}
      </View>
    </Field>
  )
}
