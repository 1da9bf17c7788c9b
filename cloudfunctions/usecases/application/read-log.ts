import type { Entry } from '@domain/application/entry'
import { isFor, type LogReader, wordsFor } from '@domain/application/log-words'
import type { LogLine } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { Ports } from '../../ports/index'
import { ENTRIES } from '../stored/collections'

const PAGE = 100

/** All entries of a case, in order. */
export const readEntries = async ({ store }: Pick<Ports, 'store'>, id: CaseId): Promise<readonly Entry[]> => {
  const entries: Entry[] = []
  let cursor: string | undefined
  do {
    const page = await store.query(ENTRIES, {
      index: 'byCase',
      eq: [id],
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    })
    entries.push(...page.items.map(({ doc }) => doc))
    cursor = page.next
  } while (cursor !== undefined)
  return entries
}

/** The worker sees the role and the name of the person who acted, never the id of an account. */
const byFor = (entry: Entry, reader: LogReader): LogLine['by'] => {
  const { person, as, name } = entry.by
  return {
    as,
    ...(name === undefined ? {} : { name }),
    ...(person === undefined || reader === 'worker' ? {} : { person }),
  }
}

const lineFor = (entry: Entry, reader: LogReader): LogLine => {
  const words = wordsFor(entry, reader)
  return {
    seq: entry.seq,
    kind: entry.kind,
    on: entry.on,
    at: entry.at,
    by: byFor(entry, reader),
    to: entry.to,
    ...(words === undefined ? {} : { words }),
  }
}

/** The log, limited to what this reader may see. */
export const readLog = async (ports: Pick<Ports, 'store'>, id: CaseId, reader: LogReader): Promise<LogLine[]> =>
  (await readEntries(ports, id)).filter((entry) => isFor(entry, reader)).map((entry) => lineFor(entry, reader))
