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

/** WeChat's answers have some kilobytes, its pictures some hundred: more is no answer, and is not read to its end. */
const ANSWER_MAX = 1024 * 1024

const bytesOf = async ({ body }: Response): Promise<Uint8Array | undefined> => {
  const parts: Uint8Array[] = []
  const reader = body?.getReader()
  for (let size = 0; ; ) {
    const part = await reader?.read()
    if (part?.value === undefined) return new Uint8Array(Buffer.concat(parts))
    size += part.value.byteLength
    if (size > ANSWER_MAX) {
      await reader?.cancel()
      return undefined
    }
    parts.push(part.value)
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
      const bytes = await bytesOf(reply)
      if (bytes === undefined || !reply.ok) throw new WechatFault(0, path)
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
