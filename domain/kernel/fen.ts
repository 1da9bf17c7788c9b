import * as z from 'zod/mini'
import { invariant } from './result'

export { showYuan } from './show-yuan'

const MAX = 100_000_000_000_00

/** Money: integer fen, never negative, at most 100 billion yuan. */
export const Fen = z.int().check(z.nonnegative(), z.maximum(MAX)).brand<'Fen'>()
export type Fen = z.infer<typeof Fen>

/** A difference of two sums; may be negative (net income can be). Integer fen. */
export const SignedFen = z.int().check(z.minimum(-MAX), z.maximum(MAX)).brand<'SignedFen'>()
export type SignedFen = z.infer<typeof SignedFen>

export const fen = (value: number): Fen => {
  invariant(Number.isSafeInteger(value) && value >= 0 && value <= MAX, 'fen are whole and not negative')
  return value as Fen
}

export const signedFen = (value: number): SignedFen => {
  invariant(Number.isSafeInteger(value) && Math.abs(value) <= MAX, 'fen are whole')
  return value as SignedFen
}

/** Yuan as written in a table or a test, at most two decimals. */
export const yuan = (value: number): Fen => {
  const cents = Math.round(value * 100)
  invariant(Math.abs(cents - value * 100) < 1e-6, 'yuan have at most two decimals')
  return fen(cents)
}

export const addFen = (...parts: readonly Fen[]): Fen => fen(parts.reduce((sum, part) => sum + part, 0))
export const minFen = (first: Fen, ...rest: readonly Fen[]): Fen => fen(Math.min(first, ...rest))

/** Parses an amount typed in yuan (`1,234.5`) to fen; undefined when it is no amount. */
export const parseYuan = (text: string): Fen | undefined => {
  const match = /^¥?(\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const whole = Number((match[1] ?? '').replace(/,/g, ''))
  const sum = whole * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return sum > MAX ? undefined : fen(sum)
}
