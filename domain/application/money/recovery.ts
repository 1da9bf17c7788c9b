import * as z from 'zod/mini'
import { type Fen, fen } from '../../kernel/fen'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import type { GrantState } from './grant'

/** Who has to pay back: the household, or somebody else whom the payment reached. */
export const RecoveredFrom = z.enum(['household', 'other'])
export type RecoveredFrom = z.infer<typeof RecoveredFrom>

/** 追回: what was demanded and what came in. `demands`: earlier demands, dropped, are counted too. */
export type Recovery = {
  readonly demands: number
  readonly parts: number
  readonly demanded: Fen
  readonly received: Fen
  readonly from: RecoveredFrom
  readonly on: PlainDate
}

/** The grant whose money is asked back, read from its document. */
export type Recovering = {
  readonly grant: {
    readonly state: GrantState
    readonly programme: string
    readonly amount: Fen
    readonly paidOn?: PlainDate | undefined
    readonly recovery?: Recovery | undefined
  }
}

/** What is still to come in. */
export const openOf = ({ demanded, received }: Pick<Recovery, 'demanded' | 'received'>): Fen => fen(demanded - received)

/** More than nothing, and no more than may still be asked or received. */
export const acceptPart = (amount: number, most: number) =>
  amount > 0 && amount <= most ? ok(true) : refuse('RECOVERY_TOO_MUCH', { most })
