import * as z from 'zod/mini'
import { Words } from '../kernel/text'

export const ExitFacts = z.object({
  because: z.enum(['improved', 'retired', 'moved', 'died', 'other']),
  words: Words(300),
})
export type ExitFacts = z.infer<typeof ExitFacts>
