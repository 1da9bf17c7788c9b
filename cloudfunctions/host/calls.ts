import type { Answer } from '@domain/contract/call'
import { refusal } from './answers'
import { jsonIn, readUpTo } from './body'

/** Higher than the dispatcher's own limit, so that a slightly oversized call still gets the refusal that names its size. */
const BODY_LIMIT = 400 * 1024

/** The envelope of a request; an answer with a refusal when there is none. */
export const envelopeIn = async (
  request: Request,
): Promise<{ readonly body: unknown; readonly size: number } | { readonly refused: Answer<never> }> => {
  const bytes = await readUpTo(request, BODY_LIMIT)
  if (bytes === 'too-large') return { refused: refusal('TOO_LARGE') }
  const parsed = jsonIn(bytes)
  if (parsed === undefined) return { refused: refusal('BAD_INPUT', { at: 'body' }) }
  return { body: parsed.json, size: bytes.byteLength }
}
