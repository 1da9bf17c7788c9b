import * as z from 'zod/mini'
import { OrgId } from '../kernel/ids'
import { Words } from '../kernel/text'

export const ORG_LEVELS = ['city', 'county', 'base'] as const
export type OrgLevel = (typeof ORG_LEVELS)[number]

/** The eight jurisdictions of the city; `direct` is 市直, where the city union has the county's part. */
export const JURISDICTIONS = [
  'direct',
  'pengjiang',
  'jianghai',
  'xinhui',
  'taishan',
  'kaiping',
  'heshan',
  'enping',
] as const
export const Jurisdiction = z.enum(JURISDICTIONS)
export type Jurisdiction = z.infer<typeof Jurisdiction>

/** A union. `path` lists the unions from the city down to this one, which decides who reaches it. */
export const Org = z.object({
  id: OrgId,
  name: Words(60),
  level: z.enum(ORG_LEVELS),
  path: z.array(OrgId).check(z.minLength(1), z.maxLength(3)),
  /** absent for the city union only */
  jurisdiction: z.optional(Jurisdiction),
  /** people working at the unit; below ten, the notice names the union above */
  staff: z.int().check(z.nonnegative()),
})
export type Org = z.infer<typeof Org>
