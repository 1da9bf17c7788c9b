import * as z from 'zod/mini'
import { ok } from '../../kernel/result'
import { tell } from '../../message/telling'
import { ProofType } from '../../proof/index'
import { NO_CORRECTION, noCorrectionOpen } from '../state'
import { BASE, moves, step } from '../step'

/** The papers that were shown to the officer before accepting; absent in entries from before this was kept. */
const Opened = z.optional(z.array(ProofType).check(z.maxLength(20)))

/** 受理 */
export const accept = step({
  at: moves(['submitted'], BASE, 'surveying'),
  wants: noCorrectionOpen,
  facts: z.object({ opened: Opened }),
  decide: (_s, { opened }: { readonly opened?: z.infer<typeof Opened> }) =>
    ok({ facts: opened === undefined ? {} : { opened }, messages: tell('accepted') }),
  patch: () => NO_CORRECTION,
})
