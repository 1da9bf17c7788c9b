import { sign } from '@cloudbase/signature-nodejs'
import type { Gateway } from '@local/wechat/gateway'
import { ENV, SECRET } from './sdk'

export type Sent = {
  /** what is signed */
  readonly body: object
  /** what arrives instead, if it was changed on the way */
  readonly arrives?: object
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
}
export type Got = {
  readonly status: number
  readonly code?: string
  readonly message?: string
  readonly data?: unknown
}

/** A request as the SDK signs and sends it, by hand: for what wx-server-sdk never sends. */
export const post = async (gateway: Gateway, { body, arrives, headers, path }: Sent): Promise<Got> => {
  const url = `${gateway.url}?env=${ENV}&seqId=1`
  const signed = { 'content-type': 'application/json', host: `127.0.0.1:${gateway.port}` }
  const timestamp = Math.floor(Date.now() / 1000)
  const { authorization } = sign({
    secretId: SECRET.id,
    secretKey: SECRET.key,
    method: 'post',
    url,
    params: body,
    headers: signed,
    withSignedParams: true,
    timestamp,
  })
  const response = await fetch(path === undefined ? url : `${gateway.origin}${path}`, {
    method: 'POST',
    body: JSON.stringify(arrives ?? body),
    headers: {
      ...signed,
      authorization: String(authorization),
      'x-timestamp': String(timestamp),
      'x-signature-expires': '600',
      ...headers,
    },
  })
  const text = await response.text()
  return { ...(text.startsWith('{') ? (JSON.parse(text) as object) : {}), status: response.status }
}
