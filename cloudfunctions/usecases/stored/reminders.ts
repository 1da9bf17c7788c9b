import type { OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Digest } from '@domain/reminder/digest'
import type { Collection } from '../../ports/doc-store'

/** The reminders of one day in one city (id = `${day}:${city}`), and the clock's progress with them. */
export type ReminderRunDoc = {
  readonly city: OrgId
  readonly on: PlainDate
  /** number of the list that the next step reads; after the last list, the officers are notified */
  readonly list: number
  /** position in that list, or among the officers to be notified; absent at the start */
  readonly cursor?: string | undefined
  /** number of noted steps: a step repeated after a crash adds nothing to the digests */
  readonly step: number
  readonly done: boolean
  readonly cases: number
  readonly told: number
  /** number of due cases for which no person holds a suitable post */
  readonly nobody: number
}
export const REMINDER_RUNS: Collection<ReminderRunDoc> = {
  name: 'reminderRuns',
  indexes: { byDay: { eq: ['on'] } },
  keys: ({ on }) => ({ on }),
}

/** The items gathered for one officer on one day. id = `${run}:${person}` */
export type DigestDoc = Digest & {
  readonly run: string
  readonly on: PlainDate
  readonly person: PersonId
  /** the run's last step that was added */
  readonly step: number
}
export const DIGESTS: Collection<DigestDoc> = {
  name: 'digests',
  indexes: { byRun: { eq: ['run'], sort: 'person' }, byDay: { eq: [], sort: 'on' } },
  keys: ({ run, person, on }) => ({ run, person, on }),
}
