import type { Clock } from '@cloud/ports/world'
import { FileId } from '@domain/kernel/ids'
import { type HostedFiles, hostedPasses, sameBytes } from '../files/hosted'
import { once } from '../once'
import { faultOf, wordsOf } from './fault'
import { checkCredentials, type Env, type Sdk } from './sdk'

export type CloudFilesConfig = {
  readonly env: Env
  readonly sdk: Pick<Sdk, 'uploadFile' | 'downloadFile' | 'deleteFile' | 'getTempFileURL'>
  /** a keyed hash: the same for the same text, and impossible to compute without the key */
  readonly hash: (text: string) => string
  /** signs links and upload tickets that pass through the web desk's function */
  readonly secret: string
  readonly clock: Clock
}

export type CloudFiles = {
  /** phones upload to cloud storage and download from it directly */
  readonly forPhones: Omit<HostedFiles, 'verifyUpload' | 'verifyLink'>
  /** browsers cannot reach cloud storage directly: the function passes the bytes on, 6 MB at most */
  readonly forWeb: HostedFiles
}

const isMissing = (error: unknown): boolean => /STORAGE_FILE_NONEXIST|-503003|NoSuchKey/.test(wordsOf(error))

const checked = (file: string): string => {
  const id = FileId.safeParse(file)
  if (!id.success) throw new Error('not a file id')
  return id.data
}

/** Requests to cloud storage, by path. A file id of the platform contains the bucket's name, which only the platform knows. */
const storageOf = ({ env, sdk }: CloudFilesConfig) => {
  const ask = async <R>(doing: string, work: () => Promise<R>): Promise<R> => {
    checkCredentials(env)
    try {
      return await work()
    } catch (error) {
      throw isMissing(error) ? error : faultOf(error, doing)
    }
  }
  const put = async (path: string, bytes: Uint8Array): Promise<string> => {
    const { fileID } = await ask('storage.put', () =>
      sdk.uploadFile({ cloudPath: path, fileContent: Buffer.from(bytes) }),
    )
    return fileID
  }
  /** The platform returns the bucket's name only when a file is put, so each process puts a marker file of one letter once. */
  const root = once(async () => {
    const mark = 'kept/root'
    return (await put(mark, Buffer.from('.'))).slice(0, -mark.length)
  })
  return {
    put,
    root,
    get: async (fileID: string): Promise<Uint8Array | undefined> => {
      try {
        return new Uint8Array((await ask('storage.get', () => sdk.downloadFile({ fileID }))).fileContent)
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: async (fileID: string): Promise<void> => {
      await ask('storage.remove', () => sdk.deleteFile({ fileList: [fileID] }))
    },
    address: async (fileID: string, seconds: number): Promise<string> => {
      const { fileList } = await ask('storage.link', () =>
        sdk.getTempFileURL({ fileList: [{ fileID, maxAge: seconds }] }),
      )
      const first = fileList[0]
      const url = typeof first === 'object' && first !== null && 'tempFileURL' in first ? first.tempFileURL : ''
      if (typeof url !== 'string' || url === '') throw faultOf({ code: 'STORAGE_FILE_NONEXIST' }, 'storage.link')
      return url
    },
  }
}

/**
 * Files in cloud storage. An uploaded file stays at an incoming path until its first read; then the file is moved to a path
 * that phones cannot write to, so that a checked file cannot be changed. Both paths are a keyed hash of the file's id, so that
 * they need not be stored and cannot be guessed. The path that a phone reports is only compared with the path that was issued.
 */
export const cloudFiles = (config: CloudFilesConfig): CloudFiles => {
  const { clock, env, hash } = config
  const storage = storageOf(config)
  const incoming = (file: string): string => `in/${hash(`in:${checked(file)}`)}`
  const kept = (file: string): string => `kept/${hash(`kept:${checked(file)}`)}`
  const keptId = async (file: string): Promise<string> => {
    const path = kept(file)
    return `${await storage.root()}${path}`
  }
  const isItsPlace = (file: string, cloudId: string): boolean => {
    const own = env['CLOUD_ENV']
    const start = own === undefined ? 'cloud://' : `cloud://${own}.`
    return cloudId.startsWith(start) && cloudId.slice(cloudId.indexOf('/', 'cloud://'.length) + 1) === incoming(file)
  }
  const moved = async (file: FileId, from: string): Promise<Uint8Array | undefined> => {
    const bytes = await storage.get(from)
    if (bytes === undefined) return undefined
    await storage.put(kept(file), bytes)
    await storage.remove(from)
    return bytes
  }
  const read = async (file: FileId, cloudId?: string): Promise<Uint8Array | undefined> => {
    const there = await storage.get(await keptId(file))
    if (there !== undefined || cloudId === undefined || !isItsPlace(file, cloudId)) return there
    // a concurrent confirmation may have moved the file already
    return (await moved(file, cloudId)) ?? storage.get(await keptId(file))
  }
  const forPhones: CloudFiles['forPhones'] = {
    ticket: async (file) => ({ via: 'cloud', cloudPath: incoming(file) }),
    read,
    write: async (file, bytes) => void (await storage.put(kept(file), bytes)),
    remove: async (file) => {
      const root = await storage.root()
      for (const path of [kept(file), incoming(file)]) await storage.remove(`${root}${path}`)
    },
    link: async (file, _mime, _name, ttlMs) => {
      const until = clock.now() + ttlMs
      return { url: await storage.address(await keptId(file), Math.max(1, Math.floor(ttlMs / 1000))), until }
    },
    receive: async (file, bytes) => {
      const there = await read(file)
      if (there !== undefined) return sameBytes(there, bytes) ? 'kept' : 'other-content'
      await storage.put(kept(file), bytes)
      return 'kept'
    },
  }
  return { forPhones, forWeb: { ...forPhones, ...hostedPasses(config.secret, clock) } }
}
