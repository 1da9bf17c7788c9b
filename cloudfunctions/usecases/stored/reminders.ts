import type { OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Digest } from '@domain/reminder/digest'
import type { Collection } from '../../ports/doc-store'

/** The reminders of one day in one city (id = `${day}:${city}`), and where the clock goes on with them. */
export type ReminderRunDoc = {
  readonly city: OrgId
  readonly on: PlainDate
  /** which list the next step reads; behind the last one the officers are told */
  readonly list: number
  /** where in that list, or among those to be told; not there at its beginning */
  readonly cursor?: string | undefined
  /** counts the steps that are noted: a step done twice, after a crash, adds nothing to what is gathered */
  readonly step: number
  readonly done: boolean
  readonly cases: number
  readonly told: number
  /** due, and nobody holds a post that could do it */
  readonly nobody: number
}
export const REMINDER_RUNS: Collection<ReminderRunDoc> = {
  name: 'reminderRuns',
  indexes: { byDay: { eq: ['on'] } },
  keys: ({ on }) => ({ on }),
}

/** What is being gathered for one officer on one day. id = `${run}:${person}` */
export type DigestDoc = Digest & {
  readonly run: string
  readonly on: PlainDate
  readonly person: PersonId
  /** of the run: the last that was added */
  readonly step: number
}
export const DIGESTS: Collection<DigestDoc> = {
  name: 'digests',
  indexes: { byRun: { eq: ['run'], sort: 'person' }, byDay: { eq: [], sort: 'on' } },
  keys: ({ run, person, on }) => ({ run, person, on }),
}
