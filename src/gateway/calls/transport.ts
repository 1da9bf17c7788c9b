import type { Answer, Envelope } from '@domain/contract/call'
import Taro from '@tarojs/taro'
import { addressOf, hasServer, isWeapp } from '../platform/place'
import { isAnswer } from './answer'
import { answerToFault } from './cloud-fault'
import { session, sessionInsteadOf } from './login'

/**
 * `undefined`: no response came. Whether the command was carried out is unknown; only a retry with its idempotency key finds
 * out.
 */
type Sent = Answer<unknown> | undefined

const patience = { api: 20_000, documents: 60_000 } as const

const byCloud = async (entry: 'api' | 'documents', envelope: Envelope): Promise<unknown> => {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience[entry]))
  const answer = Taro.cloud.callFunction({ name: entry, data: envelope }).then((reply) => reply.result, answerToFault)
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

const posted = async (entry: 'api' | 'documents', envelope: Envelope, token: string): Promise<unknown> => {
  const reply = await Taro.request<unknown>({
    url: addressOf(entry),
    method: 'POST',
    header: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    data: envelope,
    timeout: patience[entry],
  })
  return reply.data
}

/** An expired session is not shown to the person: the phone signs in again and repeats the request. */
const byServer = async (entry: 'api' | 'documents', envelope: Envelope): Promise<unknown> => {
  const first = await session()
  if (first?.ok !== true) return first
  const answer = await posted(entry, envelope, first.value.token)
  if (!isAnswer(answer) || answer.ok || answer.refusal.code !== 'NOT_SIGNED_IN') return answer
  const again = await sessionInsteadOf(first.value.token)
  return again?.ok === true ? posted(entry, envelope, again.value.token) : again
}

const byPhone = hasServer ? byServer : byCloud

/** One try. Everything that is not our answer (no connection, a timeout, a proxy's page) counts as no response. */
export const sendOnce = async (entry: 'api' | 'documents', envelope: Envelope): Promise<Sent> => {
  try {
    const answer = await (isWeapp ? byPhone(entry, envelope) : byHttps(entry, envelope))
    return isAnswer(answer) ? answer : undefined
  } catch {
    return undefined
  }
}
