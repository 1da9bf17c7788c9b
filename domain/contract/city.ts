import * as z from 'zod/mini'
import { Name, Words } from '../kernel/text'
import { Jurisdiction } from '../organisation/org'
import { Reachable } from '../organisation/said'
import { command } from './call'
import { OrgRef } from './self'

const County = z.object({ jurisdiction: Jurisdiction, name: Words(60) })

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
        z.maxLength(8),
        z.refine((all) => new Set(all.map(({ jurisdiction }) => jurisdiction)).size === all.length),
      ),
    }),
    output: z.object({ org: OrgRef }),
    refusals: ['CITY_FOUNDED', 'SETUP_CODE_WRONG', 'TEXT_HOLDS_PRIVATE_DATA', 'TOO_MANY'],
  }),
}
