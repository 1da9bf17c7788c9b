import type { Refusal } from '@domain/kernel/result'
import { Button, Field, RefusalCard, SignatureGlass } from '@src/components'
import { dropKept, isWeapp, keepFile, keptFile, pickFiles } from '@src/gateway'
import { upload as words } from '@src/text/app'
import { surveyText } from '@src/text/survey'
import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Kept } from './draft'

const NO_ROOM: Refusal = { code: 'FILE_TOO_LARGE' }

const alt = (label: string) => (isWeapp ? { ariaLabel: label } : { nativeProps: { alt: label } })

/** The address of a kept picture, read back from this phone. */
const useKept = (id: string): string | undefined => {
  const [path, setPath] = useState<string>()
  useEffect(() => {
    let here = true
    void keptFile(id).then((file) => {
      if (here) setPath(file?.path)
    })
    return () => {
      here = false
    }
  }, [id])
  return path
}

const Tile = ({ kept, no, onRemove }: { readonly kept: Kept; readonly no: number; readonly onRemove: () => void }) => {
  const path = useKept(kept.id)
  return (
    <View className='tile'>
      {path !== undefined && <Image className='photo-image' src={path} mode='aspectFill' {...alt(words.page(no))} />}
      <Text className='tile-state'>{kept.file === undefined ? surveyText.localPhoto : surveyText.receivedPhoto}</Text>
      <View className='tile-acts'>
        <Button kind='quiet' onTap={onRemove} label={`${words.page(no)}，${words.remove}`}>
          {words.remove}
        </Button>
      </View>
    </View>
  )
}

const MAX = 9

type PhotosProps = {
  readonly photos: readonly Kept[]
  /** told what to do with the photos there are by then: making a photo small takes a while */
  readonly onChange: (edit: (photos: readonly Kept[]) => Kept[]) => void
}

/** Photos that rest on this phone until the record is sent: no signal is needed to take them. */
export const KeptPhotos = ({ photos, onChange }: PhotosProps) => {
  const [refusal, setRefusal] = useState<Refusal>()
  const add = async (camera: boolean): Promise<void> => {
    const chosen = await pickFiles('image', MAX - photos.length, camera)
    const ids = await Promise.all(chosen.map(keepFile))
    const kept = ids.flatMap((id) => (id === undefined ? [] : [{ id }]))
    setRefusal(kept.length < chosen.length ? NO_ROOM : undefined)
    onChange((now) => [...now, ...kept])
  }
  return (
    <Field label={surveyText.photos} hint={surveyText.photosHint} required>
      <View className='tiles'>
        {photos.map((kept, at) => (
          <Tile
            key={kept.id}
            kept={kept}
            no={at + 1}
            onRemove={() => {
              onChange((now) => now.filter((one) => one.id !== kept.id))
              void dropKept(kept.id)
            }}
          />
        ))}
      </View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {photos.length < MAX && (
        <View className='upload-acts'>
          <View className='upload-camera'>
            <Button onTap={() => void add(true)} testId='survey-camera'>
              {words.camera}
            </Button>
          </View>
          <Button onTap={() => void add(false)} testId='survey-pick'>
            {words.album}
          </Button>
          <Text className='field-hint'>{words.left(MAX - photos.length)}</Text>
        </View>
      )}
    </Field>
  )
}

type SignatureProps = {
  readonly label: string
  readonly kept: Kept | undefined
  readonly onChange: (kept: Kept | undefined) => void
  readonly testId: string
}

/** A signature that rests on this phone until the record is sent. */
export const KeptSignature = ({ label, kept, onChange, testId }: SignatureProps) => (
  <SignatureGlass
    label={label}
    testId={testId}
    signed={kept !== undefined}
    onAgain={() => {
      if (kept !== undefined) void dropKept(kept.id)
      onChange(undefined)
    }}
    onWritten={async (file) => {
      const id = await keepFile(file)
      if (id === undefined) return NO_ROOM
      onChange({ id })
      return undefined
    }}
  />
)
