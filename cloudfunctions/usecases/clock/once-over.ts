import type { CaseSnapshot } from '@domain/application/snapshot'
import type { OrgId } from '@domain/kernel/ids'
import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import type { Collection, DocStore, Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { CASES, ONCE_OVER, type OnceOverDoc, ORGS } from '../stored/collections'
import { allOf, upsert } from '../stored/documents'

/** no document is older than the product */
const FIRST_YEAR = 2020
/** ends a run even if the clock does not advance (tests) */
const STEPS_MOST = 50

/** A collection to go through, by an index on city and year, and the work to do on its documents. */
export type Over<T> = {
  readonly collection: Collection<T>
  readonly index: string
  readonly eq: (city: OrgId, year: number) => readonly (string | number)[]
  readonly atOnce: number
  readonly each: (found: readonly Stored<T>[]) => Promise<void>
}

const citiesOf = async (store: DocStore): Promise<readonly OrgId[]> =>
  (await allOf(store, ORGS, { index: 'byLevel', eq: ['city'] })).map(({ doc }) => doc.id).sort()

/** The cases of every city and year, a few at a time. */
export const overCases = (atOnce: number, each: Over<CaseSnapshot>['each']): Over<CaseSnapshot> => ({
  ...{ collection: CASES, index: 'byYear', atOnce, each },
  eq: (city, year) => [city, year],
})

/**
 * The position after a year: after a city's last year comes the first year of the next city. A stored position without a city
 * belongs to the only city there was then.
 */
const after = (cities: readonly OrgId[], city: OrgId, year: number, thisYear: number): OnceOverDoc => {
  if (year < thisYear) return { city, year: year + 1, done: false }
  const next = cities[cities.indexOf(city) + 1]
  return next === undefined ? { city, year, done: true } : { city: next, year: FIRST_YEAR, done: false }
}

const remember = (store: DocStore, name: string, next: OnceOverDoc): Promise<void> =>
  store.transaction(async (tx) => {
    const now = await tx.get(ONCE_OVER, name)
    await upsert(tx, ONCE_OVER, name, now, next)
  })

/**
 * Goes once through documents that an earlier release stored, by city and year, a few at a time. The next run continues an
 * interrupted run, so the work on a document must be idempotent. Returns the number of steps.
 */
export const onceOver = async <T>(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  name: 'looks' | 'traces' | 'accounts' | 'alike' | 'payoutLines' | 'factsOfCases2',
  until: number,
  begin: () => Promise<Over<T> | undefined>,
): Promise<number> => {
  const seen = await store.get(ONCE_OVER, name)
  if (seen?.doc.done === true) return 0
  const [cities, over] = [await citiesOf(store), await begin()]
  const [first] = cities
  if (first === undefined || over === undefined) return 0
  const thisYear = yearOf(shanghaiDate(clock.now()))
  let at: OnceOverDoc = seen?.doc ?? { city: first, year: FIRST_YEAR, done: false }
  let steps = 0
  do {
    const { city = first, year, cursor } = at
    const page = await store.query(over.collection, {
      ...{ index: over.index, eq: over.eq(city, year), limit: over.atOnce },
      cursor,
    })
    await over.each(page.items)
    at = page.next === undefined ? after(cities, city, year, thisYear) : { city, year, cursor: page.next, done: false }
    await remember(store, name, at)
    steps += 1
  } while (!at.done && clock.now() < until && steps < STEPS_MOST)
  return steps
}
