import * as z from 'zod/mini'
import { ok, refuse } from '../../kernel/result'
import type { FailureOwner } from '../failure-owner'

/** 待组批, 发放中, 已到账, 发放失败, 已取消. The log of a case knows no batches: what is in one is still held there. */
export const GrantState = z.enum(['held', 'batched', 'paid', 'failed', 'released'])
export type GrantState = z.infer<typeof GrantState>
type Grant = { readonly state: GrantState; readonly confirmed?: boolean }

export type GrantModule = {
  /** the states it may be done in, and where it leads */
  readonly at: readonly GrantState[]
  readonly to: GrantState
  /** what the ledger calls it; absent: its money stays where it is */
  readonly money?: 'held' | 'settled' | 'released' | 'returned'
  /** only while the worker has not said that it came */
  readonly unconfirmed?: true
}
/** Everything that is done to a grant; it begins with its money held. */
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
} as const satisfies Record<string, GrantModule>
export type GrantAct = keyof typeof GRANT_ACTS

/** What is true of a grant in one state only, and is gone with it. */
const PASSING = ['batch', 'paidOn', 'lastFour', 'marks', 'asked']
/** The states that something leads out of. */
type Left = { [A in GrantAct]: Exclude<(typeof GRANT_ACTS)[A]['at'][number], (typeof GRANT_ACTS)[A]['to']> }[GrantAct]
/** A new state does not compile before an act leads out of it, or it is named final beside `released`. */
const KEEPS: Record<GrantState, readonly string[]> = {
  held: [],
  batched: ['batch'],
  paid: PASSING,
  failed: [],
  released: [],
} satisfies Record<Left | 'released', readonly string[]>

/** Whether it may be done to this grant: pages and use cases ask it here. */
export const grantAllows = (act: GrantAct, { state, confirmed }: Grant) => {
  const { at, unconfirmed }: GrantModule = GRANT_ACTS[act]
  return at.includes(state) && !(unconfirmed && confirmed) ? ok(true) : refuse('GRANT_WRONG_STATE', { state })
}

/** Whether it is as this has left it. */
export const isLeftBy = (act: GrantAct, { state }: Grant): boolean => state === GRANT_ACTS[act].to

type Failure = { readonly reason: string; readonly owner: FailureOwner; readonly account: string }
/** What a failure leaves in it; the account is known by its keyed hash. */
export const failed = (
  { failures = 0 }: { readonly failures?: number | undefined },
  { reason, owner, account }: Failure,
) => ({
  failedBecause: reason,
  failedOwner: owner,
  failedAccount: account,
  failures: failures + 1,
})

/** The grant after it. */
export const moveGrant = <G extends Grant>(act: GrantAct, grant: G, change: Partial<G> = {}) => {
  const allowed = grantAllows(act, grant)
  if (!allowed.ok) return allowed
  const { to } = GRANT_ACTS[act]
  const kept = Object.entries(grant).filter(([field]) => !PASSING.includes(field) || KEEPS[to].includes(field))
  return ok({ ...Object.fromEntries(kept), ...change, state: to } as G)
}
