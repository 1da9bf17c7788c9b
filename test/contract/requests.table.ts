import type { CALLS, CallName } from '@domain/contract/index'

type CommandName = { [N in CallName]: (typeof CALLS)[N] extends { readonly kind: 'command' } ? N : never }[CallName]

/**
 * The call works on many households and continues after an interruption: a limit of requests for the call, and one per
 * household.
 */
export type ManyHouseholds = { readonly call: number; readonly each: number }

/** Shown instead of a number for calls that the run through the town does not make. */
const UNWALKED = 'not walked'

/**
 * Maximum number of requests to WeChat's store, with batches: for a known person, in a function that has just started with
 * empty caches. A command on one case may make at most 12.
 */
export const COMMAND_REQUESTS: Readonly<Record<CommandName, number | ManyHouseholds | typeof UNWALKED>> = {
  // which jurisdictions there are is read from the unions
  'budget.allocate': 6,
  'calendar.enter': 6,
  'case.accept': 9,
  'case.answerCorrection': UNWALKED,
  'case.answerHit': UNWALKED,
  'case.claim': UNWALKED,
  'case.reissueClaim': UNWALKED,
  'case.confirmReceipt': 8,
  'case.correctAccount': 9,
  'case.refuse': 12,
  'case.requestCorrection': 7,
  'case.requestReexamination': 9,
  'case.readWhole': UNWALKED,
  'case.reveal': UNWALKED,
  'case.revokeAtUnion': UNWALKED,
  'case.revokeConsent': UNWALKED,
  'case.submit': 11,
  'case.submitOnBehalf': 6,
  'case.withdraw': 10,
  'city.found': UNWALKED,
  'city.settle': UNWALKED,
  'committee.change': 6,
  'consent.agree': UNWALKED,
  'consent.invite': UNWALKED,
  'consent.look': UNWALKED,
  'consent.revoke': UNWALKED,
  'crosscheck.complete': 9,
  'crosscheck.createBatch': { call: 14, each: 5 },
  'crosscheck.export': { call: 18, each: 0.3 },
  'crosscheck.goOn': UNWALKED,
  'crosscheck.prepare': UNWALKED,
  'crosscheck.passOver': UNWALKED,
  'crosscheck.finishQuiet': UNWALKED,
  'crosscheck.import': { call: 11, each: 5 },
  'crosscheck.settleHit': UNWALKED,
  'deliberation.conclude': 9,
  'deliberation.handUp': 7,
  'deliberation.takeUp': UNWALKED,
  'determination.redetermine': 8,
  'determination.determine': 9,
  'dossier.exit': UNWALKED,
  'draft.drop': UNWALKED,
  'draft.save': UNWALKED,
  'drive.confirm': 8,
  'drive.export': UNWALKED,
  'drive.remind': UNWALKED,
  'drive.start': 7,
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
  'notice.object': 12,
  'notice.paperDown': 8,
  'notice.post': 9,
  'notice.takeDown': 10,
  'objection.answer': UNWALKED,
  'officer.invite': 4,
  'officer.join': 9,
  'officer.remove': UNWALKED,
  'invite.reissue': 8,
  'invite.withdraw': 8,
  'org.change': UNWALKED,
  'org.create': 9,
  'org.import': 12,
  'paper.invitations': UNWALKED,
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
  'payout.import': { call: 12, each: 9 },
  'payout.notAccepted': { call: 17, each: 1.3 },
  'payout.recall': { call: 17, each: 1.3 },
  'payout.reject': UNWALKED,
  'payout.return': 12,
  'payout.demandBack': 12,
  'payout.receiveBack': 12,
  'payout.endRecovery': 12,
  'payout.stateAccount': 11,
  'bankLayout.save': UNWALKED,
  'bankSample.import': UNWALKED,
  'person.answer': 11,
  'person.say': 12,
  'policy.publish': 6,
  'reexamination.decide': UNWALKED,
  'review.approve': 8,
  'ring.done': UNWALKED,
  'ring.noAnswer': UNWALKED,
  'ring.undo': UNWALKED,
  'roster.add': 7,
  'roster.import': UNWALKED,
  'table.export': UNWALKED,
  'roster.remove': 11,
  'self.phone': UNWALKED,
  'session.approve': UNWALKED,
  'session.begin': UNWALKED,
  'session.collect': UNWALKED,
  'session.decline': UNWALKED,
  'session.revoke': UNWALKED,
  'survey.record': 8,
  'survey.recordAgain': 8,
  'taking.end': UNWALKED,
  'unit.answer': 8,
  'unit.mobile': 8,
  'unit.request': 11,
}

/**
 * The same commands in more expensive situations: a notice has to be removed from the wall, a question about a namesake is
 * opened.
 */
export const HEAVIER_REQUESTS = { 'case.withdraw': 12, 'officer.join': 12 } as const

/**
 * Commands that need more than a command on one case may, and are not about a case: a guess at name and number is counted
 * before it is checked.
 */
export const ABOVE_TWELVE: readonly CommandName[] = ['member.recognise']

/**
 * First pages of lists; at most 3 requests. A single case needs about as many: person and case, its log, its grants, the people
 * it names.
 */
export const LIST_REQUESTS = {
  'case.open': 4,
  'case.mine': 6,
  'case.queue': 3,
  'inbox.list': 2,
  'notice.list': 2,
  'roster.list': 3,
} as const

/** Additional requests when a step's answer includes the view the page asked for, which saves the page's next call. */
export const VIEW_REQUESTS = { 'case.open': 3, 'case.mine': 4 } as const

/** Additional requests of a person's first command, which creates their record. */
export const NEWCOMER_REQUESTS = 4
