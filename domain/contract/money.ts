import * as z from 'zod/mini'
import { BudgetLine, Share, Source } from '../fund/fund'
import { HardshipClass } from '../household/words'
import { Fen } from '../kernel/fen'
import { BudgetLineId, CaseId, GrantId, MemberKey, OrgId } from '../kernel/ids'
import { Words } from '../kernel/text'
import { Jurisdiction } from '../organisation/jurisdiction'
import { ProgrammeKey } from '../programme/programme'
import { command, Page, pageOf, query, Year } from './call'
import { stepCall } from './step-call'
import { GrantRow, NewView } from './views'

export const MONEY_READERS = ['fund-officer', 'fund-approver', 'auditor', 'city-reviewer', 'county-reviewer'] as const

export const moneyCalls = {
  'budget.lines': query({
    who: MONEY_READERS,
    scope: 'somewhere',
    about: '年度资金额度：已分配、已占用、已支付、可用',
    input: z.object({ year: Year }),
    output: z.object({ lines: z.array(BudgetLine) }),
  }),
  'budget.allocate': command({
    who: ['fund-officer'],
    scope: 'org',
    handles: true,
    about: '市总工会下达或调整一笔资金额度',
    input: z.object({
      org: OrgId,
      year: Year,
      source: Source,
      jurisdiction: Jurisdiction,
      allocated: Fen,
      reason: Words(200),
    }),
    output: BudgetLine,
    refusals: ['ALLOCATION_BELOW_USE', 'ORG_WRONG_LEVEL'],
  }),
  'grant.propose': query({
    who: ['fund-officer', 'fund-approver', 'auditor'],
    scope: 'case',
    about: '按标准算出可给的金额，并以现有事实重新核对资格',
    input: z.object({ caseId: CaseId, programme: ProgrammeKey, member: z.optional(MemberKey), year: Year }),
    output: z.object({
      amount: Fen,
      cap: z.optional(Fen),
      givenThisYear: Fen,
      class: z.optional(HardshipClass),
      /**
       * with this year's aid counted as income the household is above the line, and the policy leaves the decision to a person
       */
      attention: z.optional(z.boolean()),
      lines: z.array(BudgetLine),
      /** sources that have money but may not pay a file of this level */
      notForLevel: z.optional(z.array(Source)),
    }),
    refusals: [
      'POLICY_MISSING',
      'DOSSIER_NOT_ACTIVE',
      'FIGURES_OUTDATED',
      'GRANT_REPEATED',
      'GRANT_ELSEWHERE',
      'GRANT_NOT_ELIGIBLE',
    ],
  }),
  'grant.hold': stepCall('holdGrant', {
    about: '确定一笔帮扶并占用额度（一笔可出自几个来源）',
    input: z.object({
      programme: ProgrammeKey,
      member: z.optional(MemberKey),
      year: Year,
      amount: Fen,
      shares: z.array(Share).check(z.minLength(1), z.maxLength(5)),
    }),
    output: z.object({ caseId: CaseId, version: z.int(), grant: GrantId, ...NewView }),
    refusals: [
      'DOSSIER_NOT_ACTIVE',
      'FIGURES_OUTDATED',
      'GRANT_REPEATED',
      'GRANT_ELSEWHERE',
      'GRANT_NOT_ELIGIBLE',
      'GRANT_ABOVE_CAP',
      'GRANT_SPLIT_WRONG',
      'SOURCE_NOT_FOR_LEVEL',
      'BUDGET_EXHAUSTED',
    ],
  }),
  'grant.release': stepCall('releaseGrant', {
    about: '取消一笔尚未支付的帮扶，释放额度',
    refusals: ['GRANT_WRONG_STATE'],
  }),
  'grant.list': query({
    who: MONEY_READERS,
    scope: 'somewhere',
    about: '帮扶明细',
    input: z.object({
      year: Year,
      state: z.optional(GrantRow.shape.state),
      jurisdiction: z.optional(Jurisdiction),
      programme: z.optional(ProgrammeKey),
      /** only grants that draw from this budget line */ line: z.optional(BudgetLineId),
      ...Page,
    }),
    output: pageOf(GrantRow),
  }),
}
