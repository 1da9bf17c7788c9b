import * as z from 'zod/mini'
import { Fen } from '../../kernel/fen'
import { GrantId } from '../../kernel/ids'
import { holdsPrivateData } from '../../kernel/masked'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { grantTo, wantsGrant } from '../state'
import { moves, step } from '../step'
import type { World } from '../world'
import { aidWords } from './aid'
import { type GrantAct, grantAllows } from './grant'
import { openOf, type Recovering } from './recovery'
import { PAID_AT } from './while-paid'

/** 核销: what is missing is given up. 撤销追回: the demand was wrong, and the payment stands. */
export const RecoveryEnd = z.enum(['written-off', 'dropped'])
export type RecoveryEnd = z.infer<typeof RecoveryEnd>
const Facts = z.object({ grant: GrantId, how: RecoveryEnd, amount: Fen, words: Words(200) })
type Facts = z.infer<typeof Facts>

export const endAct = ({ how }: Pick<Facts, 'how'>): Extract<GrantAct, 'endRecovery' | 'dropRecovery'> =>
  how === 'dropped' ? 'dropRecovery' : 'endRecovery'

/** 了结追回: decided by the fund approver, because money is given up. Once a part has come in, the demand cannot have been wrong. */
export const endRecovery = step({
  at: moves(PAID_AT, ['fund-approver'], 'stay'),
  elsewhere: true,
  wants: wantsGrant('endRecovery'),
  facts: Facts,
  decide: (_s, said: Omit<Facts, 'amount'>, { grant: { state, programme, recovery } }: World & Recovering) => {
    const allowed = grantAllows('endRecovery', { state })
    if (!allowed.ok) return allowed
    if (recovery === undefined || (said.how === 'dropped' && recovery.received > 0))
      return refuse('GRANT_WRONG_STATE', { state })
    if (holdsPrivateData(said.words)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
    const amount = openOf(recovery)
    const told = { ...aidWords({ programme, amount }), from: recovery.from, how: said.how }
    return ok({ facts: { ...said, amount }, messages: tell('recoveryEnded', told) })
  },
  patch: (s, { facts }) => grantTo(endAct(facts), s, facts.grant, {}),
  words: (facts) => facts.words,
})
