import { isDeepStrictEqual } from 'node:util'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { waitsOf } from '@domain/application/waits'
import { figuresOf } from '@domain/determination/validity'
import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import { caseFacts } from '@domain/report/case-figures'
import type { DocStore, Query, Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { onceOver } from '../clock/once-over'
import { shortHashesOf } from '../person/selves'
import { CASE_FACTS, CASES, type CaseFactsDoc, ONCE_OVER } from '../stored/collections'
import { manyOf } from '../stored/many'

const waitingOf = (snapshot: CaseSnapshot): CaseFactsDoc['waiting'] => {
  const waits = waitsOf(snapshot)
  if (Object.keys(waits).length === 0) return undefined
  return { for: waits, applicant: snapshot.applicant, ids: shortHashesOf(snapshot) }
}

/** As a store returns it: what is undefined is absent. */
export const factsOf = (snapshot: CaseSnapshot): CaseFactsDoc => {
  const { year, stage, dueOn, org, determination } = snapshot
  const open = stage === 'on-file' && determination !== undefined
  const facts: CaseFactsDoc = {
    ...{ ...caseFacts(snapshot), year, stage, dueOn, ...org },
    waiting: waitingOf(snapshot),
    figuresOn: open ? figuresOf(determination) : undefined,
  }
  return JSON.parse(JSON.stringify(facts)) as CaseFactsDoc
}

/** Writes the facts of a case, unless they stand there already. */
const writeFacts = async (tx: Tx, next: CaseSnapshot): Promise<void> => {
  const [facts, seen] = [factsOf(next), await tx.get(CASE_FACTS, next.id)]
  if (seen === undefined) await tx.insert(CASE_FACTS, next.id, facts)
  else if (!isDeepStrictEqual(seen.doc, facts)) await tx.replace(CASE_FACTS, seen, facts)
}

/** A step that changes nothing of it reads nothing either; a new case has none yet. */
export const factsFollow = async (tx: Tx, before: CaseSnapshot | undefined, next: CaseSnapshot): Promise<void> => {
  if (before === undefined) await tx.insert(CASE_FACTS, next.id, factsOf(next))
  else if (!isDeepStrictEqual(factsOf(before), factsOf(next))) await writeFacts(tx, next)
}

/** Writes the facts of these cases where they are missing or wrong. */
export const mendFacts = (store: DocStore, ids: readonly string[]): Promise<void> =>
  store.transaction(async (tx) => {
    for (const stored of await tx.getMany(CASES, ids)) if (stored !== undefined) await writeFacts(tx, stored.doc)
  })

/** a transaction stays small */
const CASES_AT_ONCE = 20
/** where ONCE_OVER remembers it: a new name when the rules of what is owed have changed, so that every case is compared again */
export const FACTS_ONCE_OVER = 'factsOfCases2'

/**
 * During an upgrade two releases run side by side, and the former one changes cases without their facts: the backfill waits a
 * day, then compares every case, so that whatever the former one left out is mended.
 */
const WAIT_MS = 24 * 60 * 60_000
const SINCE = 'factsSince2'

const isAlone = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<boolean> => {
  const seen = await store.get(ONCE_OVER, SINCE)
  if (seen !== undefined) return clock.now() - (seen.doc.since ?? 0) >= WAIT_MS
  const since = clock.now()
  await store.transaction(async (tx) => {
    if ((await tx.get(ONCE_OVER, SINCE)) !== undefined) return
    await tx.insert(ONCE_OVER, SINCE, { year: yearOf(shanghaiDate(since)), done: false, since })
  })
  return false
}

/** Backfills the facts of cases that an earlier release stored; until it is done, lists and reports read the cases themselves. */
export const keepFacts = (ports: Pick<Ports, 'store' | 'clock'>, until: number): Promise<number> =>
  onceOver(ports, FACTS_ONCE_OVER, until, async () =>
    (await isAlone(ports))
      ? {
          collection: CASES,
          index: 'byYear',
          eq: (city, year) => [city, year],
          atOnce: CASES_AT_ONCE,
          each: (cases) =>
            mendFacts(
              ports.store,
              cases.map(({ id }) => id),
            ),
        }
      : undefined,
  )

/** A new store has nothing to backfill. */
export const beginWithFacts = (tx: Tx, year: number): Promise<void> =>
  tx.insert(ONCE_OVER, FACTS_ONCE_OVER, { year, done: true })

/** Whether every case has its facts. */
export const factsAreKept = async (store: DocStore): Promise<boolean> =>
  (await store.get(ONCE_OVER, FACTS_ONCE_OVER))?.doc.done === true

/** The whole cases of a page of facts, in the same order. */
export const casesOf = async (
  store: DocStore,
  page: readonly Stored<CaseFactsDoc>[],
): Promise<readonly CaseSnapshot[]> => {
  const cases = await manyOf(
    store,
    CASES,
    page.map(({ id }) => id),
  )
  return page.flatMap(({ id }) => cases.get(id) ?? [])
}

/** A page of facts by an index that cases have too; until every case has its facts, they are made from the cases. */
export const pageOfFacts = async (store: DocStore, kept: boolean, query: Query) => {
  if (kept) return store.query(CASE_FACTS, query)
  const page = await store.query(CASES, query)
  return { ...page, items: page.items.map((stored) => ({ ...stored, doc: factsOf(stored.doc) })) }
}
