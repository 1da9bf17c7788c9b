import * as z from 'zod/mini'
import { DecidedOwner, FailureOwner } from '../application/failure-owner'
import { RecoveryEnd } from '../application/money/end-recovery'
import { Fen } from '../kernel/fen'
import { CaseId, FileId, GrantId, OrgId, PayoutBatchId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { MaybeWords, Words } from '../kernel/text'
import { SeenTable, toldTable, toldWords } from '../kernel/told-table'
import { ACTS } from '../payout/acts'
import { BANK_RESULTS } from '../payout/bank-words'
import { create } from '../payout/create'
import { HandOverWay } from '../payout/hand-over'
import { LayoutKey } from '../payout/layout'
import { BATCH_MOST, BatchAct, PayoutBatch, PayoutLine } from '../payout/payout'
import { command, HandedOut, Nothing, Page, pageOf, query, Year } from './call'
import { TableProblem } from './crosscheck'
import { MONEY_READERS } from './money'
import { stepCall } from './step-call'
import { TABLE_REFUSALS } from './uploads'
import { GrantRow } from './views'

const BatchRow = z.object({
  id: PayoutBatchId,
  /** ten digits, for people and banks to refer to */
  batchNo: z.string(),
  year: z.int(),
  state: PayoutBatch.shape.state,
  madeOn: PlainDate,
  maker: z.string(),
  mine: z.boolean(),
  count: z.int(),
  total: Fen,
  paid: z.int(),
  failed: z.int(),
})

/** common to the acts on batches and their accounts, which answer nothing */
const PAYOUT_ACT = { scope: 'somewhere', handles: true, output: Nothing } as const

const RECOVERY = ['GRANT_WRONG_STATE', 'DATE_IN_FUTURE', 'DATE_TOO_EARLY', 'RECOVERY_TOO_MUCH'] as const

/** Calls about batches: make, check, hand over, import the bank's answer, recall. */
export const payoutCalls = {
  'payout.createBatch': command({
    who: [create.by],
    scope: 'org',
    handles: true,
    about: '把已确定的帮扶组成发放批次',
    input: z.object({
      org: OrgId,
      year: Year,
      grants: z.array(GrantId).check(z.minLength(1), z.maxLength(BATCH_MOST)),
    }),
    output: z.object({ batch: PayoutBatchId, count: z.int(), total: Fen }),
    refusals: [
      'GRANT_WRONG_STATE',
      'OWN_HOUSEHOLD',
      'ACCOUNT_MISSING',
      'ACCOUNT_UNCHANGED',
      'FAILURE_UNDECIDED',
      'GRANT_NOT_ELIGIBLE',
      'BATCH_WRONG_STATE',
      'ACCOUNT_SHARED',
      'PERSON_ASKED',
    ],
  }),
  'payout.list': query({
    who: MONEY_READERS,
    scope: 'somewhere',
    about: '发放批次',
    input: z.object({ year: Year, ...Page }),
    output: pageOf(BatchRow),
  }),
  'payout.open': query({
    who: MONEY_READERS,
    scope: 'somewhere',
    about: '一个批次的明细与合计',
    input: z.object({ batch: PayoutBatchId }),
    output: z.object({
      row: BatchRow,
      batch: z.extend(z.omit(PayoutBatch, { paid: true, failed: true }), { lines: z.array(PayoutLine) }),
      /** acts this reader may do on the batch now */
      acts: z.array(BatchAct),
      /** numbers of the lines whose account is also given by another household */
      shared: z.array(z.int()),
    }),
  }),
  'payout.approve': command({
    who: [ACTS.approve.by],
    ...PAYOUT_ACT,
    about: '复核批次：笔数与合计须相符，制单人不得复核',
    input: z.object({ batch: PayoutBatchId, count: z.int(), total: Fen }),
    refusals: [
      'INCOMPATIBLE_ROLE',
      'BATCH_WRONG_STATE',
      'CONTROL_TOTAL_WRONG',
      'OWN_HOUSEHOLD',
      'ACCOUNT_SHARED',
      'PERSON_ASKED',
    ],
  }),
  'payout.stateAccount': command({
    who: ['fund-approver', 'city-reviewer'],
    ...PAYOUT_ACT,
    about: '与另一户账户相同时，写明这一户为什么可以发放到这个账户（记入这一户的办理记录）',
    input: z.object({ caseId: CaseId, reasons: Words(200) }),
    refusals: ['OWN_HOUSEHOLD', 'TEXT_HOLDS_PRIVATE_DATA', 'POLICY_MISSING', 'STALE_VERSION', 'PERSON_ASKED'],
  }),
  'payout.reject': command({
    who: [ACTS.reject.by],
    ...PAYOUT_ACT,
    about: '退回批次',
    input: z.object({ batch: PayoutBatchId, why: Words(200) }),
    refusals: ['INCOMPATIBLE_ROLE', 'BATCH_WRONG_STATE', 'TEXT_HOLDS_PRIVATE_DATA', 'PERSON_ASKED'],
  }),
  'payout.handOver': command({
    who: [ACTS.handOver.by],
    ...PAYOUT_ACT,
    about: '登记批次已送交银行：哪天、怎样送的；导出文件不等于送交',
    input: z.object({ batch: PayoutBatchId, on: PlainDate, how: HandOverWay }),
    refusals: [
      'BATCH_WRONG_STATE',
      'BATCH_NOT_EXPORTED',
      'OWN_HOUSEHOLD',
      'DATE_IN_FUTURE',
      'DATE_TOO_EARLY',
      'PERSON_ASKED',
    ],
  }),
  'payout.recall': command({
    who: [ACTS.recall.by],
    ...PAYOUT_ACT,
    about: '撤回还没有送交银行的批次，其中的帮扶回到待组批',
    input: z.object({ batch: PayoutBatchId, why: Words(200) }),
    refusals: ['BATCH_WRONG_STATE', 'OWN_HOUSEHOLD', 'TEXT_HOLDS_PRIVATE_DATA', 'PERSON_ASKED'],
  }),
  'payout.notAccepted': command({
    who: [ACTS.notAccepted.by],
    ...PAYOUT_ACT,
    about: '登记银行未受理：已送交、还没有任何结果的批次，由制单人以外的人登记',
    input: z.object({ batch: PayoutBatchId, why: Words(200) }),
    refusals: ['INCOMPATIBLE_ROLE', 'BATCH_WRONG_STATE', 'OWN_HOUSEHOLD', 'TEXT_HOLDS_PRIVATE_DATA', 'PERSON_ASKED'],
  }),
  'payout.decideFailure': stepCall('decideFailure', {
    about: '判断一笔发放失败是谁的问题：收款账户、本单位、银行',
    input: z.object({ grant: GrantId, owner: DecidedOwner, words: MaybeWords(200) }),
    refusals: ['GRANT_WRONG_STATE', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'payout.traces': query({
    who: ['fund-officer', 'fund-approver', 'auditor'],
    scope: 'somewhere',
    about: '职工说钱没到、还没有答复的，最急的在前',
    input: Nothing,
    output: z.object({
      items: z.array(z.object({ row: GrantRow, since: PlainDate, dueOn: PlainDate, overdue: z.boolean() })),
    }),
  }),
  'payout.answerTrace': stepCall('answerTrace', {
    about: '答复钱没到：银行查到哪天到账，或查到的情况；本人会收到，之后还可以再说到没到',
    refusals: ['GRANT_WRONG_STATE', 'DATE_IN_FUTURE', 'DATE_TOO_EARLY', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'payout.return': stepCall('returnGrant', {
    about: '登记退汇：已支付的一笔被银行退回，台账记一笔冲回，可以再发',
    input: z.object({ grant: GrantId, returnedOn: PlainDate, reason: Words(100), owner: FailureOwner }),
    refusals: ['GRANT_WRONG_STATE', 'DATE_IN_FUTURE', 'DATE_TOO_EARLY'],
  }),
  'payout.demandBack': stepCall('demandRecovery', {
    about: '要求退回一笔已到账的帮扶金：不该发的，或错付给别人的',
    refusals: [...RECOVERY, 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'payout.receiveBack': stepCall('receiveRecovery', {
    about: '登记收到退回的帮扶金，可以分几次',
    input: z.object({ grant: GrantId, amount: Fen, on: PlainDate }),
    refusals: RECOVERY,
  }),
  'payout.endRecovery': stepCall('endRecovery', {
    about: '了结追回：不再追回，或撤销要求；由财务复核决定',
    input: z.object({ grant: GrantId, how: RecoveryEnd, words: Words(200) }),
    refusals: ['GRANT_WRONG_STATE', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'payout.export': command({
    who: [ACTS.export.by],
    scope: 'somewhere',
    handles: true,
    about: '按银行的格式导出代发文件',
    input: z.object({ batch: PayoutBatchId, layout: z.optional(LayoutKey) }),
    output: z.object({ ...HandedOut, count: z.int(), total: Fen }),
    refusals: ['BATCH_WRONG_STATE', 'OWN_HOUSEHOLD', 'PERSON_ASKED', 'TABLE_TOO_LONG'],
  }),
  'payout.import': command({
    who: [ACTS.answer.by],
    scope: 'somewhere',
    handles: true,
    about: '导入银行结果文件；账号、户名、金额逐行核对，重复导入不改变任何数据',
    input: z.object({
      batch: PayoutBatchId,
      file: FileId,
      /** the officer's answer to the question whether a file without a batch number belongs to this batch */
      confirmed: z.optional(z.boolean()),
      ...toldTable,
      /** what this bank means by its words */
      words: z.optional(toldWords(z.enum(BANK_RESULTS))),
      /** who has to act where this bank gives one of these reasons */
      reasons: z.optional(toldWords(DecidedOwner)),
    }),
    output: z.object({
      read: z.int(),
      paid: z.int(),
      failed: z.int(),
      /** paid lines whose payment came back */
      returned: z.int(),
      unchanged: z.int(),
      /** rows the bank has not processed yet */
      notYet: z.int(),
      /** lines of the batch without an answer */
      open: z.int(),
      /** rows with a masked, cut or rounded account, matched because only one line fits */
      inPart: z.array(z.int()),
      problems: z.array(TableProblem),
      seen: z.optional(SeenTable),
    }),
    refusals: [
      'POLICY_MISSING',
      'BATCH_WRONG_STATE',
      'BATCH_NOT_HANDED_OVER',
      'OWN_HOUSEHOLD',
      ...TABLE_REFUSALS,
      'BANK_COLUMNS_MISSING',
      'FILE_OF_OTHER_BATCH',
      'FILE_FITS_NOTHING',
      'FILE_BATCH_UNCLEAR',
      'PERSON_ASKED',
    ],
  }),
}
