import type { FileId, OrgId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { isRoster, readRoster } from '@domain/organisation/roster'
import type { Tables } from '../../ports/tables'
import type { Signed, UseCase } from '../call/context'
import { rowsOf } from '../files/rows-of'
import { checkFiles } from '../files/take-files'
import { slicesOf } from '../stored/at-once'
import { FILES, ROSTER, type RosterDoc } from '../stored/collections'
import { removeById } from '../stored/documents'
import { enrol, rosterDoc, rosterId } from './member-mark'

const ROWS_MAX = 5_000
const AT_ONCE = 100
const IN_ONE_GO = 10
/** Well below the function's time limit: the rest is done by the next call. */
const BUDGET_MS = 20_000

const readTable = async (context: Signed, tables: Tables, file: FileId) => {
  const rows = await rowsOf(context, tables, await checkFiles(context, [file], ['table']), isRoster)
  if (!rows.ok) return rows
  const roster = readRoster(rows.value)
  if (!roster.ok) return roster
  return roster.value.lines.length > ROWS_MAX ? refuse('TABLE_TOO_LONG', { most: ROWS_MAX }) : roster
}

/** The members who are not on the roster yet. */
const newcomers = async ({ ports }: Signed, org: OrgId, members: readonly RosterDoc[]): Promise<RosterDoc[]> => {
  const fresh: RosterDoc[] = []
  for (const some of slicesOf(members, AT_ONCE)) {
    const known = await ports.store.getMany(
      ROSTER,
      some.map(({ mark }) => rosterId(org, mark)),
    )
    const marks = new Set(known.map(({ doc }) => doc.mark))
    fresh.push(...some.filter(({ mark }) => !marks.has(mark)))
  }
  return fresh
}

/**
 * Adds members in portions, one transaction each, until all are added or the time is up. A crash loses none of those already
 * added.
 */
const enrolAll = async ({ ports }: Signed, org: OrgId, fresh: readonly RosterDoc[]) => {
  const began = ports.clock.now()
  let added = 0
  let at = 0
  for (; at < fresh.length && ports.clock.now() - began < BUDGET_MS; at += IN_ONE_GO)
    added += await ports.store.transaction((tx) => enrol(tx, org, fresh.slice(at, at + IN_ONE_GO)))
  return { added, left: Math.max(0, fresh.length - at) }
}

/** Deletes the uploaded table: it contains every member's ID number and is not needed after reading. */
const dropTable = async ({ ports }: Signed, file: FileId): Promise<void> => {
  await ports.files.remove(file)
  await ports.store.transaction((tx) => removeById(tx, FILES, file))
}

/**
 * 导入名册: valid rows are added, invalid rows reported one by one. Importing the same or a longer list adds new members and
 * changes no existing member; members who left have to be removed by hand, because a list may cover only one department.
 */
export const importRoster = (tables: Tables) =>
  (async (context, { org, file }) => {
    if (context.org.level !== 'base') return refuse('ORG_WRONG_LEVEL', { wanted: 'base' })
    const table = await readTable(context, tables, file)
    if (!table.ok) return table
    const { lines, problems } = table.value
    const members = lines.map((line) => rosterDoc(context.ports.sealer, org, line, context.now))
    const fresh = await newcomers(context, org, members)
    const { added, left } = await enrolAll(context, org, fresh)
    const answer = await context.commit(async () =>
      ok({
        read: lines.length + problems.length,
        added,
        unchanged: members.length - added - left,
        left,
        problems: [...problems],
      }),
    )
    if (answer.ok && left === 0) await dropTable(context, file)
    return answer
  }) satisfies UseCase<'roster.import'>
