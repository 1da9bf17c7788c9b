import type { Tx } from '../../ports/doc-store'
import { CITY_LIST, CITY_LIST_ID, type CityRef } from '../stored/collections'
import { upsert } from '../stored/documents'

/** Enters a city in the list of the installation; the order of entry is the order of every list of cities. */
export const listCity = async (tx: Tx, city: CityRef): Promise<void> => {
  const seen = await tx.get(CITY_LIST, CITY_LIST_ID)
  const others = (seen?.doc.cities ?? []).filter(({ id }) => id !== city.id)
  await upsert(tx, CITY_LIST, CITY_LIST_ID, seen, { cities: [...others, city] })
}
