import { isWeapp } from '@src/gateway'
import { createElement, useEffect, useState } from 'react'

/** Browsers of phones do not draw documents in a page. */
export const drawsPdf = (mime: string): boolean =>
  !isWeapp && mime === 'application/pdf' && (navigator as { pdfViewerEnabled?: boolean }).pdfViewerEnabled === true

/** The browser's reader keeps its bar, which takes the document closer and turns it, and leaves its list of pages shut. */
const ALONE = '#navpanes=0'

type Props = {
  readonly url: string
  readonly label: string
  /** called when it cannot be had */
  readonly onLost: () => void
}

/** A document in the viewer, drawn by the browser. Its bytes are read first: the link to them is valid for minutes only. */
export const Pdf = ({ url, label, onLost }: Props) => {
  const [here, setHere] = useState<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each document
  useEffect(() => {
    let wanted = true
    let made: string | undefined
    const read = async (): Promise<void> => {
      const reply = await fetch(url)
      if (!reply.ok) throw new Error('the document was not sent')
      const bytes = await reply.arrayBuffer()
      if (!wanted) return
      made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
      setHere(made)
    }
    read().catch(() => wanted && onLost())
    return () => {
      wanted = false
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [url])
  return here === undefined
    ? null
    : createElement('iframe', {
        className: 'viewer-pdf',
        src: `${here}${ALONE}`,
        title: label,
        'data-testid': 'viewer-pdf',
      })
}
