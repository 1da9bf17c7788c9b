import * as z from 'zod/mini'
import { DeterminationFacts } from '../../determination/determination'
import { refuse } from '../../kernel/result'
import { wanted } from '../state'
import { CITY, moves, step } from '../step'

/** 重新认定: the file decided anew on the figures of its newest visit. */
export const redetermine = step({
  at: moves(['on-file'], CITY, 'stay'),
  judges: true,
  wants: (s) => wanted(s.resurveyedOn !== undefined, () => refuse('RESURVEY_MISSING')),
  facts: z.object({ determination: DeterminationFacts }),
  patch: (s, { facts }) => ({
    determination: facts.determination,
    determinedBefore: [...(s.determinedBefore ?? []), ...(s.determination === undefined ? [] : [s.determination])],
    resurveyedOn: undefined,
  }),
  words: (facts) => facts.determination.reasons,
})
