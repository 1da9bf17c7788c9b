import type { OrgId } from '@domain/kernel/ids'
import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import type { Collection, DocStore, Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { ONCE_OVER, type OnceOverDoc, ORGS } from '../stored/collections'

/** nothing is older than the product */
const FIRST_YEAR = 2020
/** where time stands still a run ends all the same */
const STEPS_MOST = 50

/** What is gone through: every document of a list that is kept by city and year, and what is done with some of them. */
export type Over<T> = {
  readonly collection: Collection<T>
  readonly index: string
  readonly eq: (city: OrgId, year: number) => readonly (string | number)[]
  readonly atOnce: number
  readonly each: (found: readonly Stored<T>[]) => Promise<void>
}

const citiesOf = async (store: DocStore): Promise<readonly OrgId[]> => {
  const cities: OrgId[] = []
  let cursor: string | undefined
  do {
    const query = { index: 'byLevel', eq: ['city'], limit: 100, ...(cursor === undefined ? {} : { cursor }) }
    const page = await store.query(ORGS, query)
    cities.push(...page.items.map(({ doc }) => doc.id))
    cursor = page.next
  } while (cursor !== undefined)
  return cities.sort()
}

/** After a city's last year comes the next city's first; a place that names no city is of the only one there was. */
const after = (cities: readonly OrgId[], city: OrgId, year: number, thisYear: number): OnceOverDoc => {
  if (year < thisYear) return { city, year: year + 1, done: false }
  const next = cities[cities.indexOf(city) + 1]
  return next === undefined ? { city, year, done: true } : { city: next, year: FIRST_YEAR, done: false }
}

const remember = (store: DocStore, name: string, next: OnceOverDoc): Promise<void> =>
  store.transaction(async (tx) => {
    const now = await tx.get(ONCE_OVER, name)
    if (now === undefined) await tx.insert(ONCE_OVER, name, next)
    else await tx.replace(ONCE_OVER, now, next)
  })

/**
 * Once over: what an earlier release stored is looked through once and for all, every city and year, a few documents at a
 * time. Cut off anywhere it goes on where it was, so what is done with a document must bear being done again. Answers how many steps.
 */
export const onceOver = async <T>(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  name: 'looks' | 'traces' | 'accounts',
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
      ...(cursor === undefined ? {} : { cursor }),
    })
    await over.each(page.items)
    at = page.next === undefined ? after(cities, city, year, thisYear) : { city, year, cursor: page.next, done: false }
    await remember(store, name, at)
    steps += 1
  } while (!at.done && clock.now() < until && steps < STEPS_MOST)
  return steps
}
