import * as z from 'zod/mini'
import { LookPurpose } from '../application/looks'
import { Stage } from '../application/stage'
import { RevealField } from '../household/declaration'
import { CaseId, MemberKey, OrgId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, MaybeWords, Words } from '../kernel/text'
import { Jurisdiction } from '../organisation/jurisdiction'
import { OFFICERS, PostRole } from '../organisation/roles'
import { command, Nothing, Page, pageOf, query } from './call'
import { CallListShort } from './call-list'
import { CaseRow, CaseView, Turn } from './views'

/** A case in a base union's list of work: its due day is that of the next step, whoever takes it. */
const WorkRow = z.extend(Turn, { row: CaseRow })

/** Reading cases: queue, view, log, reveal. */
export const readCalls = {
  'case.queue': query({
    who: OFFICERS,
    scope: 'somewhere',
    about: '待办与查询：按阶段、地区、单位，先到期的在前',
    input: z.object({
      stage: z.optional(Stage),
      jurisdiction: z.optional(Jurisdiction),
      org: z.optional(OrgId),
      year: z.optional(z.int()),
      /** only household files whose figures have expired or expire within thirty days */
      runningOut: z.optional(z.boolean()),
      ...Page,
    }),
    output: pageOf(CaseRow),
    refusals: ['POLICY_MISSING'],
  }),
  'case.duties': query({
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
      /** approved batches whose hand-over to the bank is not recorded yet */
      batchesToSend: z.int(),
      grantsToBatch: z.int(),
      grantsFailed: z.int(),
      /** failed grants for which no owner of the failure is decided yet */
      failuresToDecide: z.int(),
      /** payments reported as not arrived and not yet answered */
      traces: z.object({ count: z.int(), overdue: z.int() }),
      /** households that must be informed by telephone; only for officers who make these calls */
      toRing: z.optional(CallListShort),
    }),
  }),
  'case.work': query({
    who: ['base-officer'],
    scope: 'somewhere',
    about: '基层工会的一天：要我办的、等别人的，各写下一步和期限（每个阶段读到 60 户为止）',
    input: Nothing,
    output: z.object({
      today: PlainDate,
      mine: z.array(WorkRow),
      others: z.array(WorkRow),
      /** there are cases that were not read or are not listed */
      more: z.boolean(),
      overdue: z.int(),
      /** own unions that have not confirmed this year's poster */
      posters: z.object({ unions: z.int(), until: z.optional(PlainDate) }),
      /** own unions without a member on the roster, without a member code in force, and the first code that ends within two weeks */
      lacking: z.optional(z.object({ roster: z.int(), code: z.int(), codeUntil: z.optional(EpochMs) })),
      toRing: z.optional(CallListShort),
    }),
  }),
  'case.open': query({
    who: OFFICERS,
    scope: 'case',
    about: '一案一页：家庭、计算表、材料、调查、评议、公示、比对、日志',
    input: z.object({ caseId: CaseId }),
    output: CaseView,
    refusals: ['OWN_HOUSEHOLD', 'POLICY_MISSING'],
  }),
  'case.reveal': command({
    who: ['base-officer', 'county-reviewer', 'city-reviewer', 'fund-officer', 'auditor'],
    scope: 'case',
    about: '说明用途后查看一项被遮住的信息（记录在案，本人可见）',
    input: z.object({
      member: MemberKey,
      field: RevealField,
      /** absent only in requests of a release that had no list of purposes */
      why: z.optional(LookPurpose),
      /** explanation of the purpose; required for 'other' */
      words: z.optional(MaybeWords(60)),
      /** what such a release sends instead; treated as 'other' with these words */
      purpose: z.optional(Words(60)),
    }),
    output: z.object({ text: z.string() }),
    refusals: ['PURPOSE_NOT_FIT', 'REASON_MISSING', 'TEXT_HOLDS_PRIVATE_DATA', 'LOOKS_USED_UP'],
  }),
  'case.readWhole': command({
    who: ['base-officer', 'county-reviewer', 'city-reviewer', 'auditor'],
    scope: 'case',
    about: '看全这一户：一次看完本步骤可以看的被遮住的信息（逐人记录在案，每人计一次查看，本人可见）',
    input: z.object({ why: LookPurpose }),
    output: z.object({ fields: z.array(z.object({ member: MemberKey, field: RevealField, text: z.string() })) }),
    refusals: ['PURPOSE_NOT_FIT', 'LOOKS_USED_UP'],
  }),
}
