import * as z from 'zod/mini'
import { acceptCompletion } from '../../crosscheck/crosscheck'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { type CaseState, membersOf, noCorrectionOpen } from '../state'
import { CITY, moves, step } from '../step'

const mayComplete = (s: CaseState, today: PlainDate) => {
  if (s.check === undefined) return refuse('CROSSCHECK_UNFINISHED')
  const free = noCorrectionOpen(s, today)
  return free.ok ? acceptCompletion(s.check, membersOf(s), today) : free
}

/** 比对完成: every counterpart has answered for every member, and no hit is open. */
export const completeCrosscheck = step({
  at: moves(['crosschecking'], CITY, 'next'),
  judges: true,
  wants: mayComplete,
  facts: z.object({}),
  decide: () => ok({ facts: {}, messages: tell('crosscheckPassed') }),
  patch: (s, { on }) => (s.check === undefined ? {} : { check: { ...s.check, completedOn: on } }),
})
