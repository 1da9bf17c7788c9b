import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Options, optionsOf } from './options'
import { type Outcome, type RunOptions, run } from './run/run'
import { shrink } from './story/shrink'
import { tell } from './story/tell'
import { flatMoves, keep, keptRun } from './teeth/kept'
import type { Broken } from './truth/watch'
import { FAULTS } from './world/faults'

/** Households of a simulated city. */
const HOUSEHOLDS = 25
/** Most of what a call creates is garbage when it is answered: with room for more calls, less of it is copied. */
const YOUNG_MB = 128
/** Years that one city lives, by its seed. */
const LIVES = [1, 2, 1, 3] as const

type Task = Pick<RunOptions, 'seed' | 'years'>
type Done = Task & Pick<Outcome, 'calls' | 'met'> & { readonly broken: Broken | undefined }

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const runOptions = ({ honest, faults }: Options, task: Task): RunOptions => ({
  ...task,
  households: HOUSEHOLDS,
  honest,
  faults,
})

/** One worker: runs the cities it is given, one after the other. */
const work = (): void => {
  const options = workerData as Options
  parentPort?.on('message', (task: Task) => {
    void run(runOptions(options, task)).then(({ calls, met, broken }) =>
      parentPort?.postMessage({ ...task, calls, met, broken } satisfies Done),
    )
  })
}

/** The cities of a command: seeds in order, until their years add up. Moves are kept for a life of one year (`kept.ts`). */
const tasksOf = ({ seed, years, keep: tooth }: Options): Task[] => {
  const tasks: Task[] = []
  for (let left = years; left > 0; ) {
    const life = Math.min(left, tooth === undefined ? (LIVES[(seed + tasks.length) % LIVES.length] ?? 1) : 1)
    tasks.push({ seed: seed + tasks.length, years: life })
    left -= life
  }
  return tasks
}

const sumOf = (done: readonly Done[], of: (one: Done) => number): number =>
  done.reduce((total, one) => total + of(one), 0)

/** What all cities together have lived through so far. */
const account = (done: readonly Done[], began: number): string => {
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  const { user, system } = process.cpuUsage()
  const years = sumOf(done, (one) => one.years)
  const each = ((user + system) / 1e6 / Math.max(1, years)).toFixed(2)
  const calls = sumOf(done, (one) => one.calls)
  return `${done.length} 座城市，${years} 城市年，${calls} 次调用，用时 ${minutes} 分钟，每城市年 ${each} 秒处理器时间`
}

const faultsMet = (done: readonly Done[]): string =>
  FAULTS.map((name) => `${name} ${sumOf(done, ({ met }) => met[name] ?? 0)}`).join('，')

/** Cities between two lines that say how far a long run has come. */
const TOLD_EVERY = 20

/** Runs all cities on several workers; ends early at the first broken rule. */
const simulate = (options: Options, began: number): Promise<readonly Done[]> => {
  const tasks = tasksOf(options)
  const done: Done[] = []
  const workers = Array.from(
    { length: Math.min(options.workers, tasks.length) },
    () => new Worker(__filename, { workerData: options, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }),
  )
  return new Promise((resolve, reject) => {
    const end = (): void => {
      for (const worker of workers) void worker.terminate()
      resolve(done)
    }
    const next = (worker: Worker): void => {
      const task = tasks.shift()
      if (task !== undefined) worker.postMessage(task)
    }
    const wanted = tasks.length
    for (const worker of workers) {
      worker.on('error', reject)
      worker.on('message', (one: Done) => {
        done.push(one)
        if (done.length % TOLD_EVERY === 0 && done.length < wanted) say(account(done, began))
        if (one.broken !== undefined || done.length === wanted) end()
        else next(worker)
      })
      next(worker)
    }
  })
}

/** The failing run, made as short as possible, as a story and as the list of its moves. */
const shortestStory = async (failing: RunOptions, { keep: tooth, kept, tries }: Options): Promise<string> => {
  const shortest = await shrink(failing, await run(failing), run, tries)
  if (tooth !== undefined) keep(kept, tooth, failing, shortest)
  return `${tell(shortest)}\n${shortest.moves.length} 步：${JSON.stringify(flatMoves(shortest))}`
}

/** Repeats a kept run; the exit code is 1 when it breaks the rule it was kept for, and 2 for anything else that is broken. */
const replay = async (name: string, kept: string): Promise<void> => {
  const found = keptRun(kept, name)
  const outcome = found === undefined ? undefined : await run(found.options)
  const broken = outcome?.broken
  say(
    found === undefined
      ? '没有留下能找到它的步骤'
      : broken === undefined
        ? '没有违反'
        : `“${broken.rule}” ${broken.seen}`,
  )
  process.exitCode = found === undefined ? 2 : broken === undefined ? 0 : broken.rule === found.rule ? 1 : 2
}

const main = async (): Promise<void> => {
  const options = optionsOf(process.argv.slice(2))
  if ('wrong' in options) {
    say(options.wrong)
    process.exitCode = 2
    return
  }
  if (options.replay !== undefined) return replay(options.replay, options.kept)
  const began = performance.now()
  const done = await simulate(options, began)
  const broken = done.find((one) => one.broken !== undefined)
  if (broken?.broken !== undefined) {
    say(`种子 ${broken.seed}：违反“${broken.broken.rule}” ${broken.broken.seen}`)
    say(await shortestStory(runOptions(options, broken), options))
    process.exitCode = 1
  }
  say(`遇到的故障：${faultsMet(done)}`)
  say(`${account(done, began)}，${broken === undefined ? 0 : 1} 处违反`)
}

if (isMainThread) void main()
else work()
