import type { FileId, OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Jurisdiction } from '@domain/organisation/org'
import type { Collection } from '../../ports/doc-store'

export type DriveDoc = {
  readonly year: number
  readonly words: string
  readonly until: PlainDate
  readonly startedOn: PlainDate
  readonly city: OrgId
  /** how far the clock is with telling the unions; absent in a call from before it did so */
  readonly telling?:
    | {
        /** of one call: who has been told in it is not told again */
        readonly round: string
        readonly cursor?: string | undefined
        readonly told: number
        readonly done: boolean
        readonly request: string
      }
    | undefined
}
/**
 * A figure kept beside what it counts, moved in the same transaction. id says of what. One that was begun while there was
 * already something to count is not `counted` until somebody has: till then the figure only shows that it moved.
 */
export type CountDoc = { readonly n: number; readonly counted: boolean }
export const COUNTS: Collection<CountDoc> = { name: 'counts', indexes: {}, keys: () => ({}) }

/** id = year */
export const DRIVES: Collection<DriveDoc> = { name: 'drives', indexes: {}, keys: () => ({}) }
export type DriveConfirmationDoc = {
  readonly year: number
  readonly org: OrgId
  readonly county: OrgId
  readonly jurisdiction: Jurisdiction
  readonly photo: FileId
  readonly on: PlainDate
}
/** id = `${year}:${org}` */
export const DRIVE_CONFIRMATIONS: Collection<DriveConfirmationDoc> = {
  name: 'driveConfirmations',
  indexes: { byPlace: { eq: ['year', 'jurisdiction'], sort: 'org' } },
  keys: (c) => ({ year: c.year, jurisdiction: c.jurisdiction, org: c.org }),
}
