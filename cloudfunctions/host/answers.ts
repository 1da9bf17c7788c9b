import type { Answer } from '@domain/contract/call'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { RefusalFacts } from '@domain/kernel/result'
import type { Context } from 'hono'
import { randomIds } from '../adapters/ids'

/** A refusal by the host itself, in the same shape as every other answer. */
export const refusal = (
  code: RefusalCode,
  about?: RefusalFacts,
  requestId: string = randomIds.mint(),
): Answer<never> => ({
  ok: false,
  refusal: about === undefined ? { code } : { code, about },
  requestId,
})

/** Sends an answer: always HTTP 200 (a refusal is in the body), never cached, with the request id for the access log. */
export const sent = (c: Context, answer: Answer<unknown>): Response =>
  c.json(answer, 200, { 'cache-control': 'no-store', 'x-request-id': answer.requestId })
