import * as z from 'zod/mini'
import { Sheet } from '../household/sheet'
import { HardshipClass } from '../household/words'
import { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { Words } from '../kernel/text'
import { FILE_LEVELS } from '../policy/policy'

export const FileLevel = z.enum(FILE_LEVELS)
/** 档案级别 全国级/省级/市级/县级/基层 */
export type FileLevel = z.infer<typeof FileLevel>

export const DeterminationFacts = z.object({
  on: PlainDate,
  class: HardshipClass,
  level: FileLevel,
  reasons: Words(500),
  sheet: Sheet,
  /** day of the visit that a redetermination is based on; absent: the figures date from the day of the determination */
  figuresOn: z.optional(PlainDate),
})
export type DeterminationFacts = z.infer<typeof DeterminationFacts>

/** Reasons for a refusal, chosen by a person; their words are in `src/text/review.ts`. */
export const RefusalReason = z.enum([
  'income-above-line',
  'property',
  'vehicle',
  'shareholder',
  'high-fee-school',
  'not-authentic',
  'not-compliant',
  'not-cooperating',
  'not-a-worker',
  'already-aided',
  'materials-missing',
  'objection-upheld',
  'other',
])
export type RefusalReason = z.infer<typeof RefusalReason>

/** A person decides the class, but only a class that the sheet supports. */
export const acceptDetermination = (chosen: HardshipClass, sheet: Sheet) => {
  if (chosen === 'accident') return sheet.accident?.exceeds === true ? ok(true) : refuse('ACCIDENT_EVIDENCE_MISSING')
  return sheet.byIncome === chosen ? ok(true) : refuse('CLASS_NOT_SUPPORTED', { result: sheet.result })
}
