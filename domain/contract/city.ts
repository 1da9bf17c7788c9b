import * as z from 'zod/mini'
import { CaseId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, Name, Words } from '../kernel/text'
import { CityCode } from '../organisation/cities'
import { Jurisdiction } from '../organisation/jurisdiction'
import { Reachable } from '../organisation/said'
import { ProgrammeKey } from '../programme/programme'
import { command, Nothing, Page, pageOf, query, Year } from './call'
import { Count } from './office'
import { OrgRef } from './self'

const County = z.object({
  name: Words(60),
  /** 市直: the city union has the county's part */
  direct: z.optional(z.boolean()),
  /** where the union shall have a known id; else it follows from its name */
  jurisdiction: z.optional(Jurisdiction),
})
/** One transaction writes two documents for each. */
const COUNTIES_MAX = 40
const different = (all: readonly unknown[]): boolean => new Set(all).size === all.length

/** 两市重复, as one of the two cities sees it: the other is named, and nothing of what it has is shown. */
const BothCities = z.object({
  id: z.string(),
  at: EpochMs,
  dueOn: PlainDate,
  overdue: z.boolean(),
  /** name and telephone of the other city's union */
  other: z.object({ name: z.string(), phone: z.string() }),
  /** whether this city has the file or the grant, and the other was asked for a second one */
  has: z.boolean(),
  /** the item that was to be granted twice; absent: the file */
  programme: z.optional(ProgrammeKey),
  caseId: z.optional(CaseId),
  applicant: z.optional(z.object({ name: z.string(), union: z.string() })),
  settled: z.optional(z.object({ words: z.string(), name: z.string(), at: EpochMs })),
})

const Hidden = z.nullable(z.int())
/** A city's year in sums; null: too few to be shown. */
const CitySums = z.object({
  asOf: PlainDate,
  applied: z.int(),
  onFile: z.int(),
  refused: z.int(),
  withdrawn: z.int(),
  open: z.int(),
  byClass: z.object({ severe: Hidden, relative: Hidden, accident: Hidden }),
  /** fen */
  allocated: z.int(),
  total: Count,
  byProgramme: z.array(z.object({ programme: ProgrammeKey, count: z.nullable(Count) })),
})

/** Once, before anybody holds a post: the person with the setup code of the installation becomes the first administrator. */
export const cityCalls = {
  'city.found': command({
    who: ['worker'],
    scope: 'self',
    about: '系统装好后开通：凭安装时设的开通码登记市总工会和各地区工会，开通的人就是第一位管理员',
    input: z.object({
      setupCode: z.string().check(z.trim(), z.regex(/^[!-~]{16,100}$/)),
      name: Words(60),
      phone: Words(20),
      administrator: Name,
      /** who the administrator is; where an older app did not send it, it is asked at the next start */
      self: z.optional(Reachable),
      counties: z.array(County).check(
        z.minLength(1),
        z.maxLength(COUNTIES_MAX),
        z.refine((all) => different(all.map(({ name }) => name))),
        z.refine((all) => different(all.flatMap(({ jurisdiction }) => jurisdiction ?? []))),
      ),
    }),
    output: z.object({ org: OrgRef }),
    refusals: ['CITY_FOUNDED', 'SETUP_CODE_WRONG', 'TEXT_HOLDS_PRIVATE_DATA', 'TOO_MANY'],
  }),
  'city.list': query({
    who: ['anyone'],
    scope: 'nothing',
    about: '同一套系统里的各市：让人先选自己的市；只有一个市的是空的',
    input: Nothing,
    output: z.object({
      cities: z.array(z.object({ code: CityCode, name: z.string(), level: z.enum(['province', 'city']) })),
    }),
  }),
  'city.both': query({
    who: ['city-reviewer', 'administrator', 'auditor'],
    scope: 'somewhere',
    about: '两市重复：同一个人在另一市已建档，或同一项已在另一市帮扶；等办的，或已办结的',
    input: z.object({ state: z.enum(['open', 'settled']), ...Page }),
    output: pageOf(BothCities),
  }),
  'city.settle': command({
    who: ['city-reviewer'],
    scope: 'somewhere',
    handles: true,
    about: '两市重复的本市一侧办结：写明怎么商定的',
    input: z.object({ id: z.string().check(z.maxLength(200)), at: EpochMs, words: Words(300) }),
    output: Nothing,
    refusals: ['BOTH_SETTLED', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'province.sums': query({
    who: ['auditor', 'administrator'],
    scope: 'somewhere',
    about: '省总工会看各市的年度汇总：只有合计，不足五户的分项不显示',
    input: z.object({ year: Year }),
    output: z.object({
      year: z.int(),
      /** in the order in which they were founded; without `sums` where the city has none of that year */
      cities: z.array(z.object({ code: CityCode, name: z.string(), sums: z.optional(CitySums) })),
    }),
  }),
}
