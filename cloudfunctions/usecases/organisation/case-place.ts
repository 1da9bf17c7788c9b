import type { OrgId } from '@domain/kernel/ids'
import { invariant } from '@domain/kernel/result'
import { type Jurisdiction, spotOf } from '@domain/organisation/jurisdiction'
import type { OrgDoc } from '../stored/collections'

type CasePlace = {
  city: OrgId
  county: OrgId
  base: OrgId
  jurisdiction: Jurisdiction
  direct?: boolean
  via?: OrgId[]
}

/** Where the cases of a base union are: its county and city; its path was checked when it was registered. */
export const casePlaceOf = (union: OrgDoc): CasePlace => {
  const spot = spotOf(union)
  const { id, jurisdiction, direct } = union
  invariant(spot !== undefined && jurisdiction !== undefined, 'a base union has a county')
  const { city, county, via } = spot
  return {
    ...{ city, county, base: id, jurisdiction },
    ...(direct === undefined ? {} : { direct }),
    ...(via.length === 0 ? {} : { via }),
  }
}
