import type { Collection } from '../ports/doc-store'
import { asStored } from '../ports/forms'
import { CALENDAR_ENTRIES, CALENDARS } from './stored/calendars'
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
} from './stored/cases'
import { CONSENT_LINKS } from './stored/consents'
import { DRAFTS } from './stored/drafts'
import { KEY_MARKS } from './stored/keys'
import { INBOX, OUTBOX, RINGS } from './stored/messages'
import { ACCOUNTS, BUDGET_LINES, GRANTS, ITEM_KEYS, LEDGER, PAYOUT_BATCHES, TRACES } from './stored/money'
import { COUNTS, DRIVE_CONFIRMATIONS, DRIVES } from './stored/office'
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
} from './stored/people'
import { DIGESTS, REMINDER_RUNS } from './stored/reminders'
import { AUDIT_HOLDS, MATERIALS_GONE, RETENTION_RUNS } from './stored/retention'
import { SESSION_EVENTS, SESSIONS, SIGN_INS } from './stored/sessions'
import { TAKINGS } from './stored/takings'
import { UNIT_REQUESTS } from './stored/units'

export * from './stored/calendars'
export * from './stored/cases'
export * from './stored/consents'
export * from './stored/drafts'
export * from './stored/keys'
export * from './stored/messages'
export * from './stored/money'
export * from './stored/office'
export * from './stored/people'
export * from './stored/reminders'
export * from './stored/retention'
export * from './stored/sessions'
export * from './stored/takings'
export * from './stored/units'

/** Every collection there is: adapters create these and no others. */
export const COLLECTIONS: readonly Collection<never>[] = [
  KEY_MARKS, // first, so that a backup says which keys it needs before anything else
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
  TAKINGS,
  UNIT_REQUESTS,
  RETENTION_RUNS,
  MATERIALS_GONE,
  AUDIT_HOLDS,
]

/** The same with every document as it lies in the store: for what carries or seals them and reads nothing in them. */
export const STORED_COLLECTIONS: readonly Collection<never>[] = COLLECTIONS.map((each) => asStored(each))
