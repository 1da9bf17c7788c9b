// One process of one side: "ours" is a server with its store, "raw" a few bare connections.
import { openPostgres } from '@cloud/adapters/postgres/store'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import type { Write } from './bare'
import { connectBare, readyRows, writeAll } from './postgres-bare'

export type Submission = Awaited<ReturnType<Town['submission']>>
type Job<T> = { readonly i: number; readonly what: T }
/** A write that can be sent between processes: the collection by its name. */
export type SentWrite = Omit<Write, 'collection'> & { readonly collection: string }
export type Task =
  | {
      readonly side: 'ours'
      readonly address: string
      readonly workers: number
      readonly rounds: readonly (readonly Job<Submission>[])[]
    }
  | {
      readonly side: 'raw'
      readonly address: string
      readonly workers: number
      readonly rounds: readonly (readonly Job<readonly SentWrite[]>[])[]
    }
/** MB of this process at the end of a round */
export type Report = { readonly memory: number; readonly cpu: number }

type Side = { prepare(round: number): (worker: number) => Promise<void>; close(): Promise<void> }

const ours = async ({ address, workers, rounds }: Extract<Task, { side: 'ours' }>): Promise<Side> => {
  const store = await openPostgres({ url: address, connections: workers }, COLLECTIONS)
  const world = await aWorld({ countedIds: false })
  const town = await aTown({ ...world, ports: { ...world.ports, store } }, { founded: true })
  return {
    prepare: (round) => {
      const left = [...(rounds[round] ?? [])]
      return async () => {
        for (let job = left.pop(); job !== undefined; job = left.pop())
          await town.tell(`worker-${job.i}`, 'case.submit', job.what)
      }
    },
    close: async () => {
      await town.close()
      await store.close()
    },
  }
}

const written = ({ collection: name, ...rest }: SentWrite): Write => {
  const collection = COLLECTIONS.find((each) => each.name === name)
  if (collection === undefined) throw new Error(`no collection ${name}`)
  return { ...rest, collection }
}

const raw = async ({ address, workers, rounds }: Extract<Task, { side: 'raw' }>): Promise<Side> => {
  const clients = await Promise.all(Array.from({ length: workers }, () => connectBare(address)))
  return {
    prepare: (round) => {
      const left = (rounds[round] ?? []).map(({ what }) => readyRows(what.map(written)))
      return async (worker) => {
        const client = clients[worker]
        if (client === undefined) throw new Error('no such connection')
        for (let rows = left.pop(); rows !== undefined; rows = left.pop()) await writeAll(client, rows)
      }
    },
    close: async () => {
      for (const client of clients) await client.end()
    },
  }
}

const say = (what: 'ready' | Report): void => void process.send?.(what)

const played = async (side: Side, workers: number, round: number): Promise<void> => {
  const run = side.prepare(round)
  const before = process.cpuUsage()
  await Promise.all(Array.from({ length: workers }, (_, worker) => run(worker)))
  const { user, system } = process.cpuUsage(before)
  say({ memory: process.memoryUsage().rss / 2 ** 20, cpu: (user + system) / 1000 })
}

const sat = async (task: Task): Promise<void> => {
  const side = await (task.side === 'ours' ? ours(task) : raw(task))
  const ended = async (): Promise<void> => {
    await side.close()
    process.disconnect()
  }
  process.on('message', (round: number | 'end') => void (round === 'end' ? ended() : played(side, task.workers, round)))
  say('ready')
}

/** Reports when it is ready; then each number received starts a round, and the end of the round is reported. */
export const takeSide = (): void => {
  process.once('message', (task: Task) => void sat(task))
}
