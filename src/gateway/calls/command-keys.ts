import type { CommandId } from '@domain/kernel/ids'
import { nanoid } from 'nanoid/non-secure'
import { read, remove, write } from '../storage/key-value'

type Kept = { readonly key: CommandId; readonly body: string }

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'key' in value && 'body' in value && typeof value.key === 'string'

/** A hash of the body, so that the body itself (ID numbers, accounts) is not stored on the phone a second time. */
const fingerprint = (text: string): string => {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}${text.length.toString(36)}`
}

const slotOf = (name: string, about: string): string => `command:${name}:${about}`

/**
 * The idempotency key of a command: stored on the phone before the first send, reused on every retry, deleted with the answer.
 * Another body is another command and gets another key.
 */
export const keyFor = (name: string, about: string, body: unknown): CommandId => {
  const slot = slotOf(name, about)
  const print = fingerprint(JSON.stringify(body) ?? '')
  const kept = read(slot)
  if (isKept(kept) && kept.body === print) return kept.key
  const key = nanoid(24) as CommandId
  write(slot, { key, body: print } satisfies Kept)
  return key
}

export const dropKey = (name: string, about: string): void => remove(slotOf(name, about))
