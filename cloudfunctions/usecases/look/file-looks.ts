import type { OrgId } from '@domain/kernel/ids'
import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import type { DocStore, Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { CASES, LOOK_FILING, type LookFilingDoc, ORGS, REVEALS, type RevealDoc } from '../collections'

const CURSOR = 'looks'
/** no case is older than the product */
const FIRST_YEAR = 2020
const CASES_AT_ONCE = 10
/** where time stands still a run ends all the same */
const STEPS_MOST = 50
/** a transaction stays small */
const LOOKS_AT_ONCE = 10

const isFiled = ({ doc }: Stored<RevealDoc>): boolean => doc.county !== undefined

const fileSome = (store: DocStore, ids: readonly string[], county: OrgId): Promise<void> =>
  store.transaction(async (tx) => {
    for (const id of ids) {
      const look = await tx.get(REVEALS, id)
      if (look !== undefined && !isFiled(look)) await tx.replace(REVEALS, look, { ...look.doc, county })
    }
  })

/** The looks at one household that stand in no register yet, each written once more with its county. */
const fileLooksOf = async (store: DocStore, caseId: string, county: OrgId): Promise<void> => {
  let cursor: string | undefined
  do {
    const query = { index: 'byCase', eq: [caseId], limit: 100, ...(cursor === undefined ? {} : { cursor }) }
    const page = await store.query(REVEALS, query)
    const bare = page.items.filter((look) => !isFiled(look)).map(({ id }) => id)
    for (let from = 0; from < bare.length; from += LOOKS_AT_ONCE)
      await fileSome(store, bare.slice(from, from + LOOKS_AT_ONCE), county)
    cursor = page.next
  } while (cursor !== undefined)
}

/** A few households more; what comes next. */
const step = async (store: DocStore, city: OrgId, at: LookFilingDoc, thisYear: number): Promise<LookFilingDoc> => {
  const page = await store.query(CASES, {
    ...{ index: 'byYear', eq: [city, at.year], limit: CASES_AT_ONCE },
    ...(at.cursor === undefined ? {} : { cursor: at.cursor }),
  })
  for (const { doc } of page.items) await fileLooksOf(store, doc.id, doc.org.county)
  if (page.next !== undefined) return { year: at.year, cursor: page.next, done: false }
  return at.year >= thisYear ? { year: at.year, done: true } : { year: at.year + 1, done: false }
}

const remember = (store: DocStore, next: LookFilingDoc): Promise<void> =>
  store.transaction(async (tx) => {
    const now = await tx.get(LOOK_FILING, CURSOR)
    if (now === undefined) await tx.insert(LOOK_FILING, CURSOR, next)
    else await tx.replace(LOOK_FILING, now, next)
  })

/**
 * Looks from before there was a register are found by their household alone. Each is written once more, with its county, so
 * that every store files it where auditors search; a few households at a time, once and for all. Answers how many steps.
 */
export const fileLooks = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>, until: number): Promise<number> => {
  const seen = await store.get(LOOK_FILING, CURSOR)
  if (seen?.doc.done === true) return 0
  const [city] = (await store.query(ORGS, { index: 'byLevel', eq: ['city'], limit: 1 })).items
  if (city === undefined) return 0
  const thisYear = yearOf(shanghaiDate(clock.now()))
  let at: LookFilingDoc = seen?.doc ?? { year: FIRST_YEAR, done: false }
  let steps = 0
  do {
    at = await step(store, city.doc.id, at, thisYear)
    await remember(store, at)
    steps += 1
  } while (!at.done && clock.now() < until && steps < STEPS_MOST)
  return steps
}
