import * as z from 'zod/mini'
import { DeterminationFacts } from '../../determination/determination'
import { invariant, ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { wanted } from '../state'
import { CITY, moves, step } from '../step'
import type { World } from '../world'
import { type OnSheet, onSheetSeen, type Shown } from './on-sheet'

/** 重新认定: determines the file again, by the figures of its newest visit. */
export const redetermine = step({
  at: moves(['on-file'], CITY, 'stay'),
  judges: true,
  wants: (s) => wanted(s.resurveyedOn !== undefined, () => refuse('RESURVEY_MISSING')),
  facts: z.object({ determination: DeterminationFacts }),
  decide: (s, { sheetNet, ...said }: OnSheet, { today, sheet }: World & Shown) => {
    invariant(s.survey !== undefined, 'a file visited again has the record of the visit')
    const carried = onSheetSeen(said.class, sheetNet, sheet)
    if (!carried.ok) return carried
    // dated by the day of the visit, so that a visit entered late does not extend the validity
    const determination = { on: today, ...said, sheet, figuresOn: s.survey.visitedOn }
    return ok({ facts: { determination }, messages: tell('redetermined', { class: said.class }) })
  },
  patch: (s, { facts }) => ({
    determination: facts.determination,
    determinedBefore: [...(s.determinedBefore ?? []), ...(s.determination === undefined ? [] : [s.determination])],
    resurveyedOn: undefined,
  }),
  words: (facts) => facts.determination.reasons,
})
