import * as z from 'zod/mini'

/** The lists that offices send us. */
export const TABLE_PURPOSES = ['roster', 'bureau', 'bank', 'unions'] as const
export type TablePurpose = (typeof TABLE_PURPOSES)[number]

const COLUMN_MAX = 20
/** with the number that tells apart two headings of one name */
const HEADING_MAX = 110
/** A longer cell is no word but a remark: nobody is asked what it means. */
export const WORD_MAX = 20
const SHEET_MAX = 100

/** Which of the sender's headings is meant by each of our columns; `-`: none is. */
const ToldColumns = z.record(z.string().check(z.maxLength(COLUMN_MAX)), z.string().check(z.maxLength(HEADING_MAX)))
/** What the sender means by its words. */
export const toldWords = <M extends z.ZodMiniType>(meaning: M) =>
  z.record(z.string().check(z.maxLength(WORD_MAX)), meaning)

/** How a table is to be read, as far as a person says so: with every call that imports one. */
export const toldTable = {
  /** nothing is written: the answer says what an import would do, and what was understood of the table */
  dry: z.optional(z.boolean()),
  /** where several sheets could be meant */
  sheet: z.optional(z.string().check(z.maxLength(SHEET_MAX))),
  columns: z.optional(ToldColumns),
}

const SeenWord = z.object({ word: z.string(), times: z.int(), means: z.optional(z.string()) })
/** What was understood of a table: in the answer to a dry run. */
export const SeenTable = z.object({
  sheet: z.string(),
  /** all sheets with content, where there are several */
  sheets: z.array(z.string()),
  /** several of them could be meant, and none was chosen */
  whichSheet: z.boolean(),
  /** of a text file */
  encoding: z.optional(z.string()),
  header: z.int(),
  headings: z.array(z.object({ heading: z.string(), samples: z.array(z.string()) })),
  taken: z.record(z.string(), z.string()),
  /** columns that have to be chosen before the table can be imported */
  open: z.array(z.string()),
  words: z.array(SeenWord),
  /** of a bank's answer: why it did not pay, with who has to act */
  reasons: z.optional(z.array(SeenWord)),
})
export type SeenTable = z.infer<typeof SeenTable>
