import { actionsFor } from '@domain/application/actions'
import { grantAllows } from '@domain/application/money/grant'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { isAlive } from '@domain/application/stage'
import type { GrantRow, OwnCase, Want } from '@domain/contract/views'
import { type Hit, hitKey } from '@domain/crosscheck/crosscheck'
import { personOf } from '@domain/household/declaration'
import { fittingHelp } from '@domain/household/fitting-help'
import { netIncomeSheet } from '@domain/household/sheet'
import { whatWouldChange } from '@domain/household/what-would-change'
import type { MemberKey } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { invariant } from '@domain/kernel/result'
import { endOf } from '@domain/notice/notice'
import { areaOf, type Policy } from '@domain/policy/policy'
import { wantedProofs } from '@domain/proof/index'
import type { Signed } from '../call/context'
import { accountHash, failedOn } from '../grant/account'
import { openDeclaration } from '../household/seal'
import { factsOf } from '../household/sheet-of'
import { expectedOf } from '../notice/notice-days'
import { unionsById } from '../organisation/known-unions'
import { CALL_LIST, type GrantDoc } from '../stored/collections'
import { decisions, grantsOf } from './case-views'
import { isTraced, ownRoad } from './own-road'
import { linesFor, readEntries } from './read-log'
import { grantRow } from './rows'

const nameOf = ({ declaration }: CaseSnapshot, key: MemberKey): Masked =>
  personOf(declaration, key)?.name.shown ?? ('' as Masked)

const correctionWant = ({ correction }: CaseSnapshot): readonly Want[] =>
  correction === undefined
    ? []
    : [{ kind: 'correction', dueOn: correction.dueOn, items: [...correction.items], note: correction.note }]

/** The difference is the question: the home or vehicle that differs is named; sums differ all together, and are not told. */
const differsIn = ({ check }: CaseSnapshot, { key }: Hit) => {
  const { differs = [], items = [] } = check?.results.find((result) => hitKey(result) === key) ?? {}
  return differs.map(({ why, at }) => {
    const item = at === undefined ? undefined : items[at]
    return { why, ...(item === undefined ? {} : { item }) }
  })
}

/** Hits that are neither explained nor judged: each is a question to the worker. */
const hitWants = (doc: CaseSnapshot, today: Signed['today']): readonly Want[] =>
  (doc.check?.hits ?? [])
    .filter((hit) => hit.reply === undefined && hit.verdict === undefined)
    .map((hit) => ({
      kind: 'hit',
      key: hit.key,
      counterpart: hit.counterpart,
      member: nameOf(doc, hit.member),
      dueOn: hit.replyBy ?? doc.dueOn ?? today,
      differs: differsIn(doc, hit),
    }))

/** A payment to confirm, or a failed payment whose account has not been corrected yet. */
const grantWants = (grant: GrantDoc, account: string | undefined, traced: boolean): readonly Want[] => {
  const { id, programme, amount, paidOn } = grant
  if (grantAllows('confirmReceipt', grant).ok && paidOn !== undefined)
    return [{ kind: 'receipt', grant: id, programme, amount, paidOn, ...(traced ? { traced } : {}) }]
  return grantAllows('decideFailure', grant).ok && grant.failedOwner === 'payee' && failedOn(account, grant)
    ? [{ kind: 'account', grant: id, programme, reason: grant.failedBecause ?? '' }]
    : []
}

/** Who had no account when applying is asked for one when there is a file that money may be paid on. */
const firstAccountWant = ({ stage, declaration }: CaseSnapshot): readonly Want[] =>
  stage === 'on-file' && declaration.account === undefined ? [{ kind: 'account', reason: '' }] : []

/**
 * A failure that the payer or the bank has to correct is not shown to the worker, and the bank's own words for it never are.
 */
const ownGrantRow = (grant: GrantDoc): GrantRow => {
  const row = grantRow(grant)
  return grant.failedOwner === 'payee' ? row : { ...row, failedBecause: undefined }
}

/**
 * The sheet the decision was based on: frozen at the determination, recalculated as of the day of a refusal. After a refusal also
 * what would change it, and which other help fits.
 */
