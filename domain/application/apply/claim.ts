import * as z from 'zod/mini'
import { PersonId } from '../../kernel/ids'
import { UNDECIDED } from '../stage'
import { moves, step } from '../step'

/** 认领: the worker takes over a case that was entered on their behalf. */
export const claim = step({
  at: moves([...UNDECIDED, 'on-file', 'refused'], ['applicant'], 'stay'),
  elsewhere: true,
  facts: z.object({ applicant: PersonId }),
  patch: (_s, { facts }) => ({ applicant: facts.applicant, claimHash: undefined }),
})
