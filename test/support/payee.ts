import { yuan } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'

/** One payment of a file for the bank, and the batch that it is in. */
export const aPayee = {
  no: 1,
  name: '王小明',
  account: '6222021234567890123',
  bank: '虚构银行',
  branch: '虚构支行',
  amount: yuan(1000.5),
}
export const aBatchOf = (count: number, total: number) => ({ id: 'AB' as PayoutBatchId, count, total: yuan(total) })
