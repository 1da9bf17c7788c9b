import { isTurnOf, othersIn, wantsOf } from '@domain/application/actions'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { Stage } from '@domain/application/stage'
import { type Answer, type CallSpec, RequestId } from '@domain/contract/call'
import { type CallName, isCallName } from '@domain/contract/index'
import type { PersonId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { type PlainDate, shanghaiDate } from '@domain/kernel/plain-date'
import type { RefusalCode } from '@domain/kernel/refusals'
import { type CodeOf, ok, type Refused, type Result, refuse } from '@domain/kernel/result'
import { faultName } from '../ports/fault-name'
import type { Identity, Visitor } from '../ports/identity'
import type { Ports } from '../ports/index'
import { isBecauseOfAnother, tellBoth } from '../usecases/both-cities/tell-both'
import type { AtOrg, Context, OnCase, Signed } from '../usecases/call/context'
import { ownCity } from '../usecases/city/own-city'
import { askAboutHome, metWith } from '../usecases/person/ask'
import { selvesOf } from '../usecases/person/selves'
import { policyInForce } from '../usecases/policy/policy-in-force'
import { commandKey } from '../usecases/stored/collections'
import { authoriseAtOrg, authoriseOnCase, authoriseSomewhere, fitFor, knownToAct, knowsOf } from './authorise'
import { answeredBefore, committer, digestOf, keptAnswer, nobodyCommits } from './commit'
import { faultOf } from './fault'
import { caseIdOf, type Found, lookAhead, type Parsed } from './look-ahead'
import { parse } from './parse'
import { withView } from './with-view'

/** Routes without their types: the dispatcher has parsed the input by the call's own schema. */
export type AnyRoutes = Readonly<
  Partial<Record<CallName, (context: never, input: never) => Promise<Result<unknown, RefusalCode>>>>
>

const MAX_BODY = 300_000
const TOO_LARGE = refuse('TOO_LARGE')

/** Calls about a union: the caller must hold the role at this union or above. */
const admitAtOrg = ({ spec }: Parsed, context: Signed, { org: stored }: Found) => {
  if (stored === undefined || stored.doc.ended !== undefined) return refuse('NOT_FOUND')
  const as = authoriseAtOrg(spec, context.person, stored.doc)
  if (!as.ok) return as
  const atOrg: AtOrg = { ...context, as: as.value, org: stored.doc }
  return ok(atOrg)
}

/**
 * Passes a refusal on. When the reason is an open question about two accounts, an administrator is asked, unless that happened
 * already.
 */
const asking = async <C extends RefusalCode>(refused: Refused<C>, context: Signed, snapshot: CaseSnapshot) => {
  if (refused.refusal.code === 'PERSON_ASKED') await askAboutHome(context, snapshot)
  return refused
}

/**
 * Checks compatibility also against persons who acted earlier and are compared only now: one request, made only where an
 * incompatibility is possible.
 */
const fitAmong = async (spec: CallSpec, context: Signed, snapshot: CaseSnapshot) => {
  const others = context.as === 'applicant' ? [] : othersIn(snapshot, placeOf(snapshot), spec.action)
  // a caller who has not stated who they are is refused later on
  if (others.length === 0 || context.person.said === undefined) return ok(true)
  const selves = { ...context.selves, ...(await metWith(context, others)) }
  return fitFor(spec, { ...context, selves }, snapshot)
}

/** Whether it is this level's turn, and whether the state of the case allows the step today. */
const wantedOf = ({ action }: CallSpec, as: Context['as'], doc: CaseSnapshot, today: PlainDate) => {
  if (action === undefined) return ok(true)
  const turn = as === 'applicant' ? ok(true) : isTurnOf(doc, as, action)
  return turn.ok ? wantsOf(doc, action, today) : turn
}

/** Calls on a case. The version is checked after authorisation, so that a person without the right learns nothing. */
const admitOnCase = async (parsed: Parsed, context: Signed, { case: stored }: Found) => {
  const { spec, envelope } = parsed
  if (caseIdOf(parsed) === undefined) return refuse('BAD_INPUT', { at: 'caseId' })
  if (stored === undefined) return refuse('NOT_FOUND')
  // the case is at a stage only a newer version knows: met during a deployment
  if (!Stage.safeParse(stored.doc.stage).success)
    return refuse(knowsOf(context.person, stored.doc) ? 'UPGRADING' : 'NOT_FOUND')
  const as = authoriseOnCase(spec, context, stored.doc)
  if (!as.ok) return asking(as, context, stored.doc)
  const { seq, stage } = stored.doc
  if (spec.action !== undefined && envelope.expectedVersion === undefined)
    return refuse('BAD_INPUT', { at: 'expectedVersion' })
  if (spec.action !== undefined && envelope.expectedVersion !== seq) return refuse('STALE_VERSION', { now: seq, stage })
  const fit = await fitAmong(spec, { ...context, as: as.value }, stored.doc)
  if (!fit.ok) return fit
  const step = wantedOf(spec, as.value, stored.doc, context.today)
  if (!step.ok) return step
  const onCase: OnCase = { ...context, as: as.value, case: stored }
  return ok(onCase)
}

/** Authorises the call by its scope; the result contains the caller's role, and the case if the call has one. */
const placed = async (parsed: Parsed, signed: Signed, found: Found) => {
  const { spec } = parsed
  const { person } = signed
  switch (spec.scope) {
    case 'self':
      return ok({ ...signed, as: 'worker' as const })
    case 'somewhere': {
      const as = authoriseSomewhere(spec, person)
      return as.ok ? ok({ ...signed, as: as.value }) : as
    }
    case 'org':
      return admitAtOrg(parsed, signed, found)
    case 'case':
      return admitOnCase(parsed, signed, found)
    case 'nothing':
      return ok(signed)
  }
}

const admitCaller = async (parsed: Parsed, context: Context, found: Found) => {
  const { spec } = parsed
  const { person, ports } = context
  if (spec.who.includes('anyone')) return ok(context)
  if (person === undefined) return refuse('NOT_SIGNED_IN')
  const admitted = await placed(
    parsed,
    { ...context, who: spec.who, person, selves: await selvesOf(ports.store, person) },
    found,
  )
  if (!admitted.ok) return admitted
  const known = knownToAct(spec, admitted.value.as, person)
  return known.ok ? admitted : known
}

const needsPolicy = ({ action, refusals }: CallSpec): boolean =>
  action !== undefined || refusals.includes('POLICY_MISSING')

const admit = async (parsed: Parsed, context: Context, found: Found) => {
  const admitted = await admitCaller(parsed, context, found)
  if (!admitted.ok || !needsPolicy(parsed.spec)) return admitted
  const policy = await context.policyToday()
  return policy === undefined ? refuse('POLICY_MISSING') : ok({ ...admitted.value, policy })
}

/** Calls that show something sealed are authorised at each repeat: losing the post also ends the right to the stored answer. */
const rightMustLast = ({ kind, scope, action }: CallSpec): boolean =>
  kind === 'command' && scope === 'case' && action === undefined

/** A refusal because of what another city has becomes a duty of both cities. */
const toldBoth = async (
  { refusal }: Refused,
  context: Context & Pick<Signed, 'person'>,
  { spec, input }: Parsed,
  found: Found,
): Promise<void> => {
  if (!isBecauseOfAnother(refusal.code)) return
  const signed = { ...context, selves: await selvesOf(context.ports.store, context.person) }
  const about = { input, on: found.case?.doc, byThemselves: spec.scope === 'self' }
  await tellBoth(signed, ownCity(context.ports), about)
}

/** Filled in while a call is answered, because the log line is written by the function that started the call. */
type Who = { person?: PersonId | undefined }

/** A call as received: the caller's identity, and the body before it is parsed, which contains name and input. */
type Arrival = {
  readonly identity: Identity
  readonly visitor: Visitor | undefined
  readonly body: unknown
  readonly request: string
}

/**
 * Refusal codes of attempts to reach other persons' data, to act on one's own case or twice on one case, or to guess a code: for
 * these the log names the internal person id.
 */
const TRACED: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'NOT_FOUND',
  'NOT_ALLOWED',
  'OWN_HOUSEHOLD',
  'INCOMPATIBLE_ROLE',
  'TOO_MANY',
  'CLAIM_CODE_WRONG',
  'CONSENT_LINK_WRONG',
  'MEMBER_CODE_WRONG',
  'NOT_ON_ROSTER',
  'SETUP_CODE_WRONG',
  'SIGN_IN_OVER',
  'SIGN_IN_NUMBER_WRONG',
  'LOOKS_USED_UP',
])

