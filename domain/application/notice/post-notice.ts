import * as z from 'zod/mini'
import { FileId } from '../../kernel/ids'
import { NoticeFacts } from '../../notice/notice'
import { noCorrectionOpen } from '../state'
import { BASE, moves, step } from '../step'

/** 张贴公示 */
export const postNotice = step({
  at: moves(['to-post'], BASE, 'on-notice'),
  wants: noCorrectionOpen,
  facts: z.object({ notice: NoticeFacts, photo: FileId }),
  patch: (s, { facts }) => ({
    notice: facts.notice,
    noticesBefore: s.notice === undefined ? s.noticesBefore : [...s.noticesBefore, s.notice],
    noticePhotos: [...s.noticePhotos, facts.photo],
  }),
})
