import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import { citySums } from '@domain/report/city-sums'
import type { Ports } from '../../ports/index'
import { citiesOf } from '../both-cities/list-both'
import { ownCity } from '../city/own-city'
import { policyInForce } from '../policy/policy-in-force'
import { sumYear } from '../report/year-report'
import { CITY_SUMS } from '../stored/collections'
import { upsert } from '../stored/documents'

/** Where a province reads along, the city's sums of this year and the last, once a day. Returns how many were written. */
export const writeSums = async (ports: Ports): Promise<number> => {
  const cities = await citiesOf({ ports })
  const city = ownCity(ports)
  const isCity = cities.some(({ id, level }) => id === city && level === 'city')
  if (!isCity || !cities.some(({ level }) => level === 'province')) return 0
  const now = ports.clock.now()
  const asOf = shanghaiDate(now)
  const deadline = (await policyInForce(ports, asOf))?.payoutDeadline
  let written = 0
  for (const year of [yearOf(asOf), yearOf(asOf) - 1]) {
    const id = `${city}:${year}`
    if (deadline === undefined || (await ports.store.get(CITY_SUMS, id))?.doc.asOf === asOf) continue
    const sums = await sumYear({ ports, now }, { kind: 'city', city }, year, `${year}-${deadline}`)
    if (sums === undefined) continue // too large for one run of the clock
    const { cases, allocated, paid } = sums
    const doc = { city, ...citySums({ year, asOf, ...onlyCounts(cases), allocated, ...onlyPaid(paid) }) }
    await ports.store.transaction(async (tx) => upsert(tx, CITY_SUMS, id, await tx.get(CITY_SUMS, id), doc))
    written += 1
  }
  return written
}

type Sums = NonNullable<Awaited<ReturnType<typeof sumYear>>>
/** What the province reads of the cases; the city keeps the rest, as the reasons of refusals, to itself. */
const onlyCounts = ({ applied, onFile, refused, withdrawn, open, byClass }: Sums['cases']) => ({
  ...{ applied, onFile, refused, withdrawn, open, byClass },
})
const onlyPaid = ({ total, byProgramme }: Sums['paid']) => ({ total, byProgramme })
