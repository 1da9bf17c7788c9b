import * as z from 'zod/mini'
import { type Fen, fen } from '../../kernel/fen'
import { ok, refuse } from '../../kernel/result'
import type { FailureOwner } from '../failure-owner'
import type { LineMove } from './line-moves'

/**
 * 待组批, 发放中, 已到账, 发放失败, 已取消, 追回中, 追回已结. The log of a case does not record batches, so a grant in a batch is still `held`
 * there.
 */
export const GrantState = z.enum(['held', 'batched', 'paid', 'failed', 'released', 'recovering', 'recovered'])
export type GrantState = z.infer<typeof GrantState>
type Grant = { readonly state: GrantState; readonly confirmed?: boolean }

export type GrantModule = {
  /** the states in which the act is allowed, and the state it leads to */
  readonly at: readonly GrantState[]
  readonly to: GrantState
  /** the kind of its ledger row; absent: no money moves */
  readonly money?: Exclude<LineMove, 'allocated'>
  /** only while the worker has not confirmed the receipt */
  readonly unconfirmed?: true
}
/** All acts on a grant. A grant begins with its money held. */
export const GRANT_ACTS = {
  holdGrant: { at: [], to: 'held', money: 'held' },
  take: { at: ['held', 'failed'], to: 'batched' },
  giveBack: { at: ['batched'], to: 'held' },
  payGrant: { at: ['batched'], to: 'paid', money: 'settled' },
  failGrant: { at: ['batched'], to: 'failed' },
  decideFailure: { at: ['failed'], to: 'failed' },
  returnGrant: { at: ['paid'], to: 'failed', money: 'returned' },
  releaseGrant: { at: ['held', 'failed'], to: 'released', money: 'released' },
  confirmReceipt: { at: ['paid'], to: 'paid', unconfirmed: true },
  answerTrace: { at: ['paid'], to: 'paid', unconfirmed: true },
  // 追回: what should not have been paid, or reached another person, is asked back
  demandRecovery: { at: ['paid'], to: 'recovering', money: 'demanded' },
  receiveRecovery: { at: ['recovering'], to: 'recovering', money: 'recovered' },
  /** the last part */
  recoverAll: { at: ['recovering'], to: 'recovered', money: 'recovered' },
  endRecovery: { at: ['recovering'], to: 'recovered', money: 'writtenOff' },
  dropRecovery: { at: ['recovering'], to: 'paid', money: 'dropped' },
} as const satisfies Record<string, GrantModule>
export type GrantAct = keyof typeof GRANT_ACTS

/** What finance does to one grant, from a list of them. */
export const FinanceAct = z.enum([
  'take',
  'releaseGrant',
  'decideFailure',
  'answerTrace',
  'returnGrant',
  'demandRecovery',
  'receiveRecovery',
  'endRecovery',
])
export type FinanceAct = z.infer<typeof FinanceAct>

/** Fields that are true in one state only and are dropped when the grant leaves that state. */
const PASSING = ['batch', 'paidOn', 'lastFour', 'marks', 'asked']
/** The states that some act leads out of. */
type Left = { [A in GrantAct]: Exclude<(typeof GRANT_ACTS)[A]['at'][number], (typeof GRANT_ACTS)[A]['to']> }[GrantAct]
/** The compiler refuses a new state until an act leads out of it or it is named final beside these two. */
const KEEPS: Record<GrantState, readonly string[]> = {
  held: [],
  batched: [],
  paid: PASSING,
  failed: [],
  released: [],
  recovering: PASSING,
  recovered: PASSING,
} satisfies Record<Left | 'released' | 'recovered', readonly string[]>

/** Whether the act is allowed on this grant. Pages and use cases both ask this function. */
export const grantAllows = (act: GrantAct, { state, confirmed }: Grant) => {
  const { at, unconfirmed }: GrantModule = GRANT_ACTS[act]
  return at.includes(state) && !(unconfirmed && confirmed) ? ok(true) : refuse('GRANT_WRONG_STATE', { state })
}

const PAID: readonly GrantState[] = ['paid', 'recovering', 'recovered']
/** Whether the bank has paid it and the payment was not returned, whatever was asked back since. */
export const isPaid = ({ state }: Grant): boolean => PAID.includes(state)

/** What the household keeps of a payment: all that was not recovered. */
export const keptOf = (grant: {
  readonly amount: number
  readonly recovery?: { readonly received: number } | undefined
}): Fen => fen(grant.amount - (grant.recovery?.received ?? 0))

/** Whether the grant is in the state this act leads to. */
export const isLeftBy = (act: GrantAct, { state }: Grant): boolean => state === GRANT_ACTS[act].to

type Failure = { readonly reason: string; readonly owner: FailureOwner; readonly account: string }
/** The fields a failed payment leaves in the grant. The account is stored as its keyed hash. */
export const failed = (
  { failures = 0 }: { readonly failures?: number | undefined },
  { reason, owner, account }: Failure,
) => ({
  failedBecause: reason,
  failedOwner: owner,
  failedAccount: account,
  failures: failures + 1,
})

/** The grant after the act. */
export const moveGrant = <G extends Grant>(act: GrantAct, grant: G, change: Partial<G> = {}) => {
  const allowed = grantAllows(act, grant)
  if (!allowed.ok) return allowed
  const { to } = GRANT_ACTS[act]
  const kept = Object.entries(grant).filter(([field]) => !PASSING.includes(field) || KEEPS[to].includes(field))
  return ok({ ...Object.fromEntries(kept), ...change, state: to } as G)
}
