import { runTool } from '@cloud/maintenance/run'
import type { Collection } from '@cloud/ports/doc-store'
import { findFile, takenBy } from '@cloud/usecases/files/find-files'
import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { retain, retentionReport } from '@cloud/usecases/maintenance/retention'
import { everything } from '@cloud/usecases/maintenance/walk'
import {
  COMMANDS,
  FILES,
  FILINGS,
  type FileDoc,
  INBOX,
  NOTICES,
  OUTBOX,
  RETENTION_RUNS,
} from '@cloud/usecases/stored/collections'
import type { CaseId } from '@domain/kernel/ids'
import { addDays } from '@domain/kernel/plain-date'
import { keptSince, RETENTION, type RetentionKind } from '@domain/retention/retention'
import { aWorld, type World } from '../../support/ports'
import { killable } from '../../support/sabotage'
import { aTown, JPEG, type Town } from '../../support/town'
import { now, setDay, today, type Walked, walkTo } from '../../support/walk'

let world: World
let town: Town
beforeEach(async () => {
  world = await aWorld()
  town = await aTown(world)
})
afterEach(() => town.close())

const all = async <T>(collection: Collection<T>): Promise<readonly T[]> => {
  const docs: T[] = []
  for await (const { doc } of everything(world.ports.store, collection)) docs.push(doc)
  return docs
}
const later = (days: number): void => setDay(town, addDays(today(town), days))
/** Runs the retention job as the timer does: small steps until nothing is left for the day. */
const cleanUp = async (): Promise<void> => {
  while ((await retain(world.ports)) > 0);
}
/** All files, each with the case or union that has taken it. */
const allFiles = async (): Promise<readonly FileDoc[]> => {
  const files: FileDoc[] = []
  for (const file of await all(FILES)) files.push((await findFile(world.ports.store, file.id))?.doc ?? file)
  return files
}
const pictures = async (caseId: CaseId): Promise<readonly FileDoc[]> =>
  (await allFiles()).filter((file) => file.caseId === caseId)
const unused = async () =>
  (await world.ports.store.query(FILES, { index: 'byUse', eq: ['free'], limit: 100 })).items.map(({ id }) => id)
const dueOf = async (kind: RetentionKind) => (await retentionReport(world.ports)).find((each) => each.kind === kind)

const refused = async (): Promise<Walked> => {
  const at = await walkTo(town, 'county-review')
  const how = { reasons: ['not-compliant' as const], words: '不符合本市条件' }
  return { ...(await town.tell('countyReviewer', 'case.refuse', how, at)), worker: at.worker }
}

test('every retention period is a whole number of days and is counted from the day itself', () => {
  for (const [kind, { days }] of Object.entries(RETENTION)) {
    expect(Number.isInteger(days) && days > 0).toBe(true)
    expect(addDays(keptSince(kind as RetentionKind, '2026-03-09' as never), days)).toBe('2026-03-09')
  }
})

test('pictures of a refused application are kept for one year, and its log is kept longer and still folds', async () => {
  const { caseId } = await refused()
  const [file] = await pictures(caseId)
  if (file === undefined) throw new Error('the case has pictures')
  later(365)
  await cleanUp()
  expect((await pictures(caseId)).length).toBeGreaterThan(0)
  later(1)
  await cleanUp()
  expect(await pictures(caseId)).toEqual([])
  expect(await world.ports.files.read(file.id)).toBeUndefined()
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({
    cases: 1,
    casesOff: [],
    chainOff: [],
  })
  const view = await town.tell('countyReviewer', 'case.open', { caseId })
  expect(view.row.stage).toBe('refused')
  expect(await town.refusal('countyReviewer', 'file.link', { file: file.id })).toBe('NOT_FOUND')
})

test('a case on file keeps its pictures', async () => {
  const { caseId } = await walkTo(town, 'on-file')
  const before = await pictures(caseId)
  later(3000)
  await cleanUp()
  expect(await pictures(caseId)).toEqual(before)
})

test('a case under re-examination keeps everything', async () => {
  const at = await refused()
  await town.tell(at.worker, 'case.requestReexamination', { why: '请再看一次', files: [] }, await now(town, at.caseId))
  later(2000)
  const before = await pictures(at.caseId)
  await cleanUp()
  expect(await pictures(at.caseId)).toEqual(before)
})

