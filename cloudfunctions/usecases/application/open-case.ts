import { actionsFor, satAccounts } from '@domain/application/actions'
import { LOOK_PURPOSES, type LookPurpose, purposesFor } from '@domain/application/looks'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { placeOf } from '@domain/application/snapshot'
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

/** The frozen sheet once there is a determination, before that the sheet of today's facts. */
const sheetNow = async (context: OnCase) => {
  const { doc } = context.case
  // visited again: what is to be decided on is the sheet of the new figures
  if (doc.determination !== undefined && doc.resurveyedOn === undefined) return ok(doc.determination.sheet)
  const policy = await context.policy()
  return policy.ok ? ok(sheetOf(context.ports.sealer, doc, policy.value, context.today)) : policy
}

/** How long the figures of an open file carry new aid. */
const untilOf = async (context: OnCase): Promise<PlainDate | undefined> => {
  const { determination, stage } = context.case.doc
  if (determination === undefined || stage !== 'on-file') return undefined
  const policy = await context.policy()
  return policy.ok ? figuresUntil(determination, policy.value) : undefined
}

/** Declaration, proofs and consents: masked, nothing on it can be opened. */
const declared = ({ ports }: OnCase, doc: CaseSnapshot) => ({
  claimed: doc.applicant !== undefined,
  declaration: showDeclaration(ports.sealer, doc.declaration),
  proofs: [...doc.proofs],
  wanted: [...wantedProofs(openDeclaration(ports.sealer, doc.declaration))],
  consents: [...doc.consents],
  signature: doc.signature,
})

/** What the steps left behind, as far as they were taken. */
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

/** For what this reader may open a covered field at this step: of the roles they hold here, each purpose once. */
const purposesHere = ({ person, case: { doc } }: OnCase): LookPurpose[] => {
  const roles = POST_ROLES.filter((role) => actsAs(person.posts, role, placeOf(doc)))
  const open = new Set(roles.flatMap((role) => purposesFor(role, doc.stage)))
  return LOOK_PURPOSES.filter((purpose) => open.has(purpose))
}

/** Of the other household nothing but that there is one, and whether the names are alike. */
const sharedView = ({ person, case: { doc } }: OnCase, { sameName, stated }: Shared): CaseView['sharedAccount'] => ({
  sameName,
  mayState: actsAsAny(person.posts, ['fund-approver', 'city-reviewer'], placeOf(doc)) !== undefined,
  ...(stated === undefined ? {} : { stated: { on: stated.on, by: stated.name, reasons: stated.reasons } }),
})

/** Who learns that another household has given the account. */
const PAYERS = ['fund-officer', 'fund-approver', 'city-reviewer', 'county-reviewer', 'auditor'] as const

/**
 * 一案一页. The same page for everybody, cut to the reader: those who review and audit see the
 * bureaus' figures and the objectors who gave their name; base unions and paymasters do not (§5).
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
  // asked for together they travel together
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
