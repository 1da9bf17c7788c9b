import * as z from 'zod/mini'
import type { OrgId } from '../kernel/ids'
import { holdsPrivateData } from '../kernel/masked'
import { Name, Words } from '../kernel/text'
import { CityCode } from './cities'
import { countyOf, Jurisdiction } from './jurisdiction'
import type { OrgLevel } from './org'

const unions = () => z.optional(z.array(z.lazy(() => Below)))

/** A union of a founding file, with the unions below it: directly under the city a county, below that a street or base union. */
type Below = {
  name: string
  id?: string | undefined
  code?: string | undefined
  place?: string | undefined
  direct?: boolean | undefined
  level?: 'street' | 'base' | undefined
  staff?: number | undefined
  phone?: string | undefined
  serves?: boolean | undefined
  unions?: Below[] | undefined
}
const Below: z.ZodMiniType<Below> = z.strictObject({
  name: Words(60),
  /** a jurisdiction that is known already; otherwise the administrative code, or the name, makes the id */
  id: z.optional(Jurisdiction),
  /** administrative code */
  code: z.optional(z.string().check(z.regex(/^\d{6,12}$/))),
  place: z.optional(Words(20)),
  direct: z.optional(z.boolean()),
  /** absent: a street where unions stand below, else a base union */
  level: z.optional(z.enum(['street', 'base'])),
  staff: z.optional(z.int().check(z.nonnegative(), z.maximum(1_000_000))),
  phone: z.optional(z.string().check(z.maxLength(20))),
  /** of a base union: see `Org.serves` */
  serves: z.optional(z.boolean()),
  unions: unions(),
})

const Head = { name: Words(60), phone: Words(20), administrator: Name }
/** 开通文件: a city with its unions, in the order of its reports, and the person who administers it first. */
export const Founding = z.strictObject({
  ...Head,
  /** of a city that is not the first of its installation: what tells it apart */
  code: z.optional(CityCode),
  unions: z.array(Below).check(z.minLength(1)),
})
export type Founding = z.infer<typeof Founding>

/** 开通文件 of a province: its union, which reads sums only, and its cities; one of them may be the installation's first. */
export const ProvinceFounding = z.strictObject({
  ...Head,
  code: CityCode,
  cities: z.array(Founding).check(
    z.minLength(1),
    z.refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'two cities have one code'),
  ),
})
export type ProvinceFounding = z.infer<typeof ProvinceFounding>

/** A union to found; `above`: the names from the county down to the union above, empty for a county. */
export type Founded = {
  readonly above: readonly string[]
  readonly level: Exclude<OrgLevel, 'province' | 'city'>
  readonly name: string
  readonly id?: OrgId | undefined
  readonly place?: string | undefined
  readonly direct?: boolean | undefined
  readonly staff: number
  readonly phone?: string | undefined
  readonly serves?: boolean | undefined
}

const levelOf = ({ level, unions: below = [] }: Below, depth: number): Founded['level'] =>
  depth === 0 ? 'county' : (level ?? (below.length > 0 ? 'street' : 'base'))

const foundedIn = (all: readonly Below[], above: readonly string[]): readonly Founded[] =>
  all.flatMap((union) => {
    const { id = union.code, name, place, direct, staff = 0, phone, serves } = union
    const level = levelOf(union, above.length)
    const own = {
      above,
      level,
      name,
      place,
      direct,
      staff,
      phone,
      serves,
      id: id === undefined ? undefined : countyOf(id),
    }
    return [own, ...foundedIn(union.unions ?? [], [...above, name])]
  })

/** The unions of a founding file, each after the one above it. */
export const unionsIn = (founding: Founding): readonly Founded[] => foundedIn(founding.unions, [])

/** Levels below the city, a base union included. */
const DEPTH_MAX = 7
export type FoundingFault =
  | 'twice'
  | 'id-twice'
  | 'number-in-name'
  | 'too-deep'
  | 'below-base'
  | 'only-county'
  | 'only-base'

const twiceIn = (values: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(values.filter((value, i): value is string => value !== undefined && values.indexOf(value) !== i))

/** What stands in a union of another level. */
const misplacedIn = ({ above, level, direct, place, serves }: Founded): FoundingFault | undefined => {
  if (above.length > 0 && (direct !== undefined || place !== undefined)) return 'only-county'
  return serves !== undefined && level !== 'base' ? 'only-base' : undefined
}

/** What keeps a founding file from being used, union by union, in the order of the file. */
export const faultsIn = (founding: Founding): readonly { readonly union: string; readonly fault: FoundingFault }[] => {
  const all = unionsIn(founding)
  const full = ({ above, name }: Founded): string => [...above, name].join(' › ')
  const [names, ids] = [twiceIn(all.map(full)), twiceIn(all.map(({ id }) => id))]
  const bases = new Set(all.filter(({ level }) => level === 'base').map(full))
  const faultOf = (union: Founded): FoundingFault | undefined => {
    if (names.has(full(union))) return 'twice'
    if (union.id !== undefined && ids.has(union.id)) return 'id-twice'
    if (holdsPrivateData(union.name)) return 'number-in-name'
    if (union.above.length >= DEPTH_MAX) return 'too-deep'
    if (bases.has(union.above.join(' › '))) return 'below-base'
    return misplacedIn(union)
  }
  return all.flatMap((union) => {
    const fault = faultOf(union)
    return fault === undefined ? [] : [{ union: full(union), fault }]
  })
}
