import type { FileId } from '@domain/kernel/ids'
import { addressOf, isWeapp, useQuery } from '@src/gateway'
import { photoWords as words } from '@src/text/controls'
import { Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { createContext, useContext, useEffect, useState } from 'react'
import { Tap } from './tap'
import { Viewer } from './viewer'

/** Papers stored on this phone (offline kit), which can be shown without a connection. */
export type PaperSource = {
  /** `url` for a file that can be shown in place; undefined: not on this phone */
  readonly find: (file: FileId) => Promise<{ readonly mime: string; readonly url?: string } | undefined>
  readonly show: (file: FileId) => void
}
export const PaperSourceContext = createContext<PaperSource | undefined>(undefined)

type Here = Awaited<ReturnType<PaperSource['find']>>

/** The copy of the file that this phone has, if any; `asking` until this is known. */
const useHere = (source: PaperSource | undefined, file: FileId): Here | 'asking' => {
  const [here, setHere] = useState<Here | 'asking'>(source === undefined ? undefined : 'asking')
  useEffect(() => {
    let wanted = true
    if (source !== undefined)
      void source.find(file).then((found) => {
        if (wanted) setHere(found)
      })
    return () => {
      wanted = false
    }
  }, [source, file])
  return here
}

/** Opens a document in the program that this system has for it. */
const openDocument = (url: string): void => {
  // compared literally, so that the web build omits what only WeChat can do
  if (process.env.TARO_ENV !== 'weapp') window.open(url, '_blank', 'noopener')
  else
    void Taro.downloadFile({ url }).then(({ tempFilePath }) =>
      Taro.openDocument({ filePath: tempFilePath, showMenu: true }),
    )
}

type ShownProps = {
  readonly mime: string
  readonly url?: string
  readonly label: string
  readonly onTap: () => void
}
const Shown = ({ mime, url, label, onTap }: ShownProps) => (
  <Tap className='photo' onTap={onTap} label={label}>
    {url !== undefined && mime.startsWith('image/') ? (
      // the tappable frame has the accessible name; the picture inside needs none
      <Image
        className='photo-image'
        src={url}
        mode='aspectFit'
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

const whyNot = (code: string | undefined): string => {
  if (code === 'NOT_FOUND') return words.notShown
  return code === 'LOOKS_USED_UP' ? words.usedUp : words.failed
}

/** A stored file: the picture, or a button to open the document. The cloud decides whether it may be seen. */
export const Photo = ({ file, label }: { readonly file: FileId; readonly label: string }) => {
  const source = useContext(PaperSourceContext)
  const here = useHere(source, file)
  const [open, setOpen] = useState(false)
  const { data, refusal, loading, reload } = useQuery('file.link', { file }, { skip: here !== undefined })
  if (typeof here === 'object') return <Shown {...here} label={label} onTap={() => source?.show(file)} />
  if (data === undefined)
    return (
      <Tap className='photo photo-empty' onTap={() => void reload()} label={label}>
        <Text className='photo-words'>
          {(loading && refusal === undefined) || here === 'asking' ? words.waiting : whyNot(refusal?.code)}
        </Text>
      </Tap>
    )
  const url = addressOf(data.url)
  const picture = data.mime.startsWith('image/')
  return (
    <>
      <Shown mime={data.mime} url={url} label={label} onTap={() => (picture ? setOpen(true) : openDocument(url))} />
      {open ? (
        <Viewer pictures={[{ url, label }]} at={0} onAt={() => undefined} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}
