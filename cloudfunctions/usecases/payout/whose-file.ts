import { ok, refuse } from '@domain/kernel/result'
import { plainName, plainNumber } from '@domain/kernel/written'
import { type BatchMark, isOf } from '@domain/payout/mark'
import type { BankRow, Matched } from '@domain/payout/matching'
import { BATCH_STATES } from '@domain/payout/states'
import type { Ports } from '../../ports/index'
import { PAYOUT_BATCHES, type PayoutBatchDoc } from '../stored/collections'
import type { BankSheetRead } from './read-bank-table'

const markRefusal = (mark: BatchMark) =>
  refuse('FILE_OF_OTHER_BATCH', {
    batchNo: mark.batchNo,
    ...(mark.count === undefined || mark.total === undefined ? {} : { count: mark.count, total: mark.total }),
  })

/** By its marks: this batch's, or none's. A file that names others only is refused by the one it names. */
export const byMark = (sheet: BankSheetRead, batch: PayoutBatchDoc) => {
  const marks = [...sheet.marks, ...sheet.rows.flatMap(({ mark }) => mark ?? [])]
  const [first] = marks
  if (first === undefined) return ok('unmarked')
  return marks.some((mark) => isOf(mark, batch)) ? ok('this') : markRefusal(first)
}

/** Rows of the file, by whether they name another batch. */
export const ownRows = (sheet: BankSheetRead, batch: PayoutBatchDoc) => {
  const isForeign = ({ mark }: BankRow): boolean => mark !== undefined && !isOf(mark, batch)
  return {
    own: sheet.rows.filter((row) => !isForeign(row)),
    foreign: sheet.rows
      .filter(isForeign)
      .map(({ row, mark }) => ({ row, problem: 'other-batch' as const, cell: mark?.batchNo ?? '' })),
  }
}

/** As far as a batch shows its lines: enough to ask, and no account is opened for it. */
const mayMean = (row: BankRow, { lines }: PayoutBatchDoc): boolean => {
  const [tail, first] = [plainNumber(row.account).slice(-4), plainName(row.name)[0]]
  return lines.some(
    ({ amount, lastFour, nameMasked }) =>
      amount === row.amount && nameMasked[0] === first && (tail === lastFour || !/^\d{4}$/.test(tail)),
  )
}

/** Whether another batch the bank has had, of this year or one beside it, fits every row as well. */
const anotherFits = async (
  { store }: Pick<Ports, 'store'>,
  batch: PayoutBatchDoc,
  rows: readonly BankRow[],
): Promise<boolean> => {
  for (const year of [batch.year, batch.year - 1, batch.year + 1]) {
    let cursor: string | undefined
    do {
      const page = await store.query(PAYOUT_BATCHES, {
        index: 'byCity',
        eq: [batch.city, year],
        desc: true,
        limit: 50,
        ...(cursor === undefined ? {} : { cursor }),
      })
      const others = page.items.filter(({ doc }) => doc.id !== batch.id && BATCH_STATES[doc.state].atBank === true)
      if (others.some(({ doc }) => rows.every((row) => mayMean(row, doc)))) return true
      cursor = page.next
    } while (cursor !== undefined)
  }
  return false
}

/**
 * A file that bears no batch number is this batch's when every row of it means one of its lines, and no other batch that was
 * handed over fits as well. Otherwise the officer says so, which they can only where some row fits.
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
