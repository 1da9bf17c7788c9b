/** What each kind of ledger row changes in a budget line; a line is the sum of its rows. */
export const LINE_MOVES = {
  allocated: { allocated: 1, held: 0, settled: 0 },
  held: { allocated: 0, held: 1, settled: 0 },
  settled: { allocated: 0, held: -1, settled: 1 },
  released: { allocated: 0, held: -1, settled: 0 },
  // 退汇: settled money is held again for the same grant, until it is paid again or released
  returned: { allocated: 0, held: 1, settled: -1 },
  // 追回: asking for money moves none; what comes in is free again on its line
  demanded: { allocated: 0, held: 0, settled: 0 },
  recovered: { allocated: 0, held: 0, settled: -1 },
  writtenOff: { allocated: 0, held: 0, settled: 0 },
  dropped: { allocated: 0, held: 0, settled: 0 },
} as const
export type LineMove = keyof typeof LINE_MOVES
