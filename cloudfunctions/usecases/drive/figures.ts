import { invariant } from '@domain/kernel/result'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import type { DocStore } from '../../ports/doc-store'
import { allJurisdictions, readEach } from '../organisation/reach'
import { DRIVE_CONFIRMATIONS, ORGS } from '../stored/collections'
import { countsOf, settleCount } from '../stored/counts'

const UNIONS_MAX = 50_000

/** Changed whenever a base union is registered in the jurisdiction. */
export const unionsCount = (jurisdiction: Jurisdiction): string => `unions:${jurisdiction}`
/** Changed by a union's first confirmation of the year. */
export const confirmedCount = (year: number, jurisdiction: Jurisdiction): string => `confirmed:${year}:${jurisdiction}`

/** Counts the unions one by one, where there is no counter yet. */
const countUnions = async (store: DocStore, jurisdiction: Jurisdiction): Promise<number> => {
  const parts = [{ index: 'byLevelIn', eq: ['base', jurisdiction] }]
  const unions = await readEach(store, ORGS, parts, UNIONS_MAX, () => 1)
  invariant(unions !== undefined, 'no city has so many unions')
  return unions.length
}
const countConfirmed = async (store: DocStore, year: number, jurisdiction: Jurisdiction): Promise<number> => {
  const posted = await readEach(
    store,
    DRIVE_CONFIRMATIONS,
    [{ index: 'byPlace', eq: [year, jurisdiction] }],
    UNIONS_MAX,
    () => 1,
  )
  invariant(posted !== undefined, 'no city has so many unions')
  return posted.length
}

type Figures = { readonly jurisdiction: Jurisdiction; readonly unions: number; readonly confirmed: number }

/**
 * For each jurisdiction the number of unions and of those that have posted, read from two counters instead of thousands of
 * unions.
 */
export const figuresOf = async (
  store: DocStore,
  year: number,
  jurisdictions: readonly Jurisdiction[],
): Promise<readonly Figures[]> => {
  const known = await countsOf(
    store,
    jurisdictions.flatMap((at) => [unionsCount(at), confirmedCount(year, at)]),
  )
  const figures: Figures[] = []
  for (const jurisdiction of jurisdictions)
    figures.push({
      jurisdiction,
      unions: known.get(unionsCount(jurisdiction)) ?? (await countUnions(store, jurisdiction)),
      confirmed: known.get(confirmedCount(year, jurisdiction)) ?? (await countConfirmed(store, year, jurisdiction)),
    })
  return figures
}

/** The number of base unions in the city; `everywhere`: all its jurisdictions. */
export const allUnions = async (store: DocStore, everywhere: readonly Jurisdiction[]): Promise<number> => {
  const known = await countsOf(store, everywhere.map(unionsCount))
  let sum = 0
  for (const at of everywhere) sum += known.get(unionsCount(at)) ?? (await countUnions(store, at))
  return sum
}

/** Counts and stores the missing counters, so that the unions need not be read one by one again. */
export const settleFigures = async (store: DocStore, year: number): Promise<void> => {
  const everywhere = await allJurisdictions(store)
  const ids = everywhere.flatMap((at) => [unionsCount(at), confirmedCount(year, at)])
  if ((await countsOf(store, ids)).size === ids.length) return
  for (const at of everywhere) {
    await settleCount(store, unionsCount(at), () => countUnions(store, at))
    await settleCount(store, confirmedCount(year, at), () => countConfirmed(store, year, at))
  }
}
