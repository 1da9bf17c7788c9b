import type { Ports } from '@cloud/ports/index'
import { type CityFacts, writeCity } from '@cloud/usecases/city/write-city'
import { personIdOf } from '@cloud/usecases/person/who-is'
import type { PersonDoc } from '@cloud/usecases/stored/collections'
import { invariant } from '@domain/kernel/result'
import { FIRST_CITY } from '@domain/organisation/cities'
import { countyOf } from '@domain/organisation/jurisdiction'
import { openidOf } from '../desk/desk-people'
import { COUNTIES } from './jiangmen'

export { countyOf as countyId, FIRST_CITY as CITY }

const TOWN: CityFacts = {
  id: FIRST_CITY,
  name: '市总工会',
  phone: '0000-0000000',
  staff: 60,
  counties: COUNTIES,
}

/**
 * Creates the initial documents of an installation, before any call is possible: the same as `city.found` writes, but without a
 * setup code.
 */
export const found = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  { key, name }: { key: string; name: string },
): Promise<void> => {
  const person: PersonDoc = { id: personIdOf(openidOf(key)), openid: openidOf(key), name, posts: [], sends: {} }
  const written = await ports.store.transaction((tx) => writeCity(tx, TOWN, person, ports.clock.now()))
  invariant(written, 'a town is founded on an empty store')
}
