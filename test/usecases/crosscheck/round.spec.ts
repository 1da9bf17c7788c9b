import { excelTables } from '@cloud/adapters/tables/excel'
import { createClock } from '@cloud/clock/create'
import { workOnRound } from '@cloud/usecases/crosscheck/round-jobs'
import { CASES, CHECK_BATCHES, CHECK_LISTS, checkListId, REVEALS } from '@cloud/usecases/stored/collections'
import type { CaseId, CheckBatchId } from '@domain/kernel/ids'
import { firstSheet } from '@local/walk/first-sheet'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { caseOf, filledList, importList, startCheck, uploadTable, type Walked, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const ready = (seed: number): Promise<Walked> => walkTo(town, 'crosschecking', { seed })
const tick = () => createClock(town.world.ports)()
const startRound = async (openid = 'cityReviewer'): Promise<CheckBatchId> =>
  (await town.tell(openid, 'crosscheck.createBatch', { org: ORG.city.id, counterparts: ['vehicles'] })).batch
const open = (batch: CheckBatchId) => town.tell('cityReviewer', 'crosscheck.open', { batch })
const headerOf = async (batch: CheckBatchId) => {
  const stored = await town.world.ports.store.get(CHECK_BATCHES, batch)
  if (stored === undefined) throw new Error('no such round')
  return stored
}

/** The same round as if it had so many households that each stands in a list of its own. */
const apart = async (batch: CheckBatchId): Promise<void> => {
  const { store } = town.world.ports
  const [header, list] = [await headerOf(batch), await store.get(CHECK_LISTS, checkListId(batch, 0))]
  if (list === undefined) throw new Error('no list')
  const rowsBy = new Map<CaseId, (typeof list.doc.rows)[number][]>()
  for (const row of list.doc.rows) rowsBy.set(row.caseId, [...(rowsBy.get(row.caseId) ?? []), row])
  await store.transaction(async (tx) => {
    await tx.replace(CHECK_BATCHES, header, { ...header.doc, tallies: [...rowsBy].map(() => ({})) })
    for (const [at, rows] of [...rowsBy.values()].entries()) {
      if (at === 0) await tx.replace(CHECK_LISTS, list, { batch, rows })
      else await tx.insert(CHECK_LISTS, checkListId(batch, at), { batch, rows })
    }
  })
}

describe('a round of all waiting households', () => {
  test('is gathered and started by the clock, and says meanwhile what it is doing', async () => {
    const [one, other] = [await ready(1), await ready(2)]
    const batch = await startRound()
    expect((await open(batch)).batch).toMatchObject({ households: 0, work: { kind: 'gather' } })
    expect((await caseOf(town, one.caseId)).check).toBeUndefined()
    await tick()
    const { batch: row, cases } = await open(batch)
    expect(row).toMatchObject({ households: 2, persons: 6 })
    expect(row.work).toBeUndefined()
    expect(cases.map(({ id }) => id).sort()).toEqual([one.caseId, other.caseId].sort())
    expect((await caseOf(town, other.caseId)).check?.batch).toBe(batch)
    const entry = (await caseOf(town, one.caseId)).check
    expect(entry?.counterparts).toEqual(['vehicles'])
  })

  test('goes on while somebody looks at it, without the clock', async () => {
    await ready(1)
    const batch = await startRound()
    expect((await town.tell('cityReviewer', 'crosscheck.goOn', { batch })).batch).toMatchObject({ households: 1 })
    expect((await headerOf(batch)).doc.jobs).toBeUndefined()
  })

  test('leaves out a household that may not start, and says how many and why', async () => {
    const [fit, unfit] = [await ready(1), await ready(2)]
    const { store } = town.world.ports
    await store.transaction(async (tx) => {
      const seen = await tx.get(CASES, unfit.caseId)
      if (seen === undefined) throw new Error('no case')
      const consents = seen.doc.consents.filter(({ matter, member }) => matter !== 'crosscheck' || member !== 'm1')
      await tx.replace(CASES, seen, { ...seen.doc, consents })
    })
    const batch = await startRound()
    await tick()
    const { batch: row, left } = await open(batch)
    expect(row).toMatchObject({ households: 1, persons: 3 })
    expect(left).toEqual([{ code: 'CONSENT_MISSING', households: 1 }])
    expect((await caseOf(town, fit.caseId)).check).toBeDefined()
    expect((await caseOf(town, unfit.caseId)).check).toBeUndefined()
  })

  test('drops a household that leaves between gathering and starting', async () => {
    const [stays, leaves] = [await ready(1), await ready(2)]
    const batch = await startRound()
    const header = await headerOf(batch)
    // gathered, not started
    let steps = 0
    const now = town.world.ports.clock.now()
    const clock = { now: () => now + (steps++ > 0 ? 10 : 0) }
    await workOnRound({ ...town.world.ports, clock }, header.doc.id, now + 5)
    expect((await headerOf(batch)).doc.jobs).toBeDefined()
    await town.tell(leaves.worker, 'case.withdraw', { why: '' }, leaves)
    await tick()
    expect((await open(batch)).batch).toMatchObject({ households: 1, persons: 3 })
    expect((await caseOf(town, stays.caseId)).check?.batch).toBe(batch)
  })

  test('gives no list and takes no results before its households have started', async () => {
    await ready(1)
    const batch = await startRound()
    const asked = { batch, counterpart: 'vehicles' as const }
    expect(await town.refusal('cityReviewer', 'crosscheck.export', { ...asked, purpose: '数据比对' })).toBe(
      'ROUND_BUSY',
    )
  })
})

describe('a round of several lists', () => {
  const purpose = '困难职工认定数据比对'
  const looksAt = async ({ caseId }: Walked) =>
    (await town.world.ports.store.query(REVEALS, { index: 'byCase', eq: [caseId], limit: 10 })).items.length

  test('gives its lists only after every household has its line in the register, and only to the officer of that line', async () => {
    const [one, other] = [await ready(1), await ready(2)]
    const batch = await startCheck(town, [one.caseId, other.caseId], ['vehicles'])
    await apart(batch)
    const asked = { batch, counterpart: 'vehicles' as const, purpose }
    expect(await town.refusal('cityReviewer', 'crosscheck.export', asked)).toBe('LISTS_NOT_PREPARED')
    await town.tell('cityReviewer', 'crosscheck.prepare', { batch, purpose })
    expect(await town.refusal('cityReviewer', 'crosscheck.export', asked)).toBe('ROUND_BUSY')
    expect(await looksAt(one)).toBe(0)
    await tick()
    expect([await looksAt(one), await looksAt(other)]).toEqual([1, 1])
    expect(await town.refusal('cityReviewer2', 'crosscheck.export', asked)).toBe('LISTS_NOT_PREPARED')
    const { url } = await town.tell('cityReviewer', 'crosscheck.export', asked)
    expect(url).not.toBe('')
    expect([await looksAt(one), await looksAt(other)]).toEqual([1, 1])
  })

  test('contains every person once, under the numbers of the round, and takes the answers of all lists from one file', async () => {
    const some = [await ready(1), await ready(2), await ready(3)]
    const batch = await startCheck(
      town,
      some.map(({ caseId }) => caseId),
      ['vehicles'],
    )
    await apart(batch)
    const [, second] = some
    const done = await importList(town, batch, 'vehicles', (_c, member, caseId) =>
      caseId === second?.caseId && member === 'm1' ? 'record' : 'no-record',
    )
    expect(done).toMatchObject({ read: 9, applied: 9, hits: 1, problems: [] })
    expect((await headerOf(batch)).doc.tallies.map(({ vehicles }) => vehicles)).toEqual([
      [3, 0],
      [3, 1],
      [3, 0],
    ])
    const { cases, batch: row } = await open(batch)
    expect(row.counterparts).toMatchObject([{ returned: 9, hits: 1, rows: 9 }])
    expect(cases[0]?.id).toBe(second?.caseId)
    expect(cases).toHaveLength(3)
  })

  test('takes the answers of a long file in several calls, each of which says where the next goes on', async () => {
    const some = [await ready(1), await ready(2), await ready(3)]
    const batch = await startCheck(
      town,
      some.map(({ caseId }) => caseId),
      ['vehicles'],
    )
    await apart(batch)
    const file = await uploadTable(town, [
      ...(await filledList(town, batch, 'vehicles')),
      [99, '某人', '', '无记录', '', ''],
    ])
    const { store } = town.world.ports
    const write = store.transaction.bind(store)
    const slow = jest.spyOn(store, 'transaction').mockImplementation((work) => {
      town.world.clock.add(12_000)
      return write(work)
    })
    const call = (from?: number) =>
      town.tell('cityReviewer', 'crosscheck.import', {
        batch,
        counterpart: 'vehicles',
        file,
        ...(from === undefined ? {} : { from }),
      })
    const first = await call()
    expect(first).toMatchObject({ next: 2, applied: 6, problems: [{ problem: 'no-unknown' }] })
    expect((await headerOf(batch)).doc.tallies).toEqual([{ vehicles: [3, 0] }, { vehicles: [3, 0] }, {}])
    const last = await call(first.next)
    expect(last).toMatchObject({ applied: 3, problems: [] })
    expect(last.next).toBeUndefined()
    slow.mockRestore()
    expect((await open(batch)).batch.counterparts).toMatchObject([{ returned: 9, rows: 9 }])
  })

  test('the file of the round has all persons', async () => {
    const some = [await ready(1), await ready(2)]
    const batch = await startCheck(
      town,
      some.map(({ caseId }) => caseId),
      ['vehicles'],
    )
    await apart(batch)
    await town.tell('cityReviewer', 'crosscheck.prepare', { batch, purpose })
    await tick()
    const { name, url } = await town.tell('cityReviewer', 'crosscheck.export', {
      batch,
      counterpart: 'vehicles',
      purpose,
    })
    expect(name).toContain('公安')
    const id = /FI-[0-9a-f]{20}/.exec(url)?.[0]
    const bytes = id === undefined ? undefined : await town.world.ports.files.read(id as never)
    const rows = bytes === undefined ? [] : await firstSheet(excelTables, bytes)
    expect(rows.filter((row) => typeof row[0] === 'number').map((row) => row[0])).toEqual([1, 2, 3, 4, 5, 6])
  })
})
