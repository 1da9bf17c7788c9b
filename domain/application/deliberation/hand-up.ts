import * as z from 'zod/mini'
import { ok } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { NO_CORRECTION, noCorrectionOpen } from '../state'
import { BASE, moves, step } from '../step'

/** 交上级工会评议: the base union's committee cannot reach a quorum for this household; the reason is given. */
export const handUp = step({
  at: moves(['deliberating'], BASE, 'deliberating-above'),
  wants: noCorrectionOpen,
  facts: z.object({ why: Words(300) }),
  decide: (_s, facts) => ok({ facts }),
  patch: () => NO_CORRECTION,
  words: (facts) => facts.why,
  hiddenFrom: ['worker'],
})
