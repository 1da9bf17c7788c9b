import * as z from 'zod/mini'
import type { NoticeId, PersonId } from '../../kernel/ids'
import { holdsPrivateData } from '../../kernel/masked'
import { ok, refuse } from '../../kernel/result'
import { addExpectedDays } from '../../kernel/working-days'
import { tellThem } from '../../message/telling'
import { ObjectionFacts } from '../../notice/notice'
import { moves, step } from '../step'
import type { World } from '../world'

type Objecting = Pick<ObjectionFacts, 'id' | 'anonymous' | 'text'> & { readonly notice: NoticeId }
/** The officers who may have to answer the objection. */
type Officers = { readonly officers: readonly PersonId[] }

/** 提出异议: by a member of the base union, against a posted notice. */
export const fileObjection = step({
  at: moves(['on-notice'], ['member'], 'stay'),
  elsewhere: true,
  facts: z.object({ objection: ObjectionFacts }),
  decide: (s, said: Objecting, { today, policy, calendar, officers }: World & Officers) => {
    // the objector sends no version of the case: the notice only has to be posted when the objection is written
    if (s.notice?.id !== said.notice || s.stage !== 'on-notice') return refuse('NOTICE_NOT_OPEN')
    if (holdsPrivateData(said.text)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
    const { id, anonymous, text } = said
    const answerDueOn = addExpectedDays(today, policy.clocks.objection, calendar)
    return ok({
      facts: { objection: { id, filedOn: today, answerDueOn, anonymous, text } },
      // the message does not contain the text of the objection
      messages: tellThem(officers, 'objectionFiled'),
    })
  },
  patch: (s, { facts }) => ({ objections: [...s.objections, facts.objection] }),
  words: (facts) => facts.objection.text,
  // an objector's own words could reveal who objected
  hiddenFrom: ['worker'],
})
