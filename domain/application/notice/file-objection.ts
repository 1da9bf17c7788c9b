import * as z from 'zod/mini'
import { ObjectionFacts } from '../../notice/notice'
import { moves, step } from '../step'

/** 提出异议: by a member of the union, on the notice. */
export const fileObjection = step({
  at: moves(['on-notice'], ['member'], 'stay'),
  elsewhere: true,
  facts: z.object({ objection: ObjectionFacts }),
  patch: (s, { facts }) => ({ objections: [...s.objections, facts.objection] }),
  words: (facts) => facts.objection.text,
  // an objector's own words could betray who it was
  hiddenFrom: ['worker'],
})
