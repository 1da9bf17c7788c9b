import { type SignedFen, signedFen } from '../kernel/fen'

type Move = { readonly kind: string; readonly amount: number }
/** 追回 of a year's money, whenever it was asked for or came in: the payments themselves stay in the year's figures. */
export type RecoveryFigures = {
  readonly demanded: SignedFen
  readonly received: SignedFen
  readonly writtenOff: SignedFen
  readonly open: SignedFen
}

export const RECOVERY_MOVES = ['demanded', 'recovered', 'writtenOff', 'dropped'] as const

export const recoveryFigures = (moves: readonly Move[]): RecoveryFigures => {
  const sum = (kind: (typeof RECOVERY_MOVES)[number]): number =>
    moves.reduce((all, move) => (move.kind === kind ? all + move.amount : all), 0)
  const [demanded, received, writtenOff] = [sum('demanded') - sum('dropped'), sum('recovered'), sum('writtenOff')]
  return {
    demanded: signedFen(demanded),
    received: signedFen(received),
    writtenOff: signedFen(writtenOff),
    open: signedFen(demanded - received - writtenOff),
  }
}
