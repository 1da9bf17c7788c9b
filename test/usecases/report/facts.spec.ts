import type { Collection, StoreWalk } from '@cloud/ports/doc-store'
import { mendAllFacts } from '@cloud/usecases/maintenance/mend-facts'
import { isSound, rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { FACTS_ONCE_OVER, factsOf, keepFacts } from '@cloud/usecases/report/case-facts'
import { CASE_FACTS, CASES, ENTRIES, ONCE_OVER } from '@cloud/usecases/stored/collections'
import type { CaseId } from '@domain/kernel/ids'
import { onFile, YEAR } from '@test/support/money'
import { aWorld, type World } from '@test/support/ports'
import { aTown, submitted, type Town } from '@test/support/town'
import { caseOf, walkTo } from '@test/support/walk'

let world: World
let town: Town
let filed: CaseId
beforeEach(async () => {
  world = await aWorld()
  town = await aTown(world)
  filed = (await onFile(town)).caseId
  await walkTo(town, 'on-notice', { seed: 2, worker: 'worker-2' })
  await submitted(town, { seed: 3, worker: 'worker-3' })
})
afterEach(() => town.close())

const check = () => rebuildCheck(world.ports.store, world.ports.sealer)
const report = () => town.tell('cityAuditor', 'report.year', { year: YEAR })
const behind = async (cell: { readonly class?: 'severe' | 'relative' | 'accident' }) =>
  (await town.tell('cityAuditor', 'report.drill', { year: YEAR, what: 'on-file', cell, limit: 20 })).cases

/** The store as an earlier release left it: nothing was kept of what the report counts. */
const asBefore = async (): Promise<void> => {
  const { store } = world.ports
  const all = await store.walk(CASE_FACTS, undefined, 100)
  await store.transaction(async (tx) => {
    for (const { id } of all) {
      const seen = await tx.get(CASE_FACTS, id)
      if (seen !== undefined) await tx.remove(CASE_FACTS, seen)
    }
    const once = await tx.get(ONCE_OVER, FACTS_ONCE_OVER)
    if (once !== undefined) await tx.remove(ONCE_OVER, once)
  })
}

const DAY_MS = 24 * 60 * 60_000
/** A day after the upgrade no process of the former release is left. */
const aDayLater = async (): Promise<void> => {
  expect(await keepFacts(world.ports, 0)).toBe(0)
  world.clock.set(world.clock.now() + DAY_MS)
}

test('the facts of a case are a small part of it and stand as the case stands after every step', async () => {
  const all = await world.ports.store.walk(CASE_FACTS, undefined, 100)
  expect(all).toHaveLength(3)
  for (const { id, doc } of all) {
    expect(doc).toEqual(factsOf(await caseOf(town, id as CaseId)))
    expect(JSON.stringify(doc).length).toBeLessThan(400)
  }
  expect(await check()).toMatchObject({ factsOff: [] })
})

test('the report and the lists behind its numbers are the same before, while and after the facts are backfilled', async () => {
  const [before, files] = [await report(), await behind({})]
  expect(before).toMatchObject({ applied: 3, onFile: 1 })
  expect(files.map(({ id }) => id)).toEqual([filed])
  await asBefore()
  expect(await report()).toEqual(before)
  expect(await behind({})).toEqual(files)
  expect(isSound(await check())).toBe(true)
  await aDayLater()
  expect(await report()).toMatchObject({ applied: 3, onFile: 1 })
  // cut off after each step: it goes on where it was, and nothing is counted by halves
  while ((await keepFacts(world.ports, 0)) > 0) expect(await report()).toMatchObject({ applied: 3, onFile: 1 })
  expect(await world.ports.store.walk(CASE_FACTS, undefined, 100)).toHaveLength(3)
  expect(await report()).toEqual({ ...before, asOf: (await report()).asOf })
  expect((await behind({})).map(({ id }) => id)).toEqual([filed])
})

test('a case that moves on while the facts are being backfilled is counted as it became', async () => {
  await asBefore()
  await aDayLater()
  await keepFacts(world.ports, 0)
  await town.tell('worker-3', 'case.withdraw', { why: '不再需要。' }, await third())
  while ((await keepFacts(world.ports, 0)) > 0);
  expect(await report()).toMatchObject({ applied: 3, withdrawn: 1 })
  expect(await check()).toMatchObject({ factsOff: [] })
})

test('a case that a process of the former release changes during the upgrade is counted as it became', async () => {
  await asBefore()
  // by this release, with its facts; then by the former one, without
  await town.tell('worker-3', 'case.withdraw', { why: '不再需要。' }, await third())
  const { store } = world.ports
  const [withdrawn] = (await store.walk(CASE_FACTS, undefined, 100)).filter(({ doc }) => doc.outcome === 'withdrawn')
  if (withdrawn === undefined) throw new Error('nothing was kept')
  await store.transaction((tx) => tx.replace(CASE_FACTS, withdrawn, { ...withdrawn.doc, outcome: 'open' }))
  await aDayLater()
  while ((await keepFacts(world.ports, 0)) > 0);
  expect(await report()).toMatchObject({ applied: 3, withdrawn: 1 })
})

const third = async () => {
  const all = await world.ports.store.walk(CASES, undefined, 100)
  const stored = all.find(({ doc }) => doc.stage === 'submitted')
  if (stored === undefined) throw new Error('nobody has just applied')
  return { caseId: stored.doc.id, version: stored.doc.seq }
}

test('the list behind a number is found by class, however rare', async () => {
  const { class: found } = await caseOf(town, filed).then(factsOf)
  if (found === undefined) throw new Error('not determined')
  expect((await behind({ class: found })).map(({ id }) => id)).toEqual([filed])
  const other = found === 'accident' ? 'severe' : 'accident'
  expect(await behind({ class: other })).toEqual([])
})

test('wrong, missing and orphaned facts are named by rebuild and made anew from the cases', async () => {
  const { store } = world.ports
  const [wrong, gone] = (await store.walk(CASE_FACTS, undefined, 100)).slice()
  if (wrong === undefined || gone === undefined) throw new Error('no facts')
  await store.transaction(async (tx) => {
    await tx.replace(CASE_FACTS, wrong, { ...wrong.doc, outcome: 'refused' })
    await tx.remove(CASE_FACTS, gone)
    await tx.insert(CASE_FACTS, 'CA-of-nobody', gone.doc)
  })
  const found = await check()
  expect(isSound(found)).toBe(false)
  expect([...found.factsOff].sort()).toEqual([wrong.id, gone.id, 'CA-of-nobody'].sort())
  await mendAllFacts(store)
  expect(isSound(await check())).toBe(true)
})

test('rebuild reads the cases beside their logs and not all of them beforehand', async () => {
  const like = await caseOf(town, filed)
  const { store } = world.ports
  const log = (await store.query(ENTRIES, { index: 'byCase', eq: [filed], limit: 100 })).items
  const ids = Array.from({ length: 400 }, (_, i) => `CA-z${String(i).padStart(4, '0')}` as CaseId)
  await store.transaction(async (tx) => {
    for (const id of ids) {
      await tx.insert(CASES, id, { ...like, id })
      for (const { doc } of log) await tx.insert(ENTRIES, `${id}:${String(doc.seq).padStart(5, '0')}`, doc)
    }
  })
  const [read, ahead] = [{ cases: 0, entries: 0 }, [] as number[]]
  const counted: StoreWalk = {
    walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) => {
      const page = await store.walk(collection, after, limit)
      if (collection.name === CASES.name) read.cases += page.length
      if (collection.name === ENTRIES.name) read.entries += page.length
      ahead.push(read.cases - read.entries / log.length)
      return page
    },
  }
  expect((await rebuildCheck(counted, world.ports.sealer)).cases).toBe(403)
  // a page of cases and the one behind it, never the whole store
  expect(Math.max(...ahead)).toBeLessThan(250)
})
