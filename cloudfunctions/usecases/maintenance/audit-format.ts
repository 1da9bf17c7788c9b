import { createHash } from 'node:crypto'
import { canonical } from '@domain/kernel/canonical'
import * as z from 'zod/mini'
import { parsed } from './backup-format'

/** One JSON value per line: readable for people, and verifiable without any key. */
export const AUDIT = { format: 'gonghui-bangfu/audit', version: 1 } as const

export const AuditHeader = z.strictObject({
  format: z.literal(AUDIT.format),
  version: z.literal(AUDIT.version),
  /** days of the entries, both inclusive */
  from: z.string(),
  to: z.string(),
  /** epoch ms of the export */
  at: z.int(),
})

/** An entry as an auditor may see it: the person by post, words with numbers masked, nothing sealed. */
const Shown = {
  n: z.int(),
  case: z.string(),
  /** masked name of the household */
  of: z.string(),
  seq: z.int(),
  at: z.int(),
  on: z.string(),
  as: z.string(),
  officer: z.optional(z.string()),
  kind: z.string(),
  to: z.string(),
  words: z.optional(z.string()),
  /** the case's own chain: the chain value before this entry, and this entry's */
  before: z.optional(z.string()),
  link: z.optional(z.string()),
} as const
export const AuditLine = z.strictObject({ ...Shown, sum: z.string() })
export type AuditLine = z.infer<typeof AuditLine>
export type AuditShown = Omit<AuditLine, 'sum'>

export const AuditTail = z.strictObject({
  end: z.strictObject({ entries: z.int(), cases: z.int(), sum: z.string(), vouched: z.string() }),
})

export type AuditTail = z.infer<typeof AuditTail>

/** The export's own chain: each line's checksum covers the line and the previous checksum; the header's is the first. */
export const sumAfter = (before: string, line: unknown): string =>
  createHash('sha256')
    .update(`${before}\n${canonical(line)}`)
    .digest('base64url')

/**
 * Accepts a line only in exactly the form in which it is written here: an extra field, a repeated field, or another spelling of
 * a number makes it an altered line.
 */
export const exactly = <S extends z.ZodMiniType>(schema: S, text: string): z.infer<S> | undefined => {
  const line = parsed(schema, text)
  return line !== undefined && JSON.stringify(JSON.parse(text)) === text ? line : undefined
}
