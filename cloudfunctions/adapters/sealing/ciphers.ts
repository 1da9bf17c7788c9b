import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { derive } from './key-ring'

/** Encrypts bytes and binds them to a context; `open` returns undefined if the ciphertext or the context was changed. */
export type Cipher = {
  seal(plain: Buffer, context: Buffer): Buffer
  open(sealed: Buffer, context: Buffer): Buffer | undefined
}

const GCM_IV = 12
const GCM_TAG = 16

/** Random bytes, each used once; fetched in bulk, because a call for them costs more than sealing a name. */
const drawn = (size: number): (() => Buffer) => {
  let stock = Buffer.alloc(0)
  return () => {
    if (stock.length < size) stock = randomBytes(size * 256)
    const next = stock.subarray(0, size)
    stock = stock.subarray(size)
    return next
  }
}

/** AES-256-GCM: iv, ciphertext, tag. */
export const aesGcm = (key: Buffer): Cipher => {
  const secret = derive(key, 'seal/aes-256-gcm', 32)
  const nonce = drawn(GCM_IV)
  return {
    seal: (plain, context) => {
      const iv = nonce()
      const cipher = createCipheriv('aes-256-gcm', secret, iv, { authTagLength: GCM_TAG }).setAAD(context)
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed, context) => {
      if (sealed.length < GCM_IV + GCM_TAG) return undefined
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, GCM_IV), { authTagLength: GCM_TAG })
        .setAAD(context)
        .setAuthTag(sealed.subarray(-GCM_TAG))
      const text = decipher.update(sealed.subarray(GCM_IV, -GCM_TAG))
      try {
        return Buffer.concat([text, decipher.final()])
      } catch {
        return undefined // final() throws for a wrong tag, and for nothing else
      }
    },
  }
}

const CTR_IV = 16
const MAC = 32

/** SM4-CTR, then HMAC-SM3 over context, iv and ciphertext, because Node has no SM4-GCM. */
export const sm4Hmac = (key: Buffer): Cipher => {
  const secret = derive(key, 'seal/sm4-ctr', 16)
  const macKey = derive(key, 'seal/hmac-sm3', 32)
  const macOf = (context: Buffer, body: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(context.length) // so that no byte can be moved from the context into the body
    return createHmac('sm3', macKey).update(length).update(context).update(body).digest()
  }
  return {
    seal: (plain, context) => {
      const iv = randomBytes(CTR_IV)
      const cipher = createCipheriv('sm4-ctr', secret, iv)
      const body = Buffer.concat([iv, cipher.update(plain), cipher.final()])
      return Buffer.concat([body, macOf(context, body)])
    },
    open: (sealed, context) => {
      if (sealed.length < CTR_IV + MAC) return undefined
      const body = sealed.subarray(0, -MAC)
      if (!timingSafeEqual(macOf(context, body), sealed.subarray(-MAC))) return undefined
      const decipher = createDecipheriv('sm4-ctr', secret, body.subarray(0, CTR_IV))
      return Buffer.concat([decipher.update(body.subarray(CTR_IV)), decipher.final()])
    },
  }
}
