import type { BlockList } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { HostedFiles } from '../adapters/files/hosted'
import type { CodeLogin } from '../adapters/wechat-https/login'
import type { PushReader } from '../adapters/wechat-https/push'
import type { Entry } from '../dispatch/dispatch'
import type { createEvents } from '../events/create'
import type { Ports } from '../ports/index'
import { type Way, wayOf } from './address'
import type { HostMetrics } from './metrics'

/** Under it and its code each city of an installation stands as if it were alone: `/c/4406/`. The first stands at the root. */
export const CITY_PATH = '/c'

/** Everything that the server's routes use. */
export type HostParts = {
  readonly ports: Ports & { readonly files: HostedFiles }
  readonly api: Entry
  readonly documents: Entry
  /** `login` and `push` are both undefined without WeChat's account */
  readonly login: CodeLogin | undefined
  readonly push: { readonly reader: PushReader; readonly events: ReturnType<typeof createEvents> } | undefined
  readonly metrics: HostMetrics
  readonly metricsToken: string | undefined
  readonly publicUrl: string | undefined
  readonly trusted: BlockList
  /** folder of the built pages; undefined when there are none */
  readonly pages: string | undefined
  readonly version: string
  /** rejects when the store cannot be reached */
  readonly storeAnswers: () => Promise<unknown>
  readonly isStopping: () => boolean
}

/** The parts that the calls need: the web desk in WeChat's cloud has no server around them. */
export type CallParts = Pick<HostParts, 'api' | 'documents' | 'publicUrl' | 'trusted'> & {
  readonly ports: Ports
  readonly metrics: Pick<HostMetrics, 'counted'>
}

/**
 * A public address with https:// means that TLS ends at a proxy in front of the server, even if the proxy sends no header for
 * this.
 */
export const wayIn = (c: Context, { trusted, publicUrl }: Pick<HostParts, 'trusted' | 'publicUrl'>): Way => {
  const { incoming } = c.env as HttpBindings
  const way = wayOf(incoming.socket as { remoteAddress?: string; encrypted?: boolean }, incoming.headers, trusted)
  return { ...way, secure: way.secure || publicUrl?.startsWith('https:') === true }
}
