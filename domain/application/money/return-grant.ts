import * as z from 'zod/mini'
import { Fen } from '../../kernel/fen'
import { GrantId } from '../../kernel/ids'
import { hideNumbers } from '../../kernel/masked'
import { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { FailureOwner } from '../failure-owner'
import { grantTo, wantsGrant } from '../state'
import { FUND, moves, step } from '../step'
import type { World } from '../world'
import { acceptDay } from './accept-day'
import { type Aid, aidWords, type Paid } from './aid'
import { type GrantState, grantAllows } from './grant'
import { PAID_AT } from './while-paid'

const Facts = z.object({
  grant: GrantId,
  amount: Fen,
  returnedOn: PlainDate,
  reason: Words(100),
  owner: FailureOwner,
})
type Facts = z.infer<typeof Facts>

/** The returned grant, read from its document. */
type Returning = { readonly grant: Aid & Paid & { readonly state: GrantState } }

/** 退汇: the payment came back. Booked as a counter-entry on the day of the return; the entry of the payment stays unchanged. */
export const returnGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  wants: wantsGrant('returnGrant'),
  facts: Facts,
  decide: (_s, said: Omit<Facts, 'amount'>, { today, grant: { state, paidOn, ...aid } }: World & Returning) => {
    const { grant, returnedOn, owner } = said
    // only a paid grant can be returned, not before the day of payment and not on a future day
    const allowed = grantAllows('returnGrant', { state })
    if (!allowed.ok) return allowed
    if (paidOn === undefined) return refuse('GRANT_WRONG_STATE', { state })
    const day = acceptDay(returnedOn, paidOn, today)
    if (!day.ok) return day
    // the bank's reason may contain the account number, which is removed before the worker and the log get the reason
    const reason = hideNumbers(said.reason)
    const why = owner === 'payee' ? { reason } : {}
    return ok({
      facts: { grant, amount: aid.amount, returnedOn, reason, owner },
      messages: tell('payReturned', { ...aidWords(aid), grant, returnedOn, owner, ...why }),
    })
  },
  patch: (s, { facts }) => grantTo('returnGrant', s, facts.grant, { confirmed: false, failedOwner: facts.owner }),
  words: (facts) => facts.reason,
})
