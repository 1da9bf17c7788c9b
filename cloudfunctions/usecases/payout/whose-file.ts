import { plainName, plainNumber } from '@domain/kernel/plain'
import { ok, refuse } from '@domain/kernel/result'
import { type BatchMark, isOf } from '@domain/payout/mark'
import type { BankRow, Matched } from '@domain/payout/matching'
import type { BankSheetRead } from '@domain/payout/read-bank-table'
import { BATCH_STATES } from '@domain/payout/states'
import type { Ports } from '../../ports/index'
import { PAYOUT_BATCHES, type PayoutBatchDoc, type PayoutLineDoc } from '../stored/collections'
import { eachOf } from '../stored/documents'
import { batchLinesOf } from './lines'

const markRefusal = (mark: BatchMark) =>
  refuse('FILE_OF_OTHER_BATCH', {
    batchNo: mark.batchNo,
    ...(mark.count === undefined || mark.total === undefined ? {} : { count: mark.count, total: mark.total }),
  })

/**
 * Identifies a file by its marks: this batch's, or unmarked. A file that names only other batches is refused, naming the first
 * of them.
 */
export const byMark = (sheet: BankSheetRead, batch: PayoutBatchDoc) => {
  const marks = [...sheet.marks, ...sheet.rows.flatMap(({ mark }) => mark ?? [])]
  const [first] = marks
  if (first === undefined) return ok('unmarked')
  return marks.some((mark) => isOf(mark, batch)) ? ok('this') : markRefusal(first)
}

/** Splits the rows into those of this batch (or unmarked) and those that name another batch. */
export const ownRows = (sheet: BankSheetRead, batch: PayoutBatchDoc) => {
  const isForeign = ({ mark }: BankRow): boolean => mark !== undefined && !isOf(mark, batch)
  return {
    own: sheet.rows.filter((row) => !isForeign(row)),
    foreign: sheet.rows
      .filter(isForeign)
      .map(({ row, mark }) => ({ row, problem: 'other-batch' as const, cell: mark?.batchNo ?? '' })),
  }
}

/**
 * Whether a row may match a line of the batch by the masked data alone: enough to ask the officer, and no account has to be
 * decrypted.
 */
const mayMean = (row: BankRow, lines: readonly PayoutLineDoc[]): boolean => {
  const [tail, first] = [plainNumber(row.account).slice(-4), plainName(row.name)[0]]
  return lines.some(
    ({ amount, lastFour, nameMasked }) =>
      amount === row.amount && nameMasked[0] === first && (tail === lastFour || !/^\d{4}$/.test(tail)),
  )
}

/** Whether every row also fits another batch that was handed over, in this or a neighbouring year. */
const anotherFits = async (
  { store }: Pick<Ports, 'store'>,
  batch: PayoutBatchDoc,
  rows: readonly BankRow[],
): Promise<boolean> => {
  const fits = async (doc: PayoutBatchDoc): Promise<boolean> => {
    if (doc.id === batch.id || BATCH_STATES[doc.state].atBank !== true || doc.count < rows.length) return false
    const lines = await batchLinesOf(store, doc)
    return rows.every((row) => mayMean(row, lines))
  }
  for (const year of [batch.year, batch.year - 1, batch.year + 1]) {
    const query = { index: 'byCity', eq: [batch.city, year], desc: true }
    for await (const { doc } of eachOf(store, PAYOUT_BATCHES, query, 50)) if (await fits(doc)) return true
  }
  return false
}

/**
 * A file without a batch number belongs to this batch if every row matches one of its lines and no other handed-over batch fits
 * as well. Otherwise the officer has to confirm that it does, which is possible only if some row fits.
 */
export const acceptUnmarked = async (
  ports: Pick<Ports, 'store'>,
  batch: PayoutBatchDoc,
  rows: readonly BankRow[],
  matched: Matched,
  confirmed: boolean,
) => {
  const { strangers } = matched
  if (strangers === rows.length) return refuse('FILE_FITS_NOTHING')
  if (confirmed) return ok(true)
  if (strangers > 0) return refuse('FILE_BATCH_UNCLEAR', { strangers })
  return (await anotherFits(ports, batch, rows)) ? refuse('FILE_BATCH_UNCLEAR') : ok(true)
}
