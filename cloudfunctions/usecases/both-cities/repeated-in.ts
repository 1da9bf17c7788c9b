import type { OrgId } from '@domain/kernel/ids'
import type { Stored } from '../../ports/doc-store'
import { cityOfKey, type ItemKeyDoc } from '../stored/collections'

/** Whether one of the keys of an item is taken already, and where. */
export const repeatedIn = (
  city: OrgId,
  taken: readonly (Stored<ItemKeyDoc> | undefined)[],
): 'here' | 'elsewhere' | undefined => {
  const cities = taken.flatMap((key) => (key === undefined ? [] : [cityOfKey(key.doc)]))
  if (cities.length === 0) return undefined
  return cities.includes(city) ? 'here' : 'elsewhere'
}
