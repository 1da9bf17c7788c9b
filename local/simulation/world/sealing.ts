import { createHash, createHmac } from 'node:crypto'
import type { Sealer } from '@cloud/ports/world'

const KEY = 's1.sim'
const MASK = 0xa5
const CONTEXT_LENGTH = 8

class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const marks = new Map<string, string>()
const markOf = (context: string): string => {
  const known = marks.get(context)
  if (known !== undefined) return known
  const mark = createHash('sha256').update(context).digest('hex').slice(0, CONTEXT_LENGTH)
  marks.set(context, mark)
  return mark
}

const masked = (bytes: Buffer): Buffer => {
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = (bytes[i] ?? 0) ^ MASK
  return bytes
}

/**
 * A stand-in for encryption: much faster, and the same text gives the same sealed text in every run. It hides the text from
 * whoever searches the store for it, and refuses another context, which is all that the simulation needs.
 */
export const simulatedSealer = (): Sealer => {
  const tried = (sealed: string, context: string): string | undefined => {
    if (!sealed.startsWith(`${KEY}.`)) return undefined
    const plain = masked(Buffer.from(sealed.slice(KEY.length + 1), 'base64url')).toString('utf8')
    return plain.startsWith(markOf(context)) ? plain.slice(CONTEXT_LENGTH) : undefined
  }
  return {
    current: KEY,
    keys: [KEY],
    marks: { suite: 'aes', hash: 'simulated', keys: { sim: 'simulated' } },
    seal: (plain, context) => `${KEY}.${masked(Buffer.from(markOf(context) + plain)).toString('base64url')}`,
    open: (sealed, context) => {
      const text = tried(sealed, context)
      if (text === undefined) throw new SealBroken('opened in another place')
      return text
    },
    find: (sealed, contexts) => {
      for (const context of contexts) {
        const text = tried(sealed, context)
        if (text !== undefined) return { text, context }
      }
      return undefined
    },
    keyOf: (text) => (text.startsWith(`${KEY}.`) ? KEY : undefined),
    hash: (text, use) => createHmac('sha256', `simulated/${use}`).update(text).digest('base64url'),
  }
}
