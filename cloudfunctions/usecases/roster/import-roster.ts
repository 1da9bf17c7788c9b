import type { FileId, OrgId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Chosen } from '@domain/kernel/table'
import { isRoster, type RosterColumn, readRoster, seenRoster } from '@domain/organisation/roster'
import type { Tables } from '../../ports/tables'
import type { Signed, UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { slicesOf } from '../stored/at-once'
import { FILES, ROSTER, type RosterDoc } from '../stored/collections'
import { removeById } from '../stored/documents'
import { mappingOf, rememberMapping, type Sender } from '../tables/mapping'
import { seenTable, sheetOf, waitsForChoice } from '../tables/sheet-of'
import { enrol, rosterDoc, rosterId } from './member-mark'

const ROWS_MAX = 5_000
const AT_ONCE = 100
const IN_ONE_GO = 10
/** Well below the function's time limit: the rest is done by the next call. */
const BUDGET_MS = 20_000

type Input = Parameters<UseCase<'roster.import'>>[1]
/** A union's list has one sender: the union itself. */
const senderOf = ({ org }: Input): Sender => ({ org, purpose: 'roster', sender: '' })

/** A dry run of a table that cannot be read yet says what has to be chosen first. */
const readTable = async (context: Signed, tables: Tables, input: Input) => {
  const { columns } = await mappingOf(context.ports.store, senderOf(input), input)
  const named: Chosen<RosterColumn> = columns
  const files = await checkFiles(context, [input.file], ['table'])
  const sheet = await sheetOf(context, tables, files, { fits: isRoster(named), ...input })
  if (!sheet.ok) return sheet
  const { rows, about } = sheet.value
  const seen = seenTable(about, seenRoster(rows, named))
  if (input.dry === true && waitsForChoice(seen)) return ok({ lines: [], problems: [], seen })
  const roster = readRoster(rows, named)
  if (!roster.ok) return roster
  if (roster.value.lines.length > ROWS_MAX) return refuse('TABLE_TOO_LONG', { most: ROWS_MAX })
  return ok({ ...roster.value, seen })
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
  (async (context, input) => {
    const { org, file, dry } = input
    if (context.org.level !== 'base') return refuse('ORG_WRONG_LEVEL', { wanted: 'base' })
    const table = await readTable(context, tables, input)
    if (!table.ok) return table
    const { lines, problems } = table.value
    const read = lines.length + problems.length
    const members = lines.map((line) => rosterDoc(context.ports.sealer, org, line, context.now))
    const fresh = await newcomers(context, org, members)
    if (dry === true) {
      const plan = { read, added: fresh.length, unchanged: members.length - fresh.length, left: 0 }
      return context.commit(async () => ok({ ...plan, seen: table.value.seen, problems: [...problems] }))
    }
    const { added, left } = await enrolAll(context, org, fresh)
    const answer = await context.commit(async (tx) => {
      await rememberMapping(tx, senderOf(input), input)
      return ok({ read, added, unchanged: members.length - added - left, left, problems: [...problems] })
    })
    if (answer.ok && left === 0) await dropTable(context, file)
    return answer
  }) satisfies UseCase<'roster.import'>
