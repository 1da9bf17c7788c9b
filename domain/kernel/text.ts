import * as z from 'zod/mini'
import { plainName } from './plain'

/**
 * No control characters, because typed text ends up in Word, Excel and bank files. No bidirectional overrides either: they can
 * make a printed line read differently.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const clean = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/

/** A line or paragraph a person typed: trimmed, not empty, at most `max` characters. */
export const Words = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(clean))
/** The same, but may be empty. */
export const MaybeWords = (max: number) => z.string().check(z.trim(), z.maxLength(max), z.regex(clean))
/** A person's name as on the ID card or passport, cleaned: with one dot in minority names. Names of one character exist. */
export const Name = z
  .string()
  .check(
    z.overwrite(plainName),
    z.minLength(1),
    z.maxLength(50),
    z.regex(/^[\p{Script=Han}\p{Script=Latin}][\p{Script=Han}\p{Script=Latin}·.' -]*$/u),
  )
/** Milliseconds since 1970-01-01T00:00Z. */
export const EpochMs = z.int().check(z.nonnegative())
