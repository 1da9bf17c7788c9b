import { existsSync } from 'node:fs'
import path from 'node:path'
import { once } from '../adapters/once'
import { type CloudPart, portsInWechat } from '../adapters/wechat/ports'
import { createApi } from '../api/create'
import type { Entry } from '../dispatch/dispatch'
import { trustedProxies } from '../host/address'
import type { Ports } from '../ports/index'
import { beforeWriting } from '../usecases/keys/before-writing'
import { COLLECTIONS } from '../usecases/stored/collections'
import { createWeb, type WebParts } from './create'

/** The pages are deployed with the function: same origin as the calls, and always the same version. */
const PAGES = path.join(__dirname, 'pages')

/** Loaded with the first of these calls: most instances answer pages and other calls only. */
const documentsOf = (ports: Ports): Entry => {
  const loaded = once(async () => (await import('../documents/create')).createDocuments(ports))
  return async (...call) => (await loaded())(...call)
}

const ready = once(async () => {
  const opened = await portsInWechat(process.env, COLLECTIONS)
  const partsOf = (part: CloudPart): WebParts => {
    const ports = beforeWriting(part)(part.webPorts)
    return {
      ports,
      api: createApi(ports),
      documents: documentsOf(ports),
      publicUrl: process.env['PUBLIC_URL'],
      trusted: trustedProxies([]),
      pages: existsSync(PAGES) ? PAGES : undefined,
    }
  }
  const { first, others } = opened.parts
  return createWeb(partsOf(first), new Map([...others].map(([code, part]) => [code, partsOf(part)])))
})

/** Called by the platform for every request to the web desk's address. */
export const main = async (event: unknown): Promise<unknown> => (await ready())(event)
