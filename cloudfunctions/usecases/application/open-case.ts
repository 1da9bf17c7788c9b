import { actionsFor, satAccounts } from '@domain/application/actions'
import { LOOK_PURPOSES, type LookPurpose, purposesFor } from '@domain/application/looks'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { turnAtBase } from '@domain/application/turn'
import type { CaseView } from '@domain/contract/views'
import { figuresUntil } from '@domain/determination/validity'
import type { Sheet } from '@domain/household/sheet'
import type { PlainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { actsAs, actsAsAny, POST_ROLES, type PostRole } from '@domain/organisation/roles'
import { wantedProofs } from '@domain/proof/index'
import type { Sealer } from '../../ports/world'
import { alikeHouseholds, COMPARERS } from '../alike/alike-households'
import type { ByPolicy, OnCase, UseCase } from '../call/context'
import { type Shared, sharedAmong } from '../grant/shared-account'
import { openDeclaration, showDeclaration } from '../household/seal'
import { sheetOf } from '../household/sheet-of'
import { expectedOf, noticeDays } from '../notice/notice-days'
import { seenWith } from '../person/ask'
import { isOwnHousehold, readerOf } from '../person/selves'
import { openSurvey } from '../survey/seal-survey'
import { checkView, decisions, grantRowsOf, objectionViews, surveyorNames } from './case-views'
import { readLog } from './read-log'
import { caseRow, unitNames } from './rows'

/** The sheet: frozen once there is a determination, before that calculated from today's facts. */
const sheetNow = ({ ports, policy, today, case: { doc } }: OnCase & ByPolicy): Sheet =>
  // after a new visit, the decision is about the sheet of the new figures
  doc.determination !== undefined && doc.resurveyedOn === undefined
    ? doc.determination.sheet
    : sheetOf(ports.sealer, doc, policy, today)

/** The day until which the figures of an open file allow new aid. */
const untilOf = ({ policy, case: { doc } }: OnCase & ByPolicy): PlainDate | undefined =>
  doc.stage === 'on-file' ? doc.determination && figuresUntil(doc.determination, policy) : undefined

/** Declaration, proofs and consents, masked; nothing sealed can be revealed through them. */
const declared = ({ ports }: OnCase, doc: CaseSnapshot, declaration: CaseView['declaration']) => ({
  claimed: doc.applicant !== undefined,
  declaration,
  proofs: [...doc.proofs],
  wanted: [...wantedProofs(openDeclaration(ports.sealer, doc.declaration))],
  consents: [...doc.consents],
  signature: doc.signature,
  consentPaper: doc.consentPaper && [...doc.consentPaper],
})

/** The facts recorded by the steps taken so far. */
const steps = (sealer: Sealer, doc: CaseSnapshot, full: boolean): Partial<CaseView> => {
  const { correction, survey, deliberation, notice, countyOpinion, determination, determinedBefore } = doc
  const { resurveyedOn, dossierNo } = doc
  return {
    ...{ deliberation, notice, countyOpinion, determination, resurveyedOn, dossierNo },
    correction: correction && { items: correction.items, note: correction.note, dueOn: correction.dueOn },
    survey: survey && openSurvey(sealer, survey),
    check: checkView(doc, full),
    determinedBefore: determinedBefore && [...determinedBefore],
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
  stated: stated && { on: stated.on, by: stated.name, reasons: stated.reasons },
})

/** The case as a row. For its base union the due day is that of its list: an objection, a correction and a notice have days of their own. */
const rowHere = (context: OnCase & ByPolicy, unit: string, nearLine: boolean): Pick<CaseView, 'row' | 'next'> => {
  const { person, today, case: at } = context
  const base = actsAs(person.posts, 'base-officer', placeOf(at.doc))
  const next = base ? turnAtBase(at.doc, { ...readerOf(context, at.doc), known: true }, today) : undefined
  const doc = next === undefined ? at.doc : { ...at.doc, dueOn: next.dueOn }
  return { row: caseRow(doc, context, unit, { nearLine }), next: next && { turn: next.turn, verb: next.verb } }
}

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
  const sheet = sheetNow(context)
  const until = untilOf(context)
  const place = placeOf(doc)
  const may = (roles: readonly PostRole[]): boolean => actsAsAny(person.posts, roles, place) !== undefined
  const full = may(COMPARERS)
  // its own union knows the household: the names of adults are written out
  const declaration = showDeclaration(ports.sealer, doc.declaration, may(['base-officer']) ? today : undefined)
  // in parallel, so that the store batches these reads into one request
  const [units, surveyors, log, shared, alike, objections, grants, selves] = await Promise.all([
    unitNames(ports, [doc.org.base]),
    surveyorNames(ports, doc),
    readLog(ports, doc.id, full ? 'office' : 'base'),
    may(PAYERS) ? sharedAmong(ports, [doc]) : undefined,
    full ? alikeHouseholds(context, doc) : [],
    objectionViews(ports, doc, full),
    grantRowsOf(ports, doc),
    seenWith(context, [...(doc.survey?.surveyors ?? []), ...satAccounts(doc), doc.refusal?.by.person]),
  ])
  const account = shared?.get(doc.id)
  const unit = units.get(doc.org.base) ?? ''
  const { row, next } = rowHere(context, unit, sheet.nearLine)
  return ok({
    sharedAccount: account && sharedView(context, account),
    ...(alike.length === 0 ? {} : { alike: [...alike] }),
    row: { ...row, name: declaration.applicant.name },
    next,
    year: doc.year,
    place: { county: doc.org.county, base: doc.org.base, jurisdiction: doc.org.jurisdiction, unit },
    ...declared(context, doc, declaration),
    ...steps(ports.sealer, doc, full),
    surveyors,
    noticeDays: doc.notice && noticeDays(doc.notice, calendar),
    ...(doc.notice && expectedOf(doc.notice, calendar)),
    figuresUntil: until,
    noticePhotos: [...doc.noticePhotos],
    objections,
    sheet,
    grants,
    log,
    actions: actionsFor(
      doc,
      {
        ...readerOf(context, doc),
        selves,
        decidedAtCounty: [...log].reverse().find(({ kind }) => kind === 'countyApprove')?.by.person,
      },
      today,
    ),
    lookFor: purposesHere(context),
  })
}) satisfies UseCase<'case.open'>
