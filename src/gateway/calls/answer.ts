import type { Answer } from '@domain/contract/call'

/** Whatever else came – a proxy's page, half a reply – is no answer of ours. */
export const isAnswer = (value: unknown): value is Answer<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
