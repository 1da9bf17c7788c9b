import type { Action } from '@domain/application/action'
import { type Decision, decide, type LookedUp, type SaidOf } from '@domain/application/decide'
import type { Entry, EntryFacts } from '@domain/application/entry'
import { follow } from '@domain/application/fold'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Stage } from '@domain/application/stage'
import type { DecisionRefusal, TAKES_IDS } from '@domain/application/steps'
import type { World } from '@domain/application/world'
import type { CaseId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import { type CodeOf, ok, type Refused, type Result, refuse } from '@domain/kernel/result'
import type { Stored, Tx } from '../../ports/doc-store'
import { notePictures } from '../alike/pictures'
import type { ByPolicy, Context, InCommand, OnCase } from '../call/context'
import { checkFiles, takeFiles } from '../files/take-files'
import { notify, outgoing } from '../message/notify'
import { CASES, ENTRIES, entryId, type FileDoc } from '../stored/collections'
import { chained } from './chain'
import { follows } from './follows'
import { leaving } from './left-by'

/** Answer to a command on a case. */
export const ack = (snapshot: CaseSnapshot): { caseId: CaseId; version: number; stage: Stage } =>
  leaving(snapshot, { caseId: snapshot.id, version: snapshot.seq, stage: snapshot.stage })

/** The parts of the call's context that an entry is made from. */
export type Appending = Pick<Context, 'now' | 'today' | 'person' | 'as' | 'calendar' | 'request' | 'ports'> &
  Pick<InCommand, 'commandId'>

/**
 * The person an entry names: officers and applicants by account; an objector or another member of the household only by role.
 */
const byOf = (context: Pick<Context, 'person' | 'as'>): Entry['by'] => {
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

/** What every step decides from, besides what its use case looks up. */
export const worldOf = (context: Pick<Appending, 'today' | 'calendar' | 'person' | 'as'> & ByPolicy): World => ({
  today: context.today,
  calendar: context.calendar,
  policy: context.policy,
  as: byOf(context).as,
  person: context.person?.id,
})

/** The log entry for a decision, following `before` (absent for the first entry of a case). */
export const entryOf = (
  context: Appending,
  caseId: CaseId,
  before: Pick<CaseSnapshot, 'seq' | 'chain'> | undefined,
  { kind, facts, to, dueOn }: Decision,
): Entry => {
  return chained(context.ports.sealer, before?.chain, {
    caseId,
    seq: (before?.seq ?? 0) + 1,
    at: context.now,
    on: context.today,
    by: byOf(context),
    command: context.commandId,
    to,
    ...(dueOn === undefined ? {} : { dueOn }),
    kind,
    facts,
    // `Decision` guarantees that kind and facts belong together; the compiler cannot see it for the union type
  } as Entry)
}

/** Refusals for what a concurrent command may have changed: the case itself, or a file of the household elsewhere. */
type Late<A extends Action> =
  | 'STALE_VERSION'
  | (A extends (typeof TAKES_IDS)[number] ? 'ALREADY_ON_FILE' | 'FILED_ELSEWHERE' : never)

/**
 * Writes one entry, its snapshot, the resulting changes and the messages inside `tx`. Refuses when another command has changed
 * the case since it was read.
 */
export const append = async <A extends Action>(
  tx: Tx,
  context: Appending,
  seen: Stored<CaseSnapshot>,
  decision: Decision<A>,
): Promise<Result<CaseSnapshot, Late<A>>> => {
  const current = await tx.get(CASES, seen.id)
  // compares the case's version, not the store's: resealing a case under a new key does not change the data that the decision
  // was based on
  if (current === undefined || current.doc.seq !== seen.doc.seq)
    return refuse('STALE_VERSION', { now: current?.doc.seq ?? 0, stage: current?.doc.stage ?? seen.doc.stage })
  const entry = entryOf(context, current.doc.id, current.doc, decision)
  const next = follow(current.doc, entry)
  const id = entryId(entry.caseId, entry.seq)
  await tx.insert(ENTRIES, id, entry)
  await tx.replace(CASES, current, next)
  const followed = await follows(tx, context.ports, current.doc, next)
  // only steps that add ID numbers can be refused here
  if (!followed.ok) return followed as Refused<Late<A>>
  await notify(tx, context, id, outgoing(current.doc, decision.messages))
  return ok(next)
}

/** Decides a step on the case as read inside `tx`, and writes it. */
export const stepIn = async <A extends Action>(
  tx: Tx,
  context: Appending & ByPolicy,
  seen: Stored<CaseSnapshot>,
  { action, said, looked }: { readonly action: A; readonly said: SaidOf<A>; readonly looked: LookedUp<A> },
): Promise<Result<CaseSnapshot, DecisionRefusal<A> | Late<A>>> => {
  const decision = decide(seen.doc, action, said, { ...worldOf(context), ...looked })
  return decision.ok ? append(tx, context, seen, decision.value) : decision
}

type Looking<A extends Action> = () => LookedUp<A> | Promise<LookedUp<A>>

/** The context of a step on a case. */
export type Stepping = OnCase & InCommand & ByPolicy

/**
 * The arguments of a step: its input, a function that reads further data, its files, and what is written together with the
 * entry.
 */
type Doing<A extends Action, F extends RefusalCode, X extends RefusalCode> = {
  readonly said: SaidOf<A>
  /** checked only after `decide`, so that an error in the step itself is reported first */
  readonly files?: Result<readonly Stored<FileDoc>[], F>
  readonly also?: (tx: Tx, next: CaseSnapshot, facts: EntryFacts<A>) => Promise<Result<unknown, X>>
} & (Record<never, never> extends LookedUp<A> ? { readonly look?: Looking<A> } : { readonly look: Looking<A> })

/**
 * Carries out any step on a case: reads further data, calls the `decide` of the step's module, and writes everything in one
 * transaction, including what `also` writes. Example: `doStep(context, 'exit', { said })`.
 */
export const doStep = async <A extends Action, F extends RefusalCode = never, X extends RefusalCode = never>(
  context: Stepping,
  action: A,
  { said, look, files = ok([]), also }: Doing<A, F, X>,
) => {
  const looked = (await look?.()) ?? ({} as LookedUp<A>)
  const decision = decide(context.case.doc, action, said, { ...worldOf(context), ...looked })
  if (!decision.ok) return decision
  if (!files.ok) return files
  return context.commit(async (tx): Promise<Result<ReturnType<typeof ack>, Late<A> | F | X>> => {
    const next = await append(tx, context, context.case, decision.value)
    if (!next.ok) return next
    const taken = await takeFiles(tx, context, files.value, { caseId: next.value.id })
    // a step without files cannot be refused here
    if (!taken.ok) return taken as Refused<F>
    await notePictures(tx, context, files.value, next.value)
    const extra = (await also?.(tx, next.value, decision.value.facts)) ?? ok(undefined)
    return extra.ok ? ok(ack(next.value)) : extra
  })
}

/** The use case of a step that needs no look-up. */
export const plainly =
  <A extends Action>(action: A) =>
  (context: Stepping, said: SaidOf<A>) =>
    doStep(context, action, { said } as Doing<A, never, never>)

export type FilesOf = Parameters<typeof checkFiles> extends [unknown, ...infer Rest] ? Readonly<Rest> : never

/** As `doStep`, for a step with files: `filesOf` names the files and the purposes for which they were uploaded. */
export const withFiles =
  <A extends Action>(action: A, filesOf: (said: SaidOf<A>) => FilesOf) =>
  async (context: Stepping, said: SaidOf<A>) => {
    const files = await checkFiles(context, ...filesOf(said))
    return doStep(context, action, { said, files } as Doing<A, CodeOf<typeof files>, never>)
  }
