import type { CaseId } from '@domain/kernel/ids'
import { Banner, Button, Field, SignatureGlass } from '@src/components'
import { testAttribute } from '@src/components/a11y'
import { isWeapp, pickFiles } from '@src/gateway'
import { dropPicture, keepPicture, smallPicture } from '@src/gateway/offline-kit'
import { upload as words } from '@src/text/controls'
import { surveyText } from '@src/text/survey'
import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Kept } from './draft'

const alt = (label: string) => (isWeapp ? { ariaLabel: label } : { nativeProps: { alt: label } })

/** A temporary address for a small copy of a stored picture, decrypted in memory. */
const useKept = (caseId: CaseId, id: string): string | undefined => {
  const [path, setPath] = useState<string>()
  useEffect(() => {
    let here = true
    let made: string | undefined
    void smallPicture(caseId, id).then((address) => {
      made = address
      if (here) setPath(address)
    })
    return () => {
      here = false
      if (!isWeapp && made !== undefined) URL.revokeObjectURL(made)
    }
  }, [caseId, id])
  return path
}

type TileProps = {
  readonly caseId: CaseId
  readonly kept: Kept
  readonly no: number
  readonly onRemove: () => void
}
const Tile = ({ caseId, kept, no, onRemove }: TileProps) => {
  const path = useKept(caseId, kept.id)
  return (
    <View className='tile' {...testAttribute('tile-kept')}>
      {path !== undefined && <Image className='photo-image' src={path} mode='aspectFit' {...alt(words.page(no))} />}
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
  readonly caseId: CaseId
  readonly photos: readonly Kept[]
  /** called with a function of the photos as they are then, because shrinking a photo takes a while */
  readonly onChange: (edit: (photos: readonly Kept[]) => Kept[]) => void
}

/** Photos that stay on this phone until the record is sent: taking them needs no connection. */
export const KeptPhotos = ({ caseId, photos, onChange }: PhotosProps) => {
  const [room, setRoom] = useState(true)
  const [strange, setStrange] = useState(false)
  const add = async (camera: boolean): Promise<void> => {
    const picked = await pickFiles('image', MAX - photos.length, camera)
    const chosen = picked.filter(({ mime }) => mime.startsWith('image/'))
    // reported at once; the cloud would report the error only when the survey is sent
    setStrange(chosen.length < picked.length)
    // one after the other, each shown as soon as it is stored, because a cheap phone cannot hold nine photos in memory
    let room = true
    for (const file of chosen) {
      const id = await keepPicture(caseId, file)
      if (id === undefined) room = false
      else onChange((now) => [...now, { id }])
    }
    setRoom(room)
  }
  return (
    <Field label={surveyText.photos} hint={surveyText.photosHint}>
      <View className='tiles'>
        {photos.map((kept, at) => (
          <Tile
            key={kept.id}
            caseId={caseId}
            kept={kept}
            no={at + 1}
            onRemove={() => {
              onChange((now) => now.filter((one) => one.id !== kept.id))
              void dropPicture(caseId, kept.id)
            }}
          />
        ))}
      </View>
      {strange && <Banner tone='amber' text={surveyText.notPhoto} testId='photo-strange' />}
      {!room && <Banner tone='amber' text={surveyText.noRoomPhoto} testId='photo-no-room' />}
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
  readonly caseId: CaseId
  readonly label: string
  readonly kept: Kept | undefined
  readonly onChange: (kept: Kept | undefined) => void
  readonly testId: string
}

/** A signature that stays on this phone until the record is sent. */
export const KeptSignature = ({ caseId, label, kept, onChange, testId }: SignatureProps) => (
  <SignatureGlass
    label={label}
    testId={testId}
    signed={kept !== undefined}
    onAgain={() => {
      if (kept !== undefined) void dropPicture(caseId, kept.id)
      onChange(undefined)
    }}
    onWritten={async (file) => {
      const id = await keepPicture(caseId, file)
      if (id === undefined) return 'no-room'
      onChange({ id })
      return undefined
    }}
  />
)
