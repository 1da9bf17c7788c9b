import { type Fen, parseYuan, showYuan } from '../kernel/fen'
import type { PayoutBatchId } from '../kernel/ids'
import { squeezed } from '../kernel/plain'

/**
 * The mark in a file sent to the bank and in each of its rows. A bank may truncate the mark, so the batch number comes first.
 */
export type BatchMark = {
  readonly batchNo: string
  readonly line?: number | undefined
  /** number of the export of this batch */
  readonly exported?: number | undefined
  readonly count?: number | undefined
  readonly total?: Fen | undefined
}

const NO_DIGITS = 10
const NO_BELOW = 9_999_999_967

/** 批次号: ten digits for people and banks, always the same for one batch. */
export const batchNoOf = (id: PayoutBatchId): string =>
  String([...id].reduce((sum, letter) => (sum * 131 + letter.charCodeAt(0)) % NO_BELOW, 7)).padStart(NO_DIGITS, '0')

/** `12345.60` */
export const plainYuan = (amount: number): string => showYuan(amount).replace(/[¥,]/g, '')

type Control = { readonly batchNo: string; readonly exported: number; readonly count: number; readonly total: Fen }
export const writeMark = (mark: Control & { readonly line?: number }): string => {
  const line = mark.line === undefined ? '' : `第${mark.line}笔`
  return `帮扶批次${mark.batchNo}${line}导出${mark.exported}共${mark.count}笔${plainYuan(mark.total)}元`
}

const MARK = /帮扶批次(\d{10})(?!\d)(?:第(\d{1,4})笔)?(?:导出(\d{1,4})(?=共))?(?:共(\d{1,4})笔(\d+\.\d\d)元)?/
const numberIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))

/** The mark in a cell, as far as the bank kept it; undefined when there is none. */
export const readMark = (text: string): BatchMark | undefined => {
  const found = MARK.exec(squeezed(text).replace(/,/g, ''))
  if (found === null) return undefined
  const [, batchNo = '', line, exported, count, total] = found
  return {
    batchNo,
    line: numberIn(line),
    exported: numberIn(exported),
    count: numberIn(count),
    total: total === undefined ? undefined : parseYuan(total),
  }
}

/** Whether a mark belongs to the batch: the number is the same, and count and sum agree where the bank kept them. */
export const isOf = (
  mark: BatchMark,
  batch: { readonly id: PayoutBatchId; readonly count: number; readonly total: Fen },
): boolean =>
  mark.batchNo === batchNoOf(batch.id) &&
  (mark.count ?? batch.count) === batch.count &&
  (mark.total ?? batch.total) === batch.total
