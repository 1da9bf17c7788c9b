import { CloudFault } from '../protocol'

/** `cloud://<env>.<bucket>/<path>`; the bucket begins with the first letters of the environment in hexadecimal. */
const bucketOf = (env: string): string => `${Buffer.from(env.slice(0, 2)).toString('hex')}-${env}-1300000000`

export const fileIdOf = (env: string, path: string): string => `cloud://${env}.${bucketOf(env)}/${path}`

/** The path behind a file id of this environment; undefined for another's or for no file id at all. */
export const pathOf = (env: string, fileId: unknown): string | undefined => {
  const start = fileIdOf(env, '')
  return typeof fileId === 'string' && fileId.startsWith(start) ? fileId.slice(start.length) : undefined
}

const PATH_MAX = 850

/** What cloud storage takes as a path: no slash at the ends, none twice, no dots alone, nothing that is not to be seen. */
export const checkPath = (path: string): string => {
  const parts = path.split('/')
  const wrong = parts.some((part) => part === '' || part === '.' || part === '..')
  const unseen = [...path].some((letter) => letter < ' ' || letter === '\u007f')
  if (wrong || unseen || Buffer.byteLength(path) > PATH_MAX)
    throw new CloudFault('INVALID_PARAM', 'cloudPath is not valid')
  return path
}
