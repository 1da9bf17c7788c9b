import type { Policy } from '../policy/policy'

/** How far an answer may differ from what was declared before the worker is asked. */
export type Bounds = {
  readonly areaPercent: number
  readonly vehicleYears: number
  readonly incomePercent: number
  readonly deposits: number
}

/** A city that has not entered its own asks about every difference. */
export const boundsOf = ({ crosscheck: { bounds = {} } }: Pick<Policy, 'crosscheck'>): Bounds => ({
  areaPercent: bounds.areaPercent ?? 0,
  vehicleYears: bounds.vehicleYears ?? 0,
  incomePercent: bounds.incomePercent ?? 0,
  deposits: bounds.deposits ?? 0,
})
