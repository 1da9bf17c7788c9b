import * as z from 'zod/mini'
import { QuestionSet } from '../application/satisfaction'
import { Consent, ConsentMatter } from '../consent/consent'
import { Declaration } from '../household/declaration'
import { LONGEST } from '../household/longest'
import { BankCard } from '../kernel/identity-numbers'
import { CaseId, FileId, GrantId, MemberKey, NoticeId, OrgId } from '../kernel/ids'
import { EpochMs, MaybeWords, Name, Words } from '../kernel/text'
import { PostRole } from '../organisation/roles'
import { ProofAnswer } from '../proof/index'
import { command, Nothing, Page, pageOf, query } from './call'
import { SeenThere } from './look'
import { stepCall } from './step-call'
import { CaseAck, OwnCase, ShownNotice } from './views'

const Submission = {
  base: OrgId,
  declaration: Declaration,
  proofs: z.array(ProofAnswer).check(z.maxLength(20)),
  consents: z.array(Consent).check(z.maxLength(30)),
  signature: FileId,
}

/** what may be wrong with a declaration and its papers */
const DECLARED_REFUSALS = [
  'PROOF_MISSING',
  'CONSENT_MISSING',
  'FILE_NOT_RECEIVED',
  'FILE_COUNT',
  'HOUSEHOLD_INCONSISTENT',
  'PERIOD_WRONG',
] as const
const SUBMISSION_REFUSALS = [
  'APPLICATIONS_CLOSED',
  'POLICY_MISSING',
  'ALREADY_ON_FILE',
  'FILED_ELSEWHERE',
  ...DECLARED_REFUSALS,
  'ORG_WRONG_LEVEL',
] as const

