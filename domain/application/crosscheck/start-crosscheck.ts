import * as z from 'zod/mini'
import { CheckFacts } from '../../crosscheck/crosscheck'
import { CITY, moves, step } from '../step'

/** 发起比对: by a batch. */
export const startCrosscheck = step({
  at: moves(['crosschecking'], CITY, 'stay'),
  elsewhere: true,
  facts: z.object({ check: CheckFacts }),
  patch: (_s, { facts }) => ({ check: facts.check }),
})
