import * as z from 'zod/mini'
import { DeterminationFacts } from '../../determination/determination'
import { dossierNoOf } from '../../determination/dossier'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { tell } from '../../message/telling'
import { type CaseState, NO_CORRECTION, noCorrectionOpen, YES } from '../state'
import { CITY, moves, step } from '../step'
import type { World } from '../world'
import { type OnSheet, onSheetSeen, type Shown } from './on-sheet'

const mayDetermine = (s: CaseState, today: PlainDate) => {
  const free = noCorrectionOpen(s, today)
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
  decide: (
    s,
    { sheetNet, ...said }: OnSheet,
    { today, sheet, county, digits }: World & Shown & { readonly county: number; readonly digits: string },
  ) => {
    const carried = onSheetSeen(said.class, sheetNet, sheet)
    if (!carried.ok) return carried
    return ok({
      facts: {
        determination: { on: today, ...said, sheet },
        dossierNo: dossierNoOf(s.year, county, digits),
      },
      messages: tell('determined', { class: said.class }),
    })
  },
  patch: (_s, { facts: { determination, dossierNo } }) => ({ ...NO_CORRECTION, determination, dossierNo }),
  words: (facts) => facts.determination.reasons,
})
