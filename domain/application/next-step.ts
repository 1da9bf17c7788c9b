import type { OrgId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { isDirect } from '../organisation/jurisdiction'
import type { PostRole } from '../organisation/roles'
import type { CaseSnapshot } from './snapshot'
import { isDutyToday, type Owed, owedAt, type Waiting } from './stages'

/** The next step of a case and its due day. The roles that may do the step are those that are reminded. */
export type NextStep = Owed & { readonly dueOn: PlainDate }

const earliest = (days: readonly PlainDate[]): PlainDate | undefined => [...days].sort()[0]

/** An objection has a due day of its own; every other step has the due day of the case. */
export const dayOf = (s: Waiting, { verb }: Owed): PlainDate | undefined =>
  verb === 'objection'
    ? earliest(s.objections.filter(({ answered }) => answered === undefined).map((each) => each.answerDueOn))
    : s.dueOn

/** 钱没到: finance asks the bank, by a due day that is stored outside the case. */
export const traceStep = (dueOn: PlainDate): NextStep => ({
  verb: 'trace',
  dueOn,
  action: 'answerTrace',
  roles: ['fund-officer'],
})

/** While a correction is open past its due day, the name of most steps says that the correction is late. */
export const verbOf = (s: Pick<Waiting, 'correction'>, { verb }: Owed): Owed['verb'] =>
  s.correction === undefined || ['paper', 'objection', 'redetermine'].includes(verb) ? verb : 'correction-late'

/** The steps that officers owe on this case today, with their due days; empty while it is the worker's turn. */
export const nextSteps = (s: Waiting, today: PlainDate): readonly NextStep[] =>
  owedAt(s).flatMap((step) => {
    const dueOn = dayOf(s, step)
    if (dueOn === undefined || !step.roles.some((role) => isDutyToday(s, role, today))) return []
    return [{ ...step, verb: verbOf(s, step), dueOn }]
  })

type Seat = { readonly org: OrgId; readonly role: PostRole }

type Placed = Pick<CaseSnapshot, 'org'>

/** The unions whose base officers serve a base union, the nearest first: those above serve one without an officer. */
export const servingBase = ({ base, via = [], county }: CaseSnapshot['org']): readonly OrgId[] => [
  base,
  ...[...via].reverse(),
  county,
]

/**
 * The posts that act in a role, the nearest first: a base union without an officer is served by the union above; for 市直 units
 * the city reviewer acts as county reviewer; a county without a fund officer is served by the city.
 */
export const seatsOf = (role: PostRole, { org }: Placed): readonly Seat[] => {
  const { county, city } = org
  if (role === 'base-officer') return servingBase(org).map((each) => ({ org: each, role }))
  if (role === 'fund-officer') return [county, city].map((each) => ({ org: each, role }))
  if (role !== 'county-reviewer') return [{ org: city, role }]
  return [{ org: county, role }, ...(isDirect(org) ? [{ org: city, role: 'city-reviewer' as const }] : [])]
}

/**
 * The unions whose officers must be read to find the receivers for a step; includes the city, because the city's administrators
 * are notified when no person may do the step.
 */
export const unionsFor = (snapshot: Placed, { roles }: NextStep): readonly OrgId[] => [
  ...roles.flatMap((role) => seatsOf(role, snapshot).map(({ org }) => org)),
  snapshot.org.city,
]
