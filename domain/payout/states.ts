import type { BatchAct, BatchState } from './payout'

/** What is true of a batch because of its state. `reached`: how many of its four steps are behind it. */
type StateRecord = { readonly reached: number; readonly atBank?: true; readonly waitsFor: readonly BatchAct[] }

export const BATCH_STATES: Record<BatchState, StateRecord> = {
  made: { reached: 1, waitsFor: ['approve'] },
  // one that is only half taken back waits for somebody to finish that
  approved: { reached: 2, waitsFor: ['export', 'handOver', 'recall'] },
  sent: { reached: 3, atBank: true, waitsFor: ['answer'] },
  done: { reached: 4, atBank: true, waitsFor: [] },
  rejected: { reached: 0, waitsFor: [] },
  recalled: { reached: 0, waitsFor: [] },
  // it was there, and may be mistaken for another that is
  unaccepted: { reached: 0, atBank: true, waitsFor: [] },
}
