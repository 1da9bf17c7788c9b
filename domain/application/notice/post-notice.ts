import * as z from 'zod/mini'
import { FileId } from '../../kernel/ids'
import { ok } from '../../kernel/result'
import { addExpectedDays } from '../../kernel/working-days'
import { tell } from '../../message/telling'
import { endOf, expectedEnd, type FormerStanding, NoticeFacts, standingIn } from '../../notice/notice'
import { noCorrectionOpen } from '../state'
import { BASE, moves, step } from '../step'
import type { World } from '../world'
import { type Drawn, draftNotice, type Posting } from './draft-notice'

type Named = { readonly notice: NoticeFacts['id'] }

/** 张贴公示: with a picture of the posted notice. The period counts from the day it was really posted. */
export const postNotice = step({
  at: moves(['to-post'], BASE, 'on-notice'),
  wants: noCorrectionOpen,
  facts: z.object({ notice: NoticeFacts, photo: FileId }),
  upcasts: [(facts: { readonly notice: FormerStanding }) => ({ ...facts, notice: standingIn(facts.notice) })],
  decide: (s, { photo, ...said }: Posting & { readonly photo: FileId }, world: World & Drawn & Named) => {
    const draft = draftNotice(s, said, world)
    if (!draft.ok) return draft
    const { calendar } = world
    const lastDay = endOf(draft.value)
    return ok({
      facts: { notice: { id: world.notice, ...draft.value }, photo },
      // while the end of the period cannot be counted the union owes nothing: the notice waits for the work calendar
      dueOn: lastDay === undefined ? undefined : addExpectedDays(lastDay, 1, calendar),
      messages: tell('noticePosted', {
        lastDay: lastDay ?? expectedEnd(draft.value, calendar),
      }),
    })
  },
  patch: (s, { facts }) => ({
    notice: facts.notice,
    noticesBefore: s.notice === undefined ? s.noticesBefore : [...s.noticesBefore, s.notice],
    noticePhotos: [...s.noticePhotos, facts.photo],
  }),
})
