// PostgreSQL in trouble: crashes, ended sessions, full disks.
import { openPostgres, type PostgresStore } from '@cloud/adapters/postgres/store'
import { StoreError } from '@cloud/ports/doc-store'
import { forgetfulWire } from '@test/support/forgetful-wire'
import { startPostgres, type TestPostgres } from '@test/support/postgres'
import { aHolder, aParcel, CONTRACT_COLLECTIONS, countUp, HOLDERS, PARCELS, put, refusalOf } from './doc-store.fixtures'

let server: TestPostgres
let address = ''
let open: { close(): Promise<void> }[] = []
const opening = async (at = address): Promise<PostgresStore> => {
  const store = await openPostgres(at, CONTRACT_COLLECTIONS)
  open.push(store)
  return store
}
const schemaOf = (at: string): string => /search_path%3D(\w+)/.exec(at)?.[1] ?? ''
/** Makes the server run a statement whenever a parcel is written, either at once (BEFORE) or at the COMMIT. */
const whenever = async (what: string, at: 'at once' | 'at the commit'): Promise<void> => {
  const schema = schemaOf(address)
  await server.ask(
    `CREATE FUNCTION ${schema}.act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${what}; RETURN NEW; END $$`,
  )
  await server.ask(
    at === 'at once'
      ? `CREATE TRIGGER act BEFORE INSERT ON ${schema}."c_parcels" FOR EACH ROW EXECUTE FUNCTION ${schema}.act()`
      : `CREATE CONSTRAINT TRIGGER act AFTER INSERT ON ${schema}."c_parcels" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${schema}.act()`,
  )
}

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

describe('transactions that insert the same keys', () => {
  test('resolve a deadlock within the server’s limit: one succeeds, the other gets a duplicate', async () => {
    const store = await opening()
    const take = (ids: readonly string[], cards: readonly string[]): Promise<string> =>
      store
        .transaction(async (tx) => {
          for (const [i, id] of ids.entries()) await tx.insert(HOLDERS, id, aHolder({ card: cards[i] ?? '' }))
        })
        .then(
          () => 'taken',
          (error: unknown) => (error instanceof StoreError ? error.kind : String(error)),
        )
    const outcomes = await Promise.all([take(['H-1', 'H-2'], ['x', 'y']), take(['H-3', 'H-4'], ['y', 'x'])])
    expect(outcomes.sort()).toEqual(['duplicate', 'taken'])
  })
})

