import * as z from 'zod/mini'
import { notAnswered } from '../../crosscheck/crosscheck'
import { MemberKey, PersonId } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { Counterpart } from '../../policy/policy'
import { membersOf } from '../state'
import { CITY, moves, step } from '../step'
import { onCheck } from './on-check'

type PassingOver = { readonly counterpart: Counterpart; readonly reasons: string; readonly proposedBy: PersonId }

/** 不再等答复: a counterpart that has not answered for these persons is passed over, by the decision of a second person. */
export const passOver = step({
  at: moves(['crosschecking'], CITY, 'stay'),
  judges: true,
  elsewhere: true,
  facts: z.object({
    counterpart: Counterpart,
    members: z.array(MemberKey),
    /** the account that proposed it; the entry names the person who decided */
    proposedBy: PersonId,
    reasons: Words(300),
  }),
  decide: (s, { counterpart, ...why }: PassingOver) => {
    if (s.check === undefined || s.check.completedOn !== undefined) return refuse('BATCH_CLOSED')
    const members = notAnswered(s.check, counterpart, membersOf(s))
    return members.length === 0 ? refuse('NOT_FOUND') : ok({ facts: { counterpart, members: [...members], ...why } })
  },
  patch: (s, { facts: { counterpart, members, reasons }, on }) =>
    onCheck(s, (check) => ({ ...check, passed: [...(check.passed ?? []), { counterpart, members, reasons, on }] })),
  words: (facts) => facts.reasons,
  hiddenFrom: ['base'],
})
