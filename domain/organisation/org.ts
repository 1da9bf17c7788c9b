import * as z from 'zod/mini'
import { OrgId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { Words } from '../kernel/text'
import { Jurisdiction } from './jurisdiction'

/** The part a union plays. A province reads the sums of its cities, and nothing else. A street (街道、镇、园区、系统) stands between a county and its base unions; there may be several above one another. */
export const ORG_LEVELS = ['province', 'city', 'county', 'street', 'base'] as const
export type OrgLevel = (typeof ORG_LEVELS)[number]

/** The levels that may be registered directly below each level. */
export const BELOW = {
  // its cities have parts of the installation of their own, and are entered by a founding file
  province: [],
  city: ['county'],
  county: ['base', 'street'],
  street: ['base', 'street'],
  base: [],
} as const satisfies Record<OrgLevel, readonly OrgLevel[]>
export const mayStandBelow = (above: OrgLevel, level: OrgLevel): boolean =>
  (BELOW[above] as readonly OrgLevel[]).includes(level)

export const DEPTH_MAX = 8

/** A union. `path` lists the unions from the city down to this one, which decides who reaches it. */
export const Org = z.object({
  id: OrgId,
  name: Words(60),
  level: z.enum(ORG_LEVELS),
  path: z.array(OrgId).check(z.minLength(1), z.maxLength(DEPTH_MAX)),
  /** the jurisdiction it belongs to; absent for the city union only */
  jurisdiction: z.optional(Jurisdiction),
  /** 市直: the union above has the county's part here; only read by `isDirect` */
  direct: z.optional(z.boolean()),
  /** of a county union: what its jurisdiction is called in tables, where that does not follow from the union's name */
  place: z.optional(Words(20)),
  /** of a county union: its number in file numbers and its order in reports; it never changes */
  no: z.optional(z.int().check(z.positive())),
  /** day of its registration; absent where it was registered before that was stored */
  since: z.optional(PlainDate),
  /** 兜底工会: a base union that also serves workers without a unit, or whose unit has no union: platform workers, freelancers */
  serves: z.optional(z.boolean()),
  /** people working at the unit; below ten, the notice names the union above */
  staff: z.int().check(z.nonnegative()),
})
export type Org = z.infer<typeof Org>
