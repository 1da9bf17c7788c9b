import { Button, Field } from '@src/components'
import { testAttribute } from '@src/components/a11y'
import { WholePicture } from '@src/components/photo'
import { type LocalFile, pickFiles } from '@src/gateway'
import { upload as words } from '@src/text/controls'
import { wallText } from '@src/text/wall'
import { Text, View } from '@tarojs/components'

type Props = {
  readonly label: string
  readonly hint: string
  readonly photo: LocalFile | undefined
  readonly onChange: (photo: LocalFile | undefined) => void
}

/** One photo of the wall. It stays on this page until it is entered, because each household gets a copy of its own. */
export const WallPhoto = ({ label, hint, photo, onChange }: Props) => {
  const pick = async (camera: boolean): Promise<void> => {
    const [file] = await pickFiles('image', 1, camera)
    if (file?.mime.startsWith('image/') === true) onChange(file)
  }
  return (
    <Field label={label} hint={hint}>
      {photo === undefined ? (
        <View className='upload-acts'>
          <View className='upload-camera'>
            <Button onTap={() => void pick(true)} testId='wall-photo-camera'>
              {words.camera}
            </Button>
          </View>
          <Button onTap={() => void pick(false)} testId='wall-photo-pick'>
            {words.album}
          </Button>
        </View>
      ) : (
        <View className='tiles'>
          <View className='tile' {...testAttribute('tile-kept')}>
            <WholePicture url={photo.path} label={label} />
            <Text className='tile-state tile-ok'>{wallText.photoKept}</Text>
            <View className='tile-acts'>
              <Button kind='quiet' onTap={() => void pick(false)} testId='wall-photo-change'>
                {words.change}
              </Button>
              <Button kind='quiet' onTap={() => onChange(undefined)} testId='wall-photo-remove'>
                {words.remove}
              </Button>
            </View>
          </View>
        </View>
      )}
    </Field>
  )
}
