import { ok, refuse } from '@domain/kernel/result'
import { countyOf } from '@domain/organisation/jurisdiction'
import type { UseCase } from '../call/context'
import { ORGS } from '../stored/collections'

/**
 * The union to call for a worker whose unit is on no list: the county, or the city where the county has no telephone number.
 */
export const contactOf = (async ({ ports: { store } }, { jurisdiction }) => {
  const county = jurisdiction === undefined ? undefined : (await store.get(ORGS, countyOf(jurisdiction)))?.doc
  if (county !== undefined && county.phone !== '') return ok({ name: county.name, phone: county.phone })
  const city = (await store.query(ORGS, { index: 'byLevel', eq: ['city'], limit: 1 })).items[0]?.doc
  if (city === undefined || city.phone === '') return refuse('NOT_FOUND')
  return ok({ name: city.name, phone: city.phone })
}) satisfies UseCase<'org.contact'>
