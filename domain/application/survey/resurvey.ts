import * as z from 'zod/mini'
import { SealedSurvey } from '../../survey/survey'
import { BASE, moves, step } from '../step'

/** 重新入户: a visit on an open file; its figures take the place of the older ones, the file is decided anew. */
export const resurvey = step({
  at: moves(['on-file'], BASE, 'stay'),
  facts: z.object({ record: SealedSurvey }),
  patch: (_s, { facts, on }) => ({ survey: facts.record, resurveyedOn: on }),
})
