import type { HardshipClass } from '../household/words'
import type { PlainDate } from '../kernel/plain-date'
import type { ProgrammeKey } from '../programme/programme'
import type { PaidCount } from './counts'

/** A count below this could be about somebody whom the reader knows: it is not shown. */
const SMALLEST_SHOWN = 5

/**
 * The counts that may be shown: none below the smallest but nought. Where one alone is left out it would follow from the total,
 * so that the next smallest is left out with it. @internal
 */
export const shownOf = <C>(cells: readonly C[], countOf: (cell: C) => number): ReadonlySet<C> => {
  const isSmall = (cell: C): boolean => countOf(cell) > 0 && countOf(cell) < SMALLEST_SHOWN
  const hidden = cells.filter(isSmall)
  const others = cells.filter((cell) => countOf(cell) >= SMALLEST_SHOWN).sort((a, b) => countOf(a) - countOf(b))
  return new Set(cells.filter((cell) => !hidden.includes(cell) && !(hidden.length === 1 && cell === others[0])))
}

/** What a province reads of a city: its year in sums. `null`: too few to be shown. */
export type CitySums = {
  readonly year: number
  readonly asOf: PlainDate
  readonly applied: number
  readonly onFile: number
  readonly refused: number
  readonly withdrawn: number
  readonly open: number
  readonly byClass: Readonly<Record<HardshipClass, number | null>>
  /** fen */
  readonly allocated: number
  readonly total: PaidCount
  readonly byProgramme: readonly { readonly programme: ProgrammeKey; readonly count: PaidCount | null }[]
}

type Year = Pick<CitySums, 'year' | 'asOf' | 'applied' | 'onFile' | 'refused' | 'withdrawn' | 'open' | 'total'> & {
  readonly byClass: Readonly<Record<HardshipClass, number>>
  readonly allocated: readonly { readonly money: number }[]
  readonly byProgramme: readonly { readonly programme: ProgrammeKey; readonly count: PaidCount }[]
}

const CLASSES = ['severe', 'relative', 'accident'] as const satisfies readonly HardshipClass[]

export const citySums = ({ byClass, allocated, byProgramme, ...year }: Year): CitySums => {
  const classes = shownOf(CLASSES, (each) => byClass[each])
  const programmes = shownOf(byProgramme, ({ count }) => count.households)
  const ofClass = (each: HardshipClass): number | null => (classes.has(each) ? byClass[each] : null)
  return {
    ...year,
    byClass: { severe: ofClass('severe'), relative: ofClass('relative'), accident: ofClass('accident') },
    allocated: allocated.reduce((sum, { money }) => sum + money, 0),
    byProgramme: byProgramme.map((cell) => ({
      programme: cell.programme,
      count: programmes.has(cell) ? cell.count : null,
    })),
  }
}
