import * as z from 'zod/mini'
import { OrgId } from '../../kernel/ids'
import { ok } from '../../kernel/result'
import { tell } from '../../message/telling'
import { STAGES } from '../stage'
import { moves, step } from '../step'
import { CasePlace } from './submit'

const Facts = z.object({
  org: CasePlace,
  /** 划转, 并入, 撤销 */
  because: z.enum(['move', 'merge', 'dissolve']),
  /** the union the case was with; absent: the same one, which hangs elsewhere now */
  from: z.optional(OrgId),
})

/** 随工会变更: the case follows its union, at any stage. Due days, notices and money stay as they are. */
export const followUnion = step({
  at: moves(STAGES, ['system'], 'stay'),
  elsewhere: true,
  facts: Facts,
  decide: (s, { union, ...facts }: z.infer<typeof Facts> & { readonly union: string }) =>
    ok({ facts, messages: s.org.base === facts.org.base ? [] : tell('unionChanged', { union }) }),
  patch: (_s, { facts }) => ({ org: facts.org }),
})
