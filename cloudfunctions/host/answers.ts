import type { Answer } from '@domain/contract/call'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { RefusalFacts } from '@domain/kernel/result'
import type { Context } from 'hono'
import { randomIds } from '../adapters/ids'

/** A refusal by the host itself, in the shape of every other answer. */
export const refusal = (
  code: RefusalCode,
  about?: RefusalFacts,
  requestId: string = randomIds.mint(),
): Answer<never> => ({
  ok: false,
  refusal: about === undefined ? { code } : { code, about },
  requestId,
})

/** An answer as it goes out: always HTTP 200 (the refusal is in it), kept by nobody, with its id for the access log. */
export const sent = (c: Context, answer: Answer<unknown>): Response =>
  c.json(answer, 200, { 'cache-control': 'no-store', 'x-request-id': answer.requestId })
