import { factsFollow, factsOf } from '@cloud/usecases/report/case-facts'
import { CASE_FACTS, CASES, LEDGER } from '@cloud/usecases/stored/collections'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId } from '@domain/kernel/ids'
import { refusalText } from '@src/text/refusals'
import { allot, onFile, paid, YEAR } from '@test/support/money'
import { aWorld, type World } from '@test/support/ports'
import { aTown, submitted, type Town } from '@test/support/town'
import { caseOf } from '@test/support/walk'

let world: World
/** overrides of the store or clock, set by a test */
const between: { query?: (typeof world.ports.store)['query']; now?: () => number } = {}
let town: Town
beforeEach(async () => {
  world = await aWorld()
  const { store, clock } = world.ports
  delete between.query
  delete between.now
  town = await aTown({
    ...world,
    ports: {
      ...world.ports,
      clock: { now: () => (between.now ?? clock.now)() },
      store: {
        walk: (collection, after, limit) => store.walk(collection, after, limit),
        get: (collection, id) => store.get(collection, id),
        getMany: (collection, ids) => store.getMany(collection, ids),
        query: (collection, query) => (between.query ?? store.query.bind(store))(collection, query),
        transaction: (work) => store.transaction(work),
      },
    },
  })
})
afterEach(() => world.close())

const copies = async (id: CaseId, count: number): Promise<void> => {
  const like = await caseOf(town, id)
  await world.ports.store.transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const copy: CaseSnapshot = { ...like, id: `CA-copy-${String(n).padStart(4, '0')}` as CaseId }
      await tx.insert(CASES, copy.id, copy)
      await factsFollow(tx, undefined, copy)
    }
  })
}
/** Pretends that a collection has `pages` pages of documents like this one, in one county. */
const asIf = (collection: { readonly name: string }, pages: number, like: unknown, length = 100): void => {
  const { store } = world.ports
  const full = { id: 'CA-like', v: 1, doc: like } as const
  let page = 0
  between.query = (asked, query) => {
    if (asked.name !== collection.name || (query.eq[0] === 'OR-direct' && asked.name === CASE_FACTS.name))
      return store.query(asked, query)
    if (asked.name === LEDGER.name && query.eq[1] !== 'settled') return store.query(asked, query)
    page += 1
    const items = Array.from({ length }, () => full as never)
    return Promise.resolve(page >= pages ? { items } : { items, next: String(page) })
  }
}

test('a year report yields to the event loop between two pages', async () => {
  const { caseId } = await submitted(town)
  await copies(caseId, 999)
  let turns = 0
  let over = false
  const others = (): void => {
    turns += 1
    if (!over) setImmediate(others)
  }
  setImmediate(others)
  const report = await town.tell('cityAuditor', 'report.year', { year: YEAR })
  over = true
  expect(report.applied).toBe(1000)
  expect(turns).toBeGreaterThanOrEqual(9) // ten pages
})

test('a drill-down without results yields to the event loop between two reads', async () => {
  await allot(town, 50_000)
  await paid(town, await onFile(town))
  const { items } = await world.ports.store.query(LEDGER, { index: 'byYear', eq: [YEAR, 'settled'], limit: 1 })
  asIf(LEDGER, 10, items[0]?.doc)
  let turns = 0
  let over = false
  const others = (): void => {
    turns += 1
    if (!over) setImmediate(others)
  }
  setImmediate(others)
  // a filter that no index serves
  const asked = { year: YEAR, what: 'paid', cell: { class: 'accident' }, limit: 20 } as const
  expect((await town.tell('cityAuditor', 'report.drill', asked)).lines).toEqual([])
  over = true
  expect(turns).toBeGreaterThanOrEqual(9)
})

test('a million cases and payments are counted in one report', async () => {
  await allot(town, 50_000)
  const family = await onFile(town)
  await paid(town, family)
  asIf(CASE_FACTS, 10_000, factsOf(await caseOf(town, family.caseId)))
  expect(await town.tell('cityAuditor', 'report.year', { year: YEAR })).toMatchObject({
    applied: 1_000_000,
    onFile: 1_000_000,
  })
  const { items } = await world.ports.store.query(LEDGER, { index: 'byYear', eq: [YEAR, 'settled'], limit: 1 })
  asIf(LEDGER, 10_000, items[0]?.doc)
  const { total } = await town.tell('cityAuditor', 'report.year', { year: YEAR })
  expect(total).toMatchObject({ households: 1, personTimes: 1, money: (items[0]?.doc.amount ?? 0) * 1_000_000 })
})

test('a report that is too large for one call is refused as REPORT_TOO_LARGE with advice', async () => {
  const { caseId } = await submitted(town)
  asIf(CASE_FACTS, 60, factsOf(await caseOf(town, caseId)), 100_000)
  const code = await town.refusal('cityAuditor', 'report.year', { year: YEAR })
  expect(code).toBe('REPORT_TOO_LARGE')
  const words = refusalText({ code, about: {} })
  expect(words).toContain('各县')
  expect(words).not.toContain('次数太多')
})

test('a report that takes too long is refused as REPORT_TOO_LARGE', async () => {
  const { caseId } = await submitted(town)
  await copies(caseId, 399)
  const began = world.clock.now()
  let looks = 0
  between.now = () => {
    looks += 1
    return began + looks * 20_000
  }
  expect(await town.refusal('cityAuditor', 'report.year', { year: YEAR })).toBe('REPORT_TOO_LARGE')
})
