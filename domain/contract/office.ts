import * as z from 'zod/mini'
import { QuestionSet } from '../application/satisfaction'
import { Stage } from '../application/stage'
import { Source } from '../fund/fund'
import { HardshipClass } from '../household/words'
import { SignedFen } from '../kernel/fen'
import { OrgId, PersonId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, Words } from '../kernel/text'
import { Jurisdiction } from '../organisation/jurisdiction'
import { PostRole } from '../organisation/roles'
import { Reachable } from '../organisation/said'
import { Policy } from '../policy/policy'
import { ProgrammeKey } from '../programme/programme'
import { command, Nothing, Page, pageOf, query, Year } from './call'
import { OrgRef } from './self'
import { CaseRow } from './views'

const READERS = ['city-reviewer', 'county-reviewer', 'fund-officer', 'fund-approver', 'auditor'] as const

/** 户 / 名 / 人次: households, persons and person-times are counted separately. */
export const Count = z.object({ households: z.int(), persons: z.int(), personTimes: z.int(), money: SignedFen })
export type Count = z.infer<typeof Count>

/** A cell of the report, named by what it counts; the same key opens the list of cases behind the figure. @internal */
export const ReportCell = z.object({
  jurisdiction: z.optional(Jurisdiction),
  source: z.optional(Source),
  programme: z.optional(ProgrammeKey),
  class: z.optional(HardshipClass),
})

const Returned = z.object({ times: z.int(), money: SignedFen })

export const YearReport = z.object({
  year: z.int(),
  asOf: PlainDate,
  /** the jurisdictions the figures cover; absent: the whole city */
  within: z.optional(z.array(Jurisdiction)),
  applied: z.int(),
  onFile: z.int(),
  byClass: z.object({ severe: z.int(), relative: z.int(), accident: z.int() }),
  refused: z.int(),
  withdrawn: z.int(),
  open: z.int(),
  refusedBecause: z.record(z.string(), z.int()),
  /** allocated money per source × jurisdiction */
  allocated: z.array(z.object({ source: Source, jurisdiction: Jurisdiction, money: SignedFen })),
  /** paid money per source × jurisdiction × programme */
  paid: z.array(z.object({ source: Source, jurisdiction: Jurisdiction, programme: ProgrammeKey, count: Count })),
  /** per programme, all sources */
  byProgramme: z.array(z.object({ programme: ProgrammeKey, count: Count })),
  total: Count,
  /** per source, all programmes; a household paid from two sources counts in both rows and once in `total` */
  bySource: z.array(z.object({ source: Source, count: Count })),
  quality: z.object({
    noticeCoverage: z.object({ of: z.int(), with: z.int() }),
    crosscheckCoverage: z.object({ of: z.int(), with: z.int() }),
    daysToFile: z.object({ median: z.int(), longest: z.int() }),
    perHousehold: SignedFen,
    paidOnTime: z.object({ of: z.int(), with: z.int() }),
    lastPaidOn: z.optional(PlainDate),
    satisfaction: z.object({
      /** answers in person-times, and the persons who answered */
      answers: z.int(),
      persons: z.int(),
      /** the mean of all marks; absent while there are no answers */
      mean: z.optional(z.number()),
      /** marks per question, under the set of questions that was asked */
      asked: z.array(z.object({ set: QuestionSet, answers: z.int(), persons: z.int(), marks: z.array(z.number()) })),
    }),
    objections: z.object({ filed: z.int(), upheld: z.int() }),
    bankFailures: z.int(),
    /** 退汇: deducted from the figures of its year; returns after the end of the year are not deducted and counted separately */
    returned: z.optional(z.object({ within: Returned, later: Returned })),
    /** 追回: the payments stay in the figures; net is what was paid less what was received back */
    recovered: z.optional(
      z.object({ demanded: SignedFen, received: SignedFen, writtenOff: SignedFen, open: SignedFen }),
    ),
  }),
})
export type YearReport = z.infer<typeof YearReport>

