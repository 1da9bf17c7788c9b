import * as z from 'zod/mini'
import { Consent, ConsentMatter } from '../consent/consent'
import { Declaration } from '../household/declaration'
import { BankCard } from '../kernel/identity-numbers'
import { CaseId, FileId, GrantId, NoticeId, OrgId, PersonId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, MaybeWords, Name, Words } from '../kernel/text'
import { MessageTopic } from '../message/message'
import { NoticeContent } from '../notice/notice'
import { Jurisdiction, ORG_LEVELS } from '../organisation/org'
import { PostRole } from '../organisation/roles'
import { Policy } from '../policy/policy'
import { ProofAnswer } from '../proof/index'
import { call, Nothing, Page, pageOf } from './call'
import { CaseAck, OwnCase } from './views'

export const OrgRef = z.object({
  id: OrgId,
  name: z.string(),
  level: z.enum(ORG_LEVELS),
  jurisdiction: z.optional(Jurisdiction),
})

export const FilePurpose = z.enum([
  'proof',
  'signature',
  'survey-photo',
  'notice-photo',
  'drive-photo',
  'objection',
  'reply',
  'table',
])

const Submission = {
  base: OrgId,
  declaration: Declaration,
  proofs: z.array(ProofAnswer).check(z.maxLength(20)),
  consents: z.array(Consent).check(z.maxLength(30)),
  signature: FileId,
}

/** Calls of everybody: who am I, rules in force, files, messages. */
export const selfCalls = {
  'me.open': call({
    kind: 'query',
    entry: 'api',
    who: ['anyone'],
    scope: 'self',
    about: '我是谁、我担任什么、今天是哪天、有几条未读',
    input: Nothing,
    output: z.object({
      signedIn: z.boolean(),
      person: z.optional(PersonId),
      name: z.optional(z.string()),
      posts: z.array(z.object({ role: PostRole, org: OrgRef })),
      /** base union whose notices this person may read */
      memberOf: z.optional(OrgRef),
      unread: z.int(),
      today: PlainDate,
      /** last day the work calendar knows */
      calendarUntil: PlainDate,
    }),
    refusals: [],
  }),
  'policy.current': call({
    kind: 'query',
    entry: 'api',
    who: ['anyone'],
    scope: 'nothing',
    about: '现行政策（预审、材料清单、时限都照它）',
    input: Nothing,
    output: z.object({ policy: Policy, today: PlainDate }),
    refusals: ['POLICY_MISSING'],
  }),
  'org.search': call({
    kind: 'query',
    entry: 'api',
    who: ['anyone'],
    scope: 'nothing',
    about: '按名称找基层工会',
    input: z.object({ text: MaybeWords(30), jurisdiction: z.optional(Jurisdiction), ...Page }),
    output: pageOf(OrgRef),
    refusals: [],
  }),
  'file.ticket': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '登记一份要上传的文件，得到上传地址',
    input: z.object({
      purpose: FilePurpose,
      size: z.int().check(z.minimum(1)),
      mime: z.string().check(z.maxLength(100)),
    }),
    output: z.object({
      file: FileId,
      put: z.union([
        z.object({ via: z.literal('https'), path: z.string() }),
        z.object({ via: z.literal('cloud'), cloudPath: z.string() }),
      ]),
    }),
    refusals: ['FILE_KIND_WRONG', 'FILE_TOO_LARGE', 'TOO_MANY'],
  }),
  'file.confirm': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '上传完毕：按内容查验类型与大小',
    input: z.object({ file: FileId, cloudId: z.optional(z.string().check(z.maxLength(300))) }),
    output: z.object({ file: FileId, mime: z.string(), size: z.int() }),
    refusals: ['FILE_KIND_WRONG', 'FILE_TOO_LARGE', 'FILE_NOT_RECEIVED'],
  }),
  'file.link': call({
    kind: 'query',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '有权看的人取得几分钟有效的查看地址',
    input: z.object({ file: FileId }),
    output: z.object({ url: z.string(), mime: z.string(), until: EpochMs }),
    refusals: [],
  }),
  'inbox.list': call({
    kind: 'query',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '我的消息',
    input: z.object(Page),
    output: pageOf(
      z.object({
        id: z.string(),
        at: EpochMs,
        topic: MessageTopic,
        key: z.string(),
        facts: z.record(z.string(), z.string()),
        caseId: z.optional(CaseId),
        read: z.boolean(),
      }),
    ),
    refusals: [],
  }),
  'inbox.read': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '标为已读',
    // ids as the list gave them: letters, digits and their separators
    input: z.object({
      ids: z.array(z.string().check(z.regex(/^[0-9A-Za-z:_-]{1,120}$/))).check(z.minLength(1), z.maxLength(50)),
    }),
    output: Nothing,
    refusals: [],
  }),
  'message.recordGrants': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '记下这次点按得到的订阅消息许可（一次同意发一条）',
    input: z.object({
      answers: z
        .array(z.object({ topic: MessageTopic, answer: z.enum(['accept', 'reject', 'ban', 'filter']) }))
        .check(z.minLength(1), z.maxLength(5)),
    }),
    output: z.object({ left: z.record(z.string(), z.int()) }),
    refusals: [],
  }),
}