describe('a PostgreSQL server', () => {
  test('that crashes and restarts under load loses no acknowledged write and applies none in part', async () => {
    const store = await opening()
    await put(store, HOLDERS, 'H-total', aHolder({ card: 'total' }))
    const acknowledged: string[] = []
    const waiting: { readonly many: number; readonly go: () => void }[] = []
    /** Resolves once that many writes have been acknowledged, however long it takes. */
    const many = (count: number): Promise<void> => new Promise((go) => void waiting.push({ many: count, go }))
    const taken = (id: string): void => {
      acknowledged.push(id)
      for (const each of waiting) if (acknowledged.length >= each.many) each.go()
    }
    const failures: unknown[] = []
    let over = false
    const write = async (worker: number): Promise<void> => {
      for (let i = 0; !over; i += 1) {
        const id = `P-${worker}-${i}`
        try {
          await store.transaction(async (tx) => {
            if (i % 10 === 0) await countUp(tx, 'H-total')
            await tx.insert(PARCELS, id, aParcel({ note: 'x'.repeat(500) }))
            await tx.insert(HOLDERS, id, aHolder({ card: id }))
          })
          taken(id)
        } catch (error) {
          failures.push(error)
        }
      }
    }
    const writers = Array.from({ length: 16 }, (_, worker) => write(worker))
    await many(11)
    await server.crashAndRestart()
    await many(acknowledged.length + 11) // the writers reconnect by themselves
    over = true
    await Promise.all(writers)

    for (const failure of failures) expect(failure).toMatchObject({ name: 'StoreError' })
    for (let from = 0; from < acknowledged.length; from += 100) {
      const ids = acknowledged.slice(from, from + 100)
      expect(await store.getMany(PARCELS, ids)).toHaveLength(ids.length)
      expect(await store.getMany(HOLDERS, ids)).toHaveLength(ids.length)
    }
    const [odd] = await server.ask(
      `SELECT count(*) FROM ${schemaOf(address)}."c_parcels" p FULL JOIN ${schemaOf(address)}."c_holders" h USING (id)
       WHERE id <> 'H-total' AND (p.v IS NULL OR h.v IS NULL)`,
    )
    expect(odd).toEqual(['0'])
  })

  test('that cannot be reached is reported as unavailable in bounded time, without any value in the message', async () => {
    const nowhere = address.replace(/host=[^&]+/, 'host=%2Fnowhere')
    const failure: unknown = await openPostgres(nowhere, CONTRACT_COLLECTIONS).catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: 'unavailable', message: 'PostgreSQL: no connection' })
  })

  test('that ends the session during the commit leaves the outcome unknown, and the transaction is not retried', async () => {
    const store = await opening()
    await whenever('PERFORM pg_terminate_backend(pg_backend_pid())', 'at the commit')
    let runs = 0
    const work = store.transaction(async (tx) => {
      runs += 1
      await tx.insert(PARCELS, 'P-1', aParcel())
    })
    await expect(work).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('not known') })
    expect(runs).toBe(1)
    expect(await store.get(PARCELS, 'P-1')).toBeUndefined() // this commit was rolled back; the store still works
    await put(store, HOLDERS, 'H-1', aHolder())
  })

  test('that ends the session before the commit has written nothing, so the transaction is retried', async () => {
    const store = await opening()
    await server.ask(`CREATE SEQUENCE ${schemaOf(address)}.once`)
    await whenever(
      `IF nextval('${schemaOf(address)}.once') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF`,
      'at once',
    )
    await put(store, PARCELS, 'P-1', aParcel())
    expect(await store.get(PARCELS, 'P-1')).toBeDefined()
  })

  test('that loses a reply has applied the write, and the same ids are then duplicates', async () => {
    const wire = await forgetfulWire(address)
    const store = await opening(wire.address)
    wire.loseNextReply()
    expect(await refusalOf(put(store, PARCELS, 'P-1', aParcel()))).toBe('unavailable')
    expect(await store.get(PARCELS, 'P-1')).toBeDefined()
    expect(await refusalOf(put(store, PARCELS, 'P-1', aParcel()))).toBe('duplicate')
    await store.close()
    await wire.close()
  })

  test('that has no space left is reported as unavailable with its error code and none of the data', async () => {
    const store = await opening()
    await whenever(`RAISE EXCEPTION 'no room for %', NEW.doc USING ERRCODE = '53100'`, 'at once')
    const failure: unknown = await put(store, PARCELS, 'P-1', aParcel({ label: 'secret' })).catch(
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ kind: 'unavailable', message: 'PostgreSQL: 53100' })
    expect(await store.get(PARCELS, 'P-1')).toBeUndefined()
  })

  test('that reports a duplicate key does not get the key’s value into the store’s error', async () => {
    const store = await opening()
    await put(store, HOLDERS, 'H-1', aHolder({ card: 'secret' }))
    const failure = await put(store, HOLDERS, 'H-2', aHolder({ card: 'secret' })).catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: 'duplicate' })
    expect(JSON.stringify([failure, String(failure), (failure as Error).cause])).not.toContain('secret')
  })

  test('that fails one of several parallel reads still answers the others', async () => {
    const store = await opening()
    await put(store, PARCELS, 'P-1', aParcel())
    await server.ask(`DROP TABLE ${schemaOf(address)}."c_holders"`)
    const outcomes = await Promise.allSettled([
      store.get(PARCELS, 'P-1'),
      store.get(HOLDERS, 'H-1'),
      store.get(PARCELS, 'P-1'),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: { kind: 'unavailable', message: 'PostgreSQL: 42P01' } })
  })

  test('is not reached by a closed store, which reports unavailable', async () => {
    const store = await opening()
    await store.close()
    expect(await refusalOf(store.get(PARCELS, 'P-1'))).toBe('unavailable')
    expect(await refusalOf(put(store, PARCELS, 'P-1', aParcel()))).toBe('unavailable')
  })
})
