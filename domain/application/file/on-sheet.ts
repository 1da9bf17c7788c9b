import { acceptDetermination, type DeterminationFacts } from '../../determination/determination'
import type { Sheet } from '../../household/sheet'
import { refuse } from '../../kernel/result'

/** What a person decides, and the net income on the sheet they saw. */
export type OnSheet = Pick<DeterminationFacts, 'class' | 'level' | 'reasons'> & { readonly sheetNet: number }
/** The sheet as it is computed now. */
export type Shown = { readonly sheet: Sheet }

/** A person decides on the sheet they saw: it is computed again, compared, and carries what they chose. */
export const onSheetSeen = (chosen: OnSheet['class'], net: number, sheet: Sheet) =>
  sheet.net === net ? acceptDetermination(chosen, sheet) : refuse('SHEET_CHANGED', { net: sheet.net })