export const officeCalls = {
  'report.year': query({
    who: READERS,
    scope: 'somewhere',
    about: '年度绩效数据，全部由台账算出',
    input: z.object({ year: Year }),
    output: YearReport,
    refusals: ['POLICY_MISSING', 'REPORT_TOO_LARGE'],
  }),
  'report.drill': query({
    who: READERS,
    scope: 'somewhere',
    about: '一个数字背后的每一户、每一笔',
    input: z.object({
      year: Year,
      what: z.enum(['applied', 'on-file', 'refused', 'withdrawn', 'paid']),
      cell: ReportCell,
      ...Page,
    }),
    output: z.object({
      cases: z.array(CaseRow),
      lines: z.array(
        z.object({
          grant: z.string(),
          caseId: z.string(),
          name: z.string(),
          programme: ProgrammeKey,
          source: Source,
          jurisdiction: Jurisdiction,
          money: SignedFen,
          paidOn: PlainDate,
          lastFour: z.string(),
        }),
      ),
      next: z.optional(z.string()),
    }),
  }),
  'org.tree': query({
    who: ['administrator', 'auditor', 'city-reviewer', 'county-reviewer'],
    scope: 'somewhere',
    about: '下属工会',
    input: z.object({ org: z.optional(OrgId), ...Page }),
    output: pageOf(z.object({ org: OrgRef, staff: z.int() })),
  }),
  'org.create': command({
    who: ['administrator'],
    scope: 'org',
    about:
      '登记一家工会：市总工会下面登记县（市、区）、系统工会，县级工会下面登记基层工会或街道、园区工会，街道下面同样',
    input: z.object({
      org: OrgId,
      /** absent: a base union */
      level: z.optional(z.enum(['county', 'street', 'base'])),
      name: Words(60),
      staff: z.int().check(z.nonnegative(), z.maximum(1_000_000)),
      phone: z.string().check(z.maxLength(20)),
      /** of a base union: see `Org.serves` */
      serves: z.optional(z.boolean()),
    }),
    output: OrgRef,
    refusals: ['ORG_WRONG_LEVEL', 'ORG_EXISTS', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'officer.list': query({
    who: ['administrator', 'auditor', 'base-officer', 'county-reviewer'],
    scope: 'org',
    about: '一家工会的经办人员',
    input: z.object({ org: OrgId }),
    output: z.object({
      officers: z.array(z.object({ person: PersonId, name: z.string(), role: PostRole, since: EpochMs })),
    }),
  }),
  'officer.invite': command({
    who: ['administrator'],
    scope: 'org',
    about: '发出一次性邀请码，请经办人员用自己的微信接任',
    input: z.object({ org: OrgId, role: PostRole, name: Words(30) }),
    output: z.object({ code: z.string(), until: EpochMs }),
    refusals: ['ORG_WRONG_LEVEL'],
  }),
  'officer.join': command({
    who: ['worker'],
    scope: 'self',
    about: '凭邀请码接任，同时登记本人信息；没有登记的，接任后只能看，不能办',
    // without `self` in requests of older apps: asked at the next start of the app
    input: z.object({
      code: z.string().check(z.regex(/^\d{10}$/)),
      self: z.optional(z.object({ name: Words(30), about: Reachable })),
    }),
    output: z.object({ role: PostRole, org: OrgRef }),
    refusals: ['CLAIM_CODE_WRONG', 'POST_EXISTS', 'TOO_MANY', 'NAME_NOT_AS_INVITED'],
  }),
  'officer.leaving': query({
    who: ['administrator'],
    scope: 'org',
    about: '离任以前先看：手上还有哪些没办完的事，离任以后由谁接着办',
    input: z.object({ org: OrgId, person: PersonId, role: PostRole }),
    output: z.object({
      /** cases that wait for this post, by stage */
      cases: z.array(z.object({ stage: Stage, count: z.int(), more: z.boolean(), overdue: z.int() })),
      /** grants, batches and traces that wait for this post */
      money: z.int(),
      /** households taken along to a visit and not sent back yet */
      kits: z.int(),
      /** who goes on: others in the same post, or those of the union above; empty: nobody */
      takers: z.array(z.object({ name: z.string(), union: z.string() })),
    }),
  }),
  'officer.remove': command({
    who: ['administrator'],
    scope: 'org',
    about:
      '离任：立即收回权限，其生成的会员码随之作废；没办完的事移交给接着办的人，没有人接的要先邀请，或者写明照样离任',
    /** `anyway`: although nobody goes on with what is open */
    input: z.object({ org: OrgId, person: PersonId, role: PostRole, anyway: z.optional(z.boolean()) }),
    output: Nothing,
    refusals: ['OFFICER_LAST'],
  }),
  'member.code': command({
    who: ['base-officer'],
    scope: 'org',
    about: '生成本工会的会员码（九十天内人人可用，新码一出旧码作废）',
    input: z.object({ org: OrgId }),
    output: z.object({ code: z.string(), until: EpochMs }),
    refusals: ['ORG_WRONG_LEVEL'],
  }),
  'member.join': command({
    who: ['worker'],
    scope: 'self',
    about: '职工凭会员码加入所在工会，从此看得到本工会的公示',
    input: z.object({ code: z.string().check(z.regex(/^\d{8}$/)) }),
    output: z.object({ org: OrgRef }),
    refusals: ['MEMBER_CODE_WRONG', 'TOO_MANY'],
  }),
  'code.picture': query({
    who: ['base-officer', 'administrator'],
    scope: 'somewhere',
    about: '会员码或邀请码的小程序码图片；没有接通微信时没有图片',
    input: z.object({ what: z.enum(['member', 'invitation']), code: z.string().check(z.regex(/^\d{8,10}$/)) }),
    output: z.object({ picture: z.optional(z.string()) }),
  }),
  'policy.list': query({
    who: ['administrator', 'auditor', 'city-reviewer'],
    scope: 'somewhere',
    about: '历次政策',
    input: Nothing,
    output: z.object({ policies: z.array(Policy) }),
  }),
  'policy.publish': command({
    who: ['administrator'],
    scope: 'org',
    about: '发布新政策（不合法的写法装不进来）',
    input: z.object({ org: OrgId, policy: z.unknown() }),
    output: z.object({ version: z.string() }),
    refusals: ['POLICY_INVALID', 'ORG_WRONG_LEVEL'],
  }),
}
