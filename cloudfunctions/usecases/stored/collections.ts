import type { Collection } from '../../ports/doc-store'
import { asStored } from '../../ports/forms'
import { CALENDAR_ENTRIES, CALENDARS } from './calendars'
import {
  CASES,
  CHECK_BATCHES,
  CLAIMS,
  ENTRIES,
  FILES,
  FILINGS,
  ID_KEYS,
  LOOK_HOURS,
  NOTICES,
  OBJECTORS,
  ONCE_OVER,
  REVEALS,
  TRIES,
} from './cases'
import { CONSENT_LINKS } from './consents'
import { DRAFTS } from './drafts'
import { CASE_FACTS } from './figures'
import { KEY_MARKS } from './keys'
import { INBOX, OUTBOX, RINGS } from './messages'
import { ACCOUNTS, BUDGET_LINES, GRANTS, ITEM_KEYS, LEDGER, PAYOUT_BATCHES, TRACES } from './money'
import { COUNTS, DRIVE_CONFIRMATIONS, DRIVES } from './office'
import { OFFLINE_KITS } from './offline-kits'
import {
  COMMANDS,
  COMMITTEES,
  INVITES,
  MEMBER_CODES,
  ORGS,
  PEOPLE,
  PERSON_MARKS,
  PERSON_QUESTIONS,
  POLICIES,
  POLICIES_AT_HAND,
  POSTS,
  ROSTER,
} from './people'
import { DIGESTS, REMINDER_RUNS } from './reminders'
import { AUDIT_HOLDS, MATERIALS_GONE, RETENTION_RUNS } from './retention'
import { SESSION_EVENTS, SESSIONS, SIGN_INS } from './sessions'
import { UNIT_REQUESTS } from './units'

export * from './calendars'
export * from './cases'
export * from './consents'
export * from './drafts'
export * from './figures'
export * from './keys'
export * from './messages'
export * from './money'
export * from './office'
export * from './offline-kits'
export * from './people'
export * from './reminders'
export * from './retention'
export * from './sessions'
export * from './units'

/** All collections; adapters create these and no others. */
export const COLLECTIONS: readonly Collection<never>[] = [
  KEY_MARKS, // first, so that a backup names the keys it needs before all else
  ORGS,
  PEOPLE,
  PERSON_MARKS,
  PERSON_QUESTIONS,
  POSTS,
  INVITES,
  MEMBER_CODES,
  ROSTER,
  COMMITTEES,
  POLICIES,
  POLICIES_AT_HAND,
  CALENDARS,
  CALENDAR_ENTRIES,
  COMMANDS,
  CASES,
  CASE_FACTS,
  ENTRIES,
  ID_KEYS,
  CLAIMS,
  TRIES,
  FILES,
  FILINGS,
  DRAFTS,
  CONSENT_LINKS,
  INBOX,
  OUTBOX,
  RINGS,
  REMINDER_RUNS,
  DIGESTS,
  NOTICES,
  OBJECTORS,
  REVEALS,
  LOOK_HOURS,
  ONCE_OVER,
  CHECK_BATCHES,
  GRANTS,
  ITEM_KEYS,
  ACCOUNTS,
  BUDGET_LINES,
  LEDGER,
  PAYOUT_BATCHES,
  TRACES,
  DRIVES,
  DRIVE_CONFIRMATIONS,
  COUNTS,
  SIGN_INS,
  SESSIONS,
  SESSION_EVENTS,
  OFFLINE_KITS,
  UNIT_REQUESTS,
  RETENTION_RUNS,
  MATERIALS_GONE,
  AUDIT_HOLDS,
]

/** The same collections with raw documents: for code that copies or reseals documents without parsing them. */
export const STORED_COLLECTIONS: readonly Collection<never>[] = COLLECTIONS.map((each) => asStored(each))
