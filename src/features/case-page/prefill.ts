import type { CaseView } from '@domain/contract/views'
import type { RefusalReason } from '@domain/determination/determination'
import { correctionItemText, proofText } from '@src/text'
import { refusalSentence, reviewText } from '@src/text/review'
import type * as z from 'zod/mini'

export type Reason = z.infer<typeof RefusalReason>
type Item = keyof typeof proofText | keyof typeof correctionItemText

const isProof = (item: Item): item is keyof typeof proofText => item in proofText
export const itemName = (item: Item): string => (isProof(item) ? proofText[item].name : correctionItemText[item])

export const correctionWords = (items: readonly Item[]): string =>
  items.length === 0 ? '' : reviewText.correctionPrefill(items.map(itemName).join('、'))

/** The sentences for the ticked reasons, and the worker's remedy: one re-examination. */
export const refusalWords = (reasons: readonly Reason[], view: Pick<CaseView, 'reexamination'>): string =>
  reasons.length === 0
    ? ''
    : [
        ...reasons.map((reason) => refusalSentence[reason]),
        view.reexamination === undefined ? reviewText.refuseTail : reviewText.refuseLast,
      ]
        .filter((text) => text !== '')
        .join('')

const BY_HIT = { 'real-estate': 'property', vehicles: 'vehicle' } as const satisfies Record<string, Reason>

/** The reasons that follow from the file; a person ticks or unticks them. */
export const suggestedReasons = (view: Pick<CaseView, 'sheet' | 'check'>): readonly Reason[] => {
  const confirmed = (view.check?.full?.hits ?? []).filter((hit) => hit.verdict?.verdict === 'confirmed')
  const byHit = confirmed.flatMap((hit) =>
    hit.counterpart === 'real-estate' || hit.counterpart === 'vehicles' ? [BY_HIT[hit.counterpart]] : [],
  )
  return [...new Set<Reason>([...(view.sheet.result === 'none' ? (['income-above-line'] as const) : []), ...byHit])]
}