const run = async (
  ports: Ports,
  routes: AnyRoutes,
  arrival: Arrival,
  who: Who,
): Promise<Result<unknown, RefusalCode>> => {
  const { identity, visitor, body, request } = arrival
  const parsed = parse(body, routes)
  if (!parsed.ok) return parsed
  const { name, spec, envelope, input } = parsed.value
  const now = ports.clock.now()
  const today = shanghaiDate(now)
  const found = await lookAhead(ports, identity, parsed.value, today)
  const { person } = found
  who.person = person?.id
  const commandId = envelope.commandId
  const key = commandKey(person?.id ?? 'nobody', commandId ?? ('' as NonNullable<typeof commandId>))
  const digest = digestOf({ name, caseId: envelope.caseId, input })
  const context: Context = {
    ports,
    person,
    session: person === undefined ? undefined : identity?.session,
    visitor,
    as: 'anyone',
    who: spec.who,
    now,
    today,
    calendar: found.calendar,
    commandId,
    request,
    policyToday: async () => found.policy ?? policyInForce(ports, today),
    commit: person === undefined ? nobodyCommits : committer(ports, key, digest, now),
  }
  if (rightMustLast(spec)) {
    const still = await admit(parsed.value, context, found)
    if (!still.ok) return still
  }
  const carriedOut = async (what: Parsed, at: Found) => {
    const admitted = await admit(what, context, at)
    if (!admitted.ok) return admitted
    const route = routes[what.name] as
      | ((context: Context, input: unknown) => Promise<Result<unknown, RefusalCode>>)
      | undefined
    return route === undefined ? refuse('UNKNOWN_CALL') : route(admitted.value, what.input)
  }
  if (spec.kind === 'query' || person === undefined) return carriedOut(parsed.value, found)
  const before = keptAnswer(ports, found.kept, digest)
  if (before !== undefined) return before
  const done = await carriedOut(parsed.value, found)
  if (!done.ok) await toldBoth(done, { ...context, person }, parsed.value, found)
  // perhaps refused because a concurrent first run of the same command has already done it
  const result = done.ok ? done : ((await answeredBefore(ports, key, digest)) ?? done)
  return result.ok ? ok(await withView({ ports, context, found }, result.value, parsed.value, carriedOut)) : result
}

const nameOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string' && isCallName(body.name)
    ? body.name
    : 'unknown'

const answerOf = (result: Result<unknown, RefusalCode>, requestId: string): Answer<unknown> =>
  result.ok ? { ok: true, value: result.value, requestId } : { ok: false, refusal: result.refusal, requestId }

/** How a host passes on a call. `size`: bytes of the request; `visitor`: given wherever browsers may sign in. */
export type Entry = (identity: Identity, body: unknown, size: number, visitor?: Visitor) => Promise<Answer<unknown>>

/**
 * The request id sent by the phone for this tap; a new one when there was none, or when it is invalid or contains private data
 * such as an ID number.
 */
const requestOf = (ports: Ports, body: unknown): string => {
  const named = typeof body === 'object' && body !== null && 'requestId' in body ? body.requestId : undefined
  const id = RequestId.safeParse(named)
  return id.success && !holdsPrivateData(id.data) ? id.data : ports.ids.mint()
}

const answered = async (ports: Ports, routes: AnyRoutes, arrival: Arrival, size: number): Promise<Answer<unknown>> => {
  const { body, request } = arrival
  const began = ports.clock.now()
  const call = nameOf(body)
  const who: Who = {}
  try {
    const result = size > MAX_BODY ? TOO_LARGE : await run(ports, routes, arrival, who)
    const ms = ports.clock.now() - began
    if (result.ok) ports.log.info('call', { request, call, outcome: 'ok', ms })
    else {
      const { code } = result.refusal
      const person = TRACED.has(code) && who.person !== undefined ? { person: who.person } : {}
      ports.log.info('call', { request, call, outcome: 'refused', ms, code, ...person })
    }
    return answerOf(result, request)
  } catch (error) {
    const fault = faultOf(error, body)
    const { code } = fault.refusal
    if (code === 'UPGRADING') ports.log.info('call', { request, call, outcome: 'refused', code })
    else if (code !== 'BAD_INPUT') ports.log.alarm('broken', { request, call, error: faultName(error) })
    return answerOf(fault, request)
  }
}

/** Codes that the dispatcher itself refuses with: `GENERAL`, and the preconditions of steps. @internal */
export type OwnRefusal = CodeOf<
  typeof TOO_LARGE | ReturnType<typeof parse | typeof faultOf | typeof keptAnswer> | Awaited<ReturnType<typeof admit>>
>

/** Handles one call from parsing to the answer. Bugs and outages become clear refusals; the alarm names no person. */
export const dispatcher =
  (ports: Ports, routes: AnyRoutes): Entry =>
  (identity, body, size, visitor) => {
    const request = requestOf(ports, body)
    return ports.log.within(request, () => answered(ports, routes, { identity, visitor, body, request }, size))
  }
