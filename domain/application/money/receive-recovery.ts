import * as z from 'zod/mini'
import { Fen, fen } from '../../kernel/fen'
import { GrantId } from '../../kernel/ids'
import { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { grantTo, wantsGrant } from '../state'
import { FUND, moves, step } from '../step'
import type { World } from '../world'
import { acceptDay } from './accept-day'
import { aidWords } from './aid'
import { type GrantAct, grantAllows } from './grant'
import { acceptPart, openOf, type Recovering } from './recovery'
import { PAID_AT } from './while-paid'

const Facts = z.object({
  grant: GrantId,
  amount: Fen,
  /** what is still to come in after this part */
  rest: Fen,
  on: PlainDate,
})
type Facts = z.infer<typeof Facts>

/** The act on the grant: the last part ends the recovery. */
export const partAct = ({ rest }: Pick<Facts, 'rest'>): Extract<GrantAct, 'receiveRecovery' | 'recoverAll'> =>
  rest === 0 ? 'recoverAll' : 'receiveRecovery'

/** 收到退回的钱: a part of it, or all. */
export const receiveRecovery = step({
  at: moves(PAID_AT, FUND, 'stay'),
  wants: wantsGrant('receiveRecovery'),
  facts: Facts,
  decide: (_s, { grant: id, amount, on }: Omit<Facts, 'rest'>, { today, grant }: World & Recovering) => {
    const { state, programme, recovery } = grant
    const allowed = grantAllows('receiveRecovery', { state })
    if (!allowed.ok) return allowed
    if (recovery === undefined) return refuse('GRANT_WRONG_STATE', { state })
    const day = acceptDay(on, recovery.on, today)
    if (!day.ok) return day
    const open = openOf(recovery)
    const part = acceptPart(amount, open)
    if (!part.ok) return part
    const rest = fen(open - amount)
    const said = { ...aidWords({ programme, amount }), from: recovery.from, rest: String(rest) }
    return ok({ facts: { grant: id, amount, rest, on }, messages: tell('recoveryReceived', said) })
  },
  patch: (s, { facts }) => grantTo(partAct(facts), s, facts.grant, {}),
})
