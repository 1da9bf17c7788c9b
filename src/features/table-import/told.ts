import type { SeenTable } from '@domain/kernel/told-table'

/** What a person has said about a table. */
export type Told = {
  readonly sheet?: string
  readonly columns?: Readonly<Record<string, string>>
  readonly words?: Readonly<Record<string, string>>
  readonly reasons?: Readonly<Record<string, string>>
}

/** The answer of every import, in a dry run with what was understood of the table. */
export type ImportAnswer = {
  readonly read: number
  readonly problems: readonly { readonly row: number; readonly problem: string; readonly cell?: string | undefined }[]
  readonly seen?: SeenTable | undefined
}

/** Whether a person has something to say of the table, or may have. */
export const asks = (seen: SeenTable): boolean =>
  waits(seen) || [...seen.words, ...(seen.reasons ?? [])].some(({ means }) => means === undefined)

/** Whether the table cannot be read before a person has chosen. */
export const waits = ({ open, whichSheet }: SeenTable): boolean => open.length > 0 || whichSheet
