import type { Entry } from './entry'
import { ownerOf } from './failure-owner'

/** Whose eyes a line of the log is for: the worker, a base union, or those who review, pay and audit. */
export type LogReader = 'worker' | 'base' | 'office'

/** A person's own words in an entry, if it has any. */
const wordsOf = (entry: Entry): string | undefined => {
  switch (entry.kind) {
    case 'requestCorrection':
    case 'answerCorrection':
      return entry.facts.note
    case 'concludeDeliberation':
      return entry.facts.record.reasons
    case 'answerHit':
      return entry.facts.text
    case 'settleHit':
    case 'answerObjection':
    case 'decideReexamination':
      return entry.facts.reasons
    case 'fileObjection':
      return entry.facts.objection.text
    case 'countyApprove':
      return entry.facts.opinion
    case 'determine':
    case 'redetermine':
      return entry.facts.determination.reasons
    case 'refuse':
    case 'exit':
    case 'confirmReceipt':
    case 'decideFailure':
    case 'answerTrace':
      return entry.facts.words
    case 'requestReexamination':
    case 'withdraw':
    case 'correctNotice':
    case 'releaseGrant':
      return entry.facts.why
    case 'failGrant':
    case 'returnGrant':
      return entry.facts.reason
    case 'submit':
    case 'claim':
    case 'accept':
    case 'recordSurvey':
    case 'resurvey':
    case 'startCrosscheck':
    case 'returnCrosscheck':
    case 'completeCrosscheck':
    case 'postNotice':
    case 'takeDownNotice':
    case 'paperDown':
    case 'recount':
    case 'revokeConsent':
    case 'correctAccount':
    case 'holdGrant':
    case 'payGrant':
      return undefined
  }
}

/**
 * Words a reader does not get. A base union: what was said about a bureau's figures (§5). The
 * worker: what officers wrote to one another before a decision, and an objector's own words, which
 * could betray who it was.
 */
const HIDDEN: Readonly<Record<LogReader, ReadonlySet<Entry['kind']>>> = {
  worker: new Set<Entry['kind']>(['concludeDeliberation', 'countyApprove', 'fileObjection', 'decideFailure']),
  base: new Set<Entry['kind']>(['answerHit', 'settleHit']),
  office: new Set<Entry['kind']>(),
}

/**
 * A failure that is not the worker's is none of theirs to read: it blames nobody's account and asks for nothing. What
 * came of it – paid, or after all a matter of the account – they read then.
 */
export const isFor = (entry: Entry, reader: LogReader): boolean =>
  reader !== 'worker' || entry.kind !== 'failGrant' || ownerOf(entry.facts.owner) === 'payee'

export const wordsFor = (entry: Entry, reader: LogReader): string | undefined => {
  const words = HIDDEN[reader].has(entry.kind) ? undefined : wordsOf(entry)
  return words === '' ? undefined : words
}
