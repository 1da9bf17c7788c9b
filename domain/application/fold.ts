import { type Hit, hitKey, isHit } from '../crosscheck/crosscheck'
import type { GrantId } from '../kernel/ids'
import { impossible, invariant } from '../kernel/result'
import type { Entry, EntryOf } from './entry'
import type { CaseSnapshot, GrantState } from './snapshot'

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
    consents: facts.consents,
    signature: facts.signature,
    noticesBefore: [],
    noticePhotos: [],
    objections: [],
    grants: [],
  }
}

type Patch = Partial<CaseSnapshot>

const grantTo = (s: CaseSnapshot, id: GrantId, change: { state?: GrantState; confirmed?: boolean }): Patch => ({
  grants: s.grants.map((grant) => (grant.id === id ? { ...grant, ...change } : grant)),
})

const answerCorrection = (s: CaseSnapshot, facts: EntryOf<'answerCorrection'>['facts']): Patch => {
  const renewed = new Set(facts.proofs.map((proof) => proof.type))
  return {
    proofs: [...s.proofs.filter((proof) => !renewed.has(proof.type)), ...facts.proofs],
    declaration: facts.declaration ?? s.declaration,
    correction: undefined,
  }
}

const returned = (s: CaseSnapshot, facts: EntryOf<'returnCrosscheck'>['facts']): Patch => {
  invariant(s.check !== undefined, 'results come back to a started check')
  const fresh = new Set(facts.results.map(hitKey))
  const hits = facts.results
    .filter(isHit)
    .map((result): Hit => ({ key: hitKey(result), member: result.member, counterpart: result.counterpart }))
  const counterpart = s.check.counterparts.find((c) => c === facts.counterpart)
  invariant(counterpart !== undefined, 'only an asked counterpart answers')
  return {
    check: {
      ...s.check,
      results: [...s.check.results.filter((r) => !fresh.has(hitKey(r))), ...facts.results],
      hits: [...s.check.hits.filter((hit) => !fresh.has(hit.key)), ...hits],
      returned: [...s.check.returned.filter((c) => c !== counterpart), counterpart],
    },
  }
}

const onHit = (s: CaseSnapshot, key: string, change: (hit: Hit) => Hit): Patch => {
  invariant(s.check !== undefined, 'a hit belongs to a check')
  return { check: { ...s.check, hits: s.check.hits.map((hit) => (hit.key === key ? change(hit) : hit)) } }
}

const stepPatch = (s: CaseSnapshot, entry: Entry): Patch => {
  switch (entry.kind) {
    case 'submit':
      return {}
    case 'claim':
      return { applicant: entry.facts.applicant, claimHash: undefined }
    case 'accept':
    case 'withdraw':
    case 'revokeConsent':
      return {}
    case 'requestCorrection':
      return { correction: { ...entry.facts, at: s.stage } }
    case 'answerCorrection':
      return answerCorrection(s, entry.facts)
    case 'recordSurvey':
      return { survey: entry.facts.record }
    case 'concludeDeliberation':
      return {
        deliberation: { record: entry.facts.record, conclusion: entry.facts.conclusion },
        ...(entry.to === 'refused'
          ? {
              refusal: {
                from: s.stage,
                reasons: [entry.facts.record.authentic ? 'not-compliant' : 'not-authentic'],
                words: entry.facts.record.reasons,
                on: entry.on,
              },
            }
          : {}),
      }
    case 'startCrosscheck':
      return { check: entry.facts.check }
    case 'returnCrosscheck':
      return returned(s, entry.facts)
    case 'answerHit':
      return onHit(s, entry.facts.key, (hit) => ({
        ...hit,
        reply: { text: entry.facts.text, files: entry.facts.files, on: entry.on },
      }))
    case 'settleHit':
      return onHit(s, entry.facts.key, (hit) => ({
        ...hit,
        verdict: { verdict: entry.facts.verdict, reasons: entry.facts.reasons, on: entry.on },
      }))
    case 'completeCrosscheck':
      return s.check === undefined ? {} : { check: { ...s.check, completedOn: entry.on } }
    default:
      return lateStepPatch(s, entry)
  }
}

