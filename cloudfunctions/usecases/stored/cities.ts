import type { CaseId, OrgId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import type { PlainDate } from '@domain/kernel/plain-date'
import { FIRST_CITY } from '@domain/organisation/cities'
import type { ProgrammeKey } from '@domain/programme/programme'
import type { CitySums } from '@domain/report/city-sums'
import type { Collection } from '../../ports/doc-store'

/** Whose city a key of ID_KEYS or ITEM_KEYS is; one from before there were several is the first city's. */
export const cityOfKey = ({ city = FIRST_CITY }: { readonly city?: OrgId | undefined }): OrgId => city

/** A city or province of the installation, as everybody may know it. */
export type CityRef = {
  readonly id: OrgId
  readonly name: string
  readonly phone: string
  readonly level: 'province' | 'city'
}
/** Those of an installation that has or had more than one; one document. */
export type CityListDoc = { readonly cities: readonly CityRef[] }
export const CITY_LIST: Collection<CityListDoc> = {
  ...{ name: 'cityList', indexes: {}, keys: () => ({}) },
  ownerOf: () => FIRST_CITY,
}
export const CITY_LIST_ID = 'all'

/**
 * 两市重复: a household that wants in one city what it has in another. Each of the two cities has a document of its own, with
 * nothing of the other's but its name: id = `${hash of the number, or item}:${this city}:${the other}`.
 */
export type BothCitiesDoc = {
  readonly city: OrgId
  readonly other: OrgId
  /** whether this city has the file or the grant; the other has been asked for a second one */
  readonly has: boolean
  /** the item that was to be granted twice; absent: the file */
  readonly programme?: ProgrammeKey | undefined
  /** this city's own case, where it has one */
  readonly caseId?: CaseId | undefined
  /** who applied in this city without a case coming of it */
  readonly applicant?:
    | { readonly name: Masked; readonly base: OrgId; readonly person?: PersonId | undefined }
    | undefined
  readonly at: number
  readonly dueOn: PlainDate
  readonly settled?:
    | { readonly words: string; readonly by: PersonId; readonly name: string; readonly at: number }
    | undefined
}
export const BOTH_CITIES: Collection<BothCitiesDoc> = {
  name: 'bothCities',
  indexes: { byCity: { eq: ['city', 'state'], sort: 'at' } },
  keys: ({ city, settled, at }) => ({ city, state: settled === undefined ? 'open' : 'settled', at }),
  ownerOf: ({ city }) => city,
}

/** What each city lets the province read of a year; id = `${city}:${year}`. The clock writes it once a day. */
export const CITY_SUMS: Collection<CitySums & { readonly city: OrgId }> = {
  ...{ name: 'citySums', indexes: {}, keys: () => ({}) },
  ownerOf: ({ city }: { readonly city: OrgId }) => city,
}
