import * as z from 'zod/mini'
import { Stage } from '../application/stage'
import { HitVerdict } from '../crosscheck/crosscheck'
import { DeliberationRecord } from '../deliberation/deliberation'
import { FileLevel, RefusalReason } from '../determination/determination'
import { RevealField } from '../household/declaration'
import { Sheet } from '../household/sheet'
import { HardshipClass } from '../household/words'
import { CaseId, CheckBatchId, FileId, MemberKey, ObjectionId, OrgId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, MaybeWords, Words } from '../kernel/text'
import { NoticeContent } from '../notice/notice'
import { Jurisdiction } from '../organisation/org'
import { PostRole } from '../organisation/roles'
import { Counterpart } from '../policy/policy'
import { ProofType } from '../proof/index'
import { SurveyRecord } from '../survey/survey'
import { call, Nothing, Page, pageOf } from './call'
import { CaseAck, CaseRow, CaseView } from './views'

const OFFICERS = [
  'base-officer',
  'county-reviewer',
  'city-reviewer',
  'fund-officer',
  'fund-approver',
  'auditor',
] as const
const EXCEL = z.object({ name: z.string(), url: z.string(), until: EpochMs })

/** Reading cases: queue, one page, log, reveal. */
export const readCalls = {
  'case.queue': call({
    kind: 'query',
    entry: 'api',
    who: OFFICERS,
    scope: 'somewhere',
    about: '待办与查询：按阶段、地区、单位，先到期的在前',
    input: z.object({
      stage: z.optional(Stage),
      jurisdiction: z.optional(Jurisdiction),
      org: z.optional(OrgId),
      year: z.optional(z.int()),
      ...Page,
    }),
    output: pageOf(CaseRow),
    refusals: [],
  }),
  'case.duties': call({
    kind: 'query',
    entry: 'api',
    who: OFFICERS,
    scope: 'somewhere',
    about: '今天轮到我做的事：每个阶段若干件、最急的在前（数到 100 为止）',
    input: Nothing,
    output: z.object({
      today: PlainDate,
      groups: z.array(
        z.object({
          stage: Stage,
          role: PostRole,
          count: z.int(),
          more: z.boolean(),
          overdue: z.int(),
          first: z.array(CaseRow),
        }),
      ),
      batchesToApprove: z.int(),
      grantsToBatch: z.int(),
      grantsFailed: z.int(),
    }),
    refusals: [],
  }),
  'case.open': call({
    kind: 'query',
    entry: 'api',
    who: OFFICERS,
    scope: 'case',
    about: '一案一页：家庭、计算表、材料、调查、评议、公示、比对、日志',
    input: z.object({ caseId: CaseId }),
    output: CaseView,
    refusals: ['OWN_HOUSEHOLD', 'POLICY_MISSING'],
  }),
  'case.reveal': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer', 'county-reviewer', 'city-reviewer', 'fund-officer', 'auditor'],
    scope: 'case',
    about: '说明用途后查看一项被遮住的信息（记录在案，本人可见）',
    input: z.object({ member: MemberKey, field: RevealField, purpose: Words(60) }),
    output: z.object({ text: z.string() }),
    refusals: ['OWN_HOUSEHOLD'],
  }),
}

