import type { CaseSnapshot } from '@domain/application/snapshot'
import { STAGES } from '@domain/application/stage'
import type { CommandId, OrgId } from '@domain/kernel/ids'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { invariant, ok, refuse } from '@domain/kernel/result'
import type { Going } from '@domain/organisation/union-change'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { calendarInForce } from '../calendar/calendar-in-force'
import type { Done } from '../clock/job'
import { notify, type Outgoing } from '../message/notify'
import { policyInForce } from '../policy/policy-in-force'
import { stepIn } from '../step/do-step'
import {
  CALL_LIST,
  CASES,
  NOTICES,
  ORGS,
  type OrgDoc,
  PEOPLE,
  UNION_CHANGES,
  type UnionChangeDoc,
} from '../stored/collections'
import { allOf } from '../stored/documents'
import { casePlaceOf } from './case-place'
import { handOver } from './hand-over-union'
import { holders } from './holders'
import { forgetUnions } from './known-unions'
import { standing, standingById } from './standing'

const TRIES = 3
/** The unions are gone through again so long after the change: nobody still works with what they read before it. */
const AGAIN_MS = 2 * 60_000
const CHANGES_MOST = 20

type Change = Stored<UnionChangeDoc>
type Followed = { readonly left: number; readonly cases: number }

/** A union below one that moved or ended gets its place anew; each after the one above it. */
const placedAnew = async (ports: Ports, id: OrgId): Promise<OrgDoc | undefined> => {
  const { store } = ports
  const union = (await store.get(ORGS, id))?.doc
  if (union === undefined || union.ended !== undefined) return union
  const above = await standingById(ports, union.parent as OrgId)
  invariant(above !== undefined, 'a union that ends names one that goes on')
  const path = [...above.path, id]
  if (path.join() === union.path.join()) return union
  return store.transaction(async (tx) => {
    const seen = await tx.get(ORGS, id)
    if (seen === undefined) return undefined
    const now = { ...seen.doc, parent: above.id, path }
    await tx.replace(ORGS, seen, now)
    return now
  })
}

const sameplace = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)
const placeOfCase = ({ city, county, base, jurisdiction, direct, via = [] }: CaseSnapshot['org']) => [
  ...[city, county, base, jurisdiction, direct ?? null],
  via,
]

/** What stands beside a case with its union: the notice online, calls to be made, and where the worker reads notices. */
const besideCase = async (
  tx: Tx,
  { applicant, notice, org }: CaseSnapshot,
  from: OrgId,
  calls: readonly string[],
): Promise<void> => {
  const { city, county, base } = org
  const online = notice === undefined ? undefined : await tx.get(NOTICES, notice.id)
  if (online !== undefined) await tx.replace(NOTICES, online, { ...online.doc, base, county })
  for (const call of await tx.getMany(CALL_LIST, calls))
    if (call !== undefined) await tx.replace(CALL_LIST, call, { ...call.doc, unions: { city, county, base } })
  const member = applicant === undefined ? undefined : await tx.get(PEOPLE, applicant)
  if (member?.doc.memberOf === from) await tx.replace(PEOPLE, member, { ...member.doc, memberOf: base })
}

const stepOn = async (ports: Ports, seen: Stored<CaseSnapshot>, union: OrgDoc, because: Going) => {
  const today = shanghaiDate(ports.clock.now())
  const [calendar, policy] = await Promise.all([calendarInForce(ports), policyInForce(ports, today)])
  invariant(policy !== undefined, 'a case was decided by some policy')
  const context = {
    ...{ ports, calendar, policy, today, now: ports.clock.now(), person: undefined, as: 'system' as const },
    ...{ request: ports.ids.mint(), commandId: ports.ids.mint() as CommandId },
  }
  const from = seen.doc.org.base
  const calls = (await allOf(ports.store, CALL_LIST, { index: 'byCase', eq: [seen.id] })).map(({ id }) => id)
  const said = { org: casePlaceOf(union), because, union: union.name, ...(from === union.id ? {} : { from }) }
  return ports.store.transaction(async (tx) => {
    const next = await stepIn(tx, context, seen, { action: 'followUnion', said, looked: {} })
    if (next.ok) await besideCase(tx, next.value, from, calls)
    return next.ok ? ok(true) : next
  })
}

