import * as z from 'zod/mini'
import { FileId } from '../../kernel/ids'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { acceptTakingDown } from '../../notice/notice'
import { type CaseState, noCorrectionOpen } from '../state'
import { BASE, moves, step } from '../step'

const mayTakeDown = (s: CaseState, today: PlainDate) => {
  if (s.notice === undefined) return refuse('NOTICE_NOT_OPEN')
  const accepted = acceptTakingDown(s.notice, s.objections, today)
  return accepted.ok ? noCorrectionOpen(s, today) : accepted
}

/** 撤下公示: after the last day of the period, with no objection open. */
export const takeDownNotice = step({
  at: moves(['on-notice'], BASE, 'next'),
  wants: mayTakeDown,
  facts: z.object({ photo: FileId }),
  decide: (_s, facts) => ok({ facts, messages: tell('noticeTakenDown') }),
  patch: (s, { facts, on }) => ({
    noticePhotos: [...s.noticePhotos, facts.photo],
    ...(s.notice === undefined ? {} : { notice: { ...s.notice, takenDownOn: on } }),
  }),
})
