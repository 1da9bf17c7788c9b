import { schedulerOf } from '@local/simulation/chance/scheduler'
import { type RunOptions, run } from '@local/simulation/run/run'

const SMALL: RunOptions = { seed: 4, households: 6, years: 0.1 }

describe('a simulated city', () => {
  test('lives the same days for the same seed, faults and races included', async () => {
    const [one, again, other] = [await run(SMALL), await run(SMALL), await run({ ...SMALL, seed: 5 })]
    expect(one.broken).toBeUndefined()
    expect(again.trace).toBe(one.trace)
    expect(other.trace).not.toBe(one.trace)
  })

  test('lives the same days again when its moves are repeated from a list', async () => {
    const drawn = await run(SMALL)
    expect((await run({ ...SMALL, moves: drawn.moves })).trace).toBe(drawn.trace)
  })
})

describe('the scheduler', () => {
  const orderOf = async (pick: (count: number) => number): Promise<string> => {
    const scheduler = schedulerOf()
    const order: string[] = []
    const task = (name: string) => async () => {
      for (let step = 1; step <= 3; step += 1) {
        await scheduler.turn()
        order.push(name + step)
      }
    }
    await scheduler.together([task('a'), task('b')], pick)
    return order.join(' ')
  }

  test('lets the chosen task continue while all others wait', async () => {
    expect(await orderOf(() => 0)).toBe('a1 b1 a2 b2 a3 b3')
    expect(await orderOf((count) => count - 1)).toBe('b1 b2 b3 a1 a2 a3')
  })

  test('reports a task that waits for something else', async () => {
    const never = () => new Promise<void>(() => undefined)
    await expect(schedulerOf().together([never, async () => undefined], () => 0)).rejects.toThrow('outside')
  })

  test('passes on the error of a task', async () => {
    const broken = async () => {
      throw new Error('broken')
    }
    await expect(schedulerOf().together([broken, async () => undefined], () => 0)).rejects.toThrow('broken')
  })
})
