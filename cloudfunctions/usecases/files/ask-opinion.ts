import { StoreError } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import type { FileDoc } from '../stored/collections'

/** Pictures that members of the union may come to see. */
const SHOWN: ReadonlySet<FileDoc['purpose']> = new Set<FileDoc['purpose']>(['notice-photo', 'drive-photo'])
/** The checker fetches the picture at its leisure. */
const LINK_MS = 60 * 60_000

/**
 * Asks for a look at a picture that others will see; the trace by which the opinion will come. Undefined for all other
 * files, and whenever nobody could be asked: a picture is never held up for want of an opinion.
 */
export const askOpinion = async (
  { ports, person }: Pick<Signed, 'ports' | 'person'>,
  { id, purpose }: Pick<FileDoc, 'id' | 'purpose'>,
  mime: string,
): Promise<string | undefined> => {
  if (!SHOWN.has(purpose) || !mime.startsWith('image/')) return undefined
  try {
    const { url } = await ports.files.link(id, mime, id, LINK_MS)
    return await ports.content.media(person.openid, url, 'image')
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    ports.log.alarm('content', { outcome: 'unavailable', code: error.kind })
    return undefined
  }
}