type EarlyKind =
  | 'submit'
  | 'claim'
  | 'accept'
  | 'withdraw'
  | 'revokeConsent'
  | 'requestCorrection'
  | 'answerCorrection'
  | 'recordSurvey'
  | 'concludeDeliberation'
  | 'startCrosscheck'
  | 'returnCrosscheck'
  | 'answerHit'
  | 'settleHit'
  | 'completeCrosscheck'

/** From the notice on; split from `stepPatch` only to keep each readable at a glance. */
const lateStepPatch = (s: CaseSnapshot, entry: Exclude<Entry, { kind: EarlyKind }>): Patch => {
  switch (entry.kind) {
    case 'postNotice':
      return {
        notice: entry.facts.notice,
        noticesBefore: s.notice === undefined ? s.noticesBefore : [...s.noticesBefore, s.notice],
        noticePhotos: [...s.noticePhotos, entry.facts.photo],
      }
    case 'takeDownNotice':
      return {
        noticePhotos: [...s.noticePhotos, entry.facts.photo],
        ...(s.notice === undefined ? {} : { notice: { ...s.notice, takenDownOn: entry.on } }),
      }
    case 'fileObjection':
      return { objections: [...s.objections, entry.facts.objection] }
    case 'answerObjection': {
      const { id, upheld, reasons, outcome } = entry.facts
      return {
        objections: s.objections.map((o) =>
          o.id === id ? { ...o, answered: { on: entry.on, upheld, reasons, outcome } } : o,
        ),
        ...(entry.to === 'refused'
          ? { refusal: { from: s.stage, reasons: ['objection-upheld'], words: reasons, on: entry.on } }
          : {}),
      }
    }
    case 'countyApprove':
      return { countyOpinion: entry.facts.opinion }
    case 'determine':
      return { determination: entry.facts.determination, dossierNo: entry.facts.dossierNo }
    case 'refuse':
      return {
        refusal: { from: s.stage, reasons: entry.facts.reasons, words: entry.facts.words, on: entry.on },
        correction: undefined,
      }
    case 'requestReexamination':
      return { reexamination: { why: entry.facts.why, files: entry.facts.files } }
    case 'decideReexamination':
      return s.reexamination === undefined
        ? {}
        : {
            reexamination: { ...s.reexamination, decided: entry.facts },
            ...(entry.facts.upheld ? {} : { refusal: undefined }),
          }
    case 'correctAccount':
      return {
        declaration: {
          ...s.declaration,
          account: { bank: entry.facts.bank, branch: entry.facts.branch, number: entry.facts.account },
        },
      }
    case 'holdGrant':
      return {
        grants: [
          ...s.grants,
          {
            id: entry.facts.grant,
            programme: entry.facts.programme,
            amount: entry.facts.amount,
            state: 'held',
            confirmed: false,
          },
        ],
      }
    case 'releaseGrant':
      return grantTo(s, entry.facts.grant, { state: 'released' })
    case 'payGrant':
      return grantTo(s, entry.facts.grant, { state: 'paid' })
    case 'failGrant':
      return grantTo(s, entry.facts.grant, { state: 'failed' })
    case 'confirmReceipt':
      return grantTo(s, entry.facts.grant, { confirmed: entry.facts.arrived })
    case 'exit':
      return { exit: entry.facts }
    default:
      return impossible(entry)
  }
}

/** One entry further. The first entry of a case is always its submission. */
export const follow = (snapshot: CaseSnapshot | undefined, entry: Entry): CaseSnapshot => {
  if (snapshot === undefined) {
    invariant(entry.kind === 'submit', 'a log begins with the submission')
    return begin(entry)
  }
  invariant(entry.seq === snapshot.seq + 1, 'a log has no gaps')
  return {
    ...snapshot,
    ...stepPatch(snapshot, entry),
    seq: entry.seq,
    stage: entry.to,
    stageSince: entry.to === snapshot.stage ? snapshot.stageSince : entry.on,
    dueOn: entry.dueOn ?? (entry.to === snapshot.stage ? snapshot.dueOn : undefined),
  }
}

/** The whole log, folded. `npm run rebuild` proves it equal to the stored snapshot. */
export const fold = (log: readonly Entry[]): CaseSnapshot | undefined =>
  log.reduce<CaseSnapshot | undefined>((snapshot, entry) => follow(snapshot, entry), undefined)