/** Calls of workers about their own case, and of members about notices. */
export const workerCalls = {
  'case.submit': command({
    who: ['worker'],
    scope: 'self',
    about: '提交帮扶申请',
    input: z.object(Submission),
    output: CaseAck,
    refusals: SUBMISSION_REFUSALS,
  }),
  'case.submitOnBehalf': command({
    who: ['base-officer', 'county-reviewer', 'city-reviewer'],
    scope: 'org',
    handles: true,
    about: '工会代职工申请（带职工签字的同意书照片），返回一次性认领码',
    input: z.object({
      org: OrgId,
      ...Submission,
      consentPaper: z.array(FileId).check(z.minLength(1), z.maxLength(4)),
    }),
    output: z.object({ caseId: CaseId, version: z.int(), claimCode: z.string() }),
    refusals: [...SUBMISSION_REFUSALS, 'OWN_HOUSEHOLD', 'PERSON_ASKED'],
  }),
  'case.claim': command({
    who: ['worker'],
    scope: 'self',
    about: '职工凭姓名、身份证号与认领码认领代办的申请',
    input: z.object({
      name: Name,
      idNumber: z.string().check(z.maxLength(18)),
      code: z.string().check(z.regex(/^\d{8}$/)),
    }),
    output: CaseAck,
    refusals: ['CLAIM_CODE_WRONG', 'TOO_MANY', 'POLICY_MISSING', 'STALE_VERSION'],
  }),
  'case.mine': query({
    who: ['worker'],
    scope: 'self',
    about: '我的申请，最新的在前',
    input: Nothing,
    output: z.object({ cases: z.array(OwnCase) }),
  }),
  'case.lookedAt': query({
    who: ['worker'],
    scope: 'self',
    about: '谁看过我的敏感信息',
    input: z.object({ caseId: CaseId, ...Page }),
    output: pageOf(z.object({ at: EpochMs, by: z.string(), role: PostRole, unit: z.string(), ...SeenThere })),
  }),
  'case.answerCorrection': stepCall('answerCorrection', {
    about: '回答补正：补材料、改内容',
    input: z.object({
      proofs: z.array(ProofAnswer).check(z.maxLength(20)),
      note: MaybeWords(300),
      declaration: z.optional(Declaration),
      /** required when the declaration adds an adult or a minor */
      consents: z.optional(z.array(Consent).check(z.maxLength(30))),
    }),
    refusals: ['NO_CORRECTION_OPEN', ...DECLARED_REFUSALS, 'ALREADY_ON_FILE', 'FILED_ELSEWHERE'],
  }),
  'case.answerHit': stepCall('answerHit', {
    about: '对数据比对的疑问作说明（附凭证）',
    input: z.object({
      key: z.string().check(z.maxLength(40)),
      text: Words(500),
      files: z.array(FileId).check(z.maxLength(9)),
    }),
    refusals: ['FILE_NOT_RECEIVED'],
  }),
  'case.withdraw': stepCall('withdraw', {
    about: '撤回申请',
    input: z.object({ why: MaybeWords(200) }),
  }),
  'case.revokeConsent': stepCall('revokeConsent', {
    who: ['worker'],
    about: '撤回一项同意（申请随之停止）',
    input: z.object({ matter: ConsentMatter }),
    refusals: ['CONSENT_REVOKED'],
  }),
  'case.revokeAtUnion': stepCall('revokeConsent', {
    who: ['base-officer'],
    about: '家人或本人到工会当面撤回一项同意（签名为证，申请随之停止）',
    input: z.object({ matter: ConsentMatter, member: MemberKey, signature: FileId }),
    refusals: ['CONSENT_REVOKED', 'FILE_NOT_RECEIVED'],
  }),
  'case.requestReexamination': stepCall('requestReexamination', {
    about: '对不予认定申请复核（一次，由上一级决定）',
    input: z.object({ why: Words(500), files: z.array(FileId).check(z.maxLength(9)) }),
    refusals: ['REEXAMINATION_USED', 'FILE_NOT_RECEIVED', 'CONSENT_TAKEN_BACK'],
  }),
  'case.correctAccount': stepCall('correctAccount', {
    about: '更正本人收款账户（附银行卡照片）',
    input: z.object({
      bank: Words(LONGEST.bank),
      branch: MaybeWords(LONGEST.branch),
      number: BankCard,
      holder: Name,
      proof: FileId,
    }),
    refusals: ['ACCOUNT_NOT_OWN', 'ACCOUNT_UNCHANGED', 'FILE_NOT_RECEIVED'],
  }),
  'case.confirmReceipt': stepCall('confirmReceipt', {
    about: '确认帮扶金到账，并回答三个问题',
    input: z.object({
      grant: GrantId,
      arrived: z.boolean(),
      marks: z.array(z.int().check(z.minimum(1), z.maximum(5))).check(z.maxLength(3)),
      /** the set of questions the marks answer; absent in requests of an earlier release */
      asked: z.optional(QuestionSet),
      words: MaybeWords(300),
    }),
    refusals: ['GRANT_WRONG_STATE'],
  }),
  'notice.list': query({
    who: ['worker'],
    scope: 'self',
    about: '本单位正在公示的名单（只限本工会会员）',
    input: z.object(Page),
    output: pageOf(ShownNotice),
  }),
  'notice.open': query({
    who: ['worker'],
    scope: 'self',
    about: '看一份公示',
    input: z.object({ notice: NoticeId }),
    output: ShownNotice,
  }),
  'notice.object': command({
    who: ['worker'],
    scope: 'self',
    about: '对公示提出异议，可匿名',
    input: z.object({
      notice: NoticeId,
      anonymous: z.boolean(),
      /** name of an objector who signs; never shown to the base union */
      name: z.optional(Name),
      text: Words(500),
      files: z.array(FileId).check(z.maxLength(9)),
    }),
    output: z.object({ objection: z.string() }),
    refusals: [
      'NOTICE_NOT_OPEN',
      'FILE_NOT_RECEIVED',
      'TEXT_HOLDS_PRIVATE_DATA',
      'TOO_MANY',
      'POLICY_MISSING',
      'STALE_VERSION',
    ],
  }),
}
