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

/** Whether the table cannot be read before a person has chosen. */
export const waits = ({ open, whichSheet }: SeenTable): boolean => open.length > 0 || whichSheet

/** What a person has to see of the mapping: columns only where one is not known, words and reasons only where one has no meaning. */
export const shownOf = (seen: SeenTable): 'all' | 'asked' | 'none' => {
  if (waits(seen)) return 'all'
  return [...seen.words, ...(seen.reasons ?? [])].some(({ means }) => means === undefined) ? 'asked' : 'none'
}
