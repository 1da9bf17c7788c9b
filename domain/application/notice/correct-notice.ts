import * as z from 'zod/mini'
import { FileId } from '../../kernel/ids'
import { holdsPrivateData } from '../../kernel/masked'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { acceptCorrecting } from '../../notice/notice'
import { BASE, moves, step } from '../step'

/**
 * 更正公示: the notice was wrong. The wrong notice is taken down, and the corrected notice is posted for a full period of its own.
 */
export const correctNotice = step({
  at: moves(['on-notice'], BASE, 'to-post'),
  wants: (s) => (s.notice === undefined ? refuse('NOTICE_NOT_OPEN') : acceptCorrecting(s.objections)),
  facts: z.object({ why: Words(200), photo: FileId }),
  decide: (_s, facts) =>
    holdsPrivateData(facts.why) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok({ facts, messages: tell('noticeCorrected') }),
  // the photo shows a notice that did not complete its period, so it does not count as the proof of taking down
  patch: (s, { facts }) => ({ noticePhotos: [...s.noticePhotos, facts.photo] }),
  words: (facts) => facts.why,
})
