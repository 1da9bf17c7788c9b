import * as z from 'zod/mini'
import { type Action as Name, STEPS } from './steps'

/** Every verb of the lifecycle: the steps there are, by name. */
export const ACTIONS = Object.keys(STEPS) as readonly Name[]
export const Action = z.enum(ACTIONS)
export type Action = z.infer<typeof Action>
