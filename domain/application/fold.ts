import type { Consent, GivenConsent } from '../consent/consent'
import type { Hit } from '../crosscheck/crosscheck'
import { withReturned } from '../crosscheck/merge'
import type { GrantId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { invariant } from '../kernel/result'
import type { Entry, EntryOf } from './entry'
import type { FailureOwner } from './failure-owner'
import type { CaseSnapshot, GrantState } from './snapshot'
import { isAlive } from './stage'

const given = (consents: readonly Consent[], on: PlainDate): GivenConsent[] =>
  consents.map((consent) => ({ ...consent, on }))

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
    consents: given(facts.consents, entry.on),
    signature: facts.signature,
    noticesBefore: [],
    noticePhotos: [],
    objections: [],
    grants: [],
    chain: entry.chain,
  }
}

type Patch = Partial<CaseSnapshot>
const consentKey = ({ matter, member }: Pick<Consent, 'matter' | 'member'>): string => `${matter}:${member}`
type RefusalReasons = NonNullable<CaseSnapshot['refusal']>['reasons']

type GrantChange = { state?: GrantState; confirmed?: boolean; failedOwner?: FailureOwner }
const grantTo = (s: CaseSnapshot, id: GrantId, change: GrantChange): Patch => ({
  grants: s.grants.map((grant) => (grant.id === id ? { ...grant, ...change } : grant)),
})

const answerCorrection = (s: CaseSnapshot, { facts, on }: EntryOf<'answerCorrection'>): Patch => {
  const renewed = new Set(facts.proofs.map((proof) => proof.type))
  const consented = new Set(facts.consents?.map(consentKey))
  return {
    proofs: [...s.proofs.filter((proof) => !renewed.has(proof.type)), ...facts.proofs],
    declaration: facts.declaration ?? s.declaration,
    nameMasked: facts.declaration?.applicant.name.shown ?? s.nameMasked,
    consents: [
      ...s.consents.filter((consent) => !consented.has(consentKey(consent))),
      ...given(facts.consents ?? [], on),
    ],
    correction: undefined,
  }
}

const returned = (s: CaseSnapshot, facts: EntryOf<'returnCrosscheck'>['facts']): Patch => {
  invariant(s.check !== undefined, 'results come back to a started check')
  return { check: withReturned(s.check, facts) }
}

const onHit = (s: CaseSnapshot, key: string, change: (hit: Hit) => Hit): Patch => {
  invariant(s.check !== undefined, 'a hit belongs to a check')
  return { check: { ...s.check, hits: s.check.hits.map((hit) => (hit.key === key ? change(hit) : hit)) } }
}

const noticeRecounted = (s: CaseSnapshot, again: EntryOf<'recount'>['facts']['notice']): Patch => {
  if (s.notice === undefined || again === undefined) return {}
  const { lastDay: _last, onlineUntil: _online, shortOf: _short, ...kept } = s.notice
  return { notice: { ...kept, ...again } }
}

const recounted = (s: CaseSnapshot, facts: EntryOf<'recount'>['facts']): Patch => {
  const answers = new Map(facts.objections?.map(({ id, answerDueOn }) => [id, answerDueOn]))
  const replies = new Map(facts.hits?.map(({ key, replyBy }) => [key, replyBy]))
  const { correctionDueOn } = facts
  return {
    ...noticeRecounted(s, facts.notice),
    ...(s.correction === undefined || correctionDueOn === undefined
      ? {}
      : { correction: { ...s.correction, dueOn: correctionDueOn } }),
    objections: s.objections.map((one) => ({ ...one, answerDueOn: answers.get(one.id) ?? one.answerDueOn })),
    ...(s.check === undefined
      ? {}
      : { check: { ...s.check, hits: s.check.hits.map((hit) => againBy(hit, replies.get(hit.key))) } }),
  }
}
const againBy = (hit: Hit, replyBy: PlainDate | undefined): Hit => (replyBy === undefined ? hit : { ...hit, replyBy })

/** A closed case owes nothing but a paper left on the wall; a file decided anew, nothing until it is visited again. */
const dueAfter = (s: CaseSnapshot, entry: Entry): PlainDate | undefined => {
  if (entry.kind === 'paperDown' && !isAlive(entry.to)) return undefined
  if (entry.kind === 'redetermine') return undefined
  return entry.dueOn ?? (entry.to === s.stage ? s.dueOn : undefined)
}

type Patcher<K extends Entry['kind']> = (s: CaseSnapshot, entry: EntryOf<K>) => Patch
const nothing = (): Patch => ({})
const refusalFrom = (s: CaseSnapshot, entry: Entry, reasons: RefusalReasons, words: string): Patch =>
  entry.to === 'refused'
    ? { refusal: { from: s.stage, reasons, words, on: entry.on, by: { as: entry.by.as, person: entry.by.person } } }
    : {}

