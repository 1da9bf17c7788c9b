import * as z from 'zod/mini'

/** Topics of subscribe messages; WeChat needs one template for each. */
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
  recoveryDemanded: 'payment',
  recoveryReceived: 'payment',
  recoveryEnded: 'payment',
  accountChanged: 'payment',
  resurveyed: 'progress',
  redetermined: 'decision',
  exited: 'decision',
  // of an earlier version, still in inboxes: one message per case
  dutyDue: 'duty',
  dutiesDue: 'duty',
  caseStopped: 'duty',
  driveCalled: 'duty',
  driveLate: 'duty',
  objectionFiled: 'duty',
  pictureWithheld: 'duty',
  looksBeyond: 'duty',
  unitAsked: 'duty',
  unitAnswered: 'progress',
  memberCodeEnded: 'duty',
  unionChanged: 'progress',
  unionReceived: 'duty',
  dutiesReceived: 'duty',
} as const satisfies Record<string, MessageTopic>
export type MessageKey = keyof typeof MESSAGE_KEYS
