import { CloudFault } from '../protocol'

/** `cloud://<env>.<bucket>/<path>`; the bucket's name begins with the first letters of the environment in hexadecimal. */
const bucketOf = (env: string): string => `${Buffer.from(env.slice(0, 2)).toString('hex')}-${env}-1300000000`

export const fileIdOf = (env: string, path: string): string => `cloud://${env}.${bucketOf(env)}/${path}`

/** The path in a file id of this environment; undefined for another environment's file id, or an invalid one. */
export const pathOf = (env: string, fileId: unknown): string | undefined => {
  const start = fileIdOf(env, '')
  return typeof fileId === 'string' && fileId.startsWith(start) ? fileId.slice(start.length) : undefined
}

const PATH_MAX = 850

/**
 * Checks a path as cloud storage does: no slash at either end, no double slash, no `.` or `..` as a part, no invisible
 * characters.
 */
export const checkPath = (path: string): string => {
  const parts = path.split('/')
  const wrong = parts.some((part) => part === '' || part === '.' || part === '..')
  const unseen = [...path].some((letter) => letter < ' ' || letter === '\u007f')
  if (wrong || unseen || Buffer.byteLength(path) > PATH_MAX)
    throw new CloudFault('INVALID_PARAM', 'cloudPath is not valid')
  return path
}
