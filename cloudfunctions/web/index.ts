import { existsSync } from 'node:fs'
import path from 'node:path'
import { once } from '../adapters/once'
import { type CloudPart, portsInWechat } from '../adapters/wechat/ports'
import { createApi } from '../api/create'
import { createDocuments } from '../documents/create'
import { trustedProxies } from '../host/address'
import { beforeWriting } from '../usecases/keys/before-writing'
import { COLLECTIONS } from '../usecases/stored/collections'
import { createWeb, type WebParts } from './create'

/** The pages are deployed with the function: same origin as the calls, and always the same version. */
const PAGES = path.join(__dirname, 'pages')

const ready = once(async () => {
  const opened = await portsInWechat(process.env, COLLECTIONS)
  const partsOf = (part: CloudPart): WebParts => {
    const ports = beforeWriting(part)(part.webPorts)
    return {
      ports,
      api: createApi(ports),
      documents: createDocuments(ports),
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