/** Calls of the worker about their own case, and of members about notices. */
export const workerCalls = {
  'case.submit': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '提交帮扶申请',
    input: z.object(Submission),
    output: CaseAck,
    refusals: [
      'APPLICATIONS_CLOSED',
      'POLICY_MISSING',
      'ALREADY_ON_FILE',
      'PROOF_MISSING',
      'CONSENT_MISSING',
      'FILE_NOT_RECEIVED',
      'FILE_COUNT',
      'HOUSEHOLD_INCONSISTENT',
      'PERIOD_WRONG',
      'ORG_WRONG_LEVEL',
      'CALENDAR_MISSING',
    ],
  }),
  'case.submitOnBehalf': call({
    kind: 'command',
    entry: 'api',
    who: ['base-officer', 'county-reviewer', 'city-reviewer'],
    scope: 'org',
    about: '工会代职工申请（得到职工同意后），返回一次性认领码',
    input: z.object({ org: OrgId, ...Submission }),
    output: z.object({ caseId: CaseId, version: z.int(), claimCode: z.string() }),
    refusals: [
      'APPLICATIONS_CLOSED',
      'POLICY_MISSING',
      'ALREADY_ON_FILE',
      'PROOF_MISSING',
      'CONSENT_MISSING',
      'FILE_NOT_RECEIVED',
      'FILE_COUNT',
      'HOUSEHOLD_INCONSISTENT',
      'PERIOD_WRONG',
      'ORG_WRONG_LEVEL',
      'OWN_HOUSEHOLD',
      'CALENDAR_MISSING',
    ],
  }),
  'case.claim': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '职工凭姓名、身份证号与认领码认领代办的申请',
    input: z.object({
      name: Name,
      idNumber: z.string().check(z.maxLength(18)),
      code: z.string().check(z.regex(/^\d{8}$/)),
    }),
    output: CaseAck,
    refusals: ['CLAIM_CODE_WRONG', 'TOO_MANY'],
  }),
  'case.mine': call({
    kind: 'query',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '我的申请，最新的在前',
    input: Nothing,
    output: z.object({ cases: z.array(OwnCase) }),
    refusals: [],
  }),
  'case.lookedAt': call({
    kind: 'query',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '谁看过我的敏感信息',
    input: z.object({ caseId: CaseId, ...Page }),
    output: pageOf(
      z.object({
        at: EpochMs,
        by: z.string(),
        role: PostRole,
        unit: z.string(),
        field: z.string(),
        purpose: z.string(),
      }),
    ),
    refusals: [],
  }),
  'case.answerCorrection': call({
    kind: 'command',
    entry: 'api',
    who: ['worker', 'base-officer'],
    scope: 'case',
    action: 'answerCorrection',
    about: '回答补正：补材料、改内容',
    input: z.object({
      proofs: z.array(ProofAnswer).check(z.maxLength(20)),
      note: MaybeWords(300),
      declaration: z.optional(Declaration),
      /** wanted when the declaration brings in another adult or minor */
      consents: z.optional(z.array(Consent).check(z.maxLength(30))),
    }),
    output: CaseAck,
    refusals: [
      'NO_CORRECTION_OPEN',
      'PROOF_MISSING',
      'CONSENT_MISSING',
      'FILE_NOT_RECEIVED',
      'FILE_COUNT',
      'HOUSEHOLD_INCONSISTENT',
      'PERIOD_WRONG',
      'ALREADY_ON_FILE',
      'CALENDAR_MISSING',
    ],
  }),
  'case.answerHit': call({
    kind: 'command',
    entry: 'api',
    who: ['worker', 'base-officer'],
    scope: 'case',
    action: 'answerHit',
    about: '对数据比对的疑问作说明（附凭证）',
    input: z.object({
      key: z.string().check(z.maxLength(40)),
      text: Words(500),
      files: z.array(FileId).check(z.maxLength(9)),
    }),
    output: CaseAck,
    refusals: ['FILE_NOT_RECEIVED'],
  }),
  'case.withdraw': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'case',
    action: 'withdraw',
    about: '撤回申请',
    input: z.object({ why: MaybeWords(200) }),
    output: CaseAck,
    refusals: [],
  }),
  'case.revokeConsent': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'case',
    action: 'revokeConsent',
    about: '撤回一项同意（申请随之停止）',
    input: z.object({ matter: ConsentMatter }),
    output: CaseAck,
    refusals: [],
  }),
  'case.requestReexamination': call({
    kind: 'command',
    entry: 'api',
    who: ['worker', 'base-officer'],
    scope: 'case',
    action: 'requestReexamination',
    about: '对不予认定申请复核（一次，由上一级决定）',
    input: z.object({ why: Words(500), files: z.array(FileId).check(z.maxLength(9)) }),
    output: CaseAck,
    refusals: ['REEXAMINATION_USED', 'FILE_NOT_RECEIVED'],
  }),
  'case.correctAccount': call({
    kind: 'command',
    entry: 'api',
    who: ['worker', 'base-officer'],
    scope: 'case',
    action: 'correctAccount',
    about: '更正本人收款账户（附银行卡照片）',
    input: z.object({ bank: Words(40), branch: Words(60), number: BankCard, holder: Name, proof: FileId }),
    output: CaseAck,
    refusals: ['ACCOUNT_NOT_OWN', 'ACCOUNT_UNCHANGED', 'FILE_NOT_RECEIVED'],
  }),
  'case.confirmReceipt': call({
    kind: 'command',
    entry: 'api',
    who: ['worker', 'base-officer'],
    scope: 'case',
    action: 'confirmReceipt',
    about: '确认帮扶金到账，并回答三个问题',
    input: z.object({
      grant: GrantId,
      arrived: z.boolean(),
      marks: z.array(z.int().check(z.minimum(1), z.maximum(5))).check(z.maxLength(3)),
      words: MaybeWords(300),
    }),
    output: CaseAck,
    refusals: ['GRANT_WRONG_STATE'],
  }),
  'notice.list': call({
    kind: 'query',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '本单位正在公示的名单（只限本工会会员）',
    input: z.object(Page),
    output: pageOf(z.object({ id: NoticeId, content: NoticeContent, postedOn: PlainDate, lastDay: PlainDate })),
    refusals: [],
  }),
  'notice.open': call({
    kind: 'query',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '看一份公示',
    input: z.object({ notice: NoticeId }),
    output: z.object({ id: NoticeId, content: NoticeContent, postedOn: PlainDate, lastDay: PlainDate }),
    refusals: [],
  }),
  'notice.object': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '对公示提出异议，可匿名',
    input: z.object({
      notice: NoticeId,
      anonymous: z.boolean(),
      /** of an objector who signs; the base union never sees it */
      name: z.optional(Name),
      text: Words(500),
      files: z.array(FileId).check(z.maxLength(9)),
    }),
    output: z.object({ objection: z.string() }),
    refusals: ['NOTICE_NOT_OPEN', 'FILE_NOT_RECEIVED', 'TEXT_HOLDS_PRIVATE_DATA', 'CALENDAR_MISSING', 'TOO_MANY'],
  }),
}
