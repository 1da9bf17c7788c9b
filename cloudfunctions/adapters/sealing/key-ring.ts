import { hkdfSync } from 'node:crypto'

const BYTES = 32

/** aes: AES-256-GCM and HMAC-SHA256. sm: SM4-CTR with HMAC-SM3, and HMAC-SM3. Chosen once per deployment. */
export type Suite = 'aes' | 'sm'

/** Keys as configured: 32 bytes each, in base64. The first key of the ring seals; all of them open. */
export type SealingConfig = {
  readonly suite: Suite
  readonly ring: readonly { readonly id: string; readonly key: string }[]
  /** separate and never changed, so that stored hashes can still be found */
  readonly hashKey: string
  /**
   * The key for hashes of ID numbers, where several cities share an installation: the same number has the same hash in all of
   * them. Absent: `hashKey`.
   */
  readonly numbersKey?: string | undefined
}

/** The configuration is wrong; reported at start and not during a request. Names the setting, never its value. */
export class KeyFault extends Error {
  override readonly name = 'KeyFault'
}

const keyBytes = (what: string, base64: string): Buffer => {
  const bytes = Buffer.from(base64, 'base64')
  // base64 decoding skips invalid characters; encoding the result again shows whether any were skipped
  const exact = bytes.toString('base64').replace(/=+$/, '') === base64.trim().replace(/=+$/, '')
  if (!exact || bytes.length !== BYTES) throw new KeyFault(`${what}: must be ${BYTES} bytes in base64`)
  return bytes
}

/** Derives a key for one purpose, so that a leak in one use reveals nothing about another. */
export const derive = (key: Buffer, purpose: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `gonghui-bangfu/${purpose}`, length))

export type KeyRing = {
  readonly current: string
  readonly keys: ReadonlyMap<string, Buffer>
  readonly hashKey: Buffer
  readonly numbersKey: Buffer
}

export const readKeys = (config: SealingConfig): KeyRing => {
  const [first] = config.ring
  if (first === undefined) throw new KeyFault('sealing keys: at least one is needed')
  const keys = new Map<string, Buffer>()
  for (const { id, key } of config.ring) {
    if (!/^[0-9a-z-]{1,20}$/.test(id)) throw new KeyFault('sealing keys: an id is 1–20 of a–z, 0–9 and -')
    if (keys.has(id)) throw new KeyFault(`sealing keys: ${id} is there twice`)
    keys.set(id, keyBytes(`sealing key ${id}`, key))
  }
  const hashKey = keyBytes('hash key', config.hashKey)
  const { numbersKey } = config
  return {
    ...{ current: first.id, keys, hashKey },
    numbersKey: numbersKey === undefined ? hashKey : keyBytes('hash key of numbers', numbersKey),
  }
}
