import type { StoredEntry } from '@domain/application/upcast'
import type { Collection } from '../../ports/doc-store'
import { asStored } from '../../ports/forms'
import * as alike from './alike'
import * as bankLayouts from './bank-layouts'
import * as calendars from './calendars'
import * as cases from './cases'
import * as checks from './checks'
import * as cities from './cities'
import * as consents from './consents'
import * as drafts from './drafts'
import * as figures from './figures'
import * as keys from './keys'
import * as mappings from './mappings'
import * as messages from './messages'
import * as money from './money'
import * as office from './office'
import * as offlineKits from './offline-kits'
import * as people from './people'
import * as reminders from './reminders'
import * as retention from './retention'
import * as sessions from './sessions'
import * as units from './units'

export * from './alike'
export * from './bank-layouts'
export * from './calendars'
export * from './cases'
export * from './checks'
export * from './cities'
export * from './consents'
export * from './drafts'
export * from './figures'
export * from './keys'
export * from './mappings'
export * from './messages'
export * from './money'
export * from './office'
export * from './offline-kits'
export * from './people'
export * from './reminders'
export * from './retention'
export * from './sessions'
export * from './units'

const isCollection = (exported: unknown): exported is Collection<never> =>
  typeof exported === 'object' && exported !== null && 'indexes' in exported

/** All collections: every one that a file of this folder exports. Adapters create these and no others. */
export const COLLECTIONS: readonly Collection<never>[] = [
  keys, // first, so that a backup names the keys it needs before all else
  alike,
  bankLayouts,
  calendars,
  cases,
  checks,
  cities,
  consents,
  drafts,
  figures,
  mappings,
  messages,
  money,
  office,
  offlineKits,
  people,
  reminders,
  retention,
  sessions,
  units,
].flatMap((module) => Object.values<unknown>(module).filter(isCollection))

/** The same collections with raw documents: for code that copies or reseals documents without parsing them. */
export const STORED_COLLECTIONS: readonly Collection<never>[] = COLLECTIONS.map((each) => asStored(each))
/** Entries as stored, which is the form the chain covers. */
export const STORED_ENTRIES = asStored<StoredEntry>(cases.ENTRIES)