/** Commands that move a case along. */
export const stepCalls = {
  'case.accept': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer'],
    scope: 'case',
    action: 'accept',
    about: '受理申请',
    input: Nothing,
    output: CaseAck,
    refusals: ['CORRECTION_OPEN', 'CALENDAR_MISSING'],
  }),
  'case.requestCorrection': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer', 'county-reviewer', 'city-reviewer'],
    scope: 'case',
    action: 'requestCorrection',
    about: '一次告知全部需要补正的事项',
    input: z.object({
      items: z
        .array(z.union([ProofType, z.enum(['income', 'expenditure', 'members', 'account', 'consent', 'other'])]))
        .check(z.minLength(1), z.maxLength(20)),
      note: Words(500),
    }),
    output: CaseAck,
    refusals: ['CORRECTION_OPEN', 'CALENDAR_MISSING'],
  }),
  'case.refuse': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer', 'county-reviewer', 'city-reviewer'],
    scope: 'case',
    action: 'refuse',
    about: '不予认定，写明理由',
    input: z.object({ reasons: z.array(RefusalReason).check(z.minLength(1), z.maxLength(6)), words: Words(500) }),
    output: CaseAck,
    refusals: ['CORRECTION_OPEN', 'HIT_UNANSWERED', 'CALENDAR_MISSING'],
  }),
  'survey.record': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer'],
    scope: 'case',
    action: 'recordSurvey',
    about: '提交入户调查记录',
    input: SurveyRecord,
    output: CaseAck,
    refusals: [
      'CORRECTION_OPEN',
      'SURVEYORS_TOO_FEW',
      'SURVEYOR_UNFIT',
      'HOUSEHOLD_INCONSISTENT',
      'SIGNATURE_MISSING',
      'SURVEY_PHOTO_MISSING',
      'DATE_IN_FUTURE',
      'DATE_TOO_EARLY',
      'FILE_NOT_RECEIVED',
      'CALENDAR_MISSING',
    ],
  }),
  'deliberation.conclude': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer'],
    scope: 'case',
    action: 'concludeDeliberation',
    about: '提交评议结果',
    input: DeliberationRecord,
    output: CaseAck,
    refusals: [
      'CORRECTION_OPEN',
      'QUORUM_NOT_MET',
      'VOTES_INCONSISTENT',
      'RECUSAL_REQUIRED',
      'DATE_IN_FUTURE',
      'DATE_TOO_EARLY',
      'CALENDAR_MISSING',
    ],
  }),
  'notice.preview': call({
    kind: 'query',
    entry: 'api',
    who: ['base-officer'],
    scope: 'case',
    about: '预览将要张贴的公示与公示期',
    input: z.object({ caseId: CaseId, postedOn: z.optional(PlainDate), remark: z.optional(MaybeWords(200)) }),
    output: z.object({
      content: NoticeContent,
      postedOn: PlainDate,
      lastDay: PlainDate,
      days: z.array(z.object({ date: PlainDate, working: z.boolean() })),
    }),
    refusals: ['CALENDAR_MISSING', 'TEXT_HOLDS_PRIVATE_DATA', 'DATE_IN_FUTURE', 'NOTICE_POSTED_TOO_EARLY'],
  }),
  'notice.post': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer'],
    scope: 'case',
    action: 'postNotice',
    about: '张贴公示（附张贴照片）',
    input: z.object({ postedOn: PlainDate, photo: FileId, remark: MaybeWords(200) }),
    output: CaseAck,
    refusals: [
      'NOTICE_PHOTO_MISSING',
      'TEXT_HOLDS_PRIVATE_DATA',
      'DATE_IN_FUTURE',
      'NOTICE_POSTED_TOO_EARLY',
      'FILE_NOT_RECEIVED',
      'CALENDAR_MISSING',
    ],
  }),
  'notice.takeDown': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer'],
    scope: 'case',
    action: 'takeDownNotice',
    about: '公示期满后撤下（附撤下照片）',
    input: z.object({ photo: FileId }),
    output: CaseAck,
    refusals: [
      'NOTICE_STILL_OPEN',
      'NOTICE_OBJECTED',
      'NOTICE_PHOTO_MISSING',
      'FILE_NOT_RECEIVED',
      'NOTICE_NOT_OPEN',
      'CALENDAR_MISSING',
    ],
  }),
  'objection.answer': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer', 'county-reviewer'],
    scope: 'case',
    action: 'answerObjection',
    about: '书面答复异议（未参加入户调查的人办理）',
    input: z.object({
      objection: ObjectionId,
      upheld: z.boolean(),
      reasons: Words(500),
      outcome: z.enum(['continue', 'new-survey', 'refusal']),
    }),
    output: CaseAck,
    refusals: ['OBJECTION_ANSWERED', 'TEXT_HOLDS_PRIVATE_DATA', 'CALENDAR_MISSING'],
  }),
  'review.approve': call({
    kind: 'command',
    entry: 'api',
    who: ['county-reviewer'],
    scope: 'case',
    action: 'countyApprove',
    about: '县级审核通过',
    input: z.object({ opinion: Words(500) }),
    output: CaseAck,
    refusals: ['CORRECTION_OPEN', 'CALENDAR_MISSING'],
  }),
  'determination.determine': call({
    kind: 'command',
    entry: 'api',
    who: ['city-reviewer'],
    scope: 'case',
    action: 'determine',
    about: '认定困难类别并建档',
    input: z.object({ class: HardshipClass, level: FileLevel, reasons: Words(500), sheetNet: z.int() }),
    output: CaseAck,
    refusals: [
      'CORRECTION_OPEN',
      'CROSSCHECK_UNFINISHED',
      'SHEET_CHANGED',
      'CLASS_NOT_SUPPORTED',
      'ACCIDENT_EVIDENCE_MISSING',
      'CALENDAR_MISSING',
    ],
  }),
  'reexamination.decide': call({
    kind: 'command',
    entry: 'api',
    who: ['county-reviewer', 'city-reviewer'],
    scope: 'case',
    action: 'decideReexamination',
    about: '复核决定：维持，或发回原阶段',
    input: z.object({ upheld: z.boolean(), reasons: Words(500) }),
    output: CaseAck,
    refusals: ['CALENDAR_MISSING', 'ALREADY_ON_FILE'],
  }),
  'dossier.exit': call({
    kind: 'command',
    entry: 'api',
    who: ['county-reviewer', 'city-reviewer'],
    scope: 'case',
    action: 'exit',
    about: '退出档案',
    input: z.object({ because: z.enum(['improved', 'retired', 'moved', 'died', 'other']), words: Words(300) }),
    output: CaseAck,
    refusals: ['GRANT_WRONG_STATE'],
  }),
}

