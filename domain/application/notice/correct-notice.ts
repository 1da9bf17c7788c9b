import * as z from 'zod/mini'
import { FileId } from '../../kernel/ids'
import { holdsPrivateData } from '../../kernel/masked'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { acceptCorrecting } from '../../notice/notice'
import { BASE, moves, step } from '../step'

/** 更正公示: what it said was wrong; taken off the wall, to go up corrected for a period of its own. */
export const correctNotice = step({
  at: moves(['on-notice'], BASE, 'to-post'),
  wants: (s) => (s.notice === undefined ? refuse('NOTICE_NOT_OPEN') : acceptCorrecting(s.objections)),
  facts: z.object({ why: Words(200), photo: FileId }),
  decide: (_s, facts) =>
    holdsPrivateData(facts.why) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok({ facts, messages: tell('noticeCorrected') }),
  // it did not stand its period, so it is not taken down in the sense of the rule
  patch: (s, { facts }) => ({ noticePhotos: [...s.noticePhotos, facts.photo] }),
  words: (facts) => facts.why,
})
