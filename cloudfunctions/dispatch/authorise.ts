import { fits, roleFor } from '@domain/application/actions'
import { moveOf } from '@domain/application/lifecycle'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { asksWho, type CallSpec } from '@domain/contract/call'
import { ok, refuse } from '@domain/kernel/result'
import { actsAsAny, OFFICERS, type Place, POST_ROLES, type PostRole } from '@domain/organisation/roles'
import type { ActingAs, Signed } from '../usecases/call/context'
import { householdOf, satThere } from '../usecases/person/selves'
import type { PersonDoc } from '../usecases/stored/collections'

const isPost = (caller: string): caller is PostRole => (POST_ROLES as readonly string[]).includes(caller)

/** The caller, with the other accounts that are or may be the same person's. */
type Caller = Pick<Signed, 'person' | 'selves'> & { readonly ports: Pick<Signed['ports'], 'sealer'> }

/**
 * The role in which the caller makes this call: for a step, a role that the step's module allows at the stage; for other calls,
 * a role that the call allows.
 */
const asFor = (spec: CallSpec, snapshot: CaseSnapshot, person: PersonDoc): ActingAs | undefined => {
  const place = placeOf(snapshot)
  const roles = spec.who.filter(isPost)
  const asWorker = snapshot.applicant === person.id && spec.who.includes('worker') ? 'applicant' : undefined
  const move = spec.action === undefined ? undefined : moveOf(snapshot.stage, spec.action)
  // no role may do the step at this stage: only persons who may do the step at another stage get WRONG_STAGE
  if (spec.action === undefined || move === undefined) return actsAsAny(person.posts, roles, place) ?? asWorker
  if (asWorker !== undefined && move.by.includes('applicant')) return asWorker
  return roleFor(snapshot, { posts: person.posts, place }, spec.action, roles)
}

/** Whether the person may know that the case exists: as its applicant, or as an officer who may open its page. */
export const knowsOf = (person: PersonDoc, snapshot: CaseSnapshot): boolean =>
  snapshot.applicant === person.id || actsAsAny(person.posts, OFFICERS, placeOf(snapshot)) !== undefined

/** The refusal when no role fits: WRONG_STAGE, NOT_ALLOWED, or NOT_FOUND for persons who may not know that the case exists. */
const notHere = (spec: CallSpec, person: PersonDoc, snapshot: CaseSnapshot) => {
  const ever = actsAsAny(person.posts, spec.who.filter(isPost), placeOf(snapshot)) !== undefined
  if (ever && spec.action !== undefined) return refuse('WRONG_STAGE', { stage: snapshot.stage })
  return refuse(knowsOf(person, snapshot) ? 'NOT_ALLOWED' : 'NOT_FOUND')
}

/**
 * The only place that decides whether this person may make this call on this case: role and reach, then stage, then
 * compatibility. For a person out of reach the case does not exist: the answer is the same as for a missing case.
 */
export const authoriseOnCase = (spec: CallSpec, caller: Caller, snapshot: CaseSnapshot) => {
  const as = asFor(spec, snapshot, caller.person)
  if (as === undefined) return notHere(spec, caller.person, snapshot)
  if (spec.action !== undefined && moveOf(snapshot.stage, spec.action) === undefined)
    return refuse('WRONG_STAGE', { stage: snapshot.stage })
  if (as === 'applicant' || spec.kind === 'query') return ok(as)
  const fit = fitFor(spec, caller, snapshot)
  return fit.ok ? ok(as) : fit
}

/** Surveyor ≠ reviewer, one level per person, never one's own household. */
export const fitFor = (spec: CallSpec, { ports, person, selves }: Caller, snapshot: CaseSnapshot) =>
  fits(
    snapshot,
    {
      selves,
      place: placeOf(snapshot),
      household: householdOf(ports.sealer, person, selves, snapshot),
      sat: satThere(person, selves, snapshot),
    },
    spec.action,
  )

/** An officer who has not stated who they are may read, but not act in a post. */
export const knownToAct = (spec: CallSpec, as: ActingAs, { said }: PersonDoc) =>
  asksWho(spec) && isPost(as) && said === undefined ? refuse('PERSON_UNSAID') : ok(true)

/** Calls about a union: the caller must hold the role at this union or above. */
export const authoriseAtOrg = (spec: CallSpec, person: PersonDoc, place: Place) => {
  const as = actsAsAny(person.posts, spec.who.filter(isPost), place)
  return as === undefined ? refuse('NOT_ALLOWED') : ok(as)
}

/** Authorises calls whose answer is limited to the caller's reach: a post with any of the call's roles suffices. */
export const authoriseSomewhere = (spec: CallSpec, person: PersonDoc) => {
  const post = person.posts.find((held) => (spec.who as readonly string[]).includes(held.role))
  return post === undefined ? refuse('NOT_ALLOWED') : ok(post.role)
}
