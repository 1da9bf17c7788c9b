import * as z from 'zod/mini'
import { UNDECIDED } from '../stage'
import { nothing } from '../state'
import { moves, step } from '../step'

/** 撤回申请 */
export const withdraw = step({
  at: moves(UNDECIDED, ['applicant'], 'withdrawn'),
  facts: z.object({ why: z.string() }),
  patch: nothing,
  words: (facts) => facts.why,
})
