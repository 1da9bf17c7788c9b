import type { Stored } from '@cloud/ports/doc-store'
import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { CASES, ENTRIES, entryId } from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import { fold } from '@domain/application/fold'
import type { CaseId } from '@domain/kernel/ids'
import { accountIn } from '@test/support/household'
import { aWorld, type World } from '../../support/ports'
import { aTown, submitted, type Town } from '../../support/town'
import { walkTo } from '../../support/walk'

let world: World
let town: Town
let caseId: CaseId
beforeEach(async () => {
  world = await aWorld()
  town = await aTown(world)
  caseId = (await walkTo(town, 'county-review')).caseId
  await submitted(town, { seed: 2, worker: 'worker-2' })
})
afterEach(() => town.close())

const check = () => rebuildCheck(world.ports.store, world.ports.sealer)

const entryAt = async (seq: number): Promise<Stored<Entry>> => {
  const stored = await world.ports.store.get(ENTRIES, entryId(caseId, seq))
  if (stored === undefined) throw new Error('no such entry')
  return stored
}
const change = async (seq: number, how: (entry: Entry) => Entry): Promise<void> => {
  const seen = await entryAt(seq)
  await world.ports.store.transaction((tx) => tx.replace(ENTRIES, seen, how(seen.doc)))
}
const remove = async (seq: number): Promise<void> => {
  const seen = await entryAt(seq)
  await world.ports.store.transaction((tx) => tx.remove(ENTRIES, seen))
}
/** Folds the snapshot again from the altered log, as a person who covers their tracks would. */
const foldAnew = async (): Promise<void> => {
  const log: Entry[] = []
  for (let seq = 1; ; seq += 1) {
    const stored = await world.ports.store.get(ENTRIES, entryId(caseId, seq))
    if (stored === undefined) break
    log.push(stored.doc)
  }
  const seen = await world.ports.store.get(CASES, caseId)
  const snapshot = fold(log)
  if (seen === undefined || snapshot === undefined) throw new Error('nothing to fold')
  await world.ports.store.transaction((tx) => tx.replace(CASES, seen, snapshot))
}

test('an untouched store passes the check of the chain', async () => {
  expect(await check()).toMatchObject({ cases: 2, casesOff: [], chainOff: [] })
})

test('an altered old entry is detected, even if the snapshot was rebuilt from it', async () => {
  await change(2, (entry) => ({ ...entry, on: '2026-03-03' as Entry['on'] }))
  await foldAnew()
  expect(await check()).toMatchObject({ casesOff: [], chainOff: [{ caseId, seq: 2, what: 'altered' }] })
})

test('a sealed value replaced by another is detected', async () => {
  const other = (await world.ports.store.get(CASES, caseId))?.doc.declaration
  await change(1, (entry) => {
    if (entry.kind !== 'submit' || other === undefined) throw new Error('the first entry is the submission')
    const account = accountIn(entry.facts.declaration)
    const forged = { ...account.number, sealed: world.ports.sealer.seal('6200000000000000000', 'household:account') }
    const declaration = { ...entry.facts.declaration, account: { ...account, number: forged } }
    return { ...entry, facts: { ...entry.facts, declaration } }
  })
  await foldAnew()
  expect((await check()).chainOff).toEqual([{ caseId, seq: 1, what: 'altered' }])
})

test('a removed entry is detected', async () => {
  await remove(3)
  expect((await check()).chainOff).toEqual([{ caseId, seq: 3, what: 'gap' }])
})

test('two swapped entries are detected', async () => {
  const [third, fourth] = [await entryAt(3), await entryAt(4)]
  await change(3, (entry) => ({ ...fourth.doc, seq: entry.seq }))
  await change(4, (entry) => ({ ...third.doc, seq: entry.seq }))
  expect((await check()).chainOff).toEqual([{ caseId, seq: 3, what: 'altered' }])
})

test('an inserted entry is detected, because a link cannot be made without the key', async () => {
  const last = (await world.ports.store.get(CASES, caseId))?.doc.seq ?? 0
  const { doc } = await entryAt(last)
  await world.ports.store.transaction((tx) =>
    tx.insert(ENTRIES, entryId(caseId, last + 1), { ...doc, seq: last + 1, chain: doc.chain }),
  )
  await foldAnew()
  expect((await check()).chainOff).toEqual([{ caseId, seq: last + 1, what: 'altered' }])
})

test('a removed last entry is detected, because the case stores its last link', async () => {
  const last = (await world.ports.store.get(CASES, caseId))?.doc.seq ?? 0
  await remove(last)
  expect((await check()).chainOff).toEqual([{ caseId, seq: last - 1, what: 'head' }])
})

test('an entry whose chain value was removed is detected', async () => {
  await change(2, ({ chain: _chain, ...entry }) => entry as Entry)
  expect(await check()).toMatchObject({ chainOff: [{ caseId, seq: 2, what: 'unlinked' }] })
})

test('an altered last entry without a link is detected, even if the case was changed to store the link before it', async () => {
  const last = (await world.ports.store.get(CASES, caseId))?.doc.seq ?? 0
  await change(last, ({ chain: _chain, ...entry }) => ({ ...entry, on: '2026-03-03' }) as Entry)
  await foldAnew()
  expect(await check()).toMatchObject({ chainOff: [{ caseId, seq: last, what: 'unlinked' }] })
})
