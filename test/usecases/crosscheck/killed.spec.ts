import { CASES, CHECK_BATCHES, ENTRIES, FILES, INBOX, REVEALS } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import type { CallInput, CallName } from '@domain/contract/index'
import type { CheckBatchId } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { killable } from '@test/support/sabotage'
import { aTown, type On, ORG, type Town } from '@test/support/town'
import { caseOf, filledList, startCheck, uploadTable, type Walked, walkTo } from '@test/support/walk'

/** Everything stored about these cases, as one text for comparison. */
const remains = async (town: Town, cases: readonly Walked[]): Promise<string> => {
  const { store } = town.world.ports
  const found: unknown[] = []
  for (const { caseId } of cases) {
    const entries = await store.query(ENTRIES, { index: 'byCase', eq: [caseId], limit: 100 })
    const snapshot = await store.get(CASES, caseId)
    expect(JSON.parse(JSON.stringify(fold(entries.items.map(({ doc }) => doc))))).toEqual(snapshot?.doc)
    const reveals = await store.query(REVEALS, { index: 'byCase', eq: [caseId], limit: 100 })
    const inbox = await store.query(INBOX, { index: 'byPerson', eq: [snapshot?.doc.applicant ?? ''], limit: 100 })
    found.push(
      snapshot?.doc,
      entries.items.map(({ doc }) => doc),
      reveals.items.map(({ id, doc }) => [id, doc]),
      inbox.items.map(({ doc }) => doc),
    )
  }
  const batches = await store.query(CHECK_BATCHES, { index: 'byCity', eq: [ORG.city.id], limit: 100 })
  const files = await store.query(FILES, { index: 'byState', eq: ['awaited'], limit: 100 })
  found.push(
    batches.items.map(({ doc }) => doc),
    files.items,
  )
  // only sealed texts, keys of earlier commands, and the chain values that follow from them differ between runs
  return JSON.stringify(found)
    .replace(/s1\.k1\.[\w-]+/g, 'sealed')
    .replace(/key-[0-9a-f-]{36}/g, 'key')
    .replace(/"chain":"[\w-]+"/g, 'chain')
    .replace(/CB-[0-9a-f]{20}/g, 'batch')
}

type Command<N extends CallName> = {
  readonly openid: string
  readonly name: N
  readonly input: CallInput<N>
  readonly on?: On
}
type Scene<N extends CallName> = { readonly cases: readonly Walked[]; readonly command: Command<N> }
const KEY = 'one-key-for-all-the-tries'

const two = async (town: Town) => [
  await walkTo(town, 'crosschecking', { seed: 1 }),
  await walkTo(town, 'crosschecking', { seed: 2 }),
]
const started = async (town: Town) => {
  const cases = await two(town)
  return {
    cases,
    batch: (await startCheck(
      town,
      cases.map(({ caseId }) => caseId),
      ['vehicles'],
    )) as CheckBatchId,
  }
}

const SCENES: { [N in CallName]?: (town: Town) => Promise<Scene<N>> } = {
  'crosscheck.createBatch': async (town) => {
    const cases = await two(town)
    const input = { org: ORG.city.id, cases: cases.map(({ caseId }) => caseId), counterparts: ['vehicles' as const] }
    return { cases, command: { openid: 'cityReviewer', name: 'crosscheck.createBatch', input } }
  },
  'crosscheck.export': async (town) => {
    const { cases, batch } = await started(town)
    const input = { batch, counterpart: 'vehicles' as const, purpose: '数据比对' }
    return { cases, command: { openid: 'cityReviewer', name: 'crosscheck.export', input } }
  },
  'crosscheck.import': async (town) => {
    const { cases, batch } = await started(town)
    const hit = await filledList(town, batch, 'vehicles', (_c, member) => (member === 'm0' ? 'record' : 'no-record'))
    const input = { batch, counterpart: 'vehicles' as const, file: await uploadTable(town, hit) }
    return { cases, command: { openid: 'cityReviewer', name: 'crosscheck.import', input } }
  },
  'review.approve': async (town) => {
    const at = await walkTo(town, 'county-review')
    return {
      cases: [at],
      command: { openid: 'countyReviewer', name: 'review.approve', input: { opinion: '同意' }, on: at },
    }
  },
  'case.refuse': async (town) => {
    const at = await walkTo(town, 'county-review')
    const input = { reasons: ['other' as const], words: '不符合' }
    return { cases: [at], command: { openid: 'countyReviewer', name: 'case.refuse', input, on: at } }
  },
}

/** Runs the command without interruption; returns the number of its transactions and the stored result. */
const undisturbed = async (name: CallName) => {
  const world = await aWorld()
  let count = 0
  const store: typeof world.ports.store = {
    get: (collection, id) => world.ports.store.get(collection, id),
    getMany: (collection, ids) => world.ports.store.getMany(collection, ids),
    query: (collection, query) => world.ports.store.query(collection, query),
    walk: (collection, after, limit) => world.ports.store.walk(collection, after, limit),
    transaction: (work) => {
      count += 1
      return world.ports.store.transaction(work)
    },
  }
  const town = await aTown({ ...world, ports: { ...world.ports, store } })
  const scene = await SCENES[name]?.(town)
  if (scene === undefined) throw new Error('no such scene')
  const { openid, input, on } = scene.command as Command<CallName>
  count = 0
  await town.tell(openid, name, input, { ...on, key: KEY })
  const taken = count
  const left = await remains(town, scene.cases)
  await town.close()
  return { taken, left }
}

test.each(Object.keys(SCENES) as CallName[])(
  '%s: after a kill between any two writes, the repeated command completes, loses nothing and does nothing twice',
  async (name) => {
    const { taken, left } = await undisturbed(name)
    expect(taken).toBeGreaterThan(0)
    for (let n = 1; n <= taken; n += 1)
      for (const side of ['before', 'after'] as const) {
        const { world, killAt, revive, dead } = killable(await aWorld())
        const town = await aTown(world)
        const scene = await SCENES[name]?.(town)
        if (scene === undefined) throw new Error('no such scene')
        const { openid, input, on } = scene.command as Command<CallName>
        killAt(n, side)
        const killed = await town.ask(openid, name, input, { ...on, key: KEY })
        expect([n, side, dead(), killed.ok]).toEqual([n, side, true, false])
        revive()
        await town.tell(openid, name, input, { ...on, key: KEY })
        // compared as a boolean, because printing two long texts would be useless
        expect([n, side, (await remains(town, scene.cases)) === left]).toEqual([n, side, true])
        for (const { caseId } of scene.cases) expect((await caseOf(town, caseId)).seq).toBeGreaterThan(0)
        await town.close()
      }
  },
  60_000,
)
