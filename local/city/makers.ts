import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { SealingConfig } from '@cloud/adapters/sealing/key-ring'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { type Packed, packing } from '@cloud/adapters/sqlite/load'
import { type Copies, copiesOf, type Plan, type Range } from './copies'

type Task = { readonly plan: Plan; readonly sealing: SealingConfig }

/** Copies that are ready to be written: encoded, as a load takes them. */
export type Maker = (range: Range) => Omit<Copies, 'documents'> & { readonly documents: Packed }

export type Makers = (task: Task) => {
  readonly make: (range: Range) => Promise<ReturnType<Maker>>
  /** ranges to ask for before the first is written, so that no maker waits */
  readonly ahead: number
  readonly end: () => Promise<void>
}

const makerOf = ({ plan, sealing }: Task): Maker => {
  const copies = copiesOf(sealerOf(sealing), plan)
  return (range) => {
    const { documents, ...others } = copies(range)
    const { add, packed } = packing()
    for (const { collection, id, doc } of documents) add(collection, id, doc)
    return { ...others, documents: packed }
  }
}

/** In this thread. @internal */
export const makerHere: Makers = (task) => {
  const make = makerOf(task)
  return { make: async (range) => make(range), ahead: 1, end: async () => undefined }
}

type Made = ReturnType<Maker>
type Waiting = { readonly made: (made: Made) => void; readonly failed: (error: unknown) => void }

const started = (file: string, task: Task) => {
  const worker = new Worker(file, { workerData: task })
  const waiting: Waiting[] = []
  worker.on('message', (made: Made) => waiting.shift()?.made(made))
  worker.on('error', (error) => {
    for (const { failed } of waiting) failed(error)
  })
  const make = (range: Range): Promise<Made> =>
    new Promise((made, failed) => {
      waiting.push({ made, failed })
      worker.postMessage(range)
    })
  return { make, end: () => worker.terminate() }
}

/**
 * One thread for each core, while this one writes. `file`: the program's own file, which calls `servesAsMaker` first.
 */
export const makersIn =
  (file: string): Makers =>
  (task) => {
    const threads = Array.from({ length: availableParallelism() }, () => started(file, task))
    let turn = 0
    return {
      make: (range) => {
        turn += 1
        return (threads[turn % threads.length] as ReturnType<typeof started>).make(range)
      },
      ahead: threads.length * 2,
      end: async () => void (await Promise.all(threads.map(({ end }) => end()))),
    }
  }

/** Whether this is such a thread; then it makes what it is asked for until it is ended. */
export const servesAsMaker = (): boolean => {
  if (isMainThread) return false
  const make = makerOf(workerData as Task)
  parentPort?.on('message', (range: Range) => parentPort?.postMessage(make(range)))
  return true
}
