import * as z from 'zod/mini'

/**
 * WeChat said no, or nothing that can be used: `errcode` is its own number, 0 when nothing came back in time. The
 * message never carries an address: the address carries the access token, and sometimes the secret.
 */
export class WechatFault extends Error {
  override readonly name = 'WechatFault'
  constructor(
    readonly errcode: number,
    path: string,
  ) {
    super(`${path}: ${errcode === 0 ? 'no answer' : `errcode ${errcode}`}`)
  }
}

const Failed = z.object({ errcode: z.int() })

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

/** One request; the bytes of the answer whatever they are. */
export type Ask = (
  path: string,
  query: Readonly<Record<string, string>>,
  body: unknown,
) => Promise<{ readonly bytes: Uint8Array; readonly json: unknown }>

export const askAt =
  (base: string, timeoutMs: number): Ask =>
  async (path, query, body) => {
    const address = `${base.replace(/\/$/, '')}${path}?${new URLSearchParams(query).toString()}`
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    try {
      const reply = await fetch(address, {
        ...(body === undefined ? {} : post),
        redirect: 'error', // wherever it led, the secret would follow
        signal: AbortSignal.timeout(timeoutMs),
      })
      const bytes = new Uint8Array(await reply.arrayBuffer())
      if (!reply.ok) throw new WechatFault(0, path)
      return { bytes, json: jsonOf(bytes) }
    } catch {
      throw new WechatFault(0, path)
    }
  }

/** WechatFault for an answer that says so. Pictures and other bytes are no JSON and say nothing. */
export const sound = (path: string, json: unknown): unknown => {
  const failed = Failed.safeParse(json)
  if (failed.success && failed.data.errcode !== 0) throw new WechatFault(failed.data.errcode, path)
  return json
}
