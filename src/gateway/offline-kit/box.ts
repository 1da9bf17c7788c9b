import { invariant } from '@domain/kernel/result'
import { encode as base64Of, decode as bytesOfBase64 } from '@stablelib/base64'
import { encode as bytesOf, decode as textOf } from '@stablelib/utf8'
import { XChaCha20Poly1305 } from '@stablelib/xchacha20poly1305'
import { randomBytes } from './random'

const PREFIX = 16
const NONCE = 24

/** The place that sealed data belongs to: it cannot be decrypted for another place. */
export type About = { readonly person: string; readonly caseId: string; readonly kind: string; readonly id?: string }
const boundTo = ({ person, caseId, kind, id = '' }: About): Uint8Array =>
  bytesOf(['v1', person, caseId, kind, id].join('\n'))

/**
 * Encrypts and decrypts with one key, XChaCha20-Poly1305. Nonce: 16 random bytes generated when the key was opened, then a
 * counter, so that sealing does not wait for random bytes and no nonce is used twice.
 */
export type Box = {
  /** returns the nonce followed by the sealed bytes */
  readonly seal: (plain: Uint8Array, about: About) => Uint8Array
  /** undefined: altered, sealed with another key, or from another place */
  readonly open: (sealed: Uint8Array, about: About) => Uint8Array | undefined
  readonly sealText: (plain: string, about: About) => string
  readonly openText: (sealed: string, about: About) => string | undefined
  /** deletes the key from memory; afterwards the box decrypts nothing, and sealing with it is a bug */
  readonly forget: () => void
}

const counted = (prefix: Uint8Array) => {
  let count = 0
  return (): Uint8Array => {
    const nonce = new Uint8Array(NONCE)
    nonce.set(prefix)
    new DataView(nonce.buffer).setUint32(NONCE - 4, count)
    count += 1
    return nonce
  }
}

/** Undefined: damaged. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  try {
    return bytesOfBase64(text)
  } catch {
    return undefined
  }
}

/** `key`: 32 bytes, copied. */
export const boxOf = async (key: Uint8Array): Promise<Box> => {
  let aead: XChaCha20Poly1305 | undefined = new XChaCha20Poly1305(key)
  const nextNonce = counted(await randomBytes(PREFIX))
  const seal: Box['seal'] = (plain, about) => {
    // a cleaned cipher would go on with an all-zero key, which everybody knows
    invariant(aead !== undefined, 'nothing is sealed with a key that is gone')
    const nonce = nextNonce()
    const sealed = aead.seal(nonce, plain, boundTo(about))
    const whole = new Uint8Array(NONCE + sealed.length)
    whole.set(nonce)
    whole.set(sealed, NONCE)
    return whole
  }
  const open: Box['open'] = (sealed, about) =>
    aead === undefined || sealed.length <= NONCE
      ? undefined
      : (aead.open(sealed.subarray(0, NONCE), sealed.subarray(NONCE), boundTo(about)) ?? undefined)
  return {
    seal,
    open,
    sealText: (plain, about) => base64Of(seal(bytesOf(plain), about)),
    openText: (sealed, about) => {
      const bytes = fromBase64(sealed)
      const plain = bytes === undefined ? undefined : open(bytes, about)
      return plain === undefined ? undefined : textOf(plain)
    },
    forget: () => {
      aead?.clean()
      aead = undefined
    },
  }
}
