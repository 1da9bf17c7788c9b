import * as z from 'zod/mini'
import { ok } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { noCorrectionOpen, nothing } from '../state'
import { BASE, moves, step } from '../step'

/** 交上级工会评议: the base union's committee can have no quorum for this household, and why. */
export const handUp = step({
  at: moves(['deliberating'], BASE, 'deliberating-above'),
  wants: noCorrectionOpen,
  facts: z.object({ why: Words(300) }),
  decide: (_s, facts) => ok({ facts }),
  patch: nothing,
  words: (facts) => facts.why,
  hiddenFrom: ['worker'],
})
