import * as z from 'zod/mini'
import { noCorrectionOpen, nothing } from '../state'
import { at, BASE, step } from '../step'

/** 受理 */
export const accept = step({
  at: at(['submitted'], BASE, 'surveying'),
  wants: noCorrectionOpen,
  facts: z.object({}),
  patch: nothing,
})
