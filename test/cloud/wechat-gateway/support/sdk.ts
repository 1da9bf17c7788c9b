import process from 'node:process'
import { type Gateway, type GatewayOptions, startGateway } from '@local/wechat/gateway'
import cloud from 'wx-server-sdk'

export const ENV = 'desk-0a1b2c'
export const SECRET = { id: 'AKIDdeskdeskdeskdesk', key: 'desk-key-of-the-tests' }

/** What WeChat's platform puts into the environment of a function; the SDK reads it at every call. */
export const asFunction = (url: string, secret: { id: string; key: string; token?: string } = SECRET): void => {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENV,
    TENCENTCLOUD_SECRETID: secret.id,
    TENCENTCLOUD_SECRETKEY: secret.key,
    TENCENTCLOUD_SESSIONTOKEN: secret.token ?? '',
    SILENCE: 'true',
  })
}

export type Bench = { readonly gateway: Gateway; readonly db: ReturnType<typeof cloud.database> }

/** A gateway and the real SDK, set up as a function would do it. */
export const openBench = async (options: Partial<GatewayOptions> = {}): Promise<Bench> => {
  const gateway = await startGateway({ env: ENV, secret: SECRET, ...options })
  asFunction(gateway.url)
  cloud.init({ env: ENV })
  return { gateway, db: cloud.database({ throwOnNotFound: false }) }
}

/** What the caller sees when a call is refused. */
export type Seen = { readonly errCode?: unknown; readonly code?: unknown; readonly message: string }

export const refusalOf = async (work: PromiseLike<unknown>): Promise<Seen> => {
  try {
    await work
  } catch (error) {
    const { errCode, code } = error as { errCode?: unknown; code?: unknown }
    const seen = { errCode, code, message: error instanceof Error ? error.message : String(error) }
    const message = (error as { errMsg?: unknown }).errMsg
    return typeof message === 'string' ? { ...seen, message } : seen
  }
  throw new Error('was not refused')
}
