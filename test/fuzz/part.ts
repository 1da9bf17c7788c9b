import type { Reached } from './coverage'
import type { Stage } from './parser'

export type Job = { readonly parser: string; readonly seed: number; readonly from: number; readonly to: number }

/** `hex`: the input, shrunk; absent for an input that is found again by its number only. */
export type Finding = { readonly n: number; readonly what: string; readonly hex?: string }

/** What one process found out. */
export type Part = {
  readonly done: number
  readonly stages: Readonly<Record<Stage, number>>
  readonly reached: Reached
  readonly peakMb: number
  readonly cpuS: number
  readonly findings: readonly Finding[]
}
