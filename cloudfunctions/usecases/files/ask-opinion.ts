import { StoreError } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import type { FileDoc } from '../stored/collections'

/** Pictures that members of the union can see. */
const SHOWN: ReadonlySet<FileDoc['purpose']> = new Set<FileDoc['purpose']>(['notice-photo', 'drive-photo'])
/** Long, because WeChat's check fetches the picture at any time. */
const LINK_MS = 60 * 60_000

/**
 * Requests a content check of a picture that others will see; returns the trace id under which the result will arrive.
 * Undefined for all other files, and when the check is unavailable: a picture is never blocked for lack of a result.
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
