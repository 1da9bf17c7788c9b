import * as z from 'zod/mini'
import { figuresOf } from '../../determination/validity'
import { ok } from '../../kernel/result'
import { tell } from '../../message/telling'
import type { SurveyRecord } from '../../survey/survey'
import { SealedSurvey } from '../../survey/survey'
import { BASE, moves, step } from '../step'
import type { World } from '../world'
import { acceptVisit, type Visit } from './visit'

/** 重新入户: a visit on an open file. Its figures replace the older ones, and the file has to be redetermined. */
export const resurvey = step({
  at: moves(['on-file'], BASE, 'stay'),
  facts: z.object({ record: SealedSurvey }),
  decide: (s, said: SurveyRecord, world: World & Visit) => {
    const accepted = acceptVisit(
      s,
      said,
      world,
      s.determination === undefined ? s.stageSince : figuresOf(s.determination),
    )
    if (!accepted.ok) return accepted
    // the city's clock for the redetermination starts; until then the older determination stays valid
    return ok({ facts: { record: world.sealed }, clockOf: 'determining', messages: tell('resurveyed') })
  },
  patch: (_s, { facts, on }) => ({ survey: facts.record, resurveyedOn: on }),
})
