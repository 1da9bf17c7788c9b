import * as z from 'zod/mini'
import { PersonId } from '../../kernel/ids'
import { ok } from '../../kernel/result'
import { UNDECIDED } from '../stage'
import { moves, step } from '../step'

/** 认领: the worker takes over a case that was entered on their behalf. */
export const claim = step({
  at: moves([...UNDECIDED, 'on-file', 'refused'], ['applicant'], 'stay'),
  elsewhere: true,
  facts: z.object({ applicant: PersonId }),
  decide: (_s, facts) => ok({ facts }),
  patch: (_s, { facts }) => ({ applicant: facts.applicant, claimHash: undefined }),
})
