import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Engine } from '@cloud/adapters/sqlite/engine'
import { groupOn } from '@cloud/adapters/sqlite/group'
import { openSqlite, type SqliteStore } from '@cloud/adapters/sqlite/store'
import { StoreError } from '@cloud/ports/doc-store'
import { bundled } from '@test/support/bundled'
import { aHolder, aParcel, CONTRACT_COLLECTIONS, HOLDERS, must, PARCELS, put } from '../../contract/doc-store.fixtures'

/** An engine that notes what it was asked, and fails where it is told to. */
const noted = (failsAt: readonly string[] = []) => {
  const asked: string[] = []
  const note = (what: string): void => {
    asked.push(what)
    if (failsAt.includes(what)) throw new StoreError('unavailable', what, 'SQLITE_FULL')
  }
  const within = (begin: string, end: string) => (work: () => void) => {
    note(begin)
    work()
    note(end)
  }
  const engine = { atomically: within('begin', 'commit'), nested: within('savepoint', 'release') } as unknown as Engine
  return { group: groupOn(engine), asked, note }
}

const answersOf = async (answers: readonly Promise<unknown>[]): Promise<readonly string[]> =>
  (await Promise.allSettled(answers)).map((answer) =>
    answer.status === 'fulfilled' ? 'done' : ((answer.reason as StoreError).kind ?? String(answer.reason)),
  )

describe('units of work that are ready in the same turn of the event loop', () => {
  test('share one transaction, and are answered after its commit', async () => {
    const { group, asked, note } = noted()
    const answers = ['a', 'b'].map((name) => group.join(() => note(name)).then(() => note(`${name} is answered`)))
    expect(asked).toEqual([])
    await Promise.all(answers)
    expect(asked.join(' ')).toBe('begin savepoint a release savepoint b release commit a is answered b is answered')
  })

  test('are committed without a savepoint when there is only one', async () => {
    const { group, asked, note } = noted()
    await group.join(() => note('a'))
    await group.join(() => note('b'))
    expect(asked.join(' ')).toBe('begin a commit begin b commit')
  })

  test('fail for themselves: the others are committed', async () => {
    const { group, asked, note } = noted()
    const fails = () => {
      throw new StoreError('duplicate', 'a unique key is taken')
    }
    expect(await answersOf([() => note('a'), fails, () => note('c')].map(group.join))).toEqual([
      'done',
      'duplicate',
      'done',
    ])
    expect(asked.filter((what) => what === 'commit')).toHaveLength(1)
  })

  test.each(['b', 'commit'])('are each repeated on their own when the disk fails at %s', async (place) => {
    const { group, asked, note } = noted([place])
    const all = place === 'b' ? ['done', 'unavailable', 'done'] : ['unavailable', 'unavailable', 'unavailable']
    expect(await answersOf(['a', 'b', 'c'].map((name) => group.join(() => note(name))))).toEqual(all)
    expect(asked.filter((what) => what === 'begin')).toHaveLength(4)
  })

  test('are committed at once when the store closes', async () => {
    const { group, asked, note } = noted()
    const answers = ['a', 'b'].map((name) => group.join(() => note(name)))
    group.flush()
    expect(asked.at(-1)).toBe('commit')
    await Promise.all(answers)
  })
})

