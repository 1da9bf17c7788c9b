import * as z from 'zod/mini'
import type { OrgId } from '../kernel/ids'

/**
 * 地区: one part of a city, for which one union has the county's part. It is written as that union's id without the prefix `OR-`,
 * in keys of stored documents (which limit its length), in policies and on the wire. The optional mark is never there: it stops the compiler from taking
 * another id for a jurisdiction.
 */
export type Jurisdiction = string & JurisdictionMark
/** A name of its own, because the compiler has to write it into declarations. */
export interface JurisdictionMark {
  readonly [z.$brand]?: { readonly Jurisdiction: true }
}
const written = z.string().check(z.regex(/^[0-9A-Za-z_-]{4,24}$/))
export const Jurisdiction = written as unknown as z.ZodMiniType<Jurisdiction, string> & typeof written

export const jurisdictionOf = (county: OrgId): Jurisdiction => county.slice('OR-'.length)
export const countyOf = (jurisdiction: Jurisdiction): OrgId => `OR-${jurisdiction}` as OrgId

/** The only 市直 there was while every city had the same eight jurisdictions; what was stored then has no mark of its own. */
const FORMER_DIRECT = 'direct'

/** Where a union or a household belongs, as far as it says who has the county's part. */
type Placed = { readonly jurisdiction?: Jurisdiction | undefined; readonly direct?: boolean | undefined }

/** 市直: the city union has the county's part for the units here. */
export const isDirect = ({ jurisdiction, direct }: Placed): boolean => direct ?? jurisdiction === FORMER_DIRECT

type County = Placed & {
  readonly id: OrgId
  readonly name: string
  readonly place?: string | undefined
  readonly no?: number | undefined
}

/**
 * Where a union below a county stands: its city, the union that has the county's part, and the unions between that and itself,
 * from the top. Undefined for a union that belongs to no county.
 */
export const spotOf = ({ path, jurisdiction }: Placed & { readonly path: readonly OrgId[] }) => {
  const at = jurisdiction === undefined ? -1 : path.indexOf(countyOf(jurisdiction))
  const [city, county] = [path[at - 1], path[at]]
  if (city === undefined || county === undefined) return undefined
  return { city, county, via: path.slice(at + 1, -1) }
}

/** What a jurisdiction is called: 新城区总工会 has 新城区. */
export const placeName = ({ name, place }: Pick<County, 'name' | 'place'>): string =>
  place ?? (name.replace(/(总工会|工会联合会|工会委员会|工会)$/, '') || name)

/** A jurisdiction as the app knows it. */
export const PlaceRow = z.object({ jurisdiction: Jurisdiction, name: z.string(), direct: z.optional(z.boolean()) })

const LAST = Number.MAX_SAFE_INTEGER
/** The order of reports, lists and choices: 市直 first where no number has been given yet. */
export const inOrder = <C extends County>(counties: readonly C[]): readonly C[] =>
  [...counties].sort(
    (a, b) => (a.no ?? LAST) - (b.no ?? LAST) || Number(isDirect(b)) - Number(isDirect(a)) || (a.id < b.id ? -1 : 1),
  )
