import * as z from 'zod/mini'
import { FileId } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { owesPaper } from '../paper-up'
import { wanted } from '../state'
import { BASE, moves, step } from '../step'

/** 揭下公示: a notice that ended early has left its paper on the wall; this step records its removal. */
export const paperDown = step({
  at: moves(
    ['surveying', 'deliberating', 'deliberating-above', 'crosschecking', 'refused', 're-examining', 'withdrawn'],
    BASE,
    'stay',
  ),
  wants: (s) => wanted(owesPaper(s), () => refuse('NOTICE_NOT_OPEN')),
  facts: z.object({ photo: FileId }),
  decide: (_s, facts) => ok({ facts }),
  patch: (s, { facts, on }) => ({
    noticePhotos: [...s.noticePhotos, facts.photo],
    ...(s.notice === undefined ? {} : { notice: { ...s.notice, paperDownOn: on } }),
  }),
})