describe('a SQLite store with many writers at once', () => {
  let folder = ''
  let open: SqliteStore[] = []
  const opening = (pagesMax?: number): SqliteStore => {
    const store = openSqlite(path.join(folder, 'store.sqlite'), CONTRACT_COLLECTIONS, { ...(pagesMax && { pagesMax }) })
    open.push(store)
    return store
  }
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bangfu-group-'))
    open = []
  })
  afterEach(async () => {
    for (const store of open) store.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('answers each for itself: what is refused takes nothing with it and leaves nothing behind', async () => {
    const store = opening()
    await put(store, HOLDERS, 'H-0', aHolder({ card: 'taken' }))
    const old = must(await store.get(HOLDERS, 'H-0'))
    await store.transaction((tx) => tx.replace(HOLDERS, old, { ...old.doc, count: 1 }))
    const answers = await answersOf([
      put(store, PARCELS, 'P-1', aParcel()),
      put(store, PARCELS, 'P-1', aParcel({ due: 2 })),
      store.transaction(async (tx) => {
        await tx.insert(PARCELS, 'P-2', aParcel())
        await tx.insert(HOLDERS, 'H-2', aHolder({ card: 'taken' }))
      }),
      store.transaction(async (tx) => {
        await tx.insert(PARCELS, 'P-3', aParcel())
        await tx.replace(HOLDERS, old, { ...old.doc, count: 2 })
      }),
      store.transaction(async (tx) => {
        await tx.insert(PARCELS, 'P-4', aParcel())
        throw new StoreError('invalid', 'the work itself gives up')
      }),
      put(store, PARCELS, 'P-5', aParcel()),
    ])
    expect(answers).toEqual(['done', 'duplicate', 'duplicate', 'conflict', 'invalid', 'done'])
    const { items } = await store.query(PARCELS, { index: 'all', eq: [], limit: 10 })
    expect(items.map(({ id, doc }) => [id, doc.due])).toEqual([
      ['P-1', 1],
      ['P-5', 1],
    ])
  })

  test('on a disk that is nearly full: what finds no room is refused, what does is kept', async () => {
    const store = opening(24)
    const answers = await answersOf([
      put(store, PARCELS, 'P-small', aParcel()),
      put(store, PARCELS, 'P-large', aParcel({ note: 'x'.repeat(100_000) })),
      put(store, PARCELS, 'P-other', aParcel()),
    ])
    expect(answers).toEqual(['done', 'unavailable', 'done'])
    const kept = await store.getMany(PARCELS, ['P-small', 'P-large', 'P-other'])
    expect(kept.map(({ id }) => id)).toEqual(['P-small', 'P-other'])
  })

  test('on a disk that is full: each is refused, none is kept in part, and what was there can be read', async () => {
    const store = opening(24)
    await put(store, PARCELS, 'P-0', aParcel())
    const large = (i: number) =>
      store.transaction(async (tx) => {
        await tx.insert(HOLDERS, `H-${i}`, aHolder({ card: `card-${i}` }))
        await tx.insert(PARCELS, `P-${i}`, aParcel({ note: 'x'.repeat(100_000) }))
      })
    const answers = await Promise.allSettled([large(1), large(2), large(3)])
    expect(answers.map((answer) => answer.status === 'rejected' && (answer.reason as StoreError).code)).toEqual(
      Array.from({ length: 3 }, () => 'SQLITE_FULL'),
    )
    expect(await store.getMany(HOLDERS, ['H-1', 'H-2', 'H-3'])).toEqual([])
    expect((await store.getMany(PARCELS, ['P-0', 'P-1', 'P-2', 'P-3'])).map(({ id }) => id)).toEqual(['P-0'])
    store.close()
    const roomy = opening()
    await put(roomy, PARCELS, 'P-1', aParcel())
  })
})

describe('a process that is killed inside a group', () => {
  let bundle = ''
  let folder = ''
  beforeAll(() => {
    bundle = bundled('test/cloud/adapters/sqlite-group.writer.ts')
  })
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bangfu-group-killed-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test.each(['RELEASE nested', 'COMMIT'])(
    'at %s: every acknowledged group is there whole, and nothing of the last one',
    async (place) => {
      const file = path.join(folder, 'store.sqlite')
      const writer = spawn(process.execPath, [bundle, file, place], { stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      writer.stdout.on('data', (text: Buffer) => {
        said += text.toString()
      })
      const [, signal] = (await once(writer, 'close')) as [number | null, string | null]
      expect(signal).toBe('SIGKILL')
      const acknowledged = said.trim().split('\n')
      expect(acknowledged).toEqual(['P-0', 'P-1', 'P-2', 'P-3'])
      const store = openSqlite(file, CONTRACT_COLLECTIONS)
      const { items } = await store.query(PARCELS, { index: 'all', eq: [], limit: 100 })
      expect(items.map(({ id }) => id)).toEqual(acknowledged)
      expect(await store.getMany(HOLDERS, acknowledged)).toHaveLength(acknowledged.length)
      store.close()
    },
  )
})
