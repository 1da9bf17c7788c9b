import * as z from 'zod/mini'
import { DeterminationFacts } from '../../determination/determination'
import { refuse } from '../../kernel/result'
import { type CaseState, noCorrectionOpen, YES } from '../state'
import { CITY, moves, step } from '../step'

const mayDetermine = (s: CaseState) => {
  const free = noCorrectionOpen(s)
  if (!free.ok) return free
  return s.check?.completedOn === undefined ? refuse('CROSSCHECK_UNFINISHED') : YES
}

/** 认定建档 */
export const determine = step({
  at: moves(['determining'], CITY, 'on-file'),
  judges: true,
  cityAfterCountyAt: ['determining'],
  wants: mayDetermine,
  facts: z.object({ determination: DeterminationFacts, dossierNo: z.string() }),
  patch: (_s, { facts }) => ({ determination: facts.determination, dossierNo: facts.dossierNo }),
  words: (facts) => facts.determination.reasons,
})
