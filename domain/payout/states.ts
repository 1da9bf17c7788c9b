import type { BatchAct, BatchState } from './payout'

/** What follows from the state of a batch. `reached`: how many of its four steps are done. */
type StateRecord = { readonly reached: number; readonly atBank?: true; readonly waitsFor: readonly BatchAct[] }

export const BATCH_STATES: Record<BatchState, StateRecord> = {
  made: { reached: 1, waitsFor: ['approve'] },
  // a batch whose return was interrupted waits until a person completes it
  approved: { reached: 2, waitsFor: ['export', 'handOver', 'recall'] },
  sent: { reached: 3, atBank: true, waitsFor: ['answer'] },
  done: { reached: 4, atBank: true, waitsFor: [] },
  rejected: { reached: 0, waitsFor: [] },
  recalled: { reached: 0, waitsFor: [] },
  // the bank may still hold the file, so its batch number can be mistaken for another batch's
  unaccepted: { reached: 0, atBank: true, waitsFor: [] },
}
