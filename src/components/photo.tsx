import type { FileId } from '@domain/kernel/ids'
import { addressOf, isWeapp, useQuery } from '@src/gateway'
import { photoWords as words } from '@src/text/controls'
import { Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { createContext, useContext, useEffect, useState } from 'react'
import { a11y } from './a11y'
import { Tap } from './tap'
import { Viewer } from './viewer'

/** Papers stored on this phone (offline kit), which can be shown without a connection. */
export type PaperSource = {
  /** `url` for a file that can be shown in place; undefined: not on this phone */
  readonly find: (file: FileId) => Promise<{ readonly mime: string; readonly url?: string } | undefined>
  readonly show: (file: FileId) => void
  /** an address of the picture for as long as it is on the screen; undefined: it cannot be shown in place */
  readonly lend: (file: FileId) => Promise<string | undefined>
  /** what was lent is no longer shown */
  readonly giveBack: () => void
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
export const openDocument = (url: string): void => {
  // compared literally, so that the web build omits what only WeChat can do
  if (process.env.TARO_ENV !== 'weapp') window.open(url, '_blank', 'noopener')
  else
    void Taro.downloadFile({ url }).then(({ tempFilePath }) =>
      Taro.openDocument({ filePath: tempFilePath, showMenu: true }),
    )
}

/** One picture as large as the screen. */
export const Enlarged = ({
  url,
  label,
  onClose,
}: {
  readonly url: string
  readonly label: string
  readonly onClose: () => void
}) => <Viewer pictures={[{ url, label }]} at={0} onAt={() => undefined} onClose={onClose} />

export const whyNot = (code: string | undefined): string => {
  if (code === 'NOT_FOUND') return words.notShown
  return code === 'LOOKS_USED_UP' ? words.usedUp : words.failed
}

type Stored = {
  readonly mime?: string | undefined
  readonly url?: string | undefined
  /** said in place of the picture while there is none */
  readonly words: string
  /** opens the file; without one, asks again */
  readonly onTap: () => void
  readonly there: boolean
}

/** A stored file: its picture or document, or why it cannot be shown. The cloud decides whether it may be seen. */
export const useStored = (file: FileId, onPicture: () => void): Stored => {
  const source = useContext(PaperSourceContext)
  const here = useHere(source, file)
  const { data, refusal, loading, reload } = useQuery('file.link', { file }, { skip: here !== undefined })
  if (typeof here === 'object') {
    const inPlace = here.url !== undefined && here.mime.startsWith('image/')
    return { ...here, words: words.open, onTap: () => (inPlace ? onPicture() : source?.show(file)), there: true }
  }
  if (data === undefined)
    return {
      words: (loading && refusal === undefined) || here === 'asking' ? words.waiting : whyNot(refusal?.code),
      onTap: () => void reload(),
      there: false,
    }
  const url = addressOf(data.url)
  const picture = data.mime.startsWith('image/')
  return {
    mime: data.mime,
    url,
    words: words.open,
    onTap: () => (picture ? onPicture() : openDocument(url)),
    there: true,
  }
}

/** A picture as a whole, nothing of it cut off. What it is called stands beside it, or on the frame that is tapped. */
export const WholePicture = ({
  url,
  label = '',
  onError,
}: {
  readonly url: string
  readonly label?: string
  readonly onError?: () => void
}) => (
  <Image
    className='photo-image'
    src={url}
    mode='aspectFit'
    lazyLoad
    {...(onError === undefined ? {} : { onError })}
    {...(isWeapp ? (label === '' ? {} : a11y({ label })) : { nativeProps: { alt: label } })}
  />
)

type PhotoProps = {
  readonly file: FileId
  readonly label: string
  /** opens it among others; without it, the picture is shown alone */
  readonly onOpen?: () => void
}
/** A stored file: the picture, or a button to open the document. */
export const Photo = ({ file, label, onOpen }: PhotoProps) => {
  const [open, setOpen] = useState(false)
  const { mime, url, words: said, onTap, there } = useStored(file, onOpen ?? (() => setOpen(true)))
  if (!there)
    return (
      <Tap className='photo photo-empty' onTap={onTap} label={label}>
        <Text className='photo-words'>{said}</Text>
      </Tap>
    )
  return (
    <>
      <Tap className='photo' onTap={onTap} label={label}>
        {url !== undefined && mime?.startsWith('image/') === true ? (
          <WholePicture url={url} />
        ) : (
          <View className='photo-document'>
            <Text>{said}</Text>
          </View>
        )}
        <Text className='photo-label'>{label}</Text>
      </Tap>
      {open && url !== undefined ? <Enlarged url={url} label={label} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
