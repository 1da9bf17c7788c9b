import type { Answer } from '@domain/contract/call'

/** Whether a response is ours; anything else (a proxy's page, a truncated response) is not. */
export const isAnswer = (value: unknown): value is Answer<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
