import { invariant } from '@domain/kernel/result'
import { JURISDICTIONS, type Jurisdiction } from '@domain/organisation/org'
import type { DocStore } from '../../ports/doc-store'
import { readEach } from '../organisation/reach'
import { DRIVE_CONFIRMATIONS, ORGS } from '../stored/collections'
import { countsOf, settleCount } from '../stored/counts'

const UNIONS_MAX = 50_000

/** Moved whenever a base union is registered there. */
export const unionsCount = (jurisdiction: Jurisdiction): string => `unions:${jurisdiction}`
/** Moved by a union's first confirmation of the year. */
export const confirmedCount = (year: number, jurisdiction: Jurisdiction): string => `confirmed:${year}:${jurisdiction}`

/** One by one, for figures that nobody has kept yet. */
const countUnions = async (store: DocStore, jurisdiction: Jurisdiction): Promise<number> => {
  const parts = [{ index: 'byLevelIn', eq: ['base', jurisdiction] }]
  const unions = await readEach(store, ORGS, parts, { most: UNIONS_MAX }, () => 1)
  invariant(unions !== undefined, 'no city has so many unions')
  return unions.length
}
const countConfirmed = async (store: DocStore, year: number, jurisdiction: Jurisdiction): Promise<number> => {
  const posted = await readEach(
    store,
    DRIVE_CONFIRMATIONS,
    [{ index: 'byPlace', eq: [year, jurisdiction] }],
    { most: UNIONS_MAX },
    () => 1,
  )
  invariant(posted !== undefined, 'no city has so many unions')
  return posted.length
}

type Figures = { readonly jurisdiction: Jurisdiction; readonly unions: number; readonly confirmed: number }

/** Per jurisdiction how many unions there are and how many have posted: two figures read, not thousands of unions. */
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

/** How many base unions the city has. */
export const allUnions = async (store: DocStore): Promise<number> => {
  const known = await countsOf(store, JURISDICTIONS.map(unionsCount))
  let sum = 0
  for (const at of JURISDICTIONS) sum += known.get(unionsCount(at)) ?? (await countUnions(store, at))
  return sum
}

/** Writes down the figures that nobody has counted yet, so that nobody has to read every union again. */
export const settleFigures = async (store: DocStore, year: number): Promise<void> => {
  const ids = JURISDICTIONS.flatMap((at) => [unionsCount(at), confirmedCount(year, at)])
  if ((await countsOf(store, ids)).size === ids.length) return
  for (const at of JURISDICTIONS) {
    await settleCount(store, unionsCount(at), () => countUnions(store, at))
    await settleCount(store, confirmedCount(year, at), () => countConfirmed(store, year, at))
  }
}
