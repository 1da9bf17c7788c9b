/** 自评得分表: 预算执行 10 · 产出 50 (数量、质量、时效、成本) · 效益 30 · 满意度 10 (§6). */
export const SCORE_ITEMS = ['budget', 'quantity', 'quality', 'timeliness', 'cost', 'effect', 'satisfaction'] as const
export type ScoreItem = (typeof SCORE_ITEMS)[number]

/** Full marks of each item, one hundred in total. The fifty marks of the output are split 15 / 15 / 10 / 10. */
export const FULL_MARKS: Record<ScoreItem, number> = {
  budget: 10,
  quantity: 15,
  quality: 15,
  timeliness: 10,
  cost: 10,
  effect: 30,
  satisfaction: 10,
}

/** A share of a total; there is no rate when the total is 0. */
export type Part = { readonly with: number; readonly of: number }

export const rateOf = ({ with: part, of }: Part): number | undefined => (of > 0 ? Math.min(1, part / of) : undefined)

export type ScoreFigures = {
  /** fen */
  readonly paid: number
  readonly allocated: number
  readonly noticeCoverage: Part
  readonly crosscheckCoverage: Part
  readonly paidOnTime: Part
  /** mean marks of the questions, 1–5 */
  readonly marks: readonly number[]
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length

const scaled = (rate: number | undefined, full: number): number | undefined =>
  rate === undefined ? undefined : Math.round(rate * full * 10) / 10

/**
 * Scores suggested by the figures, to one decimal; undefined where there is no figure or people must judge (quantity against
 * the plan, cost against last year, effect on families). Only a suggestion.
 */
export const suggestedScores = (figures: ScoreFigures): Record<ScoreItem, number | undefined> => {
  const coverage = [rateOf(figures.noticeCoverage), rateOf(figures.crosscheckCoverage)].filter(
    (rate) => rate !== undefined,
  )
  const marks = mean(figures.marks)
  return {
    budget: scaled(rateOf({ with: figures.paid, of: figures.allocated }), FULL_MARKS.budget),
    quantity: undefined,
    quality: scaled(mean(coverage), FULL_MARKS.quality),
    timeliness: scaled(rateOf(figures.paidOnTime), FULL_MARKS.timeliness),
    cost: undefined,
    effect: undefined,
    satisfaction: scaled(marks === undefined ? undefined : marks / 5, FULL_MARKS.satisfaction),
  }
}
