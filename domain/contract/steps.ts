import * as z from 'zod/mini'
import { FileLevel, RefusalReason } from '../determination/determination'
import { HardshipClass } from '../household/words'
import { CaseId, FileId, ObjectionId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { MaybeWords, Words } from '../kernel/text'
import { NoticeContent, ObjectionOutcome } from '../notice/notice'
import { ProofType } from '../proof/index'
import { CORRECTED_PARTS } from '../proof/places'
import { SurveyRecord } from '../survey/survey'
import { query } from './call'
import { deliberationCalls } from './deliberation'
import { stepCall } from './step-call'
import { CaseAck } from './views'

const VISIT_REFUSALS = [
  'SURVEYORS_TOO_FEW',
  'SURVEYOR_UNFIT',
  'HOUSEHOLD_INCONSISTENT',
  'SIGNATURE_MISSING',
  'SURVEY_PHOTO_MISSING',
  'DATE_IN_FUTURE',
  'DATE_TOO_EARLY',
  'FILE_NOT_RECEIVED',
] as const

/** Commands that are steps of a case. */
export const stepCalls = {
  'case.accept': stepCall('accept', {
    about: '受理申请',
    refusals: ['CORRECTION_OPEN'],
  }),
  'case.reissueClaim': stepCall('reissueClaim', {
    about: '补发认领码：代办而还没有人认领的申请，新码返回一次，原来的码作废',
    input: z.object({}),
    output: z.extend(CaseAck, { claimCode: z.string() }),
  }),
  'case.requestCorrection': stepCall('requestCorrection', {
    about: '一次告知全部需要补正的事项',
    input: z.object({
      items: z.array(z.union([ProofType, z.enum(CORRECTED_PARTS)])).check(z.minLength(1), z.maxLength(20)),
      note: Words(500),
    }),
    refusals: ['CORRECTION_OPEN'],
  }),
  'case.refuse': stepCall('refuse', {
    about: '不予认定，写明理由',
    input: z.object({ reasons: z.array(RefusalReason).check(z.minLength(1), z.maxLength(6)), words: Words(500) }),
    refusals: ['CORRECTION_OPEN', 'HIT_UNANSWERED', 'HIT_UNJUDGED'],
  }),
  'survey.record': stepCall('recordSurvey', {
    about: '提交入户调查记录',
    input: SurveyRecord,
    refusals: ['CORRECTION_OPEN', ...VISIT_REFUSALS],
  }),
  'survey.recordAgain': stepCall('resurvey', {
    about: '在档的家庭再次入户：提交新的调查记录，等候重新认定',
    input: SurveyRecord,
    refusals: VISIT_REFUSALS,
  }),
  ...deliberationCalls,
  'notice.preview': query({
    who: ['base-officer'],
    scope: 'case',
    about: '预览将要张贴的公示与公示期',
    input: z.object({ caseId: CaseId, postedOn: z.optional(PlainDate), remark: z.optional(MaybeWords(200)) }),
    output: z.object({
      content: NoticeContent,
      postedOn: PlainDate,
      /** the day the period counts from; for a posting that was entered late, the day of the entry */
      countsFrom: PlainDate,
      lastDay: z.optional(PlainDate),
      onlineUntil: z.optional(PlainDate),
      expectedEnd: z.optional(PlainDate),
      days: z.array(z.object({ date: PlainDate, working: z.boolean() })),
    }),
    refusals: ['TEXT_HOLDS_PRIVATE_DATA', 'DATE_IN_FUTURE', 'NOTICE_POSTED_TOO_EARLY', 'POLICY_MISSING', 'WRONG_STAGE'],
  }),
  'notice.post': stepCall('postNotice', {
    about: '张贴公示（附张贴照片）',
    input: z.object({ postedOn: PlainDate, photo: FileId, remark: MaybeWords(200) }),
    refusals: [
      'TEXT_HOLDS_PRIVATE_DATA',
      'TEXT_NOT_FIT',
      'DATE_IN_FUTURE',
      'NOTICE_POSTED_TOO_EARLY',
      'FILE_NOT_RECEIVED',
      'CORRECTION_OPEN',
    ],
  }),
  'notice.takeDown': stepCall('takeDownNotice', {
    about: '公示期满后撤下（附撤下照片）',
    refusals: [
      'NOTICE_STILL_OPEN',
      'NOTICE_OBJECTED',
      'FILE_NOT_RECEIVED',
      'CALENDAR_MISSING',
      'NOTICE_NOT_OPEN',
      'CORRECTION_OPEN',
    ],
  }),
  'notice.paperDown': stepCall('paperDown', {
    about: '公示因撤回、异议成立等提前结束的：登记墙上那张已经取下（附照片）',
    refusals: ['NOTICE_NOT_OPEN', 'FILE_NOT_RECEIVED'],
  }),
  'notice.correct': stepCall('correctNotice', {
    about: '公示内容有误：撤下（附撤下照片）并说明，改正后重新张贴，公示期重新起算',
    refusals: ['NOTICE_OBJECTED', 'NOTICE_NOT_OPEN', 'FILE_NOT_RECEIVED', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'objection.answer': stepCall('answerObjection', {
    about: '书面答复异议（未参加入户调查的人办理）',
    input: z.object({
      objection: ObjectionId,
      upheld: z.boolean(),
      reasons: Words(500),
      outcome: ObjectionOutcome,
    }),
    refusals: ['OBJECTION_ANSWERED', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'review.approve': stepCall('countyApprove', {
    about: '县级审核通过',
    input: z.object({ opinion: Words(500) }),
    refusals: ['CORRECTION_OPEN'],
  }),
  'determination.determine': stepCall('determine', {
    about: '认定困难类别并建档',
    input: z.object({ class: HardshipClass, level: FileLevel, reasons: Words(500), sheetNet: z.int() }),
    refusals: [
      'CORRECTION_OPEN',
      'CROSSCHECK_UNFINISHED',
      'SHEET_CHANGED',
      'CLASS_NOT_SUPPORTED',
      'ACCIDENT_EVIDENCE_MISSING',
    ],
  }),
  'determination.redetermine': stepCall('redetermine', {
    about: '在档的家庭按新的调查重新认定：档案编号不变，核算数字从入户那天起算',
    input: z.object({ class: HardshipClass, level: FileLevel, reasons: Words(500), sheetNet: z.int() }),
    refusals: ['RESURVEY_MISSING', 'SHEET_CHANGED', 'CLASS_NOT_SUPPORTED', 'ACCIDENT_EVIDENCE_MISSING'],
  }),
  'reexamination.decide': stepCall('decideReexamination', {
    about: '复核决定：维持，或发回原阶段',
    refusals: ['ALREADY_ON_FILE', 'FILED_ELSEWHERE'],
  }),
  'dossier.exit': stepCall('exit', {
    about: '退出档案',
    refusals: ['GRANT_WRONG_STATE'],
  }),
}
