import { isDeepStrictEqual } from 'node:util'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import { caseFacts } from '@domain/report/case-figures'
import type { DocStore, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { onceOver } from '../clock/once-over'
import { CASE_FACTS, CASES, type CaseFactsDoc, ONCE_OVER } from '../stored/collections'

/** As a store returns it: what is undefined is absent. */
export const factsOf = (snapshot: CaseSnapshot): CaseFactsDoc => {
  const { base: _base, ...org } = snapshot.org
  return JSON.parse(JSON.stringify({ ...caseFacts(snapshot), year: snapshot.year, ...org })) as CaseFactsDoc
}

/** Writes the facts of a case, unless they stand there already. */
const writeFacts = async (tx: Tx, next: CaseSnapshot): Promise<void> => {
  const [facts, seen] = [factsOf(next), await tx.get(CASE_FACTS, next.id)]
  if (seen === undefined) await tx.insert(CASE_FACTS, next.id, facts)
  else if (!isDeepStrictEqual(seen.doc, facts)) await tx.replace(CASE_FACTS, seen, facts)
}

/** Most steps change nothing that the report counts: then nothing is read either. */
export const factsFollow = async (tx: Tx, before: CaseSnapshot | undefined, next: CaseSnapshot): Promise<void> => {
  if (before === undefined || !isDeepStrictEqual(factsOf(before), factsOf(next))) await writeFacts(tx, next)
}

/** Writes the facts of these cases where they are missing or wrong. */
export const mendFacts = (store: DocStore, ids: readonly string[]): Promise<void> =>
  store.transaction(async (tx) => {
    for (const stored of await tx.getMany(CASES, ids)) if (stored !== undefined) await writeFacts(tx, stored.doc)
  })

/** a transaction stays small */
const CASES_AT_ONCE = 20
/** where ONCE_OVER remembers it */
export const FACTS_ONCE_OVER = 'facts'

/**
 * During an upgrade two releases run side by side, and the former one changes cases without their facts: the backfill waits a
 * day, then compares every case, so that whatever the former one left out is mended.
 */
const WAIT_MS = 24 * 60 * 60_000
const SINCE = 'factsSince'

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

/** Backfills the facts of cases that an earlier release stored; until it is done, the report reads the cases themselves. */
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
