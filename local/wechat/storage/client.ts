import { CloudFault } from '../protocol'
import type { Bucket } from './bucket'
import { checkPath, fileIdOf } from './file-id'

/**
 * The storage rule: phones may upload a file to the path they were given, never replace another person's file, and read none.
 */
const NOT_YOURS = () => new CloudFault('STORAGE_EXCEED_AUTHORITY', 'permission denied by the storage rule')

/** What `wx.cloud.uploadFile` does on a phone. */
export const uploadFromPhone = async (
  { bucket, env }: { readonly bucket: Bucket; readonly env: string },
  openid: string,
  path: string,
  bytes: Uint8Array,
): Promise<string> => {
  const there = await bucket.about(checkPath(path))
  if (there !== undefined && there.openid !== openid) throw NOT_YOURS()
  await bucket.write(path, bytes, openid)
  return fileIdOf(env, path)
}
