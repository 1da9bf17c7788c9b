import { Stage } from '@domain/application/stage'
import { type Answer, type CallSpec, Envelope, RequestId } from '@domain/contract/call'
import { CALLS, type CallName, isCallName } from '@domain/contract/index'
import type { OrgId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { ok, type Result, refuse } from '@domain/kernel/result'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { StoreError } from '../ports/doc-store'
import { faultName } from '../ports/fault-name'
import type { Ports } from '../ports/index'
import { NewerVersion } from '../ports/newer-version'
import { CASES, ORGS } from '../usecases/collections'
import { policyInForce } from '../usecases/policy/policy-in-force'
import { authoriseAtOrg, authoriseOnCase, authoriseSomewhere } from './authorise'
import { answeredBefore, commandKey, committer, digestOf, nobodyCommits } from './commit'
import type { Context, OnCase, Signed } from './context'
import { type Identity, type Visitor, whoIs } from './who-is'

/** Routes with their types taken off: the dispatcher has parsed the input by the call's own schema. */
export type AnyRoutes = Readonly<Partial<Record<CallName, (context: never, input: never) => Promise<Result<unknown>>>>>

const MAX_BODY = 300_000

type Parsed = { readonly name: CallName; readonly spec: CallSpec; readonly envelope: Envelope; readonly input: unknown }

const whereWrong = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): { at: string; why: string } => ({
  at: (issues[0]?.path ?? []).map(String).join('.').slice(0, 80),
  why: issues[0]?.message.slice(0, 60) ?? '',
})

/** Special words that a schema's refinement says instead of "wrong" (see identity-numbers.ts). */
const SPECIFIC = new Set(['ID_NUMBER_WRONG', 'BANK_CARD_WRONG'] as const)
const specific = (why: string): 'ID_NUMBER_WRONG' | 'BANK_CARD_WRONG' | undefined =>
  [...SPECIFIC].find((code) => code === why)

const DEPTH_MAX = 40
/** Nothing the contract knows is nested so deep; what is would exhaust whoever walks it. */
const tooDeep = (value: unknown, left = DEPTH_MAX): boolean =>
  typeof value === 'object' && value !== null && (left === 0 || Object.values(value).some((v) => tooDeep(v, left - 1)))

const parse = (body: unknown, routes: AnyRoutes): Result<Parsed> => {
  const envelope = Envelope.safeParse(body)
  if (!envelope.success) return refuse('BAD_INPUT', whereWrong(envelope.error.issues))
  const { name } = envelope.data
  if (tooDeep(envelope.data.input)) return refuse('BAD_INPUT', { at: 'input' })
  if (!isCallName(name) || routes[name] === undefined) return refuse('UNKNOWN_CALL')
  const spec: CallSpec = CALLS[name]
  const input = spec.input.safeParse(envelope.data.input ?? {})
  if (!input.success) {
    const about = whereWrong(input.error.issues)
    return refuse(specific(about.why) ?? 'BAD_INPUT', specific(about.why) === undefined ? about : { at: about.at })
  }
  if (spec.kind === 'command' && envelope.data.commandId === undefined) return refuse('BAD_INPUT', { at: 'commandId' })
  return ok({ name, spec, envelope: envelope.data, input: input.data })
}

const caseIdOf = ({ envelope, input }: Parsed): string | undefined => {
  const named = (input as { caseId?: unknown }).caseId
  return envelope.caseId ?? (typeof named === 'string' ? named : undefined)
}

/** Calls about a union: the role must be held there or above. */
const admitAtOrg = async (spec: CallSpec, context: Signed, org: OrgId): Promise<Result<Context>> => {
  const stored = await context.ports.store.get(ORGS, org)
  if (stored === undefined) return refuse('NOT_FOUND')
  const as = authoriseAtOrg(spec, context.person, stored.doc)
  return as.ok ? ok({ ...context, as: as.value }) : as
}

/** Calls on a case. A person without right learns nothing, so the version comes after authorisation. */
const admitOnCase = async (parsed: Parsed, context: Signed): Promise<Result<Context>> => {
  const { spec, envelope } = parsed
  const id = caseIdOf(parsed)
  if (id === undefined) return refuse('BAD_INPUT', { at: 'caseId' })
  const stored = await context.ports.store.get(CASES, id)
  if (stored === undefined) return refuse('NOT_FOUND')
  // at a stage that only a newer version knows, met during a deployment
  if (!Stage.safeParse(stored.doc.stage).success) return refuse('UPGRADING')
  const as = authoriseOnCase(spec, context.person, stored.doc)
  if (!as.ok) return as
  const { seq, stage } = stored.doc
  if (spec.action !== undefined && envelope.expectedVersion === undefined)
    return refuse('BAD_INPUT', { at: 'expectedVersion' })
  if (spec.action !== undefined && envelope.expectedVersion !== seq) return refuse('STALE_VERSION', { now: seq, stage })
  const onCase: OnCase = { ...context, as: as.value, case: stored }
  return ok(onCase)
}

/** Scope by scope: who the caller is here, and the case when there is one. */
const admit = async (parsed: Parsed, context: Context): Promise<Result<Context>> => {
  const { spec, input } = parsed
  const { person } = context
  if (spec.scope === 'nothing' || spec.who.includes('anyone')) return ok(context)
  if (person === undefined) return refuse('NOT_SIGNED_IN')
  const signed: Signed = { ...context, person }
  switch (spec.scope) {
    case 'self':
      return ok({ ...signed, as: 'worker' })
    case 'somewhere': {
      const as = authoriseSomewhere(spec, person)
      return as.ok ? ok({ ...signed, as: as.value }) : as
    }
    case 'org':
      return admitAtOrg(spec, signed, (input as { org: OrgId }).org)
    case 'case':
      return admitOnCase(parsed, signed)
  }
}

