import * as z from 'zod/mini'
import { ok, refuse } from '../../kernel/result'
import { UNDECIDED } from '../stage'
import { BASE, moves, step } from '../step'
import type { World } from '../world'

type Looked = World & { /** of the new code */ readonly claimHash: string }

/** 补发认领码: the code of a case that nobody has claimed is replaced by a new one; the former one no longer opens anything. */
export const reissueClaim = step({
  at: moves([...UNDECIDED, 'on-file', 'refused'], BASE, 'stay'),
  elsewhere: true,
  facts: z.object({ claimHash: z.string() }),
  decide: (s, _said: Readonly<Record<never, never>>, { claimHash }: Looked) =>
    s.claimHash === undefined ? refuse('NOT_ALLOWED') : ok({ facts: { claimHash } }),
  patch: (_s, { facts }) => ({ claimHash: facts.claimHash }),
})
