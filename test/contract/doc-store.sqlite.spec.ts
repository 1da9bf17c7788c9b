import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openSqlite, type SqliteStore } from '@cloud/adapters/sqlite/store'
import { bundled } from '@test/support/bundled'
import { aParcel, CONTRACT_COLLECTIONS, HOLDERS, must, PARCELS, put, refusalOf } from './doc-store.fixtures'
import { docStoreContract } from './doc-store.suite'

docStoreContract('SQLite', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bangfu-store-'))
  const file = path.join(folder, 'store.sqlite')
  let current = openSqlite(file, CONTRACT_COLLECTIONS)
  return {
    store: current,
    reopen: async () => {
      current.close()
      current = openSqlite(file, CONTRACT_COLLECTIONS)
      return current
    },
    close: async () => {
      current.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
})

describe('a SQLite store', () => {
  let folder = ''
  let open: SqliteStore[] = []
  const at = (name: string): string => path.join(folder, name)
  const opening = (collections = CONTRACT_COLLECTIONS): SqliteStore => {
    const store = openSqlite(at('store.sqlite'), collections)
    open.push(store)
    return store
  }
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bangfu-store-'))
    open = []
  })
  afterEach(async () => {
    for (const store of open) store.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('can be open in only one process at a time', async () => {
    const first = opening()
    expect(() => opening()).toThrow(/another process/)
    first.close()
    await put(opening(), PARCELS, 'P-1', aParcel())
  })

  test('is unavailable after it was closed', async () => {
    const store = opening()
    await put(store, PARCELS, 'P-1', aParcel())
    store.close()
    expect(await refusalOf(store.get(PARCELS, 'P-1'))).toBe('unavailable')
    expect(await refusalOf(put(store, PARCELS, 'P-2', aParcel()))).toBe('unavailable')
  })

  test('fills in a newly declared index and drops one that is no longer declared', async () => {
    const [before, after] = [
      { ...PARCELS, indexes: { byState: { eq: ['state'] } } },
      { ...PARCELS, indexes: { byUnion: { eq: ['union', 'state'], sort: 'due' } } },
    ]
    const old = opening([before])
    for (const due of [3, 1, 2]) await put(old, before, `P-${due}`, aParcel({ due }))
    old.close()
    const young = opening([after])
    const page = await young.query(after, { index: 'byUnion', eq: ['OR-north', 'packed'], limit: 5 })
    expect(page.items.map(({ id }) => id)).toEqual(['P-1', 'P-2', 'P-3'])
    expect(await refusalOf(young.query(after, { index: 'byState', eq: ['packed'], limit: 5 }))).toBe('invalid')
  })

  test('refuses a collection name that is not a valid name', () => {
    expect(() => opening([{ ...PARCELS, name: 'parcels"; DROP TABLE c_parcels; --' }])).toThrow(/cannot be a name/)
  })
})

describe('a SQLite store in a process that is killed', () => {
  let bundle = ''
  let folder = ''
  let child: ChildProcess | undefined

  beforeAll(() => {
    bundle = bundled('test/contract/doc-store.writer.ts')
  })
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'bangfu-killed-'))
  })
  afterEach(async () => {
    child?.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  test.each([1, 2, 3])('loses no acknowledged write and applies none in part (round %d)', async (round) => {
    const file = path.join(folder, 'store.sqlite')
    const writer = spawn(process.execPath, [bundle, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    child = writer
    const acknowledged: string[] = []
    const lines = createInterface({ input: writer.stdout })
    lines.on('line', (line) => {
      acknowledged.push(line)
      if (acknowledged.length === 1) expect(() => openSqlite(file, CONTRACT_COLLECTIONS)).toThrow(/another process/)
      if (acknowledged.length === 150 * round) writer.kill('SIGKILL')
    })
    await Promise.all([once(writer, 'exit'), once(lines, 'close')])

    const store = openSqlite(file, CONTRACT_COLLECTIONS)
    try {
      expect(acknowledged.length).toBeGreaterThanOrEqual(150 * round)
      for (const id of acknowledged) expect(await store.get(PARCELS, id)).toBeDefined()
      let pairs = 0
      for (let i = 1; (await store.get(PARCELS, `P-${i}`)) !== undefined; i += 1) {
        expect(await store.get(HOLDERS, `P-${i}`)).toBeDefined()
        pairs = i
      }
      expect(await store.get(HOLDERS, `P-${pairs + 1}`)).toBeUndefined()
      expect(must(await store.get(HOLDERS, 'H-total')).doc.count).toBe(pairs)
    } finally {
      store.close()
    }
  })
})
