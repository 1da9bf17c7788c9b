import type { CallInput } from '@domain/contract'
import { go } from '@src/gateway'

type Drill = CallInput<'report.drill'>

/** Opens the details behind a figure. */
export const drill = (year: number, what: Drill['what'], cell: Drill['cell'] = {}): void =>
  go('/finance/drill/index', { year, what, ...cell })
