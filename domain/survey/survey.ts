import * as z from 'zod/mini'
import { accidentSince, beyondBelief } from '../household/consistency'
import { Hidden, IncomeLine, RigidLine } from '../household/declaration'
import { AccidentKind } from '../household/words'
import { Fen } from '../kernel/fen'
import { FileId, type MemberKey, PersonId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { MaybeWords, Words } from '../kernel/text'
import type { Policy } from '../policy/policy'

/** The record as sent and as sealed: only fields that may mention an illness differ. */
const recordOf = <Liv extends z.ZodMiniType, Rem extends z.ZodMiniType, Why extends z.ZodMiniType>(body: {
  living: Liv
  remark: Rem
  why: Why
}) =>
  z.object({
    visitedOn: PlainDate,
    visitedAt: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    place: z.enum(['home', 'hospital', 'workplace', 'elsewhere']),
    surveyors: z.array(PersonId).check(z.maxLength(6)),
    /** confirmed or corrected figures; the declared figures are kept too */
    incomes: z.array(IncomeLine).check(z.maxLength(60)),
    expenditures: z.array(RigidLine).check(z.maxLength(60)),
    accident: z.optional(z.object({ kind: AccidentKind, happenedOn: PlainDate, cost: Fen, recovered: Fen })),
    /** member key → why no income is imputed to a member who is able to work and has no job */
    notImputed: z.record(z.string(), body.why),
    living: body.living,
    causeConfirmed: z.boolean(),
    remark: body.remark,
    photos: z.array(FileId).check(z.maxLength(9)),
    surveyorSignatures: z.array(FileId).check(z.maxLength(6)),
    applicantSignature: z.optional(FileId),
    /** why the applicant could not sign (illness, illiteracy), and who witnessed it */
    applicantNotSigned: z.optional(body.why),
  })

/** 《困难职工入户调查记录表》: what two or more surveyors saw at home. */
export const SurveyRecord = recordOf({ living: Words(500), remark: MaybeWords(500), why: Words(100) })
export type SurveyRecord = z.infer<typeof SurveyRecord>

/** The sealed record. */
export const SealedSurvey = recordOf({ living: Hidden, remark: Hidden, why: Hidden })
export type SealedSurvey = z.infer<typeof SealedSurvey>

/** What the record is checked against. */
export type SurveyFrame = {
  readonly today: PlainDate
  /** the earliest day of the visit: the submission, or the day the case came back for a new survey */
  readonly earliest: PlainDate
  /** named surveyors who may survey: officers of the union or above it who do not belong to the household */
  readonly fit: readonly PersonId[]
  readonly members: readonly MemberKey[]
  /** number of named surveyors who have not stated who they are */
  readonly unsaid: number
  /**
   * number of different persons behind the named accounts; undefined while an administrator still has to decide about two of
   * them
   */
  readonly persons: number | undefined
}

/** Whether figures or reasons name a person outside this household. */
const speaksOfOthers = (record: SurveyRecord, members: readonly MemberKey[]): boolean => {
  const known = new Set<string>(members)
  const named = [...record.incomes.map((line) => line.member), ...record.expenditures.map((line) => line.member)]
  return [...named, ...Object.keys(record.notImputed)].some((member) => !known.has(member))
}

/** At least two officers who may survey and have stated who they are: two persons, not two accounts. */
const acceptSurveyors = ({ surveyors }: SurveyRecord, at: SurveyFrame, wanted: number) => {
  const named = new Set(surveyors).size
  if (named < wanted || named !== surveyors.length) return refuse('SURVEYORS_TOO_FEW', { wanted })
  const unfit = surveyors.filter((surveyor) => !at.fit.includes(surveyor)).length
  if (unfit > 0) return refuse('SURVEYOR_UNFIT', { count: unfit })
  if (at.unsaid > 0) return refuse('PERSON_UNSAID', { of: 'others', count: at.unsaid })
  if (at.persons === undefined) return refuse('PERSON_ASKED')
  return at.persons < surveyors.length ? refuse('SURVEYORS_TOO_FEW', { wanted }) : ok(true)
}

/** Rule 2.3: at least two surveyors who may survey, all signatures, photos, and a day that is not in the future. */
export const acceptSurvey = (record: SurveyRecord, at: SurveyFrame, policy: Policy) => {
  const surveyors = acceptSurveyors(record, at, policy.survey.surveyorsMin)
  if (!surveyors.ok) return surveyors
  // every surveyor signs; one signature picture does not count for two
  if (new Set(record.surveyorSignatures).size < record.surveyors.length)
    return refuse('SIGNATURE_MISSING', { who: 'surveyors' })
  if (record.applicantSignature === undefined && record.applicantNotSigned === undefined)
    return refuse('SIGNATURE_MISSING', { who: 'applicant' })
  if (record.photos.length === 0) return refuse('SURVEY_PHOTO_MISSING')
  if (record.visitedOn > at.today) return refuse('DATE_IN_FUTURE', { date: record.visitedOn })
  if (record.visitedOn < at.earliest) return refuse('DATE_TOO_EARLY', { date: record.visitedOn, earliest: at.earliest })
  if (record.accident !== undefined && record.accident.happenedOn > record.visitedOn)
    return refuse('DATE_IN_FUTURE', { date: record.accident.happenedOn })
  const since = accidentSince(at.today)
  if (record.accident !== undefined && record.accident.happenedOn < since)
    return refuse('DATE_TOO_EARLY', { date: record.accident.happenedOn, earliest: since })
  if (speaksOfOthers(record, at.members)) return refuse('HOUSEHOLD_INCONSISTENT')
  if ([record.incomes, record.expenditures].some((lines) => beyondBelief(lines) !== undefined))
    return refuse('HOUSEHOLD_INCONSISTENT', { rule: 'money-too-much' })
  return ok(record)
}
