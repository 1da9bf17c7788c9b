import { notBy } from '@domain/application/actions'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { isAlive, type Stage } from '@domain/application/stage'
import { dutiesOf, isDutyToday, onlyWhenLate, owedAt } from '@domain/application/stages'
import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import { type Selves, somebodyElse } from '@domain/organisation/person'
import { actsAs, POST_ROLES, type Post, type PostRole } from '@domain/organisation/roles'
import type { Signed, UseCase } from '../call/context'
import { ringRows } from '../message/list-rings'
import { isOwnHousehold } from '../person/selves'
import { CASES, NO_DAY } from '../stored/collections'
import { type Office, officesOf } from './list-queue'
import { moneyDuties } from './money-duties'
import { caseRow, unitNames } from './rows'

type Group = CallOutput<'case.duties'>['groups'][number]

/** exact up to this number; for larger numbers, `more` is set because there may be more */
const COUNTED_MAX = 100
const FIRST_SHOWN = 3
const BY_STAGE = { base: 'byBase', county: 'byCounty', city: 'byCity' } as const

type Waiting = { readonly cases: readonly CaseSnapshot[]; readonly more: boolean }

/** Whether the person may still do what the case waits for, given that a second person has to do it. */
const mayStill = (doc: CaseSnapshot, role: PostRole, selves: Selves): boolean =>
  owedAt(doc).every(({ roles, action }) => !roles.includes(role) || somebodyElse(selves, notBy(doc, action)).ok)

/** Cases of one stage at one union that wait for this role today, the most urgent first. */
const waitingAt = async (context: Signed, org: Office, role: PostRole, stage: Stage): Promise<Waiting> => {
  const { ports, person, selves, today } = context
  // among files and closed cases, only the few that still owe something have a due day
  const owing = onlyWhenLate(role, stage) ? { lt: today } : isAlive(stage) && stage !== 'on-file' ? {} : { lt: NO_DAY }
  const at = { index: BY_STAGE[org.level], eq: [org.id, stage], limit: COUNTED_MAX, ...owing }
  const page = await ports.store.query(CASES, at)
  const mine = ({ doc }: { doc: CaseSnapshot }): boolean =>
    isDutyToday(doc, role, today) &&
    actsAs(person.posts, role, placeOf(doc)) &&
    !isOwnHousehold(selves, doc) &&
    mayStill(doc, role, selves)
  return { cases: page.items.filter(mine).map(({ doc }) => doc), more: page.next !== undefined }
}

const byDue = (a: CaseSnapshot, b: CaseSnapshot): number => {
  if (a.dueOn === b.dueOn) return a.id < b.id ? -1 : 1
  if (a.dueOn === undefined || b.dueOn === undefined) return a.dueOn === undefined ? 1 : -1
  return a.dueOn < b.dueOn ? -1 : 1
}

const groupOf = async (
  context: Signed,
  offices: readonly Office[],
  role: PostRole,
  stage: Stage,
): Promise<Group | undefined> => {
  const parts: Waiting[] = []
  for (const office of offices) parts.push(await waitingAt(context, office, role, stage))
  const cases = parts.flatMap((part) => part.cases).sort(byDue)
  const more = parts.some((part) => part.more) || cases.length > COUNTED_MAX
  if (cases.length === 0 && !more) return undefined
  const first = cases.slice(0, FIRST_SHOWN)
  const units = await unitNames(
    context.ports,
    first.map((doc) => doc.org.base),
  )
  return {
    stage,
    role,
    count: Math.min(cases.length, COUNTED_MAX),
    more,
    overdue: cases.filter((doc) => doc.dueOn !== undefined && doc.dueOn < context.today).length,
    first: first.map((doc) => caseRow(doc, context, units.get(doc.org.base) ?? '')),
  }
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
const ringDuties = async (context: Signed): Promise<Pick<CallOutput<'case.duties'>, 'toRing'>> => {
  if (!context.person.posts.some(({ role }) => role === 'base-officer')) return {}
  const { rows, more } = await ringRows(context)
  const overdue = rows.filter(({ matters }) => matters.some((matter) => matter.overdue)).length
  return { toRing: { count: rows.length, overdue, more, first: rows.slice(0, FIRST_SHOWN) } }
}

/** 今天轮到我做的事: by role and stage, and the duties about money. */
export const listDuties = (async (context) => {
  const groups: Group[] = []
  for (const role of rolesOf(context.person.posts)) {
    const offices = await officesOf(context, carriers(role))
    for (const stage of dutiesOf(role)) {
      const group = await groupOf(context, offices, role, stage)
      if (group !== undefined) groups.push(group)
    }
  }
  return ok({ today: context.today, groups, ...(await moneyDuties(context)), ...(await ringDuties(context)) })
}) satisfies UseCase<'case.duties'>
