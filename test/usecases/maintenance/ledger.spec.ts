import type { Collection, Stored, StoreWalk } from '@cloud/ports/doc-store'
import { isSound, rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { KEY_MARKS, KEY_MARKS_ID, LEDGER, type LedgerDoc } from '@cloud/usecases/stored/collections'
import { yuan } from '@domain/kernel/fen'
import { tampered } from '../../cloud/maintenance/tampered'
import { allot, answered, held, lineId, onFile, paid, sent } from '../../support/money'
import { aWorld, type World } from '../../support/ports'
import { aTown, type Town } from '../../support/town'
import { now, today } from '../../support/walk'

let world: World
let town: Town
let lines: readonly Stored<LedgerDoc>[] = []

beforeAll(async () => {
  world = await aWorld()
  town = await aTown(world)
  await allot(town, 100_000)
  await allot(town, 50_000, 'central')
  const given = await onFile(town, { seed: 2, worker: 'worker-2' })
  const shares = [
    { line: lineId(), amount: yuan(3000) },
    { line: lineId('central'), amount: yuan(1000) },
  ]
  const family = await onFile(town)
  const grant = await paid(town, family, yuan(4000), { shares })
  // it was returned by the bank, and paid again
  const returned = { grant, returnedOn: today(town), reason: '收款行系统退回', owner: 'bank' as const }
  await town.tell('countyFund', 'payout.return', returned, await now(town, family.caseId))
  const { batch } = await sent(town, [grant])
  await answered(town, batch, [{ no: 1, amount: yuan(4000) }])
  const back = await held(town, given)
  await town.tell('countyFund', 'grant.release', { grant: back, why: '重复登记' }, await now(town, given.caseId))
  lines = await world.ports.store.walk(LEDGER, undefined, 100)
})
afterAll(() => town.close())

const inPlace = (rows: readonly Stored<unknown>[]): Readonly<Record<string, readonly Stored<unknown>[]>> => ({
  [LEDGER.name]: rows,
  [KEY_MARKS.name]: [{ id: KEY_MARKS_ID, v: 1, doc: { at: 0 } }],
})

/** The store with these ledger lines instead of the original ledger; all allocations count as authenticated. */
const holding = (rows: readonly Stored<unknown>[]): StoreWalk => ({
  walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) =>
    inPlace(rows)[collection.name] !== undefined
      ? ((after === undefined ? inPlace(rows)[collection.name] : []) as readonly Stored<T>[])
      : world.ports.store.walk(collection, after, limit),
})
const check = (rows: readonly Stored<unknown>[]) => rebuildCheck(holding(rows), world.ports.sealer)

test('an untouched ledger agrees with the log of every case after holds, releases, split payments and returns', async () => {
  expect(await check(lines)).toMatchObject({ linesOff: [], ledgerOff: [], chainOff: [] })
  expect(new Set(lines.map(({ doc }) => doc.kind))).toEqual(
    new Set(['allocated', 'held', 'released', 'returned', 'settled']),
  )
})

test('any field of a ledger line that is changed or removed is detected', async () => {
  const unseen: string[] = []
  for (const [i, { doc }] of lines.entries())
    for (const { how, value } of tampered(JSON.parse(JSON.stringify(doc)))) {
      const rows = lines.map((row, at) => (at === i ? { ...row, doc: value } : row))
      if (isSound(await check(rows))) unseen.push(`${doc.kind} ${how}`)
    }
  expect(unseen.filter((each) => !each.includes('something added'))).toEqual([])
})

test('a ledger line that is removed, duplicated or replaced by another is detected', async () => {
  for (const [i, row] of lines.entries()) {
    const others = lines.filter((_, at) => at !== i)
    expect(isSound(await check(others))).toBe(false)
    expect(isSound(await check([...lines, { ...row, id: `${row.id}x` }]))).toBe(false)
    const next = lines[(i + 1) % lines.length]
    if (next !== undefined) expect(isSound(await check([...others, { ...next, id: row.id }]))).toBe(false)
  }
})
