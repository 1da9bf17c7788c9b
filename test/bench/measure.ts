import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Two implementations of the same work, measured alternately so that both run under the same load. */
export type Contest = {
  readonly name: string
  readonly rounds: number
  readonly warmUp?: number
  readonly ours: (round: number) => Promise<void> | void
  readonly raw: (round: number) => Promise<void> | void
  /** maximum ratio of our time to the raw time */
  readonly bound: number
}

/** Milliseconds that the work takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Runs a bench with a folder for its files, which is removed afterwards. */
export const inFolder = async (bench: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bangfu-bench-'))
  try {
    await bench(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** Number of repetitions: `npm run bench -- --short` only checks that a bench runs to its end. */
export const howMany = (full: number, short: number): number => (process.env['BENCH'] === 'short' ? short : full)

export const WARM_UP = howMany(50, 2)

export const measure = async ({
  name,
  rounds,
  warmUp = WARM_UP,
  ours,
  raw,
  bound,
}: Contest): Promise<Record<string, string | number>> => {
  const times = { ours: [] as number[], raw: [] as number[] }
  for (let round = 0; round < rounds + warmUp; round += 1) {
    // the order changes every round
    const turns = round % 2 === 0 ? (['ours', 'raw'] as const) : (['raw', 'ours'] as const)
    for (const turn of turns) {
      const time = await timed(() => (turn === 'ours' ? ours(round) : raw(round)))
      if (round >= warmUp) times[turn].push(time)
    }
  }
  const [mine, bare] = [median(times.ours), median(times.raw)]
  return {
    measured: name,
    rounds,
    'ours, ms': Number(mine.toFixed(3)),
    'raw, ms': Number(bare.toFixed(3)),
    ratio: Number((mine / bare).toFixed(2)),
    bound,
    kept: mine / bare <= bound ? 'yes' : 'NO',
  }
}
