import type { FileId } from '@domain/kernel/ids'
import { Photo, Viewer } from '@src/components'
import { useStored } from '../../components/photo'

const stays = (): void => undefined

/** A paper in the page, as wide as the page: closer and turned; a document, or what is not there yet, as everywhere. */
export const Paper = ({ file, label }: { readonly file: FileId; readonly label: string }) => {
  const { mime, url } = useStored(file, stays)
  if (url === undefined || mime?.startsWith('image/') !== true) return <Photo file={file} label={label} />
  return <Viewer inline pictures={[{ url, label }]} at={0} onAt={stays} />
}
