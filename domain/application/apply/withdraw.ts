import * as z from 'zod/mini'
import type { PersonId } from '../../kernel/ids'
import { ok } from '../../kernel/result'
import { tell, tellThem } from '../../message/telling'
import { UNDECIDED } from '../stage'
import { moves, step } from '../step'
import type { World } from '../world'

/** The officers of the base union who lose the case from their work, except the person who ends it. */
export type Officers = { readonly officers: readonly PersonId[] }

/** 撤回申请 */
export const withdraw = step({
  at: moves(UNDECIDED, ['applicant'], 'withdrawn'),
  facts: z.object({ why: z.string() }),
  decide: (_s, facts, { officers }: World & Officers) =>
    ok({ facts, messages: [...tell('withdrawn'), ...tellThem(officers, 'caseStopped')] }),
  words: (facts) => facts.why,
})
