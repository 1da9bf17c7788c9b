import type { Entry, EntryFacts } from '@domain/application/entry'
import { follow } from '@domain/application/fold'
import { stageAfter } from '@domain/application/lifecycle'
import { owesPaper } from '@domain/application/paper-up'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { isAlive, type Stage } from '@domain/application/stage'
import { clockAt } from '@domain/application/stages'
import type { CaseId, CommandId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { RefusalCode } from '@domain/kernel/refusals'
import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import { addExpectedDays } from '@domain/kernel/working-days'
import { MESSAGE_KEYS, type Outgoing } from '@domain/message/message'
import { isRung } from '@domain/message/ring'
import type { Policy } from '@domain/policy/policy'
import type { Context, OnCase } from '../dispatch/context'
import type { Stored, Tx } from '../ports/doc-store'
import { leaving } from './behind'
import { chained } from './chain'
import { CASES, ENTRIES, entryId, INBOX, OUTBOX } from './collections'
import { ringUp } from './message/ring-up'

type Kind = Entry['kind']

export type Step<K extends Kind> = {
  readonly kind: K
  readonly facts: EntryFacts<K>
  /** where a step leads that names several stages; for the others its module says it */
  readonly decided?: Stage
  readonly dueOn?: PlainDate | undefined
  readonly messages?: readonly Outgoing[]
}

/** Ack of a command on a case. */
export const ack = (snapshot: CaseSnapshot): { caseId: CaseId; version: number; stage: Stage } =>
  leaving(snapshot, { caseId: snapshot.id, version: snapshot.seq, stage: snapshot.stage })

/** The day by which a stage's next step is owed, counted from today by the policy's service clock; provisional beyond the calendar. */
export const dueAt = (
  stage: Stage,
  context: Pick<Context, 'today' | 'calendar'>,
  policy: Policy,
): PlainDate | undefined => {
  const clock = clockAt(stage)
  return clock === undefined ? undefined : addExpectedDays(context.today, policy.clocks[clock], context.calendar)
}

/**
 * Messages of a command: the in-app inbox always, the outbox for WeChat; about a case nobody has claimed yet, a line of the
 * list of those to be rung up. Ids derive from the command, so a retry repeats none.
 */
export const post = async (
  tx: Tx,
  context: Pick<Context, 'now'> & Partial<Pick<Context, 'request'>>,
  key: string,
  messages: readonly Outgoing[],
): Promise<void> => {
  for (const [i, message] of messages.entries()) {
    const id = `${key}:${i}`
    const { to, key: about, facts, caseId, unions, duties } = message
    if (to === undefined) {
      if (caseId !== undefined && unions !== undefined && isRung(about))
        await ringUp(tx, { caseId, unions, key: about, facts, since: context.now, message: id })
      continue
    }
    const topic = MESSAGE_KEYS[about]
    const body = { person: to as never, topic, key: about, facts, ...(caseId === undefined ? {} : { caseId }) }
    await tx.insert(INBOX, id, {
      ...body,
      ...(duties === undefined ? {} : { duties }),
      at: context.now,
      read: false,
    })
    const { request } = context
    await tx.insert(OUTBOX, id, {
      ...body,
      state: 'waiting',
      dueAt: context.now,
      tries: 0,
      ...(request === undefined ? {} : { request }),
    })
  }
}

/** What an entry takes from the call that makes it. */
export type Appending = Pick<Context, 'now' | 'today' | 'person' | 'as' | 'calendar' | 'request' | 'ports'> & {
  readonly commandId: CommandId
}

/** A case that ends while its notice hangs leaves a paper on the wall, which its union takes off by the next working day. */
const dueOn = (to: Stage, before: CaseSnapshot, context: Appending, policy: Policy): PlainDate | undefined => {
  const hangs = before.stage === 'on-notice' || owesPaper(before)
  return !isAlive(to) && hangs ? addExpectedDays(context.today, 1, context.calendar) : dueAt(to, context, policy)
}

/** Writes one entry, its snapshot and its messages inside `tx`. Refuses when somebody was faster. */
export const appendIn = async <K extends Kind>(
  tx: Tx,
  context: Appending,
  seen: Stored<CaseSnapshot>,
  step: Step<K>,
  policy: Policy,
) => {
  const current = await tx.get(CASES, seen.id)
  // by number, not by the store's version: a case sealed under a new key meanwhile is still what was decided on
  if (current === undefined || current.doc.seq !== seen.doc.seq)
    return refuse('STALE_VERSION', { now: current?.doc.seq ?? 0, stage: current?.doc.stage ?? seen.doc.stage })
  const to = stageAfter(current.doc, step.kind, step.decided, policy.stageOrder)
  const due = step.dueOn ?? (to === current.doc.stage ? undefined : dueOn(to, current.doc, context, policy))
  const entry = chained(context.ports.sealer, current.doc.chain, {
    caseId: current.doc.id,
    seq: current.doc.seq + 1,
    at: context.now,
    on: context.today,
    by: byOf(context),
    command: context.commandId,
    to,
    ...(due === undefined ? {} : { dueOn: due }),
    kind: step.kind,
    facts: step.facts,
    // kind and facts belong together by Step<K>; the union cannot see it
  } as unknown as Entry)
  const next = follow(current.doc, entry)
  await tx.insert(ENTRIES, entryId(entry.caseId, entry.seq), entry)
  await tx.replace(CASES, current, next)
  await post(tx, context, entryId(entry.caseId, entry.seq), step.messages ?? [])
  return ok(next)
}

/** Who stands in the log: an objector never, one of the household as such, officers by name, the applicant as such. */
export const byOf = (context: Pick<Context, 'person' | 'as'>): Entry['by'] => {
  if (context.as === 'member' || context.as === 'household') return { as: context.as }
  if (context.as === 'system' || context.person === undefined) return { as: 'system' }
  if (context.as === 'applicant' || context.as === 'worker' || context.as === 'anyone')
    return { as: 'applicant', person: context.person.id }
  return {
    as: context.as,
    person: context.person.id,
    ...(context.person.name === '' ? {} : { name: context.person.name }),
  }
}

/**
 * The usual end of a use case on a case: one entry, in one transaction with whatever `also` writes.
 * Example: `appendStep(context, { kind: 'accept', facts: {} }, policy)`.
 */
export const appendStep = <K extends Kind, C extends RefusalCode = never>(
  context: OnCase,
  step: Step<K>,
  policy: Policy,
  also: (tx: Tx, next: CaseSnapshot) => Promise<Result<unknown, C>> = async () => ok(undefined),
) => {
  const { commandId } = context
  invariant(commandId !== undefined, 'a command has a key')
  return context.commit(async (tx): Promise<Result<ReturnType<typeof ack>, C | 'STALE_VERSION'>> => {
    const next = await appendIn(tx, { ...context, commandId }, context.case, step, policy)
    if (!next.ok) return next
    const extra = await also(tx, next.value)
    return extra.ok ? ok(ack(next.value)) : extra
  })
}

/** A message to the worker of the case, or, while nobody has claimed it, to whoever rings them up. */
export const toApplicant = (
  snapshot: CaseSnapshot,
  key: Outgoing['key'],
  facts: Outgoing['facts'] = {},
): readonly Outgoing[] => {
  const { city, county, base } = snapshot.org
  return [{ to: snapshot.applicant, key, facts, caseId: snapshot.id, unions: { city, county, base } }]
}
