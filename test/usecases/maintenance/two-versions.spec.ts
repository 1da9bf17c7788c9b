import { createClock } from '@cloud/clock/create'
import type { Collection } from '@cloud/ports/doc-store'
import { asStored } from '@cloud/ports/forms'
import { rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { CASES, ENTRIES, entryId, INBOX, OUTBOX, PEOPLE } from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { aWorld, type World } from '../../support/ports'
import { aTown, personOf, type Town } from '../../support/town'
import { aDeliberation, caseOf, stepOn, type Walked, walkTo } from '../../support/walk'

// During a deployment two versions of a function run concurrently: this one, and a newer one that writes data this one does not
// know.
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

test('a case with fields of a newer version can be opened, listed and moved on, and keeps these fields', async () => {
  await rewrite(CASES, at.caseId, (doc) => ({ ...doc, ...later, declaration: { ...doc.declaration, ...later } }))
  expect((await town.tell('baseOfficer', 'case.open', { caseId: at.caseId })).row.stage).toBe('deliberating')
  expect((await town.tell(at.worker, 'case.mine', {})).cases).toHaveLength(1)
  const next = await stepOn(town, at)
  expect(next.stage).not.toBe('deliberating')
  expect(await caseOf(town, at.caseId)).toMatchObject({ ...later, declaration: later })
})

test('a person with a role of a newer version can still act in their known role', async () => {
  await rewrite(PEOPLE, personOf('baseOfficer'), (person) => ({
    ...person,
    ...later,
    posts: [...person.posts, { role: 'archivist', org: 'OR-plant' }],
  }))
  expect((await stepOn(town, at)).stage).not.toBe('deliberating')
})

/**
 * Entries as a newer version would write them: another kind of step, or a known kind with another version of its facts; neither
 * changes the stage here.
 */
const STEPS_OF_LATER = { kind: { kind: 'sealDossier' }, facts: { kind: 'accept', version: 2 } } as const
const newerStep = async (what: keyof typeof STEPS_OF_LATER = 'kind'): Promise<void> => {
  const last = await world.ports.store.get(ENTRIES, entryId(at.caseId, at.version))
  if (last === undefined) throw new Error('no last entry')
  const seq = at.version + 1
  const entry = { ...last.doc, seq, ...STEPS_OF_LATER[what], facts: later } as unknown as Entry
  await world.ports.store.transaction((tx) => tx.insert(ENTRIES, entryId(at.caseId, entry.seq), entry))
  await rewrite(CASES, at.caseId, (doc) => ({ ...doc, seq: entry.seq }))
}

test.each([
  ['a step that only the newer version knows', 'kind'],
  ['a step that the newer version writes otherwise', 'facts'],
] as const)('%s: the case is refused as UPGRADING, and no alarm is raised', async (_what, what) => {
  await newerStep(what)
  expect(await town.refusal('baseOfficer', 'case.open', { caseId: at.caseId })).toBe('UPGRADING')
  expect(await town.refusal(at.worker, 'case.mine', {})).toBe('UPGRADING')
  expect(world.logged.filter(({ level }) => level === 'alarm')).toEqual([])
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({
    casesOff: [],
    casesNewer: [at.caseId],
  })
})

test('a case with an unknown newer step can still be moved on', async () => {
  await newerStep()
  const next = await stepOn(town, { ...at, version: at.version + 1 })
  expect(next.version).toBe(at.version + 2)
})

test('a document in a form that only a newer version knows is refused as UPGRADING and never rewritten', async () => {
  await rewrite(asStored<object>(CASES), at.caseId, (doc) => ({ ...doc, form: 99, declaration: 'otherwise' }))
  const stored = () => world.ports.store.get(asStored(CASES), at.caseId)
  const before = await stored()
  expect(await town.refusal('baseOfficer', 'case.open', { caseId: at.caseId })).toBe('UPGRADING')
  expect(await createClock(world.ports)()).toEqual({ failed: [] })
  const conclude = await aDeliberation(town)
  const on = { caseId: at.caseId, expectedVersion: at.version }
  expect(await town.refusal('baseOfficer', 'deliberation.conclude', conclude, on)).toBe('UPGRADING')
  expect(await stored()).toEqual(before)
  expect(world.logged.filter(({ level }) => level === 'alarm')).toEqual([])
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({ casesNewer: [at.caseId] })
})

test('an entry that does not match its step’s schema is reported and not folded', async () => {
  await rewrite(ENTRIES, entryId(at.caseId, at.version), (entry) => ({ ...entry, facts: { record: 'nonsense' } }))
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({
    entriesOff: [{ caseId: at.caseId, seq: at.version }],
    casesOff: [],
  })
})

test('a case at a stage that only a newer version knows is refused, and other cases are not', async () => {
  const other = await walkTo(town, 'surveying', { seed: 2, worker: 'worker-2' })
  await rewrite(CASES, at.caseId, (doc: CaseSnapshot) => ({ ...doc, stage: 'archiving' }))
  expect(await town.refusal('baseOfficer', 'case.open', { caseId: at.caseId })).toBe('UPGRADING')
  expect((await town.tell('baseOfficer', 'case.open', { caseId: other.caseId })).row.stage).toBe('surveying')
})

test('a message of a kind that only a newer version knows waits for that version', async () => {
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

test('entries without links can be read and continued, and are reported as unlinked', async () => {
  for (let seq = 1; seq <= at.version; seq += 1)
    await rewrite(ENTRIES, entryId(at.caseId, seq), ({ chain: _chain, ...entry }) => entry)
  await rewrite(CASES, at.caseId, ({ chain: _chain, ...doc }) => doc)
  await stepOn(town, at)
  expect(await rebuildCheck(world.ports.store, world.ports.sealer)).toMatchObject({
    casesOff: [],
    chainOff: [{ caseId: at.caseId, seq: 1, what: 'unlinked' }],
  })
})
