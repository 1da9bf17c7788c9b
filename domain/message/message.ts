import * as z from 'zod/mini'
import type { CaseId, OrgId } from '../kernel/ids'
import type { DigestItem } from './digest'

/** What a subscribe message may be about; one WeChat template each. */
export const MESSAGE_TOPICS = ['progress', 'wanted', 'decision', 'payment', 'duty'] as const
export const MessageTopic = z.enum(MESSAGE_TOPICS)
export type MessageTopic = z.infer<typeof MessageTopic>

/**
 * Every sentence the product sends, by key; the words are in `src/text/message.ts` (in-app) and
 * `template.ts` (fields of the WeChat template). Facts are dates, amounts of aid, stages: never
 * anything sensitive.
 */
export const MESSAGE_KEYS = {
  received: 'progress',
  accepted: 'progress',
  correctionWanted: 'wanted',
  surveyed: 'progress',
  deliberated: 'progress',
  crosscheckAsked: 'wanted',
  crosscheckPassed: 'progress',
  noticePosted: 'progress',
  noticeTakenDown: 'progress',
  noticeCorrected: 'progress',
  noticeEndMoved: 'progress',
  noticeTooShort: 'duty',
  objectionAnswered: 'decision',
  countyApproved: 'progress',
  determined: 'decision',
  refused: 'decision',
  reexaminationDecided: 'decision',
  withdrawn: 'progress',
  consentTakenBack: 'decision',
  granted: 'payment',
  paid: 'payment',
  payFailed: 'payment',
  payNotYours: 'payment',
  payReturned: 'payment',
  traceAnswered: 'payment',
  accountChanged: 'payment',
  resurveyed: 'progress',
  redetermined: 'decision',
  exited: 'decision',
  // of an earlier version, still in inboxes: one a case
  dutyDue: 'duty',
  dutiesDue: 'duty',
  caseStopped: 'duty',
  driveCalled: 'duty',
  objectionFiled: 'duty',
  pictureWithheld: 'duty',
  looksBeyond: 'duty',
  unitAsked: 'duty',
  unitAnswered: 'progress',
} as const satisfies Record<string, MessageTopic>
export type MessageKey = keyof typeof MESSAGE_KEYS

/** One message to one person; goes to the in-app inbox always, to WeChat when a grant to send exists. */
export type Outgoing = {
  /** absent: about a case that nobody has claimed yet; the base union rings up instead (see `ring.ts`) */
  readonly to?: string | undefined
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string>>
  readonly caseId?: CaseId | undefined
  /** of an officer's reminder: the cases it is about */
  readonly duties?: readonly DigestItem[] | undefined
  /** the unions of the case, for those who ring up */
  readonly unions?: { readonly city: OrgId; readonly county: OrgId; readonly base: OrgId } | undefined
}
