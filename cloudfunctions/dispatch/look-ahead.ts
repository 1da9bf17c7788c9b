import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallSpec, Envelope } from '@domain/contract/call'
import type { CallName } from '@domain/contract/index'
import type { OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { WorkCalendar } from '@domain/kernel/working-days'
import type { Policy } from '@domain/policy/policy'
import type { Stored } from '../ports/doc-store'
import type { Identity } from '../ports/identity'
import type { Ports } from '../ports/index'
import { calendarInForce } from '../usecases/calendar/calendar-in-force'
import { personIdOf, whoIs } from '../usecases/person/who-is'
import { policyAtHand } from '../usecases/policy/policy-in-force'
import {
  CASE_FACTS,
  CASES,
  COMMANDS,
  type CommandDoc,
  commandKey,
  ORGS,
  type OrgDoc,
  type PersonDoc,
} from '../usecases/stored/collections'

/** A call whose envelope and input are valid by the contract's own schemas. */
export type Parsed = {
  readonly name: CallName
  readonly spec: CallSpec
  readonly envelope: Envelope
  readonly input: unknown
}

export const caseIdOf = ({ envelope, input }: Parsed): string | undefined => {
  const named = (input as { caseId?: unknown }).caseId
  return envelope.caseId ?? (typeof named === 'string' ? named : undefined)
}

/**
 * A step on a case names its expected version, and the first run changed the version: a repeat is stopped by that, so its
 * stored answer is looked up only after a refusal. All other commands look it up before anything else.
 */
export const isStep = ({ kind, scope, action }: CallSpec): boolean =>
  kind === 'command' && scope === 'case' && action !== undefined

/** The data from which the dispatcher decides. Case and union are returned to no caller before the decision. */
export type Found = {
  readonly person: PersonDoc | undefined
  /** the stored answer of this command's first run; not looked up where `isStep` */
  readonly kept: Stored<CommandDoc> | undefined
  readonly case: Stored<CaseSnapshot> | undefined
  readonly org: Stored<OrgDoc> | undefined
  readonly calendar: WorkCalendar
  /** the policy in force today; undefined if the list of policies has to be queried for it */
  readonly policy: Policy | undefined
}

const NOTHING = { person: undefined, kept: undefined, case: undefined, org: undefined } as const

/**
 * Loads the caller and everything that can be named before the caller is known, in parallel, so that it is one request to
 * WeChat's cloud as to a database. A person's id follows from the identity, except for persons who were entered otherwise.
 */
export const lookAhead = async (ports: Ports, identity: Identity, parsed: Parsed, today: PlainDate): Promise<Found> => {
  if (identity === undefined) {
    const [calendar, policy] = await Promise.all([calendarInForce(ports), policyAtHand(ports, today)])
    return { ...NOTHING, calendar, policy }
  }
  const { spec, envelope, input } = parsed
  const { store } = ports
  const caseId = spec.scope === 'case' ? caseIdOf(parsed) : undefined
  const org = spec.scope === 'org' ? (input as { readonly org: OrgId }).org : undefined
  const { commandId } = envelope
  const repeatable = spec.kind === 'command' && !isStep(spec)
  const keptFor = async (person: PersonDoc['id']): Promise<Stored<CommandDoc> | undefined> =>
    repeatable && commandId !== undefined ? store.get(COMMANDS, commandKey(person, commandId)) : undefined
  const expected = personIdOf(identity.openid)
  const [person, kept, onCase, atOrg, calendar, policy] = await Promise.all([
    whoIs(ports, identity, spec.kind),
    keptFor(expected),
    caseId === undefined ? undefined : store.get(CASES, caseId),
    org === undefined ? undefined : store.get(ORGS, org),
    calendarInForce(ports),
    policyAtHand(ports, today),
    // WeChat's store reads it again in the step's transaction only if it has changed
    caseId !== undefined && isStep(spec) ? store.get(CASE_FACTS, caseId) : undefined,
  ])
  const own = person === undefined || person.id === expected ? kept : await keptFor(person.id)
  return { person, kept: own, case: onCase, org: atOrg, calendar, policy }
}
