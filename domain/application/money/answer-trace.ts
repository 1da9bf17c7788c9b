import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { holdsPrivateData } from '../../kernel/masked'
import { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { wantsGrant, YES } from '../state'
import { FUND, moves, step } from '../step'
import type { World } from '../world'
import { acceptDay } from './accept-day'
import { type Aid, aidWords, type Paid } from './aid'
import { PAID_AT } from './while-paid'

/** Whether a worker waits for an answer about where this money is. */
type Asked = { readonly asked: boolean }

/** 查询答复: the bank's answer about money that a worker reports as not arrived. */
export const answerTrace = step({
  at: moves(PAID_AT, FUND, 'stay'),
  elsewhere: true,
  wants: wantsGrant('answerTrace'),
  facts: z.object({ grant: GrantId, arrivedOn: z.optional(PlainDate), words: Words(200) }),
  decide: (_s, facts, { today, paidOn, asked, ...aid }: World & Paid & Aid & Asked) => {
    const { arrivedOn } = facts
    if (!asked) return refuse('GRANT_WRONG_STATE')
    const arrival = arrivedOn === undefined ? YES : acceptDay(arrivedOn, paidOn ?? arrivedOn, today)
    if (!arrival.ok) return arrival
    if (holdsPrivateData(facts.words)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
    const day = arrivedOn === undefined ? {} : { arrivedOn }
    return ok({
      facts,
      messages: tell('traceAnswered', { ...aidWords(aid), grant: facts.grant, words: facts.words, ...day }),
    })
  },
  words: (facts) => facts.words,
})
