import { type Download, download } from '@src/gateway'
import { downloadText } from '@src/text/download'
import { useState } from 'react'
import { Banner } from './plain'

/** Gets files, and remembers what became of the last one. */
export const useDownload = () => {
  const [got, setGot] = useState<Download>()
  const get = async ({ url, name }: { readonly url: string; readonly name: string }): Promise<void> => {
    setGot(undefined)
    setGot(await download(url, name))
  }
  return { got, get }
}

/** What has become of a file, unless the browser shows that itself. */
export const Downloaded = ({ got }: { readonly got: Download | undefined }) =>
  got === undefined || got === 'given' ? null : (
    <Banner
      tone={got === 'failed' || got === 'maybe' ? 'amber' : 'green'}
      text={downloadText[got]}
      testId={`download-${got}`}
    />
  )
