import type { CallInput, CallOutput } from '@domain/contract'
import type { Answer } from '@domain/contract/call'
import type { FileId } from '@domain/kernel/ids'
import type { PicturePrint } from '@domain/proof/print'
import Taro from '@tarojs/taro'
import { command, noAnswer } from '../calls/call'
import { addressOf } from '../platform/place'
import type { LocalFile } from './pick'
import { shrink } from './shrink'

export type FilePurpose = CallInput<'file.ticket'>['purpose']
type Put = CallOutput<'file.ticket'>['put']

/** Called with the uploaded percentage, as often as the platform reports it. */
export type Progress = (percent: number) => void

const PATIENCE = 60_000

/** Aborts an upload without progress for `PATIENCE` ms; a slow upload that still progresses goes on. */
const watching = (giveUp: () => void): { readonly moved: () => void; readonly over: () => void } => {
  let timer = setTimeout(giveUp, PATIENCE)
  return {
    moved: () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, PATIENCE)
    },
    over: () => clearTimeout(timer),
  }
}

const bytesOf = (filePath: string): Promise<ArrayBuffer | string> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({ filePath, success: ({ data }) => resolve(data), fail: reject })
  })

/**
 * The same PUT as from a browser, so that only one kind of address has to be registered with WeChat; it reports no progress.
 */
const fromPhone = async (path: string, file: LocalFile): Promise<boolean> => {
  try {
    const reply = await Taro.request<unknown, ArrayBuffer | string>({
      url: addressOf(path),
      method: 'PUT',
      header: { 'content-type': file.mime },
      data: await bytesOf(file.path),
      timeout: PATIENCE,
    })
    return reply.statusCode >= 200 && reply.statusCode < 300
  } catch {
    return false
  }
}

/** Uses XMLHttpRequest, because fetch does not report how much was uploaded. */
const sendByPage = (path: string, mime: string, body: Blob, progress: Progress): Promise<boolean> =>
  new Promise((resolve) => {
    const way = new XMLHttpRequest()
    const watch = watching(() => way.abort())
    const ended = (well: boolean): void => {
      watch.over()
      resolve(well)
    }
    way.upload.onprogress = ({ loaded, total }) => {
      watch.moved()
      if (total > 0) progress((loaded / total) * 100)
    }
    way.onload = () => ended(way.status >= 200 && way.status < 300)
    way.onerror = () => ended(false)
    way.onabort = () => ended(false)
    way.open('PUT', addressOf(path))
    way.setRequestHeader('content-type', mime)
    way.send(body)
  })

const fromPage = async (path: string, file: LocalFile, progress: Progress): Promise<boolean> => {
  try {
    const body = file.blob ?? (await (await fetch(file.path)).blob())
    return await sendByPage(path, file.mime, body, progress)
  } catch {
    return false
  }
}

/**
 * Uploads through WeChat's cloud, which has no timeout of its own: an upload without progress for `PATIENCE` ms counts as lost.
 * Returns the cloud's id, or undefined.
 */
const toCloud = (cloudPath: string, file: LocalFile, progress: Progress): Promise<string | undefined> =>
  new Promise((resolve) => {
    let task: Taro.UploadTask | undefined
    const watch = watching(() => {
      task?.abort()
      resolve(undefined)
    })
    const ended = (cloudId: string | undefined): void => {
      watch.over()
      resolve(cloudId)
    }
    // with callbacks, because only then the call returns the task that reports progress
    task = Taro.cloud.uploadFile({
      cloudPath,
      filePath: file.path,
      success: ({ fileID }) => ended(fileID),
      fail: () => ended(undefined),
    })
    task?.onProgressUpdate?.(({ progress: percent }) => {
      watch.moved()
      progress(percent)
    })
  })

/** Uploads the bytes, with one retry. Returns the cloud's id if there is one; false when the upload failed. */
const put = async (to: Put, file: LocalFile, progress: Progress): Promise<{ readonly cloudId?: string } | false> => {
  for (let left = 2; left > 0; left -= 1) {
    if (to.via === 'https') {
      if (await (process.env.TARO_ENV === 'weapp' ? fromPhone(to.path, file) : fromPage(to.path, file, progress)))
        return {}
    } else {
      const cloudId = await toCloud(to.cloudPath, file, progress)
      if (cloudId !== undefined) return { cloudId }
    }
  }
  return false
}

/**
 * Shrinks a file, registers it, uploads it, and has its content checked. The file may be named in a command only after this
 * returned ok. `print`: of a photo of a paper, what it looks like.
 */
export const upload = async (
  purpose: FilePurpose,
  chosen: LocalFile,
  progress: Progress = () => undefined,
  print?: PicturePrint,
): Promise<Answer<FileId>> => {
  const file = purpose === 'signature' ? chosen : await shrink(chosen)
  const slot = `${file.name}:${file.size}`
  const ticket = await command('file.ticket', { purpose, size: file.size, mime: file.mime }, { keyFor: slot })
  if (!ticket.ok) return ticket
  const sent = await put(ticket.value.put, file, progress)
  if (sent === false) return noAnswer()
  const confirmed = await command(
    'file.confirm',
    { file: ticket.value.file, ...sent, print },
    { keyFor: ticket.value.file },
  )
  return confirmed.ok ? { ok: true, value: confirmed.value.file, requestId: confirmed.requestId } : confirmed
}
