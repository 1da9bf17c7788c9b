import * as z from 'zod/mini'
import { ok } from '../../kernel/result'
import { tell } from '../../message/telling'
import { noCorrectionOpen } from '../state'
import { BASE, moves, step } from '../step'

/** 受理 */
export const accept = step({
  at: moves(['submitted'], BASE, 'surveying'),
  wants: noCorrectionOpen,
  facts: z.object({}),
  decide: () => ok({ facts: {}, messages: tell('accepted') }),
})
