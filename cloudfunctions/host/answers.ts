import type { Answer } from '@domain/contract/call'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { RefusalFacts } from '@domain/kernel/result'
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
