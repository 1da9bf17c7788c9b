import type { RefusalReason } from '@domain/determination/determination'
import type { HardshipClass } from '@domain/household/words'
import { type Fen, yuan } from '@domain/kernel/fen'
import type { ProgrammeKey } from '@domain/programme/programme'
import type { Jurisdiction } from '../town/jiangmen'

/** The federation's own report for 2023, with which the whole year is compared. */
export const YEAR = 2023

export type ProvincialCell = { readonly count: number; readonly money: Fen }
export type ProvincialRow = {
  readonly allocated: Fen
  readonly paid: Readonly<Partial<Record<ProgrammeKey, ProvincialCell>>>
}

const cell = (count: number, tenThousand: number): ProvincialCell => ({ count, money: yuan(tenThousand * 10_000) })

/** Provincial money: living and medical aid count households, tuition counts students. */
export const PROVINCIAL: Readonly<Record<Jurisdiction, ProvincialRow>> = {
  direct: { allocated: yuan(90_000), paid: { living: cell(16, 9) } },
  pengjiang: { allocated: yuan(150_000), paid: { living: cell(21, 15) } },
  jianghai: { allocated: yuan(110_000), paid: { living: cell(15, 8.6), tuition: cell(10, 2.4) } },
  xinhui: { allocated: yuan(180_000), paid: { living: cell(28, 18) } },
  taishan: { allocated: yuan(180_000), paid: { living: cell(27, 18) } },
  kaiping: { allocated: yuan(80_000), paid: { living: cell(30, 8) } },
  heshan: { allocated: yuan(120_000), paid: { living: cell(18, 12) } },
  enping: {
    allocated: yuan(90_000),
    paid: { living: cell(20, 7.8), medical: cell(3, 0.89), tuition: cell(4, 0.31) },
  },
}

export const TOTALS = {
  applied: 522,
  onFile: 310,
  byClass: { severe: 83, relative: 174, accident: 53 } as const satisfies Record<HardshipClass, number>,
  provincial: { personTimes: 192, money: yuan(1_000_000) },
  /** all sources together */
  personTimes: 1205,
  money: yuan(5_170_000),
  /** all provincial money is paid before this day */
  paidBefore: '2023-11-30',
} as const

export type RefusedAt =
  | 'submitted'
  | 'surveying'
  | 'deliberating'
  | 'crosschecking'
  | 'on-notice'
  | 'county-review'
  | 'determining'

/**
 * The federation reports how many applications were refused, not why: stages and reasons are fictional, and every reason
 * occurs.
 */
export const REFUSALS: readonly (readonly [RefusedAt, RefusalReason, number])[] = [
  ['submitted', 'not-a-worker', 14],
  ['submitted', 'already-aided', 9],
  ['submitted', 'materials-missing', 12],
  ['surveying', 'not-cooperating', 11],
  ['surveying', 'other', 5],
  ['deliberating', 'not-authentic', 17],
  ['deliberating', 'not-compliant', 19],
  ['crosschecking', 'property', 21],
  ['crosschecking', 'vehicle', 18],
  ['on-notice', 'objection-upheld', 4],
  ['county-review', 'high-fee-school', 5],
  ['county-review', 'materials-missing', 8],
  ['county-review', 'shareholder', 6],
  ['determining', 'income-above-line', 46],
]

export type WithdrawnAt = 'submitted' | 'surveying' | 'deliberating' | 'crosschecking' | 'to-post'
/** `revokeConsent`: the worker revokes a consent, which ends the case as well. */
export const WITHDRAWALS: readonly (readonly [WithdrawnAt, 'withdraw' | 'revokeConsent', number])[] = [
  ['submitted', 'withdraw', 5],
  ['surveying', 'withdraw', 5],
  ['deliberating', 'withdraw', 3],
  ['crosschecking', 'withdraw', 1],
  ['crosschecking', 'revokeConsent', 1],
  ['to-post', 'withdraw', 1],
  ['to-post', 'revokeConsent', 1],
]
