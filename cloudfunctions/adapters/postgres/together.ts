import type { Answer, Row, Statement } from './batch'

type Waiting = {
  readonly statement: Statement
  readonly heard: (rows: readonly Row[]) => void
  readonly failed: (error: unknown) => void
}

/** So many share a connection at most: under load the others have a core of their own. */
const AT_ONCE = 8

/**
 * Reads asked for in the same turn of the event loop, by whomever, travel together: a packet costs more than a look at an
 * index, for the server as for us. Each sees its own moment. When one fails, each is asked again for itself.
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
      await Promise.all(group.map(alone)) // and whoever is at fault hears of it there
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
