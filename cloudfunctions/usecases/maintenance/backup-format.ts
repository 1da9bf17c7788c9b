import * as z from 'zod/mini'

/** One JSON value per line. A format that older programs cannot read gets another version. */
export const BACKUP = { format: 'gonghui-bangfu/backup', version: 1 } as const

export const Header = z.object({
  format: z.literal(BACKUP.format),
  version: z.int(),
  /** epoch ms */
  at: z.int(),
  /** true: a snapshot of the store */
  still: z.boolean(),
  collections: z.array(z.string()),
})
export type Header = z.infer<typeof Header>

/** A document: its collection, its id, and its content; sealed texts stay sealed. */
export const DocLine = z.object({ c: z.string(), id: z.string(), doc: z.record(z.string(), z.unknown()) })
/** A file next to the backup, with its size in bytes and SHA-256; `missing`: the store had lost the file already. */
export const FileLine = z.object({
  file: z.string(),
  size: z.int(),
  sha256: z.string(),
  missing: z.optional(z.literal(true)),
})
export type FileLine = z.infer<typeof FileLine>

export const Tail = z.object({
  end: z.object({
    counts: z.record(z.string(), z.int()),
    files: z.int(),
    /** ids of the keys that are needed to decrypt the backup */
    keys: z.array(z.string()),
    /** SHA-256 of all lines before this one, each with its newline */
    digest: z.string(),
    /** keyed hash of the digest: proves that this deployment made the backup, and that the present keys are its keys */
    vouched: z.string(),
  }),
})
export type Tail = z.infer<typeof Tail>

export const parsed = <S extends z.ZodMiniType>(schema: S, line: string): z.infer<S> | undefined => {
  try {
    const read = schema.safeParse(JSON.parse(line))
    return read.success ? read.data : undefined
  } catch {
    return undefined // not JSON: the caller refuses it like any other invalid line
  }
}