/** What each kind of entry changes besides stage and version. A new action without a row does not compile. */
const PATCHES: { readonly [K in Entry['kind']]: Patcher<K> } = {
  submit: nothing,
  accept: nothing,
  withdraw: nothing,
  revokeConsent: (s, { facts }) => ({
    consents: s.consents.filter(
      ({ matter, member }) => matter !== facts.matter || (facts.member !== undefined && member !== facts.member),
    ),
  }),
  claim: (_s, { facts }) => ({ applicant: facts.applicant, claimHash: undefined }),
  requestCorrection: (s, { facts }) => ({ correction: { ...facts, at: s.stage } }),
  answerCorrection,
  recordSurvey: (_s, { facts }) => ({ survey: facts.record }),
  concludeDeliberation: (s, entry) => ({
    deliberation: { record: entry.facts.record, conclusion: entry.facts.conclusion },
    ...refusalFrom(
      s,
      entry,
      [entry.facts.record.authentic ? 'not-compliant' : 'not-authentic'],
      entry.facts.record.reasons,
    ),
  }),
  startCrosscheck: (_s, { facts }) => ({ check: facts.check }),
  returnCrosscheck: (s, { facts }) => returned(s, facts),
  answerHit: (s, { facts, on }) =>
    onHit(s, facts.key, (hit) => ({ ...hit, reply: { text: facts.text, files: facts.files, on } })),
  settleHit: (s, { facts, on }) =>
    onHit(s, facts.key, (hit) => ({ ...hit, verdict: { verdict: facts.verdict, reasons: facts.reasons, on } })),
  completeCrosscheck: (s, { on }) => (s.check === undefined ? {} : { check: { ...s.check, completedOn: on } }),
  postNotice: (s, { facts }) => ({
    notice: facts.notice,
    noticesBefore: s.notice === undefined ? s.noticesBefore : [...s.noticesBefore, s.notice],
    noticePhotos: [...s.noticePhotos, facts.photo],
  }),
  takeDownNotice: (s, { facts, on }) => ({
    noticePhotos: [...s.noticePhotos, facts.photo],
    ...(s.notice === undefined ? {} : { notice: { ...s.notice, takenDownOn: on } }),
  }),
  // it did not stand its period, so it is not taken down in the sense of the rule
  correctNotice: (s, { facts }) => ({ noticePhotos: [...s.noticePhotos, facts.photo] }),
  paperDown: (s, { facts, on }) => ({
    noticePhotos: [...s.noticePhotos, facts.photo],
    ...(s.notice === undefined ? {} : { notice: { ...s.notice, paperDownOn: on } }),
  }),
  recount: (s, { facts }) => recounted(s, facts),
  fileObjection: (s, { facts }) => ({ objections: [...s.objections, facts.objection] }),
  answerObjection: (s, entry) => {
    const { id, upheld, reasons, outcome } = entry.facts
    const answered = { on: entry.on, upheld, reasons, outcome }
    return {
      objections: s.objections.map((objection) => (objection.id === id ? { ...objection, answered } : objection)),
      ...refusalFrom(s, entry, ['objection-upheld'], reasons),
    }
  },
  countyApprove: (_s, { facts: { opinion, by } }) => ({
    countyOpinion: opinion,
    ...(by === undefined ? {} : { countyBy: by }),
  }),
  determine: (_s, { facts }) => ({ determination: facts.determination, dossierNo: facts.dossierNo }),
  refuse: (s, entry) => ({ ...refusalFrom(s, entry, entry.facts.reasons, entry.facts.words), correction: undefined }),
  requestReexamination: (_s, { facts }) => ({ reexamination: { why: facts.why, files: facts.files } }),
  decideReexamination: (s, { facts }) =>
    s.reexamination === undefined
      ? {}
      : { reexamination: { ...s.reexamination, decided: facts }, ...(facts.upheld ? {} : { refusal: undefined }) },
  correctAccount: (s, { facts }) => ({
    declaration: { ...s.declaration, account: { bank: facts.bank, branch: facts.branch, number: facts.account } },
  }),
  holdGrant: (s, { facts }) => ({
    grants: [
      ...s.grants,
      { id: facts.grant, programme: facts.programme, amount: facts.amount, state: 'held', confirmed: false },
    ],
  }),
  releaseGrant: (s, { facts }) => grantTo(s, facts.grant, { state: 'released' }),
  payGrant: (s, { facts }) => grantTo(s, facts.grant, { state: 'paid' }),
  failGrant: (s, { facts }) =>
    grantTo(s, facts.grant, {
      state: 'failed',
      ...(facts.owner === undefined ? {} : { failedOwner: facts.owner }),
    }),
  decideFailure: (s, { facts }) => grantTo(s, facts.grant, { failedOwner: facts.owner }),
  answerTrace: nothing,
  returnGrant: (s, { facts }) =>
    grantTo(s, facts.grant, { state: 'failed', confirmed: false, failedOwner: facts.owner }),
  confirmReceipt: (s, { facts }) => grantTo(s, facts.grant, { confirmed: facts.arrived }),
  resurvey: (_s, { facts, on }) => ({ survey: facts.record, resurveyedOn: on }),
  redetermine: (s, { facts }) => ({
    determination: facts.determination,
    determinedBefore: [...(s.determinedBefore ?? []), ...(s.determination === undefined ? [] : [s.determination])],
    resurveyedOn: undefined,
  }),
  exit: (_s, { facts }) => ({ exit: facts, resurveyedOn: undefined }),
}

const patchOf = <K extends Entry['kind']>(s: CaseSnapshot, entry: EntryOf<K>): Patch => PATCHES[entry.kind](s, entry)

/** One entry further. The first entry of a case is always its submission. */
export const follow = (snapshot: CaseSnapshot | undefined, entry: Entry): CaseSnapshot => {
  if (snapshot === undefined) {
    invariant(entry.kind === 'submit', 'a log begins with the submission')
    return begin(entry)
  }
  invariant(entry.seq === snapshot.seq + 1, 'a log has no gaps')
  return {
    ...snapshot,
    ...patchOf(snapshot, entry),
    seq: entry.seq,
    stage: entry.to,
    stageSince: entry.to === snapshot.stage ? snapshot.stageSince : entry.on,
    chain: entry.chain ?? snapshot.chain,
    dueOn: dueAfter(snapshot, entry),
  }
}

/** The whole log, folded. `npm run rebuild` proves it equal to the stored snapshot. */
export const fold = (log: readonly Entry[]): CaseSnapshot | undefined =>
  log.reduce<CaseSnapshot | undefined>((snapshot, entry) => follow(snapshot, entry), undefined)
