import { writeFileSync } from 'node:fs'
import path from 'node:path'

type Options<T> = { success?: (result: T) => void; fail?: (error: { errMsg: string }) => void; complete?: () => void }

/** A document that the phone was asked to show. */
export type Opened = { readonly type: string; readonly bytes: Uint8Array }

/** The types WeChat's own viewer shows; it refuses all others. */
const SHOWN = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']

const answer = async <T>(options: Options<T>, work: () => Promise<T>): Promise<T> => {
  try {
    const result = await work()
    options.success?.(result)
    return result
  } catch (error) {
    const errMsg = error instanceof Error ? error.message : String(error)
    options.fail?.({ errMsg })
    if (options.fail === undefined) throw error
    return undefined as T
  } finally {
    options.complete?.()
  }
}

/**
 * Downloading and showing papers as WeChat documents it: any HTTP answer counts as success, and the file name is WeChat's own.
 */
export const papers = (dir: string, opened: Opened[], asked: (url: string) => void) => {
  const files = new Map<string, Uint8Array>()
  let count = 0
  return {
    downloadFile: (options: Options<object> & { url: string }) =>
      answer(options, async () => {
        if (!/^https?:\/\//.test(options.url)) throw new Error('downloadFile:fail invalid url')
        asked(options.url)
        const reply = await fetch(options.url)
        const bytes = new Uint8Array(await reply.arrayBuffer())
        count += 1
        // the name has no ending to rely on
        const tempFilePath = path.join(dir, `tmp_${count}`)
        writeFileSync(tempFilePath, bytes)
        files.set(tempFilePath, bytes)
        return { tempFilePath, statusCode: reply.status, errMsg: 'downloadFile:ok' }
      }),
    openDocument: (options: Options<object> & { filePath: string; fileType?: string }) =>
      answer(options, async () => {
        const bytes = files.get(options.filePath)
        const type = options.fileType ?? path.extname(options.filePath).slice(1)
        if (bytes === undefined) throw new Error('openDocument:fail file doesn’t exist')
        if (!SHOWN.includes(type)) throw new Error('openDocument:fail filetype not supported')
        opened.push({ type, bytes })
        return { errMsg: 'openDocument:ok' }
      }),
  }
}
