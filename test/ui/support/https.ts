import type { CallInput, CallName, CallOutput } from '@domain/contract'
import type { Envelope } from '@domain/contract/call'
import type { Refused } from '@domain/kernel/result'

/** `lost`: no reply comes back. */
type Reply<N extends CallName> = CallOutput<N> | Refused | 'lost'
export type Sent = Omit<Envelope, 'requestId'> & { readonly requestId: string }
type Answers = {
  readonly [N in CallName]?: (input: CallInput<N>, envelope: Sent) => Reply<N> | Promise<Reply<N>>
}
/** For tests in which what is answered does not matter, only whether a reply comes. */
type Whatever = (envelope: Sent) => object | 'lost'

const isRefused = (reply: unknown): reply is Refused =>
  typeof reply === 'object' && reply !== null && 'refusal' in reply && 'ok' in reply

/**
 * The cloud behind a browser's `fetch`, for tests of the gateway itself: the answer to each call, typed by the contract. Returns
 * the envelopes as they were sent.
 */
export const cloudOverHttps = (answers: Answers | Whatever): Sent[] => {
  const sent: Sent[] = []
  globalThis.fetch = jest.fn(async (_url: unknown, init?: { readonly body?: unknown }) => {
    const envelope = JSON.parse(String(init?.body)) as Sent
    sent.push(envelope)
    const answer = (typeof answers === 'function' ? undefined : answers[envelope.name as CallName]) as
      | ((input: unknown, envelope: Sent) => unknown)
      | undefined
    const reply = typeof answers === 'function' ? answers(envelope) : await answer?.(envelope.input, envelope)
    if (reply === undefined || reply === 'lost') throw new TypeError('network')
    const { requestId } = envelope
    return { json: async () => (isRefused(reply) ? { ...reply, requestId } : { ok: true, value: reply, requestId }) }
  }) as unknown as typeof fetch
  return sent
}
