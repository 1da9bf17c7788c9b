import * as z from 'zod/mini'
import { Name, Words } from '../kernel/text'
import { Jurisdiction } from '../organisation/jurisdiction'
import { Reachable } from '../organisation/said'
import { command } from './call'
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
}
