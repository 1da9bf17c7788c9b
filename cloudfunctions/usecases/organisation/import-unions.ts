import type { FileId, OrgId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import type { TableRow } from '@domain/kernel/table'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { inPortions, type PlannedUnion, planUnions } from '@domain/organisation/plan-unions'
import { isUnionTable, readUnionTable, type UnionProblem } from '@domain/organisation/union-table'
import { markedTable } from '@domain/paper/marked-table'
import { unionProblemText } from '@domain/paper/union-words'
import { roleText } from '@domain/paper/words'
import { StoreError, type Tx } from '../../ports/doc-store'
import type { Tables } from '../../ports/tables'
import type { FileStore } from '../../ports/world'
import type { AtOrg, InCommand, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { handOutFile, XLSX } from '../files/hand-out-file'
import { checkFiles } from '../files/take-files'
import { INVITES, type InviteDoc, ORGS, type OrgDoc } from '../stored/collections'
import { sheetOf } from '../tables/sheet-of'
import { branchesOf } from './branches'
import { placeIn, tabledId } from './invitations'
import { insertUnions } from './put-unions'
import { unionBelow } from './union-doc'
import { unionId } from './union-id'

/** Unions of one call: they and their invitations are read in two requests and written in one, and one county's counter is moved. */
const AT_ONCE = 100
const SHOWN = 200
/** An invitation from a table waits this long to be printed. */
const WAITS_MS = 180 * 24 * 60 * 60_000

type Rows = readonly TableRow[]
/** The last table of a process, and its plan: a long one takes dozens of calls, and would be unpacked and planned by each. */
type Last = { readonly file: FileId; readonly rows: Rows; plan?: { readonly of: string; readonly made: Plan } }
const LAST = new WeakMap<FileStore, Last>()

const readLast = async (context: AtOrg, tables: Tables, file: FileId) => {
  const { files } = context.ports
  const checked = await checkFiles(context, [file], ['table'])
  const last = LAST.get(files)
  if (checked.ok && last?.file === file) return ok(last)
  const sheet = await sheetOf(context, tables, checked, { fits: isUnionTable })
  if (!sheet.ok) return sheet
  const read: Last = { file, rows: sheet.value.rows }
  LAST.set(files, read)
  return ok(read)
}

type Portion = { readonly docs: readonly OrgDoc[]; readonly invites: readonly (readonly [string, InviteDoc])[] }

/** The documents of planned unions, each after the one above it. */
const docsIn = (plan: readonly PlannedUnion[], branches: readonly OrgDoc[]): ReadonlyMap<OrgId, OrgDoc> => {
  const docs = new Map(branches.map((branch) => [branch.id, branch]))
  for (const { id, above, level, name, staff, phone, serves } of plan) {
    if (docs.has(id)) continue
    const parent = docs.get(above)
    invariant(parent !== undefined, 'a union comes after the one above it')
    docs.set(id, unionBelow(parent, { id, name, level, staff, phone, serves }))
  }
  return docs
}

type Turn = { readonly union: PlannedUnion | undefined; readonly jurisdiction: Jurisdiction }

/** How many of the lines from here make one portion. */
const portionFrom = (lines: readonly Turn[], from: number): number => {
  let officers = 0
  const some = lines.slice(from, from + AT_ONCE)
  const first = some.find(({ union }) => union !== undefined)?.jurisdiction
  const end = some.findIndex(({ union, jurisdiction }, i) => {
    officers += union?.officers.length ?? 0
    return union !== undefined && i > 0 && (jurisdiction !== first || officers > AT_ONCE)
  })
  return end === -1 ? some.length : end
}

type Plan = {
  readonly rows: Rows
  readonly head: number
  readonly docs: ReadonlyMap<OrgId, OrgDoc>
  readonly turns: readonly Turn[]
  readonly problems: readonly UnionProblem[]
  readonly total: { readonly rows: number; readonly unions: number; readonly officers: number }
}

const makePlan = (at: OrgDoc, rows: Rows, branches: readonly OrgDoc[]) => {
  const read = readUnionTable(rows, roleText)
  if (!read.ok) return read
  const { lines, head } = read.value
  const plan = planUnions(lines, { at, branches, idOf: unionId })
  const docs = docsIn(plan.unions, branches)
  const byRow = new Map(plan.unions.map((union) => [union.row, union]))
  const turns = inPortions(lines).map(({ row }) => {
    const union = byRow.get(row)
    return { union, jurisdiction: (union && docs.get(union.id)?.jurisdiction) ?? '' }
  })
  const problems = [...read.value.problems, ...plan.problems].sort((a, b) => a.row - b.row)
  const officers = plan.unions.reduce((sum, union) => sum + union.officers.length, 0)
  const total = { rows: lines.length + read.value.problems.length, unions: plan.unions.length, officers }
  return ok<Plan>({ rows, head, docs, turns, problems, total })
}

/** The table as the plan of what to write. A call's `from` counts its lines, which stay where they are when unions change meanwhile. */
const planOf = async (context: AtOrg, tables: Tables, file: FileId) => {
  const [last, branches] = await Promise.all([readLast(context, tables, file), branchesOf(context.ports, context.org)])
  if (!last.ok) return last
  const { rows, plan } = last.value
  const of = JSON.stringify(branches.map(({ id, name, path, phone, staff }) => [id, name, path, phone, staff]))
  if (plan?.of === of) return ok(plan.made)
  const made = makePlan(context.org, rows, branches)
  if (made.ok) last.value.plan = { of, made: made.value }
  return made
}

const portionOf = ({ ports, now, today, person }: AtOrg, { turns, docs }: Plan, from: number, end: number): Portion => {
  const some = turns.slice(from, end).flatMap(({ union }) => union ?? [])
  const found = some.flatMap((union) => {
    const doc = docs.get(union.id)
    return doc === undefined ? [] : [{ ...doc, since: today }]
  })
  const invites = some.flatMap((union) => {
    const place = placeIn(docs.get(union.id) as OrgDoc)
    return union.officers.map(({ role, name }) => {
      const invite = { org: union.id, role, name, until: now + WAITS_MS, by: person.id, place, code: '' }
      return [tabledId(ports, invite), invite] as const
    })
  })
  return { docs: found, invites }
}

const unknown = async ({ ports: { store } }: AtOrg, { docs, invites }: Portion): Promise<Portion> => {
  const [unions, asked] = await Promise.all([
    store.getMany(
      ORGS,
      docs.map(({ id }) => id),
    ),
    store.getMany(
      INVITES,
      invites.map(([id]) => id),
    ),
  ])
  const there = new Set<string>([...unions, ...asked].map(({ id }) => id))
  return { docs: docs.filter(({ id }) => !there.has(id)), invites: invites.filter(([id]) => !there.has(id)) }
}

/**
 * Writes what was not there a moment ago; false when somebody else has written some of it since. Nothing is read again: that
 * would be two requests more.
 */
const insertPortion = async (tx: Tx, { docs, invites }: Portion): Promise<boolean> => {
  try {
    await insertUnions(tx, docs)
    for (const [id, invite] of invites) await tx.insert(INVITES, id, invite)
    return true
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'duplicate') return false
    throw error
  }
}

/** The person's own table back, with what is wrong beside each row. */
const markedBack = async (context: AtOrg & InCommand, tables: Tables, { rows, head, problems }: Plan) => {
  const said = new Map(problems.map(({ row, problem }) => [row, unionProblemText[problem]]))
  const bytes = await tables.write({ sheet: '工会', rows: markedTable(rows, head, said) })
  const id = `FI-${derivedId(context.person.id, context.commandId, 'unions')}` as FileId
  return { id, purpose: 'table', mime: XLSX, name: `工会表-有问题的行-${context.today}.xlsx`, bytes } as const
}

/**
 * 从表格登记工会: a portion of the table a call, in one transaction. A call repeated after an interruption writes nothing twice:
 * ids follow from the table. Rows with a problem are left out, and all others stand.
 */
export const importUnions = (tables: Tables) =>
  (async (context, { file, write, from = 0 }) => {
    const planned = await planOf(context, tables, file)
    if (!planned.ok) return planned
    const plan = planned.value
    const end = from + portionFrom(plan.turns, from)
    const portion = portionOf(context, plan, from, end)
    const fresh = await unknown(context, portion)
    const problems = from === 0 ? plan.problems.slice(0, SHOWN) : []
    const answer = {
      ...plan.total,
      wrong: plan.problems.length,
      problems,
      added: fresh.docs.length,
      known: portion.docs.length - fresh.docs.length,
      invited: fresh.invites.length,
      ...(end < plan.turns.length ? { next: end } : {}),
    }
    if (!write && problems.length > 0) {
      const made = await handOutFile(context, await markedBack(context, tables, plan), async () => ok({}))
      return made.ok ? ok({ ...answer, table: made.value }) : made
    }
    return context.commit(async (tx) => {
      if (write && !(await insertPortion(tx, fresh))) return refuse('BUSY')
      return ok(answer)
    })
  }) satisfies UseCase<'org.import'>
