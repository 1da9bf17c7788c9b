// Several processes, of one version or of two, on one PostgreSQL.
import { openPostgres, type PostgresStore } from '@cloud/adapters/postgres/store'
import type { Collection } from '@cloud/ports/doc-store'
import { startPostgres, type TestPostgres } from '@test/support/postgres'
import {
  aHolder,
  aParcel,
  CONTRACT_COLLECTIONS,
  HOLDERS,
  must,
  PARCELS,
  type Parcel,
  put,
  refusalOf,
} from './doc-store.fixtures'

let server: TestPostgres
let address = ''
let open: PostgresStore[] = []
const opening = async (collections = CONTRACT_COLLECTIONS, applicationName = 'desk'): Promise<PostgresStore> => {
  const store = await openPostgres({ url: address, applicationName }, collections)
  open.push(store)
  return store
}
const OLD: Collection<Parcel> = {
  ...PARCELS,
  indexes: { byState: { eq: ['state'] } },
  keys: ({ state }) => ({ state }),
}
const NEW: Collection<Parcel> = { ...PARCELS, indexes: { byUnion: { eq: ['union', 'state'], sort: 'due' } } }
const PACKED = { index: 'byUnion', eq: ['OR-north', 'packed'], limit: 5 }
const idsIn = async (store: PostgresStore): Promise<readonly string[]> =>
  (await store.query(NEW, PACKED)).items.map(({ id }) => id)

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(async () => {
  await server.stop()
})
beforeEach(async () => {
  address = await server.schema()
  open = []
})
afterEach(async () => {
  for (const each of open) await each.close()
})

describe('the tables of several processes', () => {
  test('get a newly declared index with existing documents in it, and lose an index that is no longer declared', async () => {
    const old = await opening([OLD])
    for (const due of [3, 1, 2]) await put(old, OLD, `P-${due}`, aParcel({ due }))
    const young = await opening([NEW])
    expect(await idsIn(young)).toEqual(['P-1', 'P-2', 'P-3'])
    expect(await refusalOf(young.query(NEW, { index: 'byState', eq: ['packed'], limit: 5 }))).toBe('invalid')
    const rows = await server.ask(
      "SELECT indexname FROM pg_indexes WHERE tablename = 'c_parcels' AND indexname LIKE 'i_%byState%' AND schemaname = $1",
      [/search_path%3D(\w+)/.exec(address)?.[1]],
    )
    expect(rows).toEqual([])
  })

  test('are created once when all processes open at the same moment', async () => {
    const stores = await Promise.all(Array.from({ length: 6 }, () => opening()))
    await put(must0(stores), HOLDERS, 'H-1', aHolder())
    for (const store of stores) expect(must(await store.get(HOLDERS, 'H-1')).doc).toEqual(aHolder())
  })

  test('are changed once when all processes open at the same moment', async () => {
    const old = await opening([OLD])
    for (const due of [3, 1, 2]) await put(old, OLD, `P-${due}`, aParcel({ due }))
    const stores = await Promise.all(Array.from({ length: 6 }, () => opening([NEW])))
    for (const store of stores) expect(await idsIn(store)).toEqual(['P-1', 'P-2', 'P-3'])
  })

  test('serve an older version that still runs beside a newer one', async () => {
    const old = await opening([OLD])
    const young = await opening([NEW])
    await put(young, NEW, 'P-new', aParcel({ due: 2 }))
    await put(old, OLD, 'P-old', aParcel({ due: 1 })) // the old version does not know the new fields
    const seen = must(await old.get(OLD, 'P-new'))
    await old.transaction((tx) => tx.replace(OLD, seen, { ...seen.doc, label: 'beans' }))
    expect(must(await young.get(NEW, 'P-old')).doc.due).toBe(1)
    expect(await idsIn(await opening([NEW]))).toEqual(['P-old', 'P-new']) // found in all lists after the next opening
  })

  test('are refused when the declared name is not a valid name', async () => {
    await expect(opening([{ ...PARCELS, name: 'parcels"; DROP TABLE c_parcels; --' }])).rejects.toThrow(
      /cannot be a name/,
    )
  })

  test('refuse a unique index over existing duplicate values', async () => {
    const loose: Collection<{ card: string; count: number }> = { ...HOLDERS, indexes: { byCard: { eq: ['card'] } } }
    const old = await opening([loose])
    for (const id of ['H-1', 'H-2']) await put(old, loose, id, aHolder())
    expect(await refusalOf(opening([HOLDERS]))).toBe('duplicate')
    expect(await old.get(loose, 'H-1')).toBeDefined()
  })
})

const must0 = (stores: readonly PostgresStore[]): PostgresStore => {
  const [first] = stores
  if (first === undefined) throw new Error('no store')
  return first
}

describe('the timers of several processes', () => {
  test('run in one process until it stops, and then in another', async () => {
    const [one, two] = [await opening(), await opening()]
    const ran: string[] = []
    const tick = (store: PostgresStore, name: string): Promise<boolean> =>
      store.runAlone('clock', async () => void ran.push(name))
    expect([await tick(one, 'one'), await tick(two, 'two'), await tick(one, 'one')]).toEqual([true, false, true])
    expect(await two.runAlone('another part', async () => undefined)).toBe(true)
    await one.close()
    expect(await tick(two, 'two')).toBe(true)
    expect(ran).toEqual(['one', 'one', 'two'])
  })

  test('run in only one process when all processes request them at once', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => opening()))
    // the elected process works until all others have been refused
    let others = 0
    let end: () => void = () => undefined
    const told = new Promise<void>((resolve) => {
      end = resolve
    })
    const elected = await Promise.all(
      stores.map(async (store) => {
        const has = await store.runAlone('clock', () => told)
        if (!has) others += 1
        if (others === stores.length - 1) end()
        return has
      }),
    )
    expect(elected.filter(Boolean)).toHaveLength(1)
  })

  test('move to another process when the connection of the elected process breaks', async () => {
    const one = await opening(CONTRACT_COLLECTIONS, 'elected')
    const two = await opening()
    expect(await one.runAlone('clock', async () => undefined)).toBe(true)
    await server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'elected'")
    const sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'elected'"
    while ((await server.ask(sessions))[0]?.[0] !== '0');
    expect(await two.runAlone('clock', async () => undefined)).toBe(true)
    const asked = (): Promise<boolean> => one.runAlone('clock', async () => undefined)
    // the store may not know yet that its connection is broken: then the first try fails, and the second is refused
    expect(await asked().catch(asked)).toBe(false)
  })

  test('pass on an error that the work throws, and stay with the same process', async () => {
    const [one, two] = [await opening(), await opening()]
    const broken = one.runAlone('clock', () => Promise.reject(new Error('no paper')))
    await expect(broken).rejects.toThrow('no paper')
    expect(await two.runAlone('clock', async () => undefined)).toBe(false)
  })
})
