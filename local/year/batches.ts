import type { Source } from '@domain/fund/fund'
import { type Fen, fen } from '@domain/kernel/fen'
import type { PlainDate } from '@domain/kernel/plain-date'
import { invariant } from '@domain/kernel/result'
import { addWorkingDays } from '@domain/kernel/working-days'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { PROGRAMME_KEYS, type ProgrammeKey } from '@domain/programme/programme'
import { JURISDICTIONS, type Jurisdiction } from '../town/jiangmen'
import { CALENDAR, type PlannedGrant } from './grants'
import { PROVINCIAL } from './table'

/** One batch handed over to the bank. A grant fails in its nth attempt when it has at least n failures. */
export type PlannedBatch = {
  readonly key: string
  readonly jurisdiction: Jurisdiction
  readonly programme: ProgrammeKey
  readonly attempt: number
  readonly on: PlainDate
  /** keys of its grants, in the order of its lines */
  readonly grants: readonly string[]
  readonly count: number
  readonly total: Fen
  /** the approver first rejects the batch with these words, and the maker makes it again */
  readonly turnedBack?: string
}

const ATTEMPTS = 3
/** Working days between two attempts: the worker is notified and corrects the account, then the payment is retried. */
const DAYS_BETWEEN = 10

const dayOf = (programme: ProgrammeKey, attempt: number): PlainDate => {
  const day = addWorkingDays(CALENDAR[programme].paidOn, DAYS_BETWEEN * (attempt - 1), WORK_CALENDAR)
  invariant(day.ok, 'the calendar of 2023 is published')
  return day.value
}

const turnedBack = (jurisdiction: Jurisdiction, programme: ProgrammeKey, attempt: number): boolean =>
  attempt === 1 &&
  ((jurisdiction === 'kaiping' && programme === 'living') || (jurisdiction === 'direct' && programme === 'festival'))

/** All batches of the year in the order of their days. */
export const batchesOf = (grants: readonly PlannedGrant[]): readonly PlannedBatch[] => {
  const batches: PlannedBatch[] = []
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1)
    for (const programme of PROGRAMME_KEYS)
      for (const jurisdiction of JURISDICTIONS) {
        const lines = grants.filter(
          (grant) =>
            grant.programme === programme &&
            grant.jurisdiction === jurisdiction &&
            grant.failures.length >= attempt - 1,
        )
        if (lines.length === 0) continue
        batches.push({
          key: `${jurisdiction}:${programme}:${attempt}`,
          jurisdiction,
          programme,
          attempt,
          on: dayOf(programme, attempt),
          grants: lines.map((grant) => grant.key),
          count: lines.length,
          total: fen(lines.reduce((sum, grant) => sum + grant.amount, 0)),
          ...(turnedBack(jurisdiction, programme, attempt) ? { turnedBack: '笔数与审批表不符，请重新制单。' } : {}),
        })
      }
  return batches.sort((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1))
}

export type PlannedLine = { readonly source: Source; readonly jurisdiction: Jurisdiction; readonly allocated: Fen }

/** Provincial lines with the amounts reported by the federation; all others get exactly what the year needs. */
export const linesOf = (grants: readonly PlannedGrant[]): readonly PlannedLine[] =>
  JURISDICTIONS.flatMap((jurisdiction) =>
    (['central', 'provincial', 'city', 'county', 'social'] as const).flatMap((source): PlannedLine[] => {
      if (source === 'provincial') return [{ source, jurisdiction, allocated: PROVINCIAL[jurisdiction].allocated }]
      const shares = grants.filter((grant) => grant.jurisdiction === jurisdiction).flatMap((grant) => grant.shares)
      const drawn = shares.filter((share) => share.source === source).reduce((sum, share) => sum + share.amount, 0)
      return drawn === 0 ? [] : [{ source, jurisdiction, allocated: fen(drawn) }]
    }),
  )