/** Whether the case had to follow; when somebody else changes it at the same time, it is tried again. */
const followCase = async (ports: Ports, found: Stored<CaseSnapshot>, union: OrgDoc, because: Going) => {
  let seen: Stored<CaseSnapshot> | undefined = found
  for (let left = TRIES; left > 0 && seen !== undefined; left -= 1) {
    if (sameplace(placeOfCase(seen.doc.org), placeOfCase(casePlaceOf(union)))) return false
    if ((await stepOn(ports, seen, union, because)).ok) return true
    seen = await ports.store.get(CASES, seen.id)
  }
  throw new Error('a case was never still')
}

/** All cases of the union, at whatever stage, follow to where it is now; undefined: the time was up before the last. */
const followCases = async (ports: Ports, id: OrgId, union: OrgDoc, because: Going, until: number) => {
  let cases = 0
  for (const stage of STAGES)
    for (const found of await allOf(ports.store, CASES, { index: 'byBase', eq: [id, stage] })) {
      if (ports.clock.now() > until) return { cases, whole: false }
      if (await followCase(ports, found, union, because)) cases += 1
    }
  return { cases, whole: true }
}

/** One union of a change with all it has; false: the time was up. */
const followUnion = async (ports: Ports, { doc }: Change, id: OrgId, until: number) => {
  const union = await placedAnew(ports, id)
  const now = await standing(ports, union)
  if (union === undefined || now === undefined || doc.kind === 'rename') return { cases: 0, whole: true }
  if (union.level !== 'base') {
    if (union.ended !== undefined) await handOver(ports, union, now)
    return { cases: 0, whole: true }
  }
  const followed = await followCases(ports, id, now, doc.kind, until)
  if (union.ended !== undefined && followed.whole) await handOver(ports, union, now)
  return followed
}

/** Whoever works at the union that goes on is told what came, once. */
const receivedBy = async (ports: Ports, { kind, to, was }: UnionChangeDoc, cases: number) => {
  if (kind === 'move' || to === undefined) return []
  const told = await holders(ports, to, 'base-officer')
  return told.map((one): Outgoing => ({ to: one, key: 'unionReceived', facts: { union: was, count: String(cases) } }))
}

const tick = async (ports: Ports, { id, doc }: Change, done: OrgId | undefined, cases: number): Promise<Change> => {
  const messages = await receivedBy(ports, doc, doc.cases + cases)
  const written = await ports.store.transaction(async (tx) => {
    const seen = await tx.get(UNION_CHANGES, id)
    if (seen === undefined) return refuse('NOT_FOUND')
    const { again, ...rest } = seen.doc
    const left = rest.left.filter((one) => one !== done)
    const next = { ...rest, left, cases: rest.cases + cases, ...(again === undefined ? {} : { again }) }
    const first = again !== undefined && left.length === 0
    await tx.replace(UNION_CHANGES, seen, first ? { ...rest, cases: next.cases, left: again } : next)
    if (first) await notify(tx, { now: ports.clock.now() }, id, messages)
    return ok({ ...seen, doc: first ? { ...next, left: [] } : next })
  })
  invariant(written.ok, 'a change is kept for ever')
  return written.value
}

const pass = async (ports: Ports, change: Change, until: number): Promise<Followed> => {
  let at = change
  for (const id of change.doc.left) {
    const { cases, whole } = await followUnion(ports, at, id, until)
    at = await tick(ports, at, whole ? id : undefined, cases)
    if (!whole || ports.clock.now() > until) break
  }
  forgetUnions(ports)
  return { left: at.doc.left.length, cases: at.doc.cases }
}

/** Lets what belongs to a change follow, for so long; returns how many unions are left. */
export const followChange = async (ports: Ports, id: string, until: number): Promise<Followed> => {
  const change = await ports.store.get(UNION_CHANGES, id)
  invariant(change !== undefined, 'a change is kept for ever')
  return change.doc.again === undefined ? { left: 0, cases: change.doc.cases } : pass(ports, change, until)
}

/** 接着办: continues changes of the tree that were interrupted, and goes through each a second time. */
export const followChanges = async (ports: Ports, until: number = Number.POSITIVE_INFINITY): Promise<Done> => {
  const { items } = await ports.store.query(UNION_CHANGES, { index: 'byState', eq: ['open'], limit: CHANGES_MOST })
  let [did, left] = [0, 0]
  for (const change of items) {
    const waits = change.doc.again === undefined && ports.clock.now() < change.doc.at + AGAIN_MS
    if (waits || ports.clock.now() > until) continue
    const followed = await pass(ports, change, until)
    did += change.doc.left.length - followed.left
    left += followed.left
  }
  return { did, left }
}