/** What the first run of this very command answered, if there was one. */
const replayed = async (
  parsed: Parsed,
  context: Context,
  key: string,
  digest: string,
): Promise<Result<unknown> | undefined> =>
  parsed.spec.kind === 'query' || context.person === undefined ? undefined : answeredBefore(context.ports, key, digest)

/**
 * A step on a case names the version it was decided on, and the first run has moved the case on: a repeat is stopped by
 * that, so the look for its answer can wait until something stopped it. All others are looked up before anything else.
 */
const repeatsItselfOut = ({ kind, scope, action }: CallSpec): boolean =>
  kind === 'command' && scope === 'case' && action !== undefined

/** What shows something sealed is asked for anew each time: a lost post ends the right to the kept answer too. */
const rightMustLast = ({ kind, scope, action }: CallSpec): boolean =>
  kind === 'command' && scope === 'case' && action === undefined

/** What one call comes with, beside the name and the input in its body. */
type Arrival = {
  readonly identity: Identity
  readonly visitor: Visitor | undefined
  readonly body: unknown
  readonly request: string
}

const run = async (ports: Ports, routes: AnyRoutes, arrival: Arrival): Promise<Result<unknown>> => {
  const { identity, visitor, body, request } = arrival
  const parsed = parse(body, routes)
  if (!parsed.ok) return parsed
  const { name, spec, envelope, input } = parsed.value
  const now = ports.clock.now()
  const today = shanghaiDate(now)
  const person = await whoIs(ports, identity, spec.kind)
  const commandId = envelope.commandId
  const key = commandKey(person?.id ?? 'nobody', commandId ?? ('' as NonNullable<typeof commandId>))
  const digest = digestOf({ name, caseId: envelope.caseId, input })
  const context: Context = {
    ports,
    person,
    session: person === undefined ? undefined : identity?.session,
    visitor,
    as: 'anyone',
    now,
    today,
    calendar: WORK_CALENDAR,
    commandId,
    request,
    policy: () => policyInForce(ports, today),
    commit: person === undefined ? nobodyCommits : committer(ports, key, digest, now),
  }
  if (rightMustLast(spec)) {
    const still = await admit(parsed.value, context)
    if (!still.ok) return still
  }
  const route = routes[name] as (context: Context, input: unknown) => Promise<Result<unknown>>
  const carriedOut = async (): Promise<Result<unknown>> => {
    const admitted = await admit(parsed.value, context)
    return admitted.ok ? route(admitted.value, input) : admitted
  }
  const before = async (): Promise<Result<unknown> | undefined> => replayed(parsed.value, context, key, digest)
  if (!repeatsItselfOut(spec)) return (await before()) ?? carriedOut()
  const result = await carriedOut()
  return result.ok ? result : ((await before()) ?? result)
}

/** A cursor of another list, or none of ours: the caller's mistake, not an outage. */
const isForeignCursor = (error: unknown, body: unknown): boolean => {
  const call = Envelope.safeParse(body)
  const input = call.success ? call.data.input : undefined
  const hasCursor = typeof input === 'object' && input !== null && 'cursor' in input
  return hasCursor && error instanceof StoreError && error.kind === 'invalid'
}

const nameOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string' && isCallName(body.name)
    ? body.name
    : 'unknown'

const answerOf = (result: Result<unknown>, requestId: string): Answer<unknown> =>
  result.ok ? { ok: true, value: result.value, requestId } : { ok: false, refusal: result.refusal, requestId }

/** How a host hands a call over: `size` in bytes as it travelled; `visitor` wherever browsers may sign in. */
export type Entry = (identity: Identity, body: unknown, size: number, visitor?: Visitor) => Promise<Answer<unknown>>

/** The phone's own id for this tap; minted here when it sent none, or something else, such as a card's number. */
const requestOf = (ports: Ports, body: unknown): string => {
  const named = typeof body === 'object' && body !== null && 'requestId' in body ? body.requestId : undefined
  const id = RequestId.safeParse(named)
  return id.success && !holdsPrivateData(id.data) ? id.data : ports.ids.mint()
}

const answered = async (ports: Ports, routes: AnyRoutes, arrival: Arrival, size: number): Promise<Answer<unknown>> => {
  const { body, request } = arrival
  const began = ports.clock.now()
  const call = nameOf(body)
  try {
    const result = size > MAX_BODY ? refuse('TOO_LARGE') : await run(ports, routes, arrival)
    const ms = ports.clock.now() - began
    if (result.ok) ports.log.info('call', { request, call, outcome: 'ok', ms })
    else ports.log.info('call', { request, call, outcome: 'refused', ms, code: result.refusal.code })
    return answerOf(result, request)
  } catch (error) {
    if (isForeignCursor(error, body)) return answerOf(refuse('BAD_INPUT', { at: 'cursor' }), request)
    if (error instanceof NewerVersion) {
      ports.log.info('call', { request, call, outcome: 'refused', code: 'UPGRADING' })
      return answerOf(refuse('UPGRADING'), request)
    }
    ports.log.alarm('broken', { request, call, error: faultName(error) })
    const busy = error instanceof StoreError && error.kind === 'conflict'
    return answerOf(refuse(busy ? 'BUSY' : 'UNAVAILABLE'), request)
  }
}

/** One call from parse to answer. Bugs and outages become clear refusals; the alarm names no person. */
export const dispatcher =
  (ports: Ports, routes: AnyRoutes): Entry =>
  (identity, body, size, visitor) => {
    const request = requestOf(ports, body)
    return ports.log.within(request, () => answered(ports, routes, { identity, visitor, body, request }, size))
  }
