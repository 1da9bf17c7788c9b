import type { FileId } from '@domain/kernel/ids'
import { a11y, Button, cx, Photo, Tap } from '@src/components'
import { addressOf, isWeapp, useQuery } from '@src/gateway'
import { paperCheckText as words } from '@src/text/case-page'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'

/** A paper as large as the page is wide: a tap enlarges it, a button turns it. WeChat's own viewer zooms with two fingers. */
export const Paper = ({ file, label }: { readonly file: FileId; readonly label: string }) => {
  const { data } = useQuery('file.link', { file })
  const [near, setNear] = useState(false)
  const [quarter, setQuarter] = useState(0)
  // a document, or a picture that is not there yet: the common component says so
  if (data === undefined || !data.mime.startsWith('image/')) return <Photo file={file} label={label} />
  const url = addressOf(data.url)
  const enlarge = (): void => {
    if (isWeapp) void Taro.previewImage({ urls: [url] })
    else setNear(!near)
  }
  return (
    <View>
      <View className={cx('paper-frame', near && 'paper-near')}>
        <Tap
          className={`paper-sheet paper-turn-${quarter}`}
          label={words.enlarge(label)}
          onTap={enlarge}
          testId='paper'
        >
          <Image
            className='paper-image'
            src={url}
            mode='widthFix'
            {...(isWeapp ? {} : { nativeProps: { alt: '' } })}
            {...a11y({ hidden: true })}
          />
        </Tap>
      </View>
      <Button kind='quiet' onTap={() => setQuarter((quarter + 1) % 4)} label={words.turn} testId='paper-turn'>
        {words.turn}
      </Button>
    </View>
  )
}
