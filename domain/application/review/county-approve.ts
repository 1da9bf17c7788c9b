import * as z from 'zod/mini'
import { PersonId } from '../../kernel/ids'
import { ok } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { NO_CORRECTION, noCorrectionOpen } from '../state'
import { COUNTY, moves, step } from '../step'

/** 县级审核通过 */
export const countyApprove = step({
  at: moves(['county-review'], COUNTY, 'next'),
  judges: true,
  wants: noCorrectionOpen,
  /** `by` is needed when the city decides; older entries have the person only in their head */
  facts: z.object({ opinion: Words(500), by: z.optional(PersonId) }),
  decide: (_s, said, { person }) => ok({ facts: { ...said, by: person }, messages: tell('countyApproved') }),
  patch: (_s, { facts: { opinion, by } }) => ({
    ...NO_CORRECTION,
    countyOpinion: opinion,
    ...(by === undefined ? {} : { countyBy: by }),
  }),
  words: (facts) => facts.opinion,
  hiddenFrom: ['worker'],
})
