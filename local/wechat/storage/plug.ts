import { type Action, CloudFault, type GatewayInside, type Plug, textIn } from '../protocol'
import type { Bucket } from './bucket'
import { COS_PREFIX, type CosDoor, cosDoor } from './cos-door'
import { checkPath, fileIdOf, pathOf } from './file-id'
import { cosPasses } from './passes'

const LIST_MAX = 50
const UPLOAD_SECONDS = 15 * 60
/** Default validity of a download address. */
const DOWNLOAD_SECONDS = 24 * 3600

export type StorageOptions = {
  readonly env: string
  readonly bucket: Bucket
  /** signs the addresses that are given out */
  readonly secret: Buffer
  readonly now: () => number
}

const listIn = (body: Readonly<Record<string, unknown>>, field: string): readonly unknown[] => {
  const list = body[field]
  if (!Array.isArray(list)) throw new CloudFault('INVALID_PARAM', `${field} must be a list`)
  if (list.length > LIST_MAX) throw new CloudFault('INVALID_PARAM', `${field}: at most ${LIST_MAX} at once`)
  return list
}

const addressOf = ({ origin }: GatewayInside, path: string): string =>
  `${origin}${COS_PREFIX}${path.split('/').map(encodeURIComponent).join('/')}`

const secondsOf = (item: unknown): number => {
  const asked = typeof item === 'object' && item !== null && 'max_age' in item ? item.max_age : undefined
  return typeof asked === 'number' && Number.isInteger(asked) && asked > 0 ? asked : DOWNLOAD_SECONDS
}

const idOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'fileid' in item ? item.fileid : undefined

/** Cloud storage. Clients have no direct access; they get addresses from functions. */
export const storagePlug = ({ env, bucket, secret, now }: StorageOptions): Plug => {
  const passes = cosPasses(secret)
  const cos: CosDoor = { bucket, passes, now, env }
  const seconds = (): number => Math.floor(now() / 1000)

  const getUploadMetadata: Action = async ({ body }, gateway) => {
    const path = checkPath(textIn(body, 'path'))
    const until = seconds() + UPLOAD_SECONDS
    const fileId = fileIdOf(env, path)
    return {
      json: {
        data: {
          url: addressOf(gateway, path),
          token: passes.token(path),
          authorization: `${until}.${passes.sign('put', path, until)}`,
          fileId,
          cosFileId: passes.cosFileId(fileId),
        },
      },
    }
  }

  const batchGetDownloadUrl: Action = async ({ body }, { origin }) => {
    const list: unknown[] = []
    for (const item of listIn(body, 'file_list')) {
      const fileID = idOf(item)
      const path = pathOf(env, fileID)
      const maxAge = secondsOf(item)
      if (path === undefined || (await bucket.about(path)) === undefined) {
        list.push({ code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '', maxAge })
        continue
      }
      const until = seconds() + maxAge
      // not URL-encoded, because the SDK encodes it before the download
      const tempFileURL = `${origin}${COS_PREFIX}${path}?sign=${passes.sign('get', path, until)}&t=${until}`
      list.push({ code: 'SUCCESS', fileID, tempFileURL, maxAge })
    }
    return { json: { data: { download_list: list } } }
  }

  const batchDeleteFile: Action = async ({ body }) => {
    const list: unknown[] = []
    for (const fileID of listIn(body, 'fileid_list')) {
      const path = pathOf(env, fileID)
      const gone = path !== undefined && (await bucket.remove(path))
      list.push({ code: gone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID })
    }
    return { json: { data: { delete_list: list } } }
  }

  return {
    actions: {
      'storage.getUploadMetadata': getUploadMetadata,
      'storage.batchGetDownloadUrl': batchGetDownloadUrl,
      'storage.batchDeleteFile': batchDeleteFile,
    },
    doors: [cosDoor(cos)],
  }
}
