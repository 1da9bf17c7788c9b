import { givenOn } from '../consent/consent'
import type { PlainDate } from '../kernel/plain-date'
import { invariant } from '../kernel/result'
import type { Entry, EntryOf } from './entry'
import type { CaseSnapshot } from './snapshot'
import { isAlive } from './stage'
import { stepOf } from './steps'

const begin = (entry: EntryOf<'submit'>): CaseSnapshot => {
  const { facts } = entry
  return {
    id: entry.caseId,
    seq: entry.seq,
    year: facts.year,
    stage: entry.to,
    stageSince: entry.on,
    submittedOn: entry.on,
    dueOn: entry.dueOn,
    org: facts.org,
    applicant: facts.applicant,
    onBehalf: facts.onBehalf,
    claimHash: facts.claimHash,
    nameMasked: facts.nameMasked,
    policyVersion: facts.policyVersion,
    declaration: facts.declaration,
    proofs: facts.proofs,
    consents: givenOn(facts.consents, entry.on),
    signature: facts.signature,
    consentPaper: facts.consentPaper,
    noticesBefore: [],
    noticePhotos: [],
    objections: [],
    grants: [],
    chain: entry.chain,
  }
}

/**
 * A closed case has no due day, except for a paper left on the wall. A redetermined file has none until its next visit is due.
 */
const dueAfter = (s: CaseSnapshot, entry: Entry): PlainDate | undefined => {
  if (entry.kind === 'paperDown' && !isAlive(entry.to)) return undefined
  if (entry.kind === 'redetermine') return undefined
  return entry.dueOn ?? (entry.to === s.stage ? s.dueOn : undefined)
}

/** Applies one entry. The first entry of a case is always its submission. */
export const follow = (snapshot: CaseSnapshot | undefined, entry: Entry): CaseSnapshot => {
  if (snapshot === undefined) {
    invariant(entry.kind === 'submit', 'a log begins with the submission')
    return begin(entry)
  }
  invariant(entry.seq === snapshot.seq + 1, 'a log has no gaps')
  return {
    ...snapshot,
    ...stepOf(entry.kind).patch?.(snapshot, entry),
    seq: entry.seq,
    stage: entry.to,
    stageSince: entry.to === snapshot.stage ? snapshot.stageSince : entry.on,
    chain: entry.chain ?? snapshot.chain,
    dueOn: dueAfter(snapshot, entry),
  }
}

/** Folds the whole log. `npm run rebuild` proves the result equal to the stored snapshot. */
export const fold = (log: readonly Entry[]): CaseSnapshot | undefined =>
  log.reduce<CaseSnapshot | undefined>((snapshot, entry) => follow(snapshot, entry), undefined)
