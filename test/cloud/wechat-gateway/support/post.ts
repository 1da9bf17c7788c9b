import type { Gateway } from '@local/wechat/gateway'
import { tc3 } from '@local/wechat/serve/tc3'
import { ENV, SECRET } from './sdk'

export type Sent = {
  /** the signed body */
  readonly body: object
  /** the body that arrives instead, if it was altered on the way */
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

/** A request signed and sent as by the SDK, built by hand: for requests that wx-server-sdk never makes. */
export const post = async (gateway: Gateway, { body, arrives, headers, path }: Sent): Promise<Got> => {
  const url = `${gateway.url}?env=${ENV}&seqId=1`
  const signed = { 'content-type': 'application/json', host: `127.0.0.1:${gateway.port}` }
  const at = Math.floor(Date.now() / 1000)
  const params = Object.keys(body).map((name) => name.toLowerCase())
  const signature = tc3(SECRET.key, { method: 'post', url, headers: signed, fields: { ...body }, params, at })
  const scope = `${new Date(at * 1000).toISOString().slice(0, 10)}/tcb/tc3_request`
  const response = await fetch(path === undefined ? url : `${gateway.origin}${path}`, {
    method: 'POST',
    body: JSON.stringify(arrives ?? body),
    headers: {
      ...signed,
      authorization: `TC3-HMAC-SHA256 Credential=${SECRET.id}/${scope}, SignedParams=${params.join(';')}, SignedHeaders=${Object.keys(signed).join(';')}, Signature=${signature}`,
      'x-timestamp': String(at),
      'x-signature-expires': '600',
      ...headers,
    },
  })
  const text = await response.text()
  return { ...(text.startsWith('{') ? (JSON.parse(text) as object) : {}), status: response.status }
}
