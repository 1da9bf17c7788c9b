import type { FileId, OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import type { Collection } from '../../ports/doc-store'

export type DriveDoc = {
  readonly year: number
  readonly words: string
  readonly until: PlainDate
  readonly startedOn: PlainDate
  readonly city: OrgId
  /** progress of telling the unions; absent in a drive from before the clock did this */
  readonly telling?:
    | {
        /** id of this round: unions already notified in this round are skipped */
        readonly round: string
        readonly cursor?: string | undefined
        readonly told: number
        readonly done: boolean
        readonly request: string
        /** a reminder: only unions that have not posted, of this jurisdiction or of all */
        readonly waiting?: { readonly jurisdiction?: Jurisdiction | undefined } | undefined
      }
    | undefined
  /** days on which the clock chased: the unions that had not posted, and their counties */
  readonly chased?: { readonly unions?: PlainDate | undefined; readonly counties?: PlainDate | undefined } | undefined
}
/**
 * A counter stored beside the counted documents and changed in the same transaction. The id names what is counted. A counter
 * created when documents existed already is `counted` only after those have been counted; before that, `n` contains only the
 * changes since its creation.
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
