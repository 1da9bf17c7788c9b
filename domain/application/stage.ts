import * as z from 'zod/mini'
import { STAGES } from './stage-names'

export { holdsIds, isAlive, STAGES, UNDECIDED } from './stage-names'

export const Stage = z.enum(STAGES)
export type Stage = z.infer<typeof Stage>
