import * as z from 'zod/mini'
import { holdsPrivateData } from '../../kernel/masked'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { STAGES } from '../stage'
import { moves, step } from '../step'

/**
 * 说明同一账户: why this household may be paid to an account that another household gave as well. The reason must not name the other
 * household.
 */
export const stateAccount = step({
  at: moves(STAGES, ['fund-approver', 'city-reviewer'], 'stay'),
  elsewhere: true,
  facts: z.object({ reasons: Words(200) }),
  decide: (_s, facts) => (holdsPrivateData(facts.reasons) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok({ facts })),
  words: (facts) => facts.reasons,
  // worker and base union must not learn of another household
  hiddenFrom: ['worker', 'base'],
})
