import * as z from 'zod/mini'
import { ok, refuse } from '../../kernel/result'
import { isLate, NO_CORRECTION, noCorrectionOpen, wanted } from '../state'
import { COUNTY, moves, step } from '../step'

/** 上级工会接过评议: the union above takes over a deliberation that the base union did not hold in time. */
export const takeUp = step({
  at: moves(['deliberating'], COUNTY, 'deliberating-above'),
  wants: (s, today) => {
    const free = noCorrectionOpen(s, today)
    if (!free.ok) return free
    const { dueOn } = s
    return wanted(isLate(s, today), () => refuse('DELIBERATION_IN_TIME', dueOn === undefined ? {} : { dueOn }))
  },
  facts: z.object({}),
  decide: () => ok({ facts: {} }),
  patch: () => NO_CORRECTION,
})
