import * as z from 'zod/mini'
import { FileId } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { wanted } from '../state'
import { moves, step, WORKER } from '../step'

/** 申请复核: once per case. */
export const requestReexamination = step({
  at: moves(['refused'], WORKER, 're-examining'),
  wants: (s) => wanted(s.reexamination === undefined, () => refuse('REEXAMINATION_USED')),
  facts: z.object({ why: Words(500), files: z.array(FileId) }),
  decide: (_s, facts) => ok({ facts }),
  patch: (_s, { facts }) => ({ reexamination: { why: facts.why, files: facts.files } }),
  words: (facts) => facts.why,
})
