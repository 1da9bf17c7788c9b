import type { Answer, Envelope } from '@domain/contract/call'
import Taro from '@tarojs/taro'
import { addressOf, isWeapp } from './place'

/** `undefined`: no answer came back. The command may or may not have been done; only its key can tell. */
type Sent = Answer<unknown> | undefined

const isAnswer = (value: unknown): value is Answer<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'

const patience = { api: 20_000, documents: 60_000 } as const

const byCloud = async (entry: 'api' | 'documents', envelope: Envelope): Promise<unknown> => {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience[entry]))
  const answer = Taro.cloud.callFunction({ name: entry, data: envelope }).then((reply) => reply.result)
  return Promise.race([answer, late])
}

const byHttps = async (entry: 'api' | 'documents', envelope: Envelope): Promise<unknown> => {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience[entry])
  try {
    const reply = await fetch(addressOf(entry), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(envelope),
      signal: stop.signal,
    })
    return await reply.json()
  } finally {
    clearTimeout(timer)
  }
}

/** One try. Whatever is not an answer of ours – no signal, a timeout, a proxy's page – is no answer. */
export const sendOnce = async (entry: 'api' | 'documents', envelope: Envelope): Promise<Sent> => {
  try {
    const answer = await (isWeapp ? byCloud(entry, envelope) : byHttps(entry, envelope))
    return isAnswer(answer) ? answer : undefined
  } catch {
    return undefined
  }
}