const CheckBatchRow = z.object({
  id: CheckBatchId,
  createdOn: PlainDate,
  households: z.int(),
  persons: z.int(),
  counterparts: z.array(
    z.object({ counterpart: Counterpart, exported: z.boolean(), rows: z.int(), returned: z.int(), hits: z.int() }),
  ),
})
export const TableProblem = z.object({ row: z.int(), problem: z.string(), cell: z.optional(z.string()) })

/** The cross-check: the city's batches, lists out, results in, hits settled. */
export const crosscheckCalls = {
  'crosscheck.createBatch': call({
    kind: 'command',
    entry: 'api',
    who: ['city-reviewer'],
    scope: 'org',
    about: '选定家庭，开始一批数据比对',
    input: z.object({
      org: OrgId,
      cases: z.array(CaseId).check(z.minLength(1), z.maxLength(50)),
      counterparts: z.array(Counterpart).check(z.minLength(1), z.maxLength(6)),
    }),
    output: z.object({ batch: CheckBatchId, persons: z.int() }),
    refusals: ['WRONG_STAGE', 'CONSENT_MISSING', 'OWN_HOUSEHOLD', 'CORRECTION_OPEN', 'ORG_WRONG_LEVEL'],
  }),
  'crosscheck.list': call({
    kind: 'query',
    entry: 'api',
    who: ['city-reviewer', 'auditor'],
    scope: 'somewhere',
    about: '比对批次',
    input: z.object(Page),
    output: pageOf(CheckBatchRow),
    refusals: [],
  }),
  'crosscheck.open': call({
    kind: 'query',
    entry: 'api',
    who: ['city-reviewer', 'auditor'],
    scope: 'somewhere',
    about: '一个批次：各单位进度与有疑问的家庭（先列疑问）',
    input: z.object({ batch: CheckBatchId }),
    output: z.object({ batch: CheckBatchRow, cases: z.array(CaseRow) }),
    refusals: [],
  }),
  'crosscheck.export': call({
    kind: 'command',
    entry: 'documents',
    who: ['city-reviewer'],
    scope: 'somewhere',
    about: '导出给一个协查单位的名单（Excel）',
    input: z.object({ batch: CheckBatchId, counterpart: Counterpart, purpose: Words(60) }),
    output: EXCEL,
    refusals: ['BATCH_CLOSED', 'OWN_HOUSEHOLD'],
  }),
  'crosscheck.import': call({
    kind: 'command',
    entry: 'documents',
    who: ['city-reviewer'],
    scope: 'somewhere',
    about: '导入一个协查单位的结果（Excel），逐行说明问题',
    input: z.object({
      batch: CheckBatchId,
      counterpart: Counterpart,
      file: FileId,
      columns: z.optional(z.record(z.string(), z.string().check(z.maxLength(60)))),
    }),
    output: z.object({
      read: z.int(),
      applied: z.int(),
      unchanged: z.int(),
      hits: z.int(),
      problems: z.array(TableProblem),
    }),
    refusals: [
      'FILE_NOT_RECEIVED',
      'FILE_KIND_WRONG',
      'ROWS_REJECTED',
      'BATCH_CLOSED',
      'OWN_HOUSEHOLD',
      'CALENDAR_MISSING',
    ],
  }),
  'crosscheck.settleHit': call({
    kind: 'command',
    entry: 'api',
    who: ['city-reviewer'],
    scope: 'case',
    action: 'settleHit',
    about: '对一项疑问作出判断（先给本人说明的机会）',
    input: z.object({ key: z.string().check(z.maxLength(40)), verdict: HitVerdict, reasons: Words(300) }),
    output: CaseAck,
    refusals: ['HIT_UNANSWERED'],
  }),
  'crosscheck.complete': call({
    kind: 'command',
    entry: 'api',
    who: ['city-reviewer'],
    scope: 'case',
    action: 'completeCrosscheck',
    about: '比对完成，进入下一步',
    input: Nothing,
    output: CaseAck,
    refusals: ['CROSSCHECK_UNFINISHED', 'HIT_UNANSWERED', 'CALENDAR_MISSING', 'CORRECTION_OPEN'],
  }),
  'determination.sheet': call({
    kind: 'query',
    entry: 'api',
    who: OFFICERS,
    scope: 'case',
    about: '按现有事实重新计算的收入核算表',
    input: z.object({ caseId: CaseId }),
    output: z.object({ sheet: Sheet }),
    refusals: [],
  }),
}
