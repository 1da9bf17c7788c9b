import * as z from 'zod/mini'
import { Fen } from '../../kernel/fen'
import { GrantId } from '../../kernel/ids'
import { holdsPrivateData } from '../../kernel/masked'
import { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { grantTo, wantsGrant } from '../state'
import { FUND, moves, step } from '../step'
import type { World } from '../world'
import { acceptDay } from './accept-day'
import { aidWords } from './aid'
import { grantAllows } from './grant'
import { acceptPart, RecoveredFrom, type Recovering } from './recovery'
import { PAID_AT } from './while-paid'

/** 要求退回: money that should not have been paid, or reached somebody else. The payment stays as it was entered. */
export const demandRecovery = step({
  at: moves(PAID_AT, FUND, 'stay'),
  wants: wantsGrant('demandRecovery'),
  facts: z.object({ grant: GrantId, amount: Fen, on: PlainDate, from: RecoveredFrom, words: Words(200) }),
  decide: (_s, facts, { today, grant }: World & Recovering) => {
    const allowed = grantAllows('demandRecovery', grant)
    if (!allowed.ok) return allowed
    if (grant.paidOn === undefined) return refuse('GRANT_WRONG_STATE', { state: grant.state })
    const day = acceptDay(facts.on, grant.paidOn, today)
    if (!day.ok) return day
    const part = acceptPart(facts.amount, grant.amount)
    if (!part.ok) return part
    if (holdsPrivateData(facts.words)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
    const { from, words } = facts
    const said = { ...aidWords({ programme: grant.programme, amount: facts.amount }), from, words }
    return ok({ facts, messages: tell('recoveryDemanded', said) })
  },
  patch: (s, { facts }) => grantTo('demandRecovery', s, facts.grant, {}),
  words: (facts) => facts.words,
})
