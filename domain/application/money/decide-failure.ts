import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { holdsPrivateData } from '../../kernel/masked'
import { ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { DecidedOwner, type FailureOwner } from '../failure-owner'
import { grantTo, wantsGrant } from '../state'
import { FUND, moves, step } from '../step'
import type { World } from '../world'
import { type Aid, aidWords } from './aid'
import { type GrantState, grantAllows } from './grant'
import { PAID_AT } from './while-paid'

/** The grant of the failed payment, read from its document. */
type Failed = {
  readonly grant: Aid & {
    readonly state: GrantState
    readonly failedOwner?: FailureOwner | undefined
    readonly failedBecause?: string | undefined
  }
}

/** 认定失败原因: finance decides who has to act on a failed payment. */
export const decideFailure = step({
  at: moves(PAID_AT, FUND, 'stay'),
  wants: wantsGrant('decideFailure'),
  facts: z.object({ grant: GrantId, owner: DecidedOwner, words: z.string() }),
  decide: (_s, facts, { grant: { state, failedOwner: before, failedBecause, ...aid } }: World & Failed) => {
    if (holdsPrivateData(facts.words)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
    const allowed = grantAllows('decideFailure', { state })
    if (!allowed.ok) return allowed
    if (before === facts.owner) return refuse('GRANT_WRONG_STATE', { state })
    const money = { ...aidWords(aid), grant: facts.grant }
    // the worker is notified when they have to act on the failure, or when an earlier message asked them to act and they no
    // longer have to
    const theirs = facts.owner === 'payee' ? tell('payFailed', { ...money, reason: failedBecause ?? '' }) : []
    return ok({ facts, messages: before === 'payee' ? tell('payNotYours', money) : theirs })
  },
  patch: (s, { facts }) => grantTo('decideFailure', s, facts.grant, { failedOwner: facts.owner }),
  words: (facts) => facts.words,
  hiddenFrom: ['worker'],
})
