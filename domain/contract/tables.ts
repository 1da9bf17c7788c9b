import * as z from 'zod/mini'
import { FileId } from '../kernel/ids'
import { Words } from '../kernel/text'
import { command, HandedOut } from './call'

const HEADER_MAX = 10
const PROBLEMS_MAX = 2_000
const ROWS_MAX = 10_000

/** What all imports of tables have in common. */
export const tableCalls = {
  'table.export': command({
    who: ['worker'],
    scope: 'self',
    about: '自己上传的表里没有采用的行，另成一张表（Excel），多一列“问题”',
    input: z.object({
      file: FileId,
      /** as the dry run has named them: the sheet, and the row with the headings */
      sheet: z.string().check(z.maxLength(100)),
      header: z.int().check(z.minimum(0), z.maximum(HEADER_MAX)),
      /** for each problem its words, as the screen shows them, and the rows that have it */
      rows: z
        .array(
          z.object({
            words: Words(100),
            at: z.array(z.int().check(z.minimum(1), z.maximum(100_000))).check(z.maxLength(ROWS_MAX)),
          }),
        )
        .check(z.minLength(1), z.maxLength(PROBLEMS_MAX)),
    }),
    output: z.object(HandedOut),
    refusals: ['FILE_NOT_RECEIVED', 'FILE_KIND_WRONG', 'TABLE_LOCKED', 'TABLE_TOO_LONG', 'TABLE_EMPTY'],
  }),
}
