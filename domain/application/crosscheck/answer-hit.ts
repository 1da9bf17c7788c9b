import * as z from 'zod/mini'
import { FileId } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { openHits, wanted } from '../state'
import { moves, step, WORKER } from '../step'
import { onHit } from './on-check'

/** 说明比对结果: the worker's explanation of a hit. */
export const answerHit = step({
  at: moves(['crosschecking'], WORKER, 'stay'),
  wants: (s) => wanted(openHits(s).length > 0, () => refuse('WRONG_STAGE', { stage: s.stage })),
  facts: z.object({ key: z.string(), text: Words(500), files: z.array(FileId) }),
  decide: (s, facts) => {
    const hit = s.check?.hits.find(({ key }) => key === facts.key)
    if (hit === undefined) return refuse('NOT_FOUND')
    // the explanation may be replaced until the hit has a verdict
    return hit.verdict === undefined ? ok({ facts }) : refuse('WRONG_STAGE', { stage: s.stage })
  },
  patch: (s, { facts, on }) =>
    onHit(s, facts.key, (hit) => ({ ...hit, reply: { text: facts.text, files: facts.files, on } })),
  words: (facts) => facts.text,
  hiddenFrom: ['base'],
})
