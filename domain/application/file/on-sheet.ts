import { acceptDetermination, type DeterminationFacts } from '../../determination/determination'
import type { Sheet } from '../../household/sheet'
import { refuse } from '../../kernel/result'

/** The person's decision, and the net income on the sheet they saw. */
export type OnSheet = Pick<DeterminationFacts, 'class' | 'level' | 'reasons'> & { readonly sheetNet: number }
/** The sheet as computed now. */
export type Shown = { readonly sheet: Sheet }

/**
 * A person decides on the sheet they saw. The sheet is computed again and compared; when it changed, the decision is refused.
 */
export const onSheetSeen = (chosen: OnSheet['class'], net: number, sheet: Sheet) =>
  sheet.net === net ? acceptDetermination(chosen, sheet) : refuse('SHEET_CHANGED', { net: sheet.net })
