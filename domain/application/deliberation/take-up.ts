import * as z from 'zod/mini'
import { ok, refuse } from '../../kernel/result'
import { isLate, noCorrectionOpen, nothing, wanted } from '../state'
import { COUNTY, moves, step } from '../step'

/** 上级工会接过评议: the base union has let its days for the deliberation pass. */
export const takeUp = step({
  at: moves(['deliberating'], COUNTY, 'deliberating-above'),
  wants: (s, today) => {
    const free = noCorrectionOpen(s)
    if (!free.ok) return free
    const { dueOn } = s
    return wanted(isLate(s, today), () => refuse('DELIBERATION_IN_TIME', dueOn === undefined ? {} : { dueOn }))
  },
  facts: z.object({}),
  decide: () => ok({ facts: {} }),
  patch: nothing,
})
