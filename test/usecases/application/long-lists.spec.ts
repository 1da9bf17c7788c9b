import type { Collection, DocStore, Query } from '@cloud/ports/doc-store'
import { factsFollow } from '@cloud/usecases/report/case-facts'
import { CASES, ONCE_OVER } from '@cloud/usecases/stored/collections'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Stage } from '@domain/application/stage'
import type { CaseId } from '@domain/kernel/ids'
import { addDays, addMonths } from '@domain/kernel/plain-date'
import { onFile } from '@test/support/money'
import { aWorld, type World } from '@test/support/ports'
import { aTown, submitted, type Town } from '@test/support/town'
import { caseOf, today } from '@test/support/walk'

let world: World
let town: Town
/** the number of whole cases that the store has handed out */
let whole = 0
beforeEach(async () => {
  world = await aWorld()
  const { store } = world.ports
  const counted: DocStore = {
    ...{ get: store.get.bind(store), transaction: store.transaction.bind(store) },
    getMany: async <T>(collection: Collection<T>, ids: readonly string[]) => {
      if (collection.name === CASES.name) whole += ids.length
      return store.getMany(collection, ids)
    },
    query: async <T>(collection: Collection<T>, query: Query) => {
      const page = await store.query(collection, query)
      if (collection.name === CASES.name) whole += page.items.length
      return page
    },
  }
  town = await aTown({ ...world, ports: { ...world.ports, store: Object.assign(Object.create(store), counted) } })
})
afterEach(() => world.close())

/** Copies of a case in the store, each with its own due day, `from` days after today and later. */
const copies = async (id: CaseId, count: number, from: number, over: Partial<CaseSnapshot>): Promise<void> => {
  const like = await caseOf(town, id)
  await world.ports.store.transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const own = `CA-${over.year ?? like.year}-${String(1000 + from + n).padStart(4, '0')}` as CaseId
      const copy: CaseSnapshot = { ...like, id: own, dueOn: addDays(today(town), from + n), ...over }
      await tx.insert(CASES, copy.id, copy)
      await factsFollow(tx, undefined, copy)
    }
  })
}

/** The store as an earlier release left it: the facts of its cases are not complete. */
const withoutFacts = () =>
  world.ports.store.transaction(async (tx) => {
    const once = await tx.get(ONCE_OVER, 'factsOfCases2')
    if (once !== undefined) await tx.remove(ONCE_OVER, once)
  })

const allPages = async (asked: { readonly stage?: Stage; readonly year?: number; readonly runningOut?: true }) => {
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const more = cursor === undefined ? {} : { cursor }
    const page = await town.tell('cityReviewer', 'case.queue', { ...asked, limit: 20, ...more })
    pages.push(page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  return pages
}

describe('the queue of one stage and year among many cases of other years', () => {
  const asked = { jurisdiction: 'pengjiang', stage: 'submitted', year: 2026 } as const
  beforeEach(async () => {
    const { caseId } = await submitted(town)
    await copies(caseId, 900, 10, { year: 2025 })
    await copies(caseId, 44, 2000, {})
  })

  test('has full pages while there are more cases, and reads no case that it does not show', async () => {
    whole = 0
    const pages = await allPages(asked)
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 5])
    expect(whole).toBe(45)
  })

  test('is the same list before every case has its facts', async () => {
    const all = (await allPages(asked)).flat()
    await withoutFacts()
    const pages = await allPages(asked)
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 5])
    expect(pages.flat()).toEqual(all)
  })

  test.each([
    { jurisdiction: 'taishan', stage: 'submitted' },
    { jurisdiction: 'taishan', year: 2026 },
    { jurisdiction: 'taishan', stage: 'submitted', year: 2026 },
  ] as const)(
    'is empty for %j, another jurisdiction than the officer’s, without reading any case',
    async (elsewhere) => {
      whole = 0
      for (const who of ['baseOfficer', 'countyReviewer'] as const)
        expect(await town.tell(who, 'case.queue', elsewhere)).toEqual({ items: [] })
      expect(whole).toBe(0)
    },
  )
})

test('the files whose figures expire soon are listed in full pages, the first to expire first', async () => {
  const { caseId } = await onFile(town)
  const like = await caseOf(town, caseId)
  const { determination } = like
  if (determination === undefined) throw new Error('not determined')
  const dated = (days: number) => ({ ...determination, on: addDays(addMonths(today(town), -12), days) })
  const file = { dueOn: undefined, determination }
  await copies(caseId, 900, 0, { ...file, year: 2025 })
  for (let n = 0; n < 45; n += 1) await copies(caseId, 1, 3000 + n, { ...file, determination: dated(30 - n) })
  // another visit was made, so that the city has to determine anew by a due day
  await copies(caseId, 1, 4000, { determination: dated(-100), resurveyedOn: today(town) })
  // one day too late for the list
  await copies(caseId, 1, 5000, { ...file, determination: dated(31) })
  whole = 0
  const pages = await allPages({ runningOut: true })
  expect(pages.map(({ length }) => length)).toEqual([20, 20, 6])
  expect(whole).toBe(46)
  expect(pages.flat().slice(0, 3)).toEqual(['CA-2026-5000', 'CA-2026-4044', 'CA-2026-4043'])
  await withoutFacts()
  expect((await allPages({ runningOut: true })).flat().sort()).toEqual(pages.flat().sort())
})

describe('an officer’s duties among many cases', () => {
  beforeEach(async () => {
    const { caseId } = await submitted(town)
    await copies(caseId, 60, 1, {})
    await copies(caseId, 60, -80, { year: 2025 })
    // the worker still has time to answer
    const correction = { dueOn: today(town), items: [], words: '', at: 'submitted' as const }
    await copies(caseId, 30, -300, { correction: correction as never, year: 2024 })
  })

  test('are counted without reading more than three whole cases of a stage', async () => {
    whole = 0
    const { groups } = await town.tell('baseOfficer', 'case.duties', {})
    expect(groups).toMatchObject([{ stage: 'submitted', count: 70, more: true, overdue: 60 }])
    expect(groups[0]?.first.map(({ id }) => id)).toEqual(['CA-2025-0920', 'CA-2025-0921', 'CA-2025-0922'])
    expect(whole).toBe(3)
  })

  test('are the same before every case has its facts', async () => {
    const before = await town.tell('baseOfficer', 'case.duties', {})
    await withoutFacts()
    expect(await town.tell('baseOfficer', 'case.duties', {})).toEqual(before)
  })
})
