import { ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { ExitFacts } from '../exit-facts'
import { grantsFor, YES } from '../state'
import { moves, step } from '../step'

/** 退出建档: money in a batch and money that was returned must be paid or released first. */
export const exit = step({
  at: moves(['on-file'], ['county-reviewer', 'city-reviewer'], 'exited'),
  wants: (s) => {
    const open = grantsFor('releaseGrant', s).length
    return open === 0 ? YES : refuse('GRANT_WRONG_STATE', { open })
  },
  facts: ExitFacts,
  decide: (_s, facts) => ok({ facts, messages: tell('exited') }),
  patch: (_s, { facts }) => ({ exit: facts, resurveyedOn: undefined }),
  words: (facts) => facts.words,
})