const reckoned = ({ ports }: Signed, doc: CaseSnapshot, policy: Policy): Pick<OwnCase, 'sheet' | 'help'> => {
  if (doc.determination !== undefined || doc.refusal === undefined) return { sheet: doc.determination?.sheet }
  const { jurisdiction } = doc.org
  const { declaration, input } = factsOf(ports.sealer, doc, doc.refusal.on)
  const { lines } = areaOf(policy, jurisdiction)
  const sheet = netIncomeSheet(input, lines, policy)
  const fits = fittingHelp({ input, sheet, housing: declaration.applicant.housing.kind })
  const change = whatWouldChange(input, lines, policy, declaration.period.to)
  return { sheet, help: { jurisdiction, change, fits: [...fits] } }
}

const noticeOf = ({ calendar }: Signed, { notice }: CaseSnapshot): Pick<OwnCase, 'notice'> => {
  if (notice === undefined) return {}
  const { id, content, postedOn } = notice
  return { notice: { id, content, postedOn, lastDay: endOf(notice), ...expectedOf(notice, calendar) } }
}

/** The matters of which the union informed the worker by telephone, the oldest first. */
const toldByPhone = async ({ store }: Signed['ports'], { id }: CaseSnapshot): Promise<OwnCase['told']> => {
  const { items } = await store.query(CALL_LIST, { index: 'byCase', eq: [id], limit: 100 })
  return items.flatMap(({ doc: { key, told } }) =>
    told === undefined ? [] : [{ key, at: told.at, by: told.name, unit: told.unit }],
  )
}

/** The worker's view of their case: the stage and since when, what the worker has to do and by when, whom to call. */
export const ownCase = async (context: Signed, doc: CaseSnapshot): Promise<OwnCase> => {
  const { ports, person, today } = context
  const { base, county, city } = doc.org
  // in parallel, so that the store batches these reads into one request
  const [grants, entries, told, unions, policy] = await Promise.all([
    grantsOf(ports, doc),
    readEntries(ports, doc.id),
    toldByPhone(ports, doc),
    unionsById(ports, [base, county, city]),
    context.policyToday(),
  ])
  invariant(policy !== undefined, 'a case was submitted under a policy')
  const account = accountHash(ports, doc)
  const own = unions.find(({ id }) => id === base)
  const wants = [
    ...firstAccountWant(doc),
    ...correctionWant(doc),
    ...hitWants(doc, today),
    ...grants.flatMap((grant) => grantWants(grant, account, isTraced(entries, grant))),
  ]
  const actions = actionsFor(
    doc,
    {
      selves: { own: [person.id], perhaps: [] },
      known: false,
      posts: [],
      place: placeOf(doc),
      applicant: true,
      household: 'one',
      sat: 'two',
    },
    today,
  )
  return {
    id: doc.id,
    version: doc.seq,
    year: doc.year,
    name: doc.nameMasked,
    stage: doc.stage,
    stageSince: doc.stageSince,
    submittedOn: doc.submittedOn,
    // what a union still has to do about a closed case is nothing the worker waits for
    dueOn: isAlive(doc.stage) ? doc.dueOn : undefined,
    unit: own?.name ?? '',
    unitPhone: own?.phone ?? '',
    ...ownRoad(context, doc, {
      entries,
      grants,
      wants,
      policy,
      unions,
      mayReexamine: actions.includes('requestReexamination'),
    }),
    wants,
    log: linesFor(entries, 'worker'),
    proofs: [...doc.proofs],
    members: doc.declaration.members.map(({ key }) => ({ key, name: nameOf(doc, key) })),
    consents: doc.consents.map(({ matter, member, how, on }) => ({ matter, member: nameOf(doc, member), how, on })),
    wanted: [...wantedProofs(openDeclaration(ports.sealer, doc.declaration))],
    ...noticeOf(context, doc),
    class: doc.determination?.class,
    ...reckoned(context, doc, policy),
    dossierNo: doc.dossierNo,
    ...decisions(doc),
    grants: grants.map(ownGrantRow),
    told,
    actions,
  }
}
