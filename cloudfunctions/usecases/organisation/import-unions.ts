import type { OrgId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import type { Chosen, TableRow } from '@domain/kernel/table'
import type { SeenTable } from '@domain/kernel/told-table'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { inPortions, type PlannedUnion, planUnions } from '@domain/organisation/plan-unions'
import {
  isUnionTable,
  readUnionTable,
  seenUnions,
  type UnionColumn,
  type UnionProblem,
} from '@domain/organisation/union-table'
import { roleText } from '@domain/paper/words'
import { StoreError, type Tx } from '../../ports/doc-store'
import type { Tables } from '../../ports/tables'
import type { FileStore } from '../../ports/world'
import type { AtOrg, UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { INVITES, type InviteDoc, ORGS, type OrgDoc } from '../stored/collections'
import { mappingOf, rememberMapping, type Sender } from '../tables/mapping'
import { seenTable, sheetOf, type TakenSheet, waitsForChoice } from '../tables/sheet-of'
import { branchesOf } from './branches'
import { placeIn, tabledId } from './invitations'
import { insertUnions } from './put-unions'
import { unionBelow } from './union-doc'
import { unionId } from './union-id'

/** Unions of one call: they and their invitations are read in two requests and written in one, and one county's counter is moved. */
const AT_ONCE = 100
const PROBLEMS_MAX = 5_000
/** An invitation from a table waits this long to be printed. */
const WAITS_MS = 180 * 24 * 60 * 60_000

type Input = Parameters<UseCase<'org.import'>>[1]
type Named = Chosen<UnionColumn>
/** Tables of unions have one sender: whoever registers them. */
const senderOf = ({ org }: Input): Sender => ({ org, purpose: 'unions', sender: '' })

/** The last table of a process, and its plan: a long one takes dozens of calls, and would be unpacked and planned by each. */
type Last = TakenSheet & { readonly of: string; plan?: { readonly of: string; readonly made: Plan } }
const LAST = new WeakMap<FileStore, Last>()

const readLast = async (context: AtOrg, tables: Tables, { file, sheet, write }: Input, named: Named) => {
  const { files } = context.ports
  const checked = await checkFiles(context, [file], ['table'])
  const last = LAST.get(files)
  const of = JSON.stringify([file, sheet, named])
  if (checked.ok && last?.of === of) return ok(last)
  const read = await sheetOf(context, tables, checked, { fits: isUnionTable(named), sheet, dry: !write })
  if (!read.ok) return read
  const taken: Last = { ...read.value, of }
  LAST.set(files, taken)
  return ok(taken)
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
  readonly docs: ReadonlyMap<OrgId, OrgDoc>
  readonly turns: readonly Turn[]
  readonly problems: readonly UnionProblem[]
  readonly total: { readonly rows: number; readonly unions: number; readonly officers: number }
}

const makePlan = (at: OrgDoc, rows: readonly TableRow[], named: Named, branches: readonly OrgDoc[]) => {
  const read = readUnionTable(rows, roleText, named)
  if (!read.ok) return read
  const { lines } = read.value
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
  return ok<Plan>({ docs, turns, problems, total })
}

const NOTHING: Plan = { docs: new Map(), turns: [], problems: [], total: { rows: 0, unions: 0, officers: 0 } }

/**
 * The table as the plan of what to write; in a trial that waits for a person's choice, nothing. A call's `from` counts its lines,
 * which stay where they are when unions change meanwhile.
 */
const planOf = async (context: AtOrg, tables: Tables, input: Input, named: Named) => {
  const [last, branches] = await Promise.all([
    readLast(context, tables, input, named),
    branchesOf(context.ports, context.org),
  ])
  if (!last.ok) return last
  const { rows, about, plan } = last.value
  const seen = seenTable(about, seenUnions(rows, named))
  if (!input.write && waitsForChoice(seen)) return ok({ plan: NOTHING, seen })
  const of = JSON.stringify(branches.map(({ id, name, path, phone, staff }) => [id, name, path, phone, staff]))
  if (plan?.of === of) return ok({ plan: plan.made, seen })
  const made = makePlan(context.org, rows, named, branches)
  if (!made.ok) return made
  last.value.plan = { of, made: made.value }
  return ok({ plan: made.value, seen })
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

/** The first call of a trial looks up what was chosen for an earlier table; all others are told how the first has read it. */
const namedFor = async ({ ports: { store } }: AtOrg, input: Input): Promise<Named> =>
  input.write || (input.from ?? 0) > 0
    ? (input.columns ?? {})
    : (await mappingOf(store, senderOf(input), input)).columns

type Seen = { readonly seen?: SeenTable }
/**
 * 从表格登记工会: a portion of the table a call, in one transaction. A call repeated after an interruption writes nothing twice:
 * ids follow from the table. Rows with a problem are left out, and all others stand.
 */
export const importUnions = (tables: Tables) =>
  (async (context, input) => {
    const { write, from = 0 } = input
    const planned = await planOf(context, tables, input, await namedFor(context, input))
    if (!planned.ok) return planned
    const { plan } = planned.value
    const end = from + portionFrom(plan.turns, from)
    const portion = portionOf(context, plan, from, end)
    const fresh = await unknown(context, portion)
    const isFirst = from === 0
    const seen: Seen = isFirst && !write ? { seen: planned.value.seen } : {}
    return context.commit(async (tx) => {
      if (write && !(await insertPortion(tx, fresh))) return refuse('BUSY')
      // by the trial already: a call that writes a portion has no request to spare
      if (isFirst && !write) await rememberMapping(tx, senderOf(input), input)
      return ok({
        ...plan.total,
        wrong: plan.problems.length,
        problems: isFirst ? plan.problems.slice(0, PROBLEMS_MAX) : [],
        added: fresh.docs.length,
        known: portion.docs.length - fresh.docs.length,
        invited: fresh.invites.length,
        ...seen,
        ...(end < plan.turns.length ? { next: end } : {}),
      })
    })
  }) satisfies UseCase<'org.import'>
