// 16 workers submit concurrently through the whole dispatcher on PostgreSQL; for comparison, 16 bare connections write the same
// rows. Both run as in operation: in as many processes as the machine has cores, on one server, alternately.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { openPostgres } from '@cloud/adapters/postgres/store'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import { aWorld } from '@test/support/ports'
import { startPostgres, type TestPostgres } from '@test/support/postgres'
import { aTown } from '@test/support/town'
import type { Write } from './bare'
import { howMany } from './measure'
import { noting } from './noting'
import { type Report, type SentWrite, type Submission, type Task, takeSide } from './postgres-side'

const WORKERS = 16
const PROCESSES = Math.min(WORKERS, availableParallelism())
const PER_ROUND = howMany(192, 16)
const ROUNDS = howMany(4, 1)
const WARM_UP = howMany(3, 1)
const BOUND = 0.5
const MEMORY_BOUND = 250

const TOTAL = PER_ROUND * (ROUNDS + WARM_UP)

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** A second store with the same content. */
const copied = async (server: TestPostgres, from: string): Promise<string> => {
  const to = await server.schema()
  const store = await openPostgres(to, COLLECTIONS)
  await store.close()
  const [source, target] = [from, to].map((address) => /search_path%3D(\w+)/.exec(address)?.[1])
  for (const { name } of COLLECTIONS)
    await server.ask(`INSERT INTO ${target}."c_${name}" SELECT * FROM ${source}."c_${name}"`)
  return to
}

const townOn = async (address: string, founded: boolean) => {
  const store = await openPostgres(address, COLLECTIONS)
  const world = await aWorld({ countedIds: false })
  const { world: noted, taken } = noting({ ...world, ports: { ...world.ports, store } })
  const town = await aTown(noted, { founded })
  const close = async (): Promise<void> => {
    await town.close()
    await store.close()
  }
  return { town, taken, close }
}

/** Everything phones upload and enter before the button is tapped. */
const prepared = async (address: string): Promise<readonly Submission[]> => {
  const { town, taken, close } = await townOn(address, false)
  const submissions: Submission[] = []
  for (let i = 0; i < TOTAL; i += 1) {
    submissions.push(await town.submission(`worker-${i}`, { seed: 3000 + i }))
    taken()
  }
  await close()
  return submissions
}

/** Records what each submission writes, by a trial run on a copy. */
const rehearsed = async (address: string, submissions: readonly Submission[]) => {
  const { town, taken, close } = await townOn(address, true)
  const all: (readonly SentWrite[])[] = []
  for (const [i, submission] of submissions.entries()) {
    await town.tell(`worker-${i}`, 'case.submit', submission)
    all.push(
      taken()
        .flat()
        .map(({ collection, ...write }: Write) => ({ ...write, collection: collection.name })),
    )
  }
  await close()
  return all
}

/** The jobs of one process, by round. */
const share = <T>(all: readonly T[], mine: number) =>
  Array.from({ length: ROUNDS + WARM_UP }, (_, round) =>
    all
      .map((what, i) => ({ i, what }))
      .slice(round * PER_ROUND, (round + 1) * PER_ROUND)
      .filter(({ i }) => i % PROCESSES === mine),
  )

const started = async (task: Task): Promise<ChildProcess> => {
  const child = fork(__filename, ['side'], { serialization: 'advanced' })
  child.send(task)
  await once(child, 'message')
  return child
}

/** One round of one side: transactions per second, and each process's report. */
const race = async (side: readonly ChildProcess[], round: number) => {
  const began = performance.now()
  const reports = await Promise.all(
    side.map(async (child): Promise<Report> => {
      child.send(round)
      const [report] = await once(child, 'message')
      return report
    }),
  )
  return { speed: (PER_ROUND * 1000) / (performance.now() - began), reports }
}

const measured = async (sides: { readonly ours: readonly ChildProcess[]; readonly raw: readonly ChildProcess[] }) => {
  const speeds = { ours: [] as number[], raw: [] as number[] }
  const cpu = { ours: [] as number[], raw: [] as number[] }
  let memory = 0
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1)
    // the order changes every round
    for (const turn of round % 2 === 0 ? (['ours', 'raw'] as const) : (['raw', 'ours'] as const)) {
      const { speed, reports } = await race(sides[turn], round)
      if (round < WARM_UP) continue
      speeds[turn].push(speed)
      cpu[turn].push(reports.reduce((sum, each) => sum + each.cpu, 0) / PER_ROUND)
      if (turn === 'ours') memory = Math.max(memory, ...reports.map((each) => each.memory))
    }
  return { speeds, cpu, memory }
}

const contest = async (server: TestPostgres): Promise<void> => {
  const address = await server.schema()
  const submissions = await prepared(address)
  const [rawAddress, rehearsal] = [await copied(server, address), await copied(server, address)]
  const writes = await rehearsed(rehearsal, submissions)
  await server.ask('VACUUM ANALYZE')

  const workers = WORKERS / PROCESSES
  const numbers = Array.from({ length: PROCESSES }, (_, i) => i)
  const sides = {
    ours: await Promise.all(
      numbers.map((i) => started({ side: 'ours', address, workers, rounds: share(submissions, i) })),
    ),
    raw: await Promise.all(
      numbers.map((i) => started({ side: 'raw', address: rawAddress, workers, rounds: share(writes, i) })),
    ),
  }
  const { speeds, cpu, memory } = await measured(sides)
  for (const child of [...sides.ours, ...sides.raw]) {
    const gone = once(child, 'exit')
    child.send('end')
    await gone
  }

  const ratio = median(speeds.ours) / median(speeds.raw)
  console.table([
    {
      measured: `case.submit, ${WORKERS} at once in ${PROCESSES} processes, ${writes[0]?.length} rows`,
      'ours, a second': Math.round(median(speeds.ours)),
      'raw, a second': Math.round(median(speeds.raw)),
      'ours, CPU ms': Number(median(cpu.ours).toFixed(2)),
      'raw, CPU ms': Number(median(cpu.raw).toFixed(2)),
      ratio: Number(ratio.toFixed(2)),
      bound: `>= ${BOUND}`,
      kept: ratio >= BOUND ? 'yes' : 'NO',
    },
  ])
  console.table([
    {
      measured: 'memory of one of our processes under this load, MB',
      ours: Math.round(memory),
      bound: `<= ${MEMORY_BOUND}`,
      kept: memory <= MEMORY_BOUND ? 'yes' : 'NO',
    },
  ])
}

const main = async (): Promise<void> => {
  const server = await startPostgres()
  try {
    await contest(server)
  } finally {
    await server.stop()
  }
}

if (process.argv[2] === 'side') takeSide()
else void main()
