// 16 workers submit at once through the whole dispatcher, on PostgreSQL; beside them 16 bare connections write the same rows.
import { openPostgres, type PostgresStore } from '@cloud/adapters/postgres/store'
import { COLLECTIONS } from '@cloud/usecases/collections'
import { aWorld, type World } from '@test/support/ports'
import { startPostgres, type TestPostgres } from '@test/support/postgres'
import { aTown, type Town } from '@test/support/town'
import type { Client } from 'pg'
import type { Write } from './bare'
import { noting } from './noting'
import { connectBare, type Ready, readyRows, writeAll } from './postgres-bare'

const WORKERS = 16
const EACH = 12
const ROUNDS = 7
const WARM_UP = 1
const BOUND = 0.5
const MEMORY_BOUND = 250

const TOTAL = WORKERS * EACH * (ROUNDS + WARM_UP)
type Submission = Awaited<ReturnType<Town['submission']>>

const worldOn = async (store: PostgresStore): Promise<World> => {
  const world = await aWorld({ countedIds: false })
  return { ...world, ports: { ...world.ports, store } }
}

const numbersOf = (round: number): readonly number[] =>
  Array.from({ length: WORKERS * EACH }, (_, i) => round * WORKERS * EACH + i)

/** Runs `one` for every number of the round, 16 at a time. Answers transactions per second. */
const race = async (round: number, one: (i: number, worker: number) => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await Promise.all(
    Array.from({ length: WORKERS }, async (_, worker) => {
      for (let i = 0; i < EACH; i += 1) await one((round * WORKERS + worker) * EACH + i, worker)
    }),
  )
  return (WORKERS * EACH * 1000) / (performance.now() - began)
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** A second store that holds what the first one holds. */
const copied = async (server: TestPostgres, from: string): Promise<string> => {
  const to = await server.schema()
  const store = await openPostgres(to, COLLECTIONS)
  await store.close()
  const [source, target] = [from, to].map((address) => /search_path%3D(\w+)/.exec(address)?.[1])
  for (const { name } of COLLECTIONS)
    await server.ask(`INSERT INTO ${target}."c_${name}" SELECT * FROM ${source}."c_${name}"`)
  await server.ask('VACUUM ANALYZE')
  return to
}

/** What each submission writes, from a dress rehearsal on a copy. */
const rehearse = async (
  address: string,
  submissions: readonly Submission[],
): Promise<readonly (readonly Write[])[]> => {
  const store = await openPostgres(address, COLLECTIONS)
  const { world, taken } = noting(await worldOn(store))
  const town = await aTown(world, { founded: true })
  const all: (readonly Write[])[] = []
  for (const [i, submission] of submissions.entries()) {
    await town.tell(`worker-${i}`, 'case.submit', submission)
    all.push(taken())
  }
  await town.close()
  await store.close()
  return all
}

type Side = {
  /** what is not to be measured */
  readonly prepare: (round: number) => void
  readonly run: (i: number, worker: number) => Promise<unknown>
}

const measure = async (
  ours: Side,
  raw: Side,
): Promise<{ readonly ours: number; readonly raw: number; readonly memory: number }> => {
  const speeds = { ours: [] as number[], raw: [] as number[] }
  let memory = 0
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    // who goes first changes every round
    for (const turn of round % 2 === 0 ? (['ours', 'raw'] as const) : (['raw', 'ours'] as const)) {
      const side = turn === 'ours' ? ours : raw
      side.prepare(round)
      const speed = await race(round, side.run)
      if (turn === 'ours') memory = Math.max(memory, process.memoryUsage().rss)
      if (round >= WARM_UP) speeds[turn].push(speed)
    }
  }
  return { ours: median(speeds.ours), raw: median(speeds.raw), memory }
}

const contest = async (server: TestPostgres): Promise<void> => {
  const address = await server.schema()
  const store = await openPostgres(address, COLLECTIONS)
  const town = await aTown(await worldOn(store))
  const submissions: Submission[] = []
  for (let i = 0; i < TOTAL; i += 1) submissions.push(await town.submission(`worker-${i}`, { seed: 3000 + i }))
  const [rawAddress, rehearsal] = [await copied(server, address), await copied(server, address)]
  const written = await rehearse(rehearsal, submissions)

  const bare: Client[] = []
  for (let i = 0; i < WORKERS; i += 1) bare.push(await connectBare(rawAddress))
  let ready = new Map<number, readonly Ready[]>()
  const { ours, raw, memory } = await measure(
    {
      prepare: () => undefined,
      run: (i) => town.tell(`worker-${i}`, 'case.submit', submissions[i] as Submission),
    },
    {
      prepare: (round) => {
        ready = new Map(numbersOf(round).map((i) => [i, readyRows(written[i] ?? [])]))
      },
      run: (i, worker) => writeAll(bare[worker] as Client, ready.get(i) ?? []),
    },
  )
  const kept = (is: boolean): string => (is ? 'yes' : 'NO')
  console.table([
    {
      measured: `case.submit, ${WORKERS} at once, ${written[0]?.length} rows each`,
      'ours, a second': Math.round(ours),
      'raw, a second': Math.round(raw),
      ratio: Number((ours / raw).toFixed(2)),
      bound: `>= ${BOUND}`,
      kept: kept(ours / raw >= BOUND),
    },
    {
      measured: 'memory of this process (both sides and their data), MB',
      'ours, a second': Math.round(memory / 2 ** 20),
      bound: `<= ${MEMORY_BOUND}`,
      kept: kept(memory / 2 ** 20 <= MEMORY_BOUND),
    },
  ])
  for (const client of bare) await client.end()
  await town.close()
  await store.close()
}

const main = async (): Promise<void> => {
  const server = await startPostgres()
  try {
    await contest(server)
  } finally {
    await server.stop()
  }
}

void main()
