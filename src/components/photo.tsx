import type { FileId } from '@domain/kernel/ids'
import { addressOf, isWeapp, useQuery } from '@src/gateway'
import { photoWords as words } from '@src/text/app'
import { Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Tap } from './tap'

const show = (url: string, picture: boolean): void => {
  // written out: the web build then leaves the unused viewer of pictures away, a fifth of its first download
  if (process.env.TARO_ENV !== 'weapp') window.open(url, '_blank', 'noopener')
  else if (picture) void Taro.previewImage({ urls: [url] })
  else
    void Taro.downloadFile({ url }).then(({ tempFilePath }) =>
      Taro.openDocument({ filePath: tempFilePath, showMenu: true }),
    )
}

/** A stored file: the picture itself, or a way to open the document. Whether it may be seen is the cloud's to say. */
export const Photo = ({ file, label }: { readonly file: FileId; readonly label: string }) => {
  const { data, refusal, loading, reload } = useQuery('file.link', { file })
  if (data === undefined)
    return (
      <Tap className='photo photo-empty' onTap={() => void reload()} label={label}>
        <Text className='photo-words'>{loading && refusal === undefined ? words.waiting : words.failed}</Text>
      </Tap>
    )
  const url = addressOf(data.url)
  const picture = data.mime.startsWith('image/')
  return (
    <Tap className='photo' onTap={() => show(url, picture)} label={label}>
      {picture ? (
        // the tappable frame carries the name; the picture inside needs none of its own
        <Image
          className='photo-image'
          src={url}
          mode='aspectFill'
          lazyLoad
          {...(isWeapp ? {} : { nativeProps: { alt: '' } })}
        />
      ) : (
        <View className='photo-document'>
          <Text>{words.open}</Text>
        </View>
      )}
      <Text className='photo-label'>{label}</Text>
    </Tap>
  )
}
