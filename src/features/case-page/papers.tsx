import type { FileId } from '@domain/kernel/ids'
import { Button, Photo, Viewer } from '@src/components'
import { viewerText } from '@src/text/case-page'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { openDocument } from '../../components/photo'
import { drawsPdf, Pdf } from './pdf'
import type { Beside } from './sheets'
import { type Found, useLookedAt } from './stored'
import './case-page.scss'

export type Leaf = {
  readonly title: string
  readonly file?: FileId | undefined
  /** said where there is no photo */
  readonly said?: string
  /** what it proves */
  readonly beside?: readonly Beside[]
}

type PlaceProps = {
  readonly found: Found | undefined
  readonly title: string
  readonly onAgain: () => void
  readonly onShow: () => void
}
const Place = ({ found, title, onAgain, onShow }: PlaceProps) => {
  const [lost, setLost] = useState<string>()
  if (found === undefined) return <Text>{viewerText.waiting}</Text>
  if ('why' in found)
    return (
      <>
        <Text>{found.why}</Text>
        <Button onTap={onAgain}>{viewerText.again}</Button>
      </>
    )
  // compared literally, so that the mini-program's build omits the browser's half
  if (process.env.TARO_ENV !== 'weapp' && found.url !== undefined && found.url !== lost && drawsPdf(found.mime))
    return <Pdf url={found.url} label={title} onLost={() => setLost(found.url)} />
  return (
    <>
      <Text>{viewerText.document}</Text>
      <Button onTap={() => (found.url === undefined ? onShow() : openDocument(found.url))} testId='open-document'>
        {viewerText.open}
      </Button>
    </>
  )
}

const urlOf = (found: Found | undefined): string | undefined =>
  found !== undefined && 'mime' in found && found.mime.startsWith('image/') ? found.url : undefined

const BesidePaper = ({ lines }: { readonly lines: readonly Beside[] }) =>
  lines.length === 0 ? null : (
    <View className='paper-beside'>
      {lines.map(({ label, value }) => (
        <View className='paper-beside-line' key={`${label}${value}`}>
          <Text>{label}</Text>
          <Text className='paper-beside-value'>{value}</Text>
        </View>
      ))}
    </View>
  )

type Props = {
  readonly leaves: readonly Leaf[]
  readonly at: number
  readonly onAt: (at: number) => void
  readonly onClose?: () => void
  readonly inline?: boolean
  /** what can be done about the paper */
  readonly children?: ReactNode
}

/** Stored papers, leafed through: each is fetched, and registered as looked at, when it is turned to. */
export const PaperViewer = ({ leaves, at, onAt, onClose, inline = false, children }: Props) => {
  const leaf = leaves[at]
  const { found, again, show } = useLookedAt(leaf?.file)
  const place =
    leaf?.file === undefined ? (
      <Text>{leaf?.said}</Text>
    ) : (
      <Place found={found} title={leaf.title} onAgain={again} onShow={show} />
    )
  return (
    <View className='case-viewer'>
      <Viewer
        pictures={leaves.map(({ title }, no) => ({
          label: title,
          ...(no === at ? { url: urlOf(found), body: place } : {}),
        }))}
        at={at}
        onAt={onAt}
        {...(onClose === undefined ? {} : { onClose })}
        inline={inline}
        beside={<BesidePaper lines={leaf?.beside ?? []} />}
      >
        {children}
      </Viewer>
    </View>
  )
}

/** Stored photos side by side; a tap opens one, and from there the others. */
export const Photos = ({ leaves }: { readonly leaves: readonly (Leaf & { readonly file: FileId })[] }) => {
  const [at, setAt] = useState<number>()
  return (
    <View className='case-photos'>
      {leaves.map(({ file, title }, no) => (
        <Photo key={file} file={file} label={title} onOpen={() => setAt(no)} />
      ))}
      {at !== undefined && <PaperViewer leaves={leaves} at={at} onAt={setAt} onClose={() => setAt(undefined)} />}
    </View>
  )
}
