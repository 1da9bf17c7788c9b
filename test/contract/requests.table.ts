import type { CALLS, CallName } from '@domain/contract/index'

type CommandName = { [N in CallName]: (typeof CALLS)[N] extends { readonly kind: 'command' } ? N : never }[CallName]

/** Works on many households on purpose, and goes on where it was cut off: so many for the call, and so many for each. */
export type ManyHouseholds = { readonly call: number; readonly each: number }

/** Not come to by the walk: the row says so, instead of a figure nobody has seen. */
const UNWALKED = 'not walked'

/**
 * Requests to WeChat's store, several documents a request, at most: by somebody known, in a function that has just been
 * started and remembers nothing. 12 is the most that a command on one case may make.
 */
export const COMMAND_REQUESTS: Readonly<Record<CommandName, number | ManyHouseholds | typeof UNWALKED>> = {
  'budget.allocate': 5,
  'calendar.enter': 6,
  'case.accept': 8,
  'case.answerCorrection': UNWALKED,
  'case.answerHit': UNWALKED,
  'case.claim': UNWALKED,
  'case.confirmReceipt': 8,
  'case.correctAccount': 9,
  'case.refuse': 11,
  'case.requestCorrection': 6,
  'case.requestReexamination': 7,
  'case.reveal': UNWALKED,
  'case.revokeAtUnion': UNWALKED,
  'case.revokeConsent': UNWALKED,
  'case.submit': 11,
  'case.submitOnBehalf': 6,
  'case.withdraw': 9,
  'city.found': UNWALKED,
  'committee.change': 6,
  'consent.agree': UNWALKED,
  'consent.invite': UNWALKED,
  'consent.look': UNWALKED,
  'consent.revoke': UNWALKED,
  'crosscheck.complete': 7,
  'crosscheck.createBatch': { call: 14, each: 5 },
  'crosscheck.export': { call: 18, each: 0.3 },
  'crosscheck.import': { call: 11, each: 5 },
  'crosscheck.settleHit': UNWALKED,
  'deliberation.conclude': 8,
  'deliberation.handUp': 6,
  'deliberation.takeUp': UNWALKED,
  'determination.redetermine': 7,
  'determination.determine': 7,
  'dossier.exit': UNWALKED,
  'draft.drop': UNWALKED,
  'draft.save': UNWALKED,
  'drive.confirm': 8,
  'drive.start': 6,
  'file.confirm': 7,
  'file.ticket': 5,
  'grant.hold': 10,
  'grant.release': UNWALKED,
  'inbox.read': 9,
  'look.export': 12,
  'member.code': 6,
  'member.join': 12,
  'member.recognise': 13,
  'message.recordGrants': 6,
  'notice.correct': UNWALKED,
  'notice.object': 11,
  'notice.paperDown': 7,
  'notice.post': 8,
  'notice.takeDown': 9,
  'objection.answer': UNWALKED,
  'officer.invite': 4,
  'officer.join': 9,
  'officer.remove': UNWALKED,
  'org.create': 9,
  'paper.minutes': UNWALKED,
  'paper.notice': UNWALKED,
  'paper.own': UNWALKED,
  'paper.poster': UNWALKED,
  'paper.survey': UNWALKED,
  'payout.approve': 9,
  'payout.createBatch': { call: 15, each: 1.3 },
  'payout.answerTrace': 9,
  'payout.decideFailure': 8,
  'payout.export': { call: 20, each: 0.3 },
  'payout.handOver': 8,
  'payout.import': { call: 11, each: 8 },
  'payout.notAccepted': { call: 17, each: 1.3 },
  'payout.recall': { call: 16, each: 1.3 },
  'payout.reject': UNWALKED,
  'payout.return': 12,
  'payout.stateAccount': 11,
  'person.answer': 11,
  'person.say': 12,
  'policy.publish': 5,
  'reexamination.decide': UNWALKED,
  'review.approve': 7,
  'ring.done': UNWALKED,
  'roster.add': 7,
  'roster.import': UNWALKED,
  'roster.remove': 11,
  'self.phone': UNWALKED,
  'session.approve': UNWALKED,
  'session.begin': UNWALKED,
  'session.collect': UNWALKED,
  'session.decline': UNWALKED,
  'session.revoke': UNWALKED,
  'survey.record': 7,
  'survey.recordAgain': 7,
  'taking.end': UNWALKED,
  'unit.answer': 8,
  'unit.request': 11,
}

/** The same where more hangs on them: a notice on the wall to come down, somebody of the same name to be asked about. */
export const HEAVIER_REQUESTS = { 'case.withdraw': 11, 'officer.join': 12 } as const

/** More than a command on one case may make, and about none: a name and a number are counted before they are looked at. */
export const ABOVE_TWELVE: readonly CommandName[] = ['member.recognise']

/** First pages of lists; 3 is the most. A case by itself is as many: person and case, its log, its grants, whom it names. */
export const LIST_REQUESTS = {
  'case.open': 4,
  'case.mine': 6,
  'case.queue': 3,
  'inbox.list': 2,
  'notice.list': 2,
  'roster.list': 3,
} as const

/** What a step's answer costs more for a page that asks for the view with it, instead of the page's own call after it. */
export const VIEW_REQUESTS = { 'case.open': 3, 'case.mine': 4 } as const

/** What somebody's very first command costs beside its own: the person is written down. */
export const NEWCOMER_REQUESTS = 4
