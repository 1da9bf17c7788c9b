import type { Answer, Row, Statement } from './batch'

/** Documents by id. `find`: the statement of their table, the same function for every lookup in the same table. */
type Lookup = { readonly find: (ids: readonly string[]) => Statement; readonly ids: readonly string[] }
export type Read = Statement | Lookup

type Waiting = {
  readonly read: Read
  readonly heard: (rows: readonly Row[]) => void
  readonly failed: (error: unknown) => void
}

/** The largest group that shares a connection; larger loads are spread, because other connections have other cores. */
const AT_ONCE = 8

const idsOf = ({ read }: Waiting): readonly string[] => ('find' in read ? read.ids : [])

/** Lookups in the same table form a group, because the server answers one statement sooner than several. */
const grouped = (waiting: readonly Waiting[]): readonly (readonly Waiting[])[] => {
  const groups = new Map<unknown, Waiting[]>()
  for (const each of waiting) {
    const key = 'find' in each.read ? each.read.find : each
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}

/** The one statement that answers the group. */
const statementsOf = (group: readonly Waiting[]): readonly Statement[] =>
  group.slice(0, 1).map(({ read }) => ('find' in read ? read.find([...new Set(group.flatMap(idsOf))]) : read))

const answer = (group: readonly Waiting[], rows: readonly Row[]): void => {
  const byId = new Map(rows.map((row) => [row[0], row]))
  for (const { read, heard } of group)
    heard('find' in read ? read.ids.map((id) => byId.get(id)).filter((row) => row !== undefined) : rows)
}

/**
 * Batches all reads requested in the same turn of the event loop into one round trip, because a packet costs the server and
 * this process more than an index lookup. Each read sees its own snapshot. When one read fails, every read of the batch is
 * repeated separately. A lookup returns the rows that exist, in the order of its ids.
 */
export const together = (
  ask: (statements: readonly Statement[]) => Promise<readonly Answer[]>,
): ((read: Read) => Promise<readonly Row[]>) => {
  let waiting: Waiting[] = []

  const send = async (groups: readonly (readonly Waiting[])[]): Promise<void> => {
    const answers = await ask(groups.flatMap(statementsOf))
    for (const [i, group] of groups.entries()) answer(group, answers[i]?.rows ?? [])
  }
  const leave = async (groups: readonly (readonly Waiting[])[]): Promise<void> => {
    try {
      await send(groups)
    } catch (error) {
      const all = groups.flat()
      if (all.length === 1) all[0]?.failed(error)
      // run separately, the failing read reports its own error
      else await Promise.all(all.map((each) => leave([[each]])))
    }
  }
  const leaveAll = (): void => {
    const groups = grouped(waiting)
    waiting = []
    for (let from = 0; from < groups.length; from += AT_ONCE) void leave(groups.slice(from, from + AT_ONCE))
  }
  return (read) =>
    new Promise((heard, failed) => {
      if (waiting.length === 0) setImmediate(leaveAll)
      waiting.push({ read, heard, failed })
    })
}
