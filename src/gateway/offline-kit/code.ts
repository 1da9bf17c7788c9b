import { scryptAsync } from '@noble/hashes/scrypt.js'
import { encode as base64Of } from '@stablelib/base64'
import { encode as bytesOf } from '@stablelib/utf8'
import { type Box, boxOf, fromBase64 } from './box'
import { randomBytes } from './random'

/** 离线密码: at least six digits. */
export const CODE_LEAST = 6
export const CODE_MOST = 12
export const isCode = (text: string): boolean => new RegExp(`^\\d{${CODE_LEAST},${CODE_MOST}}$`).test(text)

/** A key encrypted with the offline code; useless without the code. `cost`: log2 of scrypt's N. */
export type Wrapped = { readonly salt: string; readonly sealed: string; readonly cost: number }

/**
 * scrypt, N = 2^13, r = 8: 8 MB, and per try 0.1 s on a phone that compiles scripts, some 3 s on one that may not (iOS). Twice
 * the cost would keep people waiting at the door. Older data stays readable, because the cost is stored with it.
 */
const COST = 13

/** A higher cost cannot be ours, and would exhaust the phone's memory. */
const COST_MOST = 16

const boxUnder = async (code: string, salt: Uint8Array, cost: number): Promise<Box> => {
  const key = await scryptAsync(bytesOf(code), salt, { N: 2 ** cost, r: 8, p: 1, dkLen: 32, asyncTick: 20 })
  const box = await boxOf(key)
  key.fill(0)
  return box
}

const about = (person: string) => ({ person, caseId: '', kind: 'data-key' })

export const wrap = async (key: Uint8Array, code: string, person: string): Promise<Wrapped> => {
  const salt = await randomBytes(16)
  const box = await boxUnder(code, salt, COST)
  const sealed = base64Of(box.seal(key, about(person)))
  box.forget()
  return { salt: base64Of(salt), sealed, cost: COST }
}

/** Undefined: the code is wrong or the wrapped key is damaged; these two cases are indistinguishable. */
export const unwrap = async (wrapped: Wrapped, code: string, person: string): Promise<Uint8Array | undefined> => {
  const salt = fromBase64(wrapped.salt)
  const sealed = fromBase64(wrapped.sealed)
  if (salt === undefined || sealed === undefined || wrapped.cost < 1 || wrapped.cost > COST_MOST) return undefined
  const box = await boxUnder(code, salt, wrapped.cost)
  const key = box.open(sealed, about(person))
  box.forget()
  return key
}
