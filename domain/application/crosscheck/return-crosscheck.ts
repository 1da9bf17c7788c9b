import * as z from 'zod/mini'
import { CheckResult } from '../../crosscheck/crosscheck'
import { withReturned } from '../../crosscheck/merge'
import { PlainDate } from '../../kernel/plain-date'
import { CITY, moves, step } from '../step'
import { onCheck } from './on-check'

/** 比对结果回来: by the list of one counterpart. */
export const returnCrosscheck = step({
  at: moves(['crosschecking'], CITY, 'stay'),
  elsewhere: true,
  facts: z.object({
    counterpart: z.string(),
    /** of which of its sources, '' when nobody said; absent in what was written before sources were told apart */
    source: z.optional(z.string()),
    results: z.array(CheckResult),
    /** last day for the worker's reply to the hits among them */
    replyBy: z.optional(PlainDate),
  }),
  patch: (s, { facts }) => onCheck(s, (check) => withReturned(check, facts)),
})
