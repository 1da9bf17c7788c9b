import { Send } from '@src/components'
import { PhotosOnTheWay } from '@src/components/photos-on-the-way'
import { useUnderWay } from '@src/components/use-sending'
import { type ComponentProps, useState } from 'react'

type Props = ComponentProps<typeof Send> & {
  /** the names under which the photos of this form wait */
  readonly rows: readonly string[]
}

/** The end of a form with photos: it is sent only once each of them has arrived, so that none stays behind unnoticed. */
export const SendWithPhotos = ({ rows, onSend, ...send }: Props) => {
  const pending = useUnderWay(rows)
  const [tried, setTried] = useState(false)
  const all = async (): Promise<void> => {
    setTried(pending.length > 0)
    if (pending.length === 0) await onSend()
  }
  return (
    <>
      {tried ? <PhotosOnTheWay pending={pending} /> : null}
      <Send {...send} onSend={all} />
    </>
  )
}
