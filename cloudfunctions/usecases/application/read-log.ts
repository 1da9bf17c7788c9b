import type { Entry } from '@domain/application/entry'
import { isFor, type LogReader, wordsFor } from '@domain/application/log-words'
import type { LogLine } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { Ports } from '../../ports/index'
import { ENTRIES } from '../stored/collections'
import { allOf } from '../stored/documents'

/** All entries of a case, in order. */
export const readEntries = async ({ store }: Pick<Ports, 'store'>, id: CaseId): Promise<readonly Entry[]> =>
  (await allOf(store, ENTRIES, { index: 'byCase', eq: [id] })).map(({ doc }) => doc)

/** The worker sees the role and the name of the person who acted, never the id of an account. */
const byFor = ({ by: { person, as, name } }: Entry, reader: LogReader): LogLine['by'] =>
  reader === 'worker' ? { as, name } : { as, name, person }

const lineFor = (entry: Entry, reader: LogReader): LogLine => {
  const { seq, kind, on, at, to } = entry
  const opened = entry.kind === 'accept' ? entry.facts.opened : undefined
  return { seq, kind, on, at, by: byFor(entry, reader), to, words: wordsFor(entry, reader), opened }
}

/** The log, limited to what this reader may see. */
export const linesFor = (entries: readonly Entry[], reader: LogReader): LogLine[] =>
  entries.filter((entry) => isFor(entry, reader)).map((entry) => lineFor(entry, reader))

export const readLog = async (ports: Pick<Ports, 'store'>, id: CaseId, reader: LogReader): Promise<LogLine[]> =>
  linesFor(await readEntries(ports, id), reader)
