import type { SealedDeclaration } from '../../household/declaration'
import type { SchoolStage } from '../../household/words'
import type { MemberKey } from '../../kernel/ids'
import type { PlainDate } from '../../kernel/plain-date'
import type { Cells, Headings } from '../../kernel/table'
import type { Bounds } from '../bounds'
import type { Difference } from './item'

/** What the household has declared about everything that counterparts are asked about. */
export type Declared = Pick<SealedDeclaration['property'], 'homes' | 'vehicles'> &
  Pick<SealedDeclaration, 'incomes' | 'period'> & {
    readonly students: readonly {
      readonly member: MemberKey
      readonly stage: SchoolStage | undefined
      readonly school: string
    }[]
    /** a 低保 certificate was handed in */
    readonly lowIncome: boolean
    readonly today: PlainDate
  }

/** The typed items of one answer: of one source about one person. */
export type Said<I> = { readonly member: MemberKey; readonly items: readonly I[] }

/** What one counterpart answers in columns: how they are called, how a row is read, and how the answers are compared. */
export type ItemModule<I, C extends string> = {
  readonly headings: Headings<C>
  /** what stands in the columns of one row; undefined: nothing; `wrong`: the column that cannot be read */
  readonly read: (cells: Cells<C>, today: PlainDate) => I | undefined | { readonly wrong: C }
  /**
   * The differences of each answer. All answers of the counterpart are compared together and in one order, so that it does not
   * matter which came first.
   */
  readonly differs: (said: readonly Said<I>[], declared: Declared, bounds: Bounds) => readonly (readonly Difference[])[]
}
