import * as z from 'zod/mini'

/**
 * WeChat refused, or sent nothing usable: `errcode` is WeChat's number, 0 when no answer came in time. The message never
 * contains the address, which carries the access token and sometimes the secret.
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

/** One request; returns the bytes of the answer, whatever they are. */
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
        redirect: 'error', // a redirect would pass the secret on
        signal: AbortSignal.timeout(timeoutMs),
      })
      const bytes = new Uint8Array(await reply.arrayBuffer())
      if (!reply.ok) throw new WechatFault(0, path)
      return { bytes, json: jsonOf(bytes) }
    } catch {
      throw new WechatFault(0, path)
    }
  }

/** Throws WechatFault when the answer reports an error. Pictures and other bytes are not JSON and report none. */
export const sound = (path: string, json: unknown): unknown => {
  const failed = Failed.safeParse(json)
  if (failed.success && failed.data.errcode !== 0) throw new WechatFault(failed.data.errcode, path)
  return json
}
