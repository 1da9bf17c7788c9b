import type { Move } from '@local/simulation/chance/moves'
import type { Outcome, RunOptions } from '@local/simulation/run/run'
import { shrink } from '@local/simulation/story/shrink'

const moves = (count: number): readonly Move[] => Array.from({ length: count }, (_, i) => ({ what: i, fault: i % 2 }))

/** A run that breaks the rule when its moves contain all of these, and another rule when the first move is missing. */
const pretended =
  (needed: readonly number[], faultOf?: number) =>
  async ({ moves: list = moves(100) }: RunOptions): Promise<Outcome> => {
    const there = needed.every((what) => list.some((move) => move.what === what))
    const troubled = faultOf === undefined || list.some(({ what, fault }) => what === faultOf && fault !== 0)
    const rule = there && troubled ? 'money is never negative' : list.length % 2 === 0 ? undefined : 'another rule'
    return {
      trace: '',
      moves: list,
      broken: rule === undefined ? undefined : { rule, seen: '' },
      days: 1,
      calls: 1,
      met: {},
      story: [],
      founded: 0,
    }
  }

const SETTING: RunOptions = { seed: 1, households: 1, years: 1 }

const shrunk = async (run: (options: RunOptions) => Promise<Outcome>, most = 1000): Promise<readonly Move[]> =>
  (await shrink(SETTING, await run(SETTING), run, most)).moves

describe('a failing run is made as short as possible', () => {
  test('by leaving out every move that the failure does not need', async () => {
    const left = await shrunk(pretended([17, 18, 80]))
    expect(left.map(({ what }) => what)).toEqual([17, 18, 80])
  })

  test('and every fault that it does not need', async () => {
    const left = await shrunk(pretended([17, 80], 17))
    expect(left).toEqual([
      { what: 17, fault: 1 },
      { what: 80, fault: 0 },
    ])
  })

  test('the first and the last move included', async () => {
    expect((await shrunk(pretended([0, 99]))).map(({ what }) => what)).toEqual([0, 99])
  })

  test('within a limited number of tries, still failing by the same rule', async () => {
    const left = await shrunk(pretended([17, 80]), 12)
    expect(left.length).toBeLessThan(100)
    expect(left.map(({ what }) => what)).toEqual(expect.arrayContaining([17, 80]))
  })
})
