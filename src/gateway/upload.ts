import type { CallInput, CallOutput } from '@domain/contract'
import type { Answer } from '@domain/contract/call'
import type { FileId } from '@domain/kernel/ids'
import Taro from '@tarojs/taro'
import { call, noAnswer } from './call'
import type { LocalFile } from './pick'
import { addressOf, isWeapp } from './place'
import { shrink } from './shrink'

export type FilePurpose = CallInput<'file.ticket'>['purpose']
type Put = CallOutput<'file.ticket'>['put']

const PATIENCE = 60_000

const bytesOf = (filePath: string): Promise<ArrayBuffer | string> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({ filePath, success: ({ data }) => resolve(data), fail: reject })
  })

/** The same PUT as from a browser: one route, one kind of address to register with WeChat. */
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

const fromPage = async (path: string, file: LocalFile): Promise<boolean> => {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const body = file.blob ?? (await (await fetch(file.path)).blob())
    const reply = await fetch(addressOf(path), {
      method: 'PUT',
      headers: { 'content-type': file.mime },
      body,
      signal: stop.signal,
    })
    return reply.ok
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** WeChat's own upload ends when it likes: after our patience it counts as lost. The cloud's id, or undefined. */
const toCloud = async (cloudPath: string, file: LocalFile): Promise<string | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE)
  })
  try {
    return (await Promise.race([Taro.cloud.uploadFile({ cloudPath, filePath: file.path }), late]))?.fileID
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** The bytes themselves, tried twice. The cloud's own id when it gave one; false when they did not get through. */
const put = async (to: Put, file: LocalFile): Promise<{ readonly cloudId?: string } | false> => {
  for (let left = 2; left > 0; left -= 1) {
    if (to.via === 'https') {
      if (await (isWeapp ? fromPhone(to.path, file) : fromPage(to.path, file))) return {}
    } else {
      const cloudId = await toCloud(to.cloudPath, file)
      if (cloudId !== undefined) return { cloudId }
    }
  }
  return false
}

/** Shrinks, registers, sends and has the content checked. The file is worth naming only once this says ok. */
export const upload = async (purpose: FilePurpose, chosen: LocalFile): Promise<Answer<FileId>> => {
  const file = purpose === 'signature' ? chosen : await shrink(chosen)
  const slot = `${file.name}:${file.size}`
  const ticket = await call('file.ticket', { purpose, size: file.size, mime: file.mime }, { keyFor: slot })
  if (!ticket.ok) return ticket
  const sent = await put(ticket.value.put, file)
  if (sent === false) return noAnswer()
  const confirmed = await call('file.confirm', { file: ticket.value.file, ...sent }, { keyFor: ticket.value.file })
  return confirmed.ok ? { ok: true, value: confirmed.value.file, requestId: confirmed.requestId } : confirmed
}
