import { createClock } from '@cloud/clock/create'
import type { Collection } from '@cloud/ports/doc-store'
import { CASES, ENTRIES, entryId, INBOX, OUTBOX, PEOPLE } from '@cloud/usecases/collections'
import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import type { Entry } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { aWorld, type World } from '../../support/ports'
import { aTown, personOf, type Town } from '../../support/town'
import { caseOf, stepOn, type Walked, walkTo } from '../../support/walk'

// During a deployment two versions of a function run side by side: this one, and a newer one that writes what this one does not know.
let world: World
let town: Town
let at: Walked
beforeEach(async () => {
  world = await aWorld()
  town = await aTown(world)
  at = await walkTo(town, 'deliberating')
})
afterEach(() => town.close())

const rewrite = async <T>(collection: Collection<T>, id: string, how: (doc: T) => unknown): Promise<void> => {
  const seen = await world.ports.store.get(collection, id)
  if (seen === undefined) throw new Error('is not there')
  await world.ports.store.transaction((tx) => tx.replace(collection, seen, how(seen.doc) as T))
}
const later = { laterField: { since: 'the next version', list: [1, null] } }

test('a case with fields of a newer version is opened, listed, moved on, and keeps them', async () => {
  await rewrite(CASES, at.caseId, (doc) => ({ ...doc, ...later, declaration: { ...doc.declaration, ...later } }))
  expect((await town.tell('baseOfficer', 'case.open', { caseId: at.caseId })).row.stage).toBe('deliberating')
  expect((await town.tell(at.worker, 'case.mine', {})).cases).toHaveLength(1)
  const next = await stepOn(town, at)
  expect(next.stage).not.toBe('deliberating')
  expect(await caseOf(town, at.caseId)).toMatchObject({ ...later, declaration: later })
})

test('a person with a role of a newer version is still themselves', async () => {
  await rewrite(PEOPLE, personOf('baseOfficer'), (person) => ({
    ...person,
    ...later,
    posts: [...person.posts, { role: 'archivist', org: 'OR-plant' }],
  }))
  expect((await stepOn(town, at)).stage).not.toBe('deliberating')
})

/** As a newer version would write it: another kind of step, which here leaves the stage as it is. */
const newerStep = async (): Promise<void> => {
  const last = await world.ports.store.get(ENTRIES, entryId(at.caseId, at.version))
  if (last === undefined) throw new Error('no last entry')
  const entry = { ...last.doc, seq: at.version + 1, kind: 'sealDossier', facts: later } as unknown as Entry
  await world.ports.store.transaction((tx) => tx.insert(ENTRIES, entryId(at.caseId, entry.seq), entry))
  await rewrite(CASES, at.caseId, (doc) => ({ ...doc, seq: entry.seq }))
}

test('a step that only the newer version knows: refused in words, not broken, and nobody is alarmed', async () => {
  await newerStep()
  expect(await town.refusal('baseOfficer', 'case.open', { caseId: at.caseId })).toBe('UPGRADING')
  expect(await town.refusal(at.worker, 'case.mine', {})).toBe('UPGRADING')
  expect(world.logged.filter(({ level }) => level === 'alarm')).toEqual([])
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({
    casesOff: [],
    casesNewer: [at.caseId],
  })
})

test('… and the work goes on from it', async () => {
  await newerStep()
  const next = await stepOn(town, { ...at, version: at.version + 1 })
  expect(next.version).toBe(at.version + 2)
})

test('a stage that only the newer version knows is refused; other cases are not', async () => {
  const other = await walkTo(town, 'surveying', { seed: 2, worker: 'worker-2' })
  await rewrite(CASES, at.caseId, (doc: CaseSnapshot) => ({ ...doc, stage: 'archiving' }))
  expect(await town.refusal('baseOfficer', 'case.open', { caseId: at.caseId })).toBe('UPGRADING')
  expect((await town.tell('baseOfficer', 'case.open', { caseId: other.caseId })).row.stage).toBe('surveying')
})

test('a message with words of the newer version waits for that version', async () => {
  const message = {
    person: personOf('baseOfficer'),
    topic: 'duty',
    key: 'dossierSealed',
    facts: {},
  }
  await world.ports.store.transaction(async (tx) => {
    await tx.insert(INBOX, 'later:0', { ...message, at: 0, read: false } as never)
    await tx.insert(OUTBOX, 'later:0', { ...message, state: 'waiting', dueAt: 0, tries: 0 } as never)
  })
  const keys = (await town.tell('baseOfficer', 'inbox.list', {})).items.map(({ key }) => key as string)
  expect(keys).not.toContain('dossierSealed')
  expect(await createClock(world.ports)()).toEqual({ failed: [] })
  expect((await world.ports.store.get(OUTBOX, 'later:0'))?.doc).toMatchObject({ state: 'waiting', tries: 0 })
})

test('entries without links are read and gone on with, and said to be vouched for by nothing', async () => {
  for (let seq = 1; seq <= at.version; seq += 1)
    await rewrite(ENTRIES, entryId(at.caseId, seq), ({ chain: _chain, ...entry }) => entry)
  await rewrite(CASES, at.caseId, ({ chain: _chain, ...doc }) => doc)
  await stepOn(town, at)
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({
    casesOff: [],
    chainOff: [{ caseId: at.caseId, seq: 1, what: 'unlinked' }],
  })
})
