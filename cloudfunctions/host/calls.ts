import type { Answer } from '@domain/contract/call'
import { refusal } from './answers'
import { jsonIn, readUpTo } from './body'

/** Above the dispatcher's own bound, so that what is a little too large is still told so by name. */
const BODY_LIMIT = 400 * 1024

/** The envelope in a request; an answer when there is none in it. */
export const envelopeIn = async (
  request: Request,
): Promise<{ readonly body: unknown; readonly size: number } | { readonly refused: Answer<never> }> => {
  const bytes = await readUpTo(request, BODY_LIMIT)
  if (bytes === 'too-large') return { refused: refusal('TOO_LARGE') }
  const parsed = jsonIn(bytes)
  if (parsed === undefined) return { refused: refusal('BAD_INPUT', { at: 'body' }) }
  return { body: parsed.json, size: bytes.byteLength }
}
