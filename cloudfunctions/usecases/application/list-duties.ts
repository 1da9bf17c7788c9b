import { placeOf } from '@domain/application/snapshot'
import { isAlive, type Stage } from '@domain/application/stage'
import { dutiesOf, onlyWhenLate } from '@domain/application/stages'
import { waitsForMe } from '@domain/application/waits'
import type { CallOutput } from '@domain/contract/index'
import type { PlainDate } from '@domain/kernel/plain-date'
import { ok } from '@domain/kernel/result'
import { actsAs, POST_ROLES, type Post, type PostRole } from '@domain/organisation/roles'
import type { Signed, UseCase } from '../call/context'
import { callListRows } from '../message/call-list'
import { isOwnByShort } from '../person/selves'
import { factsAreKept, pageOfFacts } from '../report/case-facts'
import { CASES, type CaseFactsDoc, NO_DAY } from '../stored/collections'
import { manyOf } from '../stored/many'
import { type Office, officesOf } from './list-queue'
import { moneyDuties } from './money-duties'
import { caseRows } from './rows'

type Group = CallOutput<'case.duties'>['groups'][number]

/** exact up to this number; for larger numbers, `more` is set because there may be more */
const COUNTED_MAX = 100
const FIRST_SHOWN = 3
const BY_STAGE = { base: 'byBase', county: 'byCounty', city: 'byCity' } as const

type Line = { readonly id: string; readonly dueOn: PlainDate | undefined }
type Waiting = { readonly lines: readonly Line[]; readonly more: boolean }

/** Cases of one stage at one union that wait for this role today, the most urgent first. */
const waitingAt = async (
  { ports: { store }, person, selves, today }: Signed,
  kept: boolean,
  org: Office,
  role: PostRole,
  stage: Stage,
): Promise<Waiting> => {
  // cases on file and closed cases are read only if they have a due day: the others wait for nothing
  const owing = onlyWhenLate(role, stage) ? { lt: today } : isAlive(stage) && stage !== 'on-file' ? {} : { lt: NO_DAY }
  const at = { index: BY_STAGE[org.level], eq: [org.id, stage], limit: COUNTED_MAX, ...owing }
  const page = await pageOfFacts(store, kept, at)
  const mine = ({ doc }: { doc: CaseFactsDoc }): boolean =>
    doc.waiting !== undefined &&
    waitsForMe(doc.waiting.for, role, selves, today) &&
    actsAs(person.posts, role, placeOf({ org: doc })) &&
    !isOwnByShort(selves, doc.waiting)
  const lines = page.items.filter(mine).map(({ id, doc }) => ({ id, dueOn: doc.dueOn }))
  return { lines, more: page.next !== undefined }
}

const byDue = (a: Line, b: Line): number => {
  if (a.dueOn === b.dueOn) return a.id < b.id ? -1 : 1
  if (a.dueOn === undefined || b.dueOn === undefined) return a.dueOn === undefined ? 1 : -1
  return a.dueOn < b.dueOn ? -1 : 1
}

type Counted = Omit<Group, 'first'> & { readonly first: readonly Line[] }

const groupOf = async (
  context: Signed,
  kept: boolean,
  offices: readonly Office[],
  role: PostRole,
  stage: Stage,
): Promise<Counted | undefined> => {
  const parts = await Promise.all(offices.map((office) => waitingAt(context, kept, office, role, stage)))
  const lines = parts.flatMap((part) => part.lines).sort(byDue)
  const more = parts.some((part) => part.more) || lines.length > COUNTED_MAX
  if (lines.length === 0 && !more) return undefined
  return {
    stage,
    role,
    count: Math.min(lines.length, COUNTED_MAX),
    more,
    overdue: lines.filter(({ dueOn }) => dueOn !== undefined && dueOn < context.today).length,
    first: lines.slice(0, FIRST_SHOWN),
  }
}

/** The groups with the first cases of each: only these are read whole, all in one request. */
const withFirst = async (context: Signed, groups: readonly Counted[]): Promise<readonly Group[]> => {
  const shown = groups.flatMap(({ first }) => first.map(({ id }) => id))
  const cases = await manyOf(context.ports.store, CASES, shown)
  const rows = new Map<string, Group['first'][number]>(
    (await caseRows(context, [...cases.values()])).map((row) => [row.id, row]),
  )
  return groups.map(({ first, ...group }) => ({ ...group, first: first.flatMap(({ id }) => rows.get(id) ?? []) }))
}

/** The roles a person works in; for 市直 units the city reviewer acts as county reviewer too. */
const rolesOf = (posts: readonly Post[]): readonly PostRole[] =>
  POST_ROLES.filter((role) =>
    posts.some((post) => post.role === role || (role === 'county-reviewer' && post.role === 'city-reviewer')),
  )

/** The posts whose holders may act in a role; see `rolesOf`. */
const carriers = (role: PostRole): readonly PostRole[] =>
  role === 'county-reviewer' ? ['county-reviewer', 'city-reviewer'] : [role]

/** Households to be informed by telephone, for officers who make such calls: the number of households, and the first few. */
export const callListDuties = async (context: Signed): Promise<Pick<CallOutput<'case.duties'>, 'toRing'>> => {
  if (!context.person.posts.some(({ role }) => role === 'base-officer')) return {}
  const { rows, more } = await callListRows(context)
  const overdue = rows.filter(({ matters }) => matters.some((matter) => matter.overdue)).length
  return { toRing: { count: rows.length, overdue, more, first: rows.slice(0, FIRST_SHOWN) } }
}

/** The cases that wait for the person in their posts, by role and stage. */
export const waitingFor = async (context: Signed): Promise<readonly Counted[]> => {
  const kept = await factsAreKept(context.ports.store)
  const groups: Counted[] = []
  for (const role of rolesOf(context.person.posts)) {
    const offices = await officesOf(context, carriers(role))
    const found = await Promise.all(dutiesOf(role).map((stage) => groupOf(context, kept, offices, role, stage)))
    groups.push(...found.flatMap((group) => group ?? []))
  }
  return groups
}

/** 今天轮到我做的事: by role and stage, and the duties about money. */
export const listDuties = (async (context) => {
  const shown = [...(await withFirst(context, await waitingFor(context)))]
  return ok({
    today: context.today,
    groups: shown,
    ...(await moneyDuties(context)),
    ...(await callListDuties(context)),
  })
}) satisfies UseCase<'case.duties'>
