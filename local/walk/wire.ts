import type { Answer } from '@domain/contract/call'
import type { Desk } from '../desk/desk'
import { openidOf } from '../desk/desk-people'

/** How a person of the town reaches the cloud: calls, uploads, downloads. */
export type Wire = {
  call(person: string, entry: 'api' | 'documents', envelope: unknown): Promise<Answer<unknown>>
  put(person: string, path: string, bytes: Uint8Array): Promise<void>
  get(person: string, path: string): Promise<Uint8Array>
}

/** Parses `file/<id>/<name>?t=<pass>` and `upload/<id>?t=<pass>`. */
const partsOf = (path: string): { readonly file: string; readonly pass: string } => {
  const url = new URL(path, 'http://desk/')
  return { file: url.pathname.split('/')[2] ?? '', pass: url.searchParams.get('t') ?? '' }
}

const CLOUD = 'cloud/'

const fromCloud = async ({ cloud }: Desk, path: string): Promise<Uint8Array> => {
  const reply = await fetch(`${cloud?.() ?? ''}/${encodeURI(path.slice(CLOUD.length))}`)
  if (!reply.ok) throw new Error(`download refused: ${reply.status}`)
  return new Uint8Array(await reply.arrayBuffer())
}

/** Within the desk's own process: the same entries, without HTTP. */
export const deskWire = (desk: Desk): Wire => ({
  call: (person, entry, envelope) => desk[entry]({ openid: openidOf(person) }, envelope, 0),
  put: async (_person, path, bytes) => {
    const { file, pass } = partsOf(path)
    const id = desk.files.verifyUpload(file, pass)
    if (id === undefined) throw new Error('the upload pass is not valid')
    await desk.files.receive(id, bytes)
  },
  get: async (_person, path) => {
    if (path.startsWith(CLOUD)) return fromCloud(desk, path)
    const { file, pass } = partsOf(path)
    const link = desk.files.verifyLink(file, pass)
    const bytes = link === undefined ? undefined : await desk.files.read(link.file)
    if (bytes === undefined) throw new Error('the link is not valid')
    return bytes
  },
})

/** Over HTTP, as a browser or curl would. `base`: the printed address, with trailing slash. */
export const httpWire = (base: string): Wire => ({
  call: async (person, entry, envelope) => {
    const reply = await fetch(`${base}as/${person}/${entry}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(envelope),
    })
    return (await reply.json()) as Answer<unknown>
  },
  put: async (person, path, bytes) => {
    const reply = await fetch(`${base}as/${person}/${path}`, { method: 'PUT', body: new Uint8Array(bytes) })
    if (!reply.ok) throw new Error(`upload refused: ${reply.status}`)
    await reply.arrayBuffer()
  },
  get: async (person, path) => {
    const reply = await fetch(`${base}as/${person}/${path}`)
    if (!reply.ok) throw new Error(`download refused: ${reply.status}`)
    return new Uint8Array(await reply.arrayBuffer())
  },
})