test('an audit hold keeps a case with its pictures until it is lifted', async () => {
  const { caseId } = await refused()
  const shop = async () => ({ ...world.ports, close: async () => undefined })
  const tool = async (...args: readonly string[]): Promise<string> => {
    const said: string[] = []
    await runTool(['retention', ...args], { reading: shop, working: shop }, (line) => void said.push(line))
    return said.join('\n')
  }
  expect(await tool('--hold', caseId, '--reason', '2026 年审计')).toContain('审计保留')
  later(1000)
  await cleanUp()
  expect((await pictures(caseId)).length).toBeGreaterThan(0)
  expect(await dueOf('case-materials')).toMatchObject({ due: 0, held: 1 })
  await tool('--release', caseId)
  expect(await tool()).toContain('到期 1 项')
  expect((await pictures(caseId)).length).toBeGreaterThan(0)
  later(1)
  await tool('--run')
  expect(await pictures(caseId)).toEqual([])
  expect(await tool('--hold', 'CA-none', '--reason', 'x')).toContain('没有案件')
})

test('messages, stored answers and online notices are deleted after their periods, and records of cases are only listed', async () => {
  const { caseId } = await refused()
  await town.tell('cityReviewer', 'case.open', { caseId })
  later(91)
  await cleanUp()
  expect(await all(COMMANDS)).toEqual([])
  expect(await all(NOTICES)).toEqual([])
  expect((await all(INBOX)).length).toBeGreaterThan(0)
  later(640)
  await cleanUp()
  expect(await all(INBOX)).toEqual([])
  expect((await all(OUTBOX)).every(({ state }) => state === 'waiting')).toBe(true)
  later(3000)
  expect(await dueOf('case-records')).toMatchObject({ due: 1, ids: [caseId] })
  await cleanUp()
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({ cases: 1, casesOff: [] })
})

test('uploads that were never finished or never used are deleted, and those claimed by a case are kept', async () => {
  const { caseId } = await walkTo(town, 'surveying')
  const ticket = { purpose: 'proof' as const, size: JPEG.length, mime: 'image/jpeg' }
  await town.tell('worker-1', 'file.ticket', ticket)
  const left = await town.upload('worker-1', 'proof')
  const taken = await pictures(caseId)
  later(3)
  await cleanUp()
  expect((await all(FILES)).filter(({ state }) => state === 'awaited')).toEqual([])
  later(28)
  await cleanUp()
  expect(await allFiles()).toEqual(taken)
  expect(await world.ports.files.read(left)).toBeUndefined()
  // taken files have left the list, so that they are not read again every day
  expect(await unused()).toEqual([])
})

test('a picture claimed in an earlier version of the store is kept, and deleted with its case', async () => {
  const { caseId } = await refused()
  const before = await pictures(caseId)
  for (const { id } of before)
    await world.ports.store.transaction(async (tx) => {
      const [file, filing] = await Promise.all([tx.get(FILES, id), tx.get(FILINGS, id)])
      if (file === undefined || filing === undefined) throw new Error('the case has taken it')
      await tx.replace(FILES, file, takenBy(file.doc, filing.doc))
      await tx.remove(FILINGS, filing)
    })
  later(40)
  await cleanUp()
  expect(await pictures(caseId)).toEqual(before)
  later(330)
  await cleanUp()
  expect(await all(FILES)).toEqual([])
})

test('deleting a case’s pictures also deletes the record that they were claimed', async () => {
  const { caseId } = await refused()
  expect((await all(FILINGS)).length).toBeGreaterThan(0)
  later(366)
  await cleanUp()
  expect([await pictures(caseId), await all(FILINGS), await all(FILES)]).toEqual([[], [], []])
})

test('after being killed at any point and restarted, retention deletes everything due once and logs the day', async () => {
  await refused()
  later(800)
  for (let n = 1; n < 40; n += 3) {
    const fragile = killable(world)
    fragile.killAt(n, n % 2 === 0 ? 'before' : 'after')
    await retain(fragile.world.ports, 10).catch(() => undefined)
  }
  await cleanUp()
  const report = await retentionReport(world.ports)
  expect(report.filter(({ kind, due }) => RETENTION[kind].act === 'remove' && due > 0)).toEqual([])
  const lines = (await all(RETENTION_RUNS)).filter(({ on }) => on === today(town))
  expect(lines.every(({ done }) => done)).toBe(true)
  expect(lines.map(({ kind }) => kind).sort()).toEqual(
    (Object.keys(RETENTION) as RetentionKind[]).filter((kind) => RETENTION[kind].act === 'remove').sort(),
  )
})

test('one step of retention deletes at most the given number, so that other jobs get their time', async () => {
  await refused()
  later(800)
  const before = (await retentionReport(world.ports)).reduce((sum, { due }) => sum + due, 0)
  await retain(world.ports, 5)
  const after = (await retentionReport(world.ports)).reduce((sum, { due }) => sum + due, 0)
  expect(before - after).toBeGreaterThan(0)
  expect(before - after).toBeLessThanOrEqual(5)
  expect((await retentionReport(world.ports)).some(({ due }) => due > 0)).toBe(true)
})
