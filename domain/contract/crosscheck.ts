import * as z from 'zod/mini'
import { CheckOutcome, HitVerdict } from '../crosscheck/crosscheck'
import { Sheet } from '../household/sheet'
import { CaseId, CheckBatchId, FileId, OrgId, PersonId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { Words } from '../kernel/text'
import { SeenTable, toldTable, toldWords } from '../kernel/told-table'
import { OFFICERS } from '../organisation/roles'
import { Counterpart } from '../policy/policy'
import { command, HandedOut, Page, pageOf, query } from './call'
import { stepCall } from './step-call'
import { TABLE_REFUSALS } from './uploads'
import { CaseRow } from './views'

/** A round is gathered, its checks are started, and before its lists leave the register says so of every household. */
const RoundWork = z.enum(['gather', 'start', 'looks', 'pass', 'finish'])
const CheckBatchRow = z.object({
  id: CheckBatchId,
  createdOn: PlainDate,
  households: z.int(),
  persons: z.int(),
  counterparts: z.array(
    z.object({
      ...{ counterpart: Counterpart, exported: z.boolean(), rows: z.int(), returned: z.int(), hits: z.int() },
      /** its sources, each of which is waited for */
      named: z.optional(z.array(z.object({ name: z.string(), answered: z.boolean() }))),
    }),
  ),
  /** work on the round that is not done yet, in lists of a hundred households */
  work: z.optional(z.object({ kind: RoundWork, done: z.int(), of: z.int() })),
  /** the refusal that ended such work */
  stopped: z.optional(z.object({ kind: RoundWork, code: z.string() })),
  /** how the last deed on all households ended: those that still wait */
  ended: z.optional(z.object({ kind: RoundWork, open: z.int() })),
  /** proposals to wait no longer for a counterpart; another officer than `by` decides */
  passing: z.array(
    z.object({ counterpart: Counterpart, by: PersonId, name: z.string(), on: PlainDate, reasons: z.string() }),
  ),
})
export const TableProblem = z.object({ row: z.int(), problem: z.string(), cell: z.optional(z.string()) })

/** The cross-check: the city's batches, exported lists, imported results, settled hits. */
export const crosscheckCalls = {
  'crosscheck.createBatch': command({
    who: ['city-reviewer'],
    scope: 'org',
    handles: true,
    about: '开始一批数据比对：选定的家庭，或全市等待比对的家庭',
    input: z.object({
      org: OrgId,
      /** absent: a round of every household that waits, up to 20,000 */
      cases: z.optional(z.array(CaseId).check(z.minLength(1), z.maxLength(50))),
      counterparts: z.array(Counterpart).check(z.minLength(1), z.maxLength(6)),
    }),
    output: z.object({ batch: CheckBatchId, persons: z.int() }),
    refusals: [
      'WRONG_STAGE',
      'CONSENT_MISSING',
      'OWN_HOUSEHOLD',
      'CORRECTION_OPEN',
      'ORG_WRONG_LEVEL',
      'PERSON_ASKED',
      'POLICY_MISSING',
    ],
  }),
  'crosscheck.list': query({
    who: ['city-reviewer', 'auditor'],
    scope: 'somewhere',
    about: '比对批次',
    input: z.object(Page),
    output: pageOf(CheckBatchRow),
  }),
  'crosscheck.open': query({
    who: ['city-reviewer', 'auditor'],
    scope: 'somewhere',
    about: '一个批次：各单位进度与有疑问的家庭（先列疑问）',
    input: z.object({ batch: CheckBatchId, cursor: Page.cursor }),
    output: z.object({
      batch: CheckBatchRow,
      cases: z.array(CaseRow),
      next: z.optional(z.string()),
      /** whether the lists may leave now */
      prepared: z.boolean(),
      /** households that were not taken into the round, by the refusal that names the reason */
      left: z.array(z.object({ code: z.string(), households: z.int() })),
      /** names of sources the city has used recently, the latest first */
      sources: z.array(z.object({ counterpart: Counterpart, names: z.array(z.string()) })),
    }),
  }),
  'crosscheck.goOn': command({
    who: ['city-reviewer'],
    scope: 'somewhere',
    handles: true,
    about: '接着办一个批次里还没办完的事（定时任务也会接着办）',
    input: z.object({ batch: CheckBatchId }),
    output: z.object({ batch: CheckBatchRow }),
  }),
  'crosscheck.prepare': command({
    who: ['city-reviewer'],
    scope: 'somewhere',
    handles: true,
    about: '为一个大批次准备名单：逐户登记导出用途，办完才能导出',
    input: z.object({ batch: CheckBatchId, purpose: Words(60) }),
    output: z.object({ batch: CheckBatchRow }),
    refusals: ['BATCH_CLOSED'],
  }),
  'crosscheck.passOver': command({
    who: ['city-reviewer'],
    scope: 'somewhere',
    handles: true,
    about: '不再等一个一直不答复的单位：一人提请，另一人决定',
    input: z.object({ batch: CheckBatchId, counterpart: Counterpart, reasons: Words(300), agrees: z.boolean() }),
    output: z.object({ batch: CheckBatchRow }),
    refusals: ['COUNTERPART_HAS_TIME', 'INCOMPATIBLE_ROLE', 'PERSON_ASKED', 'POLICY_MISSING', 'STALE_VERSION'],
  }),
  'crosscheck.finishQuiet': command({
    who: ['city-reviewer'],
    scope: 'somewhere',
    handles: true,
    about: '各单位都已答复、没有疑问的家庭，一并完成比对',
    input: z.object({ batch: CheckBatchId }),
    output: z.object({ batch: CheckBatchRow }),
    refusals: ['ROUND_BUSY'],
  }),
  'crosscheck.export': command({
    who: ['city-reviewer'],
    scope: 'somewhere',
    handles: true,
    about: '导出给一个协查单位的名单（Excel）',
    input: z.object({
      batch: CheckBatchId,
      counterpart: Counterpart,
      purpose: Words(60),
      /** only the persons for whom the counterpart has not answered yet */
      again: z.optional(z.boolean()),
      /** a list for one of several sources: what it returns is known as that source's */
      source: z.optional(Words(20)),
    }),
    output: z.object(HandedOut),
    refusals: ['BATCH_CLOSED', 'ROUND_BUSY', 'LISTS_NOT_PREPARED', 'OWN_HOUSEHOLD', 'PERSON_ASKED'],
  }),
  'crosscheck.import': command({
    who: ['city-reviewer'],
    scope: 'somewhere',
    handles: true,
    about: '导入一个协查单位的结果（Excel），逐行说明问题',
    input: z.object({
      batch: CheckBatchId,
      /** absent: the marks above the table say who answers */
      counterpart: z.optional(Counterpart),
      file: FileId,
      /** a file of a long round goes on with this list of households, as the call before has said */
      from: z.optional(z.int().check(z.nonnegative())),
      /** which source of the counterpart answers, for example one of several banks; results are kept by source */
      source: z.optional(Words(20)),
      ...toldTable,
      /** what this counterpart means by its words: 1套 is a record */
      words: z.optional(toldWords(CheckOutcome)),
    }),
    output: z.object({
      counterpart: Counterpart,
      source: z.optional(z.string()),
      read: z.int(),
      applied: z.int(),
      unchanged: z.int(),
      hits: z.int(),
      problems: z.array(TableProblem),
      seen: z.optional(SeenTable),
      next: z.optional(z.int()),
    }),
    refusals: [
      ...TABLE_REFUSALS,
      'BATCH_CLOSED',
      'ROUND_BUSY',
      'OWN_HOUSEHOLD',
      'PERSON_ASKED',
      'POLICY_MISSING',
      'STALE_VERSION',
    ],
  }),
  'crosscheck.settleHit': stepCall('settleHit', {
    about: '对一项疑问作出判断（先给本人说明的机会）',
    input: z.object({ key: z.string().check(z.maxLength(40)), verdict: HitVerdict, reasons: Words(300) }),
    refusals: ['HIT_UNANSWERED'],
  }),
  'crosscheck.complete': stepCall('completeCrosscheck', {
    about: '比对完成，进入下一步',
    refusals: ['CROSSCHECK_UNFINISHED', 'HIT_UNANSWERED', 'CORRECTION_OPEN'],
  }),
  'determination.sheet': query({
    who: OFFICERS,
    scope: 'case',
    about: '按现有事实重新计算的收入核算表',
    input: z.object({ caseId: CaseId }),
    output: z.object({ sheet: Sheet }),
    refusals: ['POLICY_MISSING'],
  }),
}
