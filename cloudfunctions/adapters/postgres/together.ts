import type { Answer, Row, Statement } from './batch'

type Waiting = {
  readonly statement: Statement
  readonly heard: (rows: readonly Row[]) => void
  readonly failed: (error: unknown) => void
}

/** The largest group that shares a connection; larger loads are spread, because other connections have other cores. */
const AT_ONCE = 8

/**
 * Batches all reads requested in the same turn of the event loop into one round trip, because a packet costs the server and
 * this process more than an index lookup. Each read sees its own snapshot. When one read fails, every read of the batch is
 * repeated separately.
 */
export const together = (
  ask: (statements: readonly Statement[]) => Promise<readonly Answer[]>,
): ((statement: Statement) => Promise<readonly Row[]>) => {
  let waiting: Waiting[] = []
  const alone = ({ statement, heard, failed }: Waiting): Promise<void> =>
    ask([statement]).then(([answer]) => heard(answer?.rows ?? []), failed)

  const leave = async (group: readonly Waiting[]): Promise<void> => {
    const [only, ...others] = group
    if (only !== undefined && others.length === 0) return alone(only)
    try {
      const answers = await ask(group.map(({ statement }) => statement))
      for (const [i, { heard }] of group.entries()) heard(answers[i]?.rows ?? [])
    } catch {
      await Promise.all(group.map(alone)) // run separately, the failing read reports its own error
    }
  }
  const leaveAll = (): void => {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += AT_ONCE) void leave(all.slice(from, from + AT_ONCE))
  }
  return (statement) =>
    new Promise((heard, failed) => {
      if (waiting.length === 0) setImmediate(leaveAll)
      waiting.push({ statement, heard, failed })
    })
}
