import { actionsFor, satAccounts } from '@domain/application/actions'
import { LOOK_PURPOSES, type LookPurpose, purposesFor } from '@domain/application/looks'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import type { CaseView } from '@domain/contract/views'
import { figuresUntil } from '@domain/determination/validity'
import type { PlainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { actsAs, actsAsAny, POST_ROLES, type PostRole } from '@domain/organisation/roles'
import { wantedProofs } from '@domain/proof/index'
import type { Sealer } from '../../ports/world'
import type { OnCase, UseCase } from '../call/context'
import { type Shared, sharedAmong } from '../grant/shared-account'
import { openDeclaration, showDeclaration } from '../household/seal'
import { sheetOf } from '../household/sheet-of'
import { expectedOf, noticeDays } from '../notice/notice-days'
import { seenWith } from '../person/ask'
import { householdOf, isOwnHousehold, satThere } from '../person/selves'
import { openSurvey } from '../survey/seal-survey'
import { checkView, decisions, grantRowsOf, objectionViews, surveyorNames } from './case-parts'
import { readLog } from './read-log'
import { caseRow, unitNames } from './rows'

/** The sheet: frozen once there is a determination, before that calculated from today's facts. */
const sheetNow = async (context: OnCase) => {
  const { doc } = context.case
  // after a new visit, the decision is about the sheet of the new figures
  if (doc.determination !== undefined && doc.resurveyedOn === undefined) return ok(doc.determination.sheet)
  const policy = await context.policy()
  return policy.ok ? ok(sheetOf(context.ports.sealer, doc, policy.value, context.today)) : policy
}

/** The day until which the figures of an open file allow new aid. */
const untilOf = async (context: OnCase): Promise<PlainDate | undefined> => {
  const { determination, stage } = context.case.doc
  if (determination === undefined || stage !== 'on-file') return undefined
  const policy = await context.policy()
  return policy.ok ? figuresUntil(determination, policy.value) : undefined
}

/** Declaration, proofs and consents, masked; nothing sealed can be revealed through them. */
const declared = ({ ports }: OnCase, doc: CaseSnapshot) => ({
  claimed: doc.applicant !== undefined,
  declaration: showDeclaration(ports.sealer, doc.declaration),
  proofs: [...doc.proofs],
  wanted: [...wantedProofs(openDeclaration(ports.sealer, doc.declaration))],
  consents: [...doc.consents],
  signature: doc.signature,
})

/** The facts recorded by the steps taken so far. */
const steps = (sealer: Sealer, doc: CaseSnapshot, full: boolean): Partial<CaseView> => {
  const check = checkView(doc, full)
  return {
    ...(doc.correction === undefined
      ? {}
      : { correction: { items: doc.correction.items, note: doc.correction.note, dueOn: doc.correction.dueOn } }),
    ...(doc.survey === undefined ? {} : { survey: openSurvey(sealer, doc.survey) }),
    ...(doc.deliberation === undefined ? {} : { deliberation: doc.deliberation }),
    ...(check === undefined ? {} : { check }),
    ...(doc.notice === undefined ? {} : { notice: doc.notice }),
    ...(doc.countyOpinion === undefined ? {} : { countyOpinion: doc.countyOpinion }),
    ...(doc.determination === undefined ? {} : { determination: doc.determination }),
    ...(doc.determinedBefore === undefined ? {} : { determinedBefore: [...doc.determinedBefore] }),
    ...(doc.resurveyedOn === undefined ? {} : { resurveyedOn: doc.resurveyedOn }),
    ...(doc.dossierNo === undefined ? {} : { dossierNo: doc.dossierNo }),
    ...decisions(doc),
  }
}

/**
 * The purposes for which this reader may reveal a masked field at this stage: those of all roles they hold here, without
 * doubles.
 */
const purposesHere = ({ person, case: { doc } }: OnCase): LookPurpose[] => {
  const roles = POST_ROLES.filter((role) => actsAs(person.posts, role, placeOf(doc)))
  const open = new Set(roles.flatMap((role) => purposesFor(role, doc.stage)))
  return LOOK_PURPOSES.filter((purpose) => open.has(purpose))
}

/** Of the other household, only its existence and whether the names are alike are shown. */
const sharedView = ({ person, case: { doc } }: OnCase, { sameName, stated }: Shared): CaseView['sharedAccount'] => ({
  sameName,
  mayState: actsAsAny(person.posts, ['fund-approver', 'city-reviewer'], placeOf(doc)) !== undefined,
  ...(stated === undefined ? {} : { stated: { on: stated.on, by: stated.name, reasons: stated.reasons } }),
})

/** The roles that are shown that another household uses the same account. */
const PAYERS = ['fund-officer', 'fund-approver', 'city-reviewer', 'county-reviewer', 'auditor'] as const

/**
 * 一案一页. The same page for everybody, limited by the reader: only reviewers and auditors see the figures of the bureaus and the
 * objectors who gave their name; base unions and fund officers do not (§5).
 */
export const openCase = (async (context) => {
  const { ports, person, today, calendar } = context
  const { doc } = context.case
  if (isOwnHousehold(context.selves, doc)) return refuse('OWN_HOUSEHOLD')
  const sheet = await sheetNow(context)
  if (!sheet.ok) return sheet
  const place = placeOf(doc)
  const may = (roles: readonly PostRole[]): boolean => actsAsAny(person.posts, roles, place) !== undefined
  const full = may(['county-reviewer', 'city-reviewer', 'auditor'])
  // in parallel, so that the store batches these reads into one request
  const [until, units, surveyors, log, shared, objections, grants, selves] = await Promise.all([
    untilOf(context),
    unitNames(ports, [doc.org.base]),
    surveyorNames(ports, doc),
    readLog(ports, doc.id, full ? 'office' : 'base'),
    may(PAYERS) ? sharedAmong(ports, [doc]) : undefined,
    objectionViews(ports, doc, full),
    grantRowsOf(ports, doc),
    seenWith(context, [...(doc.survey?.surveyors ?? []), ...satAccounts(doc), doc.refusal?.by.person]),
  ])
  const account = shared?.get(doc.id)
  const unit = units.get(doc.org.base) ?? ''
  return ok({
    ...(account === undefined ? {} : { sharedAccount: sharedView(context, account) }),
    row: caseRow(doc, context, unit, { nearLine: sheet.value.nearLine }),
    year: doc.year,
    place: { county: doc.org.county, base: doc.org.base, jurisdiction: doc.org.jurisdiction, unit },
    ...declared(context, doc),
    ...steps(ports.sealer, doc, full),
    ...(surveyors === undefined ? {} : { surveyors }),
    ...(doc.notice === undefined
      ? {}
      : { noticeDays: noticeDays(doc.notice, calendar), ...expectedOf(doc.notice, calendar) }),
    ...(until === undefined ? {} : { figuresUntil: until }),
    noticePhotos: [...doc.noticePhotos],
    objections,
    sheet: sheet.value,
    grants,
    log,
    actions: actionsFor(
      doc,
      {
        selves,
        known: person.said !== undefined,
        posts: person.posts,
        place,
        applicant: false,
        household: householdOf(ports.sealer, person, context.selves, doc),
        sat: satThere(person, context.selves, doc),
        decidedAtCounty: [...log].reverse().find(({ kind }) => kind === 'countyApprove')?.by.person,
      },
      today,
    ),
    lookFor: purposesHere(context),
  })
}) satisfies UseCase<'case.open'>
