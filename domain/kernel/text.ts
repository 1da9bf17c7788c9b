import * as z from 'zod/mini'

/**
 * No control characters: what people type ends up in Word, Excel and bank files. None either that turn
 * the direction of writing around: with them a line says on paper what it does not say.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const clean = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/

/** A line or paragraph a person typed, trimmed, `max` characters at most and not empty. */
export const Words = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(clean))
/** The same, but may be left empty. */
export const MaybeWords = (max: number) => z.string().check(z.trim(), z.maxLength(max), z.regex(clean))
/** A person's name as on the ID card, the dot of minority names included. */
export const Name = z
  .string()
  .check(z.trim(), z.minLength(2), z.maxLength(30), z.regex(/^[\p{Script=Han}·A-Za-z .]+$/u))
/** Milliseconds since 1970-01-01T00:00Z. */
export const EpochMs = z.int().check(z.nonnegative())
