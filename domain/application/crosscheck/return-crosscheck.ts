import * as z from 'zod/mini'
import { type CheckFacts, CheckResult, isHit } from '../../crosscheck/crosscheck'
import { withReturned } from '../../crosscheck/merge'
import { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { addExpectedDays } from '../../kernel/working-days'
import { tell } from '../../message/telling'
import { CITY, moves, step } from '../step'
import type { World } from '../world'
import { onCheck } from './on-check'

/** The results of one source for one household. */
type Returning = { readonly counterpart: string; readonly source: string; readonly results: CheckResult[] }
type Batch = { readonly batch: CheckFacts['batch'] }

/** 比对结果回来: read from the list of one counterpart. */
export const returnCrosscheck = step({
  at: moves(['crosschecking'], CITY, 'stay'),
  elsewhere: true,
  facts: z.object({
    counterpart: z.string(),
    /** which source of the counterpart; '' when not stated; absent in entries from before sources were distinguished */
    source: z.optional(z.string()),
    results: z.array(CheckResult),
    /** last day for the worker's explanation of these hits */
    replyBy: z.optional(PlainDate),
  }),
  decide: (s, { results, ...from }: Returning, { today, policy, calendar, batch }: World & Batch) => {
    if (s.check?.batch !== batch || s.check.completedOn !== undefined) return refuse('BATCH_CLOSED')
    // a hit asks the worker for an explanation and starts the clock for it; a hit alone decides nothing
    if (!results.some(isHit)) return ok({ facts: { ...from, results } })
    const replyBy = addExpectedDays(today, policy.clocks.hitReply, calendar)
    return ok({ facts: { ...from, results, replyBy }, messages: tell('crosscheckAsked', { dueOn: replyBy }) })
  },
  patch: (s, { facts }) => onCheck(s, (check) => withReturned(check, facts)),
})
