import type { Answer } from '@domain/contract/call'
import { command } from '../calls/call'
import { addressOf } from '../platform/place'
import { forgetAll } from './forget'

/** Signs this browser out: ends the session in the cloud, deletes everything stored here, and reloads the page. */
export const signOut = async (): Promise<Answer<unknown>> => {
  const answer = await command('session.revoke', { session: 'current' })
  const over = answer.ok || answer.refusal.code === 'NOT_SIGNED_IN' || answer.refusal.code === 'NOT_FOUND'
  if (!over) return answer
  await forgetAll()
  window.location.replace(addressOf(''))
  return answer
}
