import { createHmac, getCiphers, getHashes } from 'node:crypto'
import type { Sealer } from '@cloud/ports/world'
import { aesGcm, type Cipher, sm4Hmac } from './ciphers'
import { derive, KeyFault, type KeyRing, readKeys, type SealingConfig, type Suite } from './key-ring'

/** The first part of an envelope: the method it was sealed with. Every method ever written must stay readable. */
const MARKS = { aes: 's1', sm: 's2' } as const satisfies Record<Suite, string>
const MAKERS = { s1: aesGcm, s2: sm4Hmac } as const
const HASHES = { aes: 'sha256', sm: 'sm3' } as const satisfies Record<Suite, string>
const ENVELOPE = /^(s1|s2)\.([0-9a-z-]{1,20})\.([0-9A-Za-z_-]+)$/

/** A sealed text that cannot be opened: altered, moved to another context, or sealed by a discarded key. @internal */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const ciphersOf = (keys: ReadonlyMap<string, Buffer>, suite: Suite): ReadonlyMap<string, Cipher> => {
  const sm = getCiphers().includes('sm4-ctr') && getHashes().includes('sm3')
  if (suite === 'sm' && !sm) throw new KeyFault('sealing suite sm: this Node has no SM4 or SM3')
  const marks = sm ? (['s1', 's2'] as const) : (['s1'] as const)
  return new Map(marks.flatMap((mark) => [...keys].map(([id, key]) => [`${mark}.${id}`, MAKERS[mark](key)] as const)))
}

/** Size of the cache of recently sealed texts, as a count of texts: twice as many as the largest command seals. */
const MEMORY = 256

/**
 * Cache of recently sealed texts. A log entry's chain value covers its words right after they were sealed, and opening them
 * would cost as much as sealing.
 */
const memoryOf = (most: number) => {
  const known = new Map<string, { readonly text: string; readonly context: string }>()
  return {
    get: (sealed: string) => known.get(sealed),
    keep: (sealed: string, text: string, context: string): string => {
      known.set(sealed, { text, context })
      const [oldest] = known.size > most ? known.keys() : []
      if (oldest !== undefined) known.delete(oldest)
      return sealed
    },
  }
}

const markOf = (key: Buffer): string => derive(key, 'mark', 16).toString('base64url')
const marksOf = ({ keys, hashKey, numbersKey }: KeyRing, suite: Suite): Sealer['marks'] => ({
  suite,
  hash: numbersKey.equals(hashKey) ? markOf(hashKey) : `${markOf(hashKey)}.${markOf(numbersKey)}`,
  keys: Object.fromEntries([...keys].map(([id, key]) => [id, markOf(key)])),
})

const isCanonical = (base64url: string, bytes: Buffer): boolean => bytes.toString('base64url') === base64url

/**
 * Envelope `s1.<key id>.<base64url>` (AES-256-GCM) or `s2.…` (SM4-CTR with HMAC-SM3). The mark, the key id and the context are
 * authenticated with the text. KeyFault when the keys are unusable; SealBroken from `open`.
 */
export const sealerOf = (config: SealingConfig): Sealer => {
  const ring = readKeys(config)
  const ciphers = ciphersOf(ring.keys, config.suite)
  const current = `${MARKS[config.suite]}.${ring.current}`
  const bound = (prefix: string, context: string): Buffer => Buffer.from(`${prefix}\n${context}`)
  const cipherFor = (prefix: string): Cipher => {
    const cipher = ciphers.get(prefix)
    if (cipher === undefined) throw new SealBroken(`no key ${prefix}`)
    return cipher
  }
  const lately = memoryOf(MEMORY)
  const hashKeys = new Map<string, Buffer>()
  const hashKeyFor = (use: string): Buffer => {
    const key = use === 'id-number' ? ring.numbersKey : ring.hashKey
    const known = hashKeys.get(use) ?? derive(key, `hash/${use}`, 32)
    hashKeys.set(use, known)
    return known
  }

  const tried = (sealed: string, context: string): string | undefined => {
    const [, mark, id, text] = ENVELOPE.exec(sealed) ?? []
    if (mark === undefined || id === undefined || text === undefined) return undefined
    const bytes = Buffer.from(text, 'base64url')
    const prefix = `${mark}.${id}`
    if (!isCanonical(text, bytes)) return undefined
    return ciphers.get(prefix)?.open(bytes, bound(prefix, context))?.toString('utf8')
  }

  return {
    current,
    keys: [...ciphers.keys()],
    marks: marksOf(ring, config.suite),
    keyOf: (text) => {
      if (!text.startsWith('s')) return undefined // true for nearly every text that is asked about
      const [, mark, id] = ENVELOPE.exec(text) ?? []
      return mark === undefined || id === undefined ? undefined : `${mark}.${id}`
    },
    find: (sealed, contexts) => {
      const known = lately.get(sealed)
      if (known !== undefined && contexts.includes(known.context)) return known
      for (const context of contexts) {
        const text = tried(sealed, context)
        if (text !== undefined) return { text, context }
      }
      return undefined
    },
    seal: (plain, context) => {
      const text = cipherFor(current).seal(Buffer.from(plain), bound(current, context)).toString('base64url')
      return lately.keep(`${current}.${text}`, plain, context)
    },
    open: (sealed, context) => {
      const [, mark, id, text] = ENVELOPE.exec(sealed) ?? []
      if (mark === undefined || id === undefined || text === undefined) throw new SealBroken('not a sealed text')
      const bytes = Buffer.from(text, 'base64url')
      const prefix = `${mark}.${id}`
      const plain = isCanonical(text, bytes) ? cipherFor(prefix).open(bytes, bound(prefix, context)) : undefined
      if (plain === undefined) throw new SealBroken('altered, or opened in another place')
      return plain.toString('utf8')
    },
    hash: (text, use) => createHmac(HASHES[config.suite], hashKeyFor(use)).update(text).digest('base64url'),
  }
}
