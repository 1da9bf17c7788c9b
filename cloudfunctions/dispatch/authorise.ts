import { fits, roleFor } from '@domain/application/actions'
import { moveOf } from '@domain/application/lifecycle'
import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { asksWho, type CallSpec } from '@domain/contract/call'
import { OFFICERS } from '@domain/contract/cases'
import { ok, refuse } from '@domain/kernel/result'
import { actsAsAny, type Place, POST_ROLES, type PostRole } from '@domain/organisation/roles'
import type { ActingAs, Signed } from '../usecases/call/context'
import { householdOf, satThere } from '../usecases/person/selves'
import type { PersonDoc } from '../usecases/stored/collections'

const isPost = (caller: string): caller is PostRole => (POST_ROLES as readonly string[]).includes(caller)

/** Who asks, with what is known of their other accounts. */
type Caller = Pick<Signed, 'person' | 'selves'> & { readonly ports: Pick<Signed['ports'], 'sealer'> }

/** As what the caller makes the call here: for a step at its stage as its module says, otherwise as the call does. */
const asFor = (spec: CallSpec, snapshot: CaseSnapshot, person: PersonDoc): ActingAs | undefined => {
  const place = placeOf(snapshot)
  const roles = spec.who.filter(isPost)
  const asWorker = snapshot.applicant === person.id && spec.who.includes('worker') ? 'applicant' : undefined
  const move = spec.action === undefined ? undefined : moveOf(snapshot.stage, spec.action)
  // not at this stage for anybody: say so only to those who could ever do it
  if (spec.action === undefined || move === undefined) return actsAsAny(person.posts, roles, place) ?? asWorker
  if (asWorker !== undefined && move.by.includes('applicant')) return asWorker
  return roleFor(snapshot, { posts: person.posts, place }, spec.action, roles)
}

/** Whether the person knows of the case anyway: it is theirs, or they may open its page. */
export const knowsOf = (person: PersonDoc, snapshot: CaseSnapshot): boolean =>
  snapshot.applicant === person.id || actsAsAny(person.posts, OFFICERS, placeOf(snapshot)) !== undefined

/** No role for this here and now: not yet or no longer, not theirs, or none of their business. */
const notHere = (spec: CallSpec, person: PersonDoc, snapshot: CaseSnapshot) => {
  const ever = actsAsAny(person.posts, spec.who.filter(isPost), placeOf(snapshot)) !== undefined
  if (ever && spec.action !== undefined) return refuse('WRONG_STAGE', { stage: snapshot.stage })
  return refuse(knowsOf(person, snapshot) ? 'NOT_ALLOWED' : 'NOT_FOUND')
}

/**
 * The one place that says whether this person may make this call on this case: role and reach, then stage, then compatibility.
 * To whom a case is no business of theirs it does not exist: what is out of reach answers as what is not there.
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

/** Surveyor ≠ reviewer, one level each, never one's own household. */
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

/** Of whom nobody knows who they are may look, not act under a post. */
export const knownToAct = (spec: CallSpec, as: ActingAs, { said }: PersonDoc) =>
  asksWho(spec) && isPost(as) && said === undefined ? refuse('PERSON_UNSAID') : ok(true)

/** Calls about a union: the role must be held there or above. */
export const authoriseAtOrg = (spec: CallSpec, person: PersonDoc, place: Place) => {
  const as = actsAsAny(person.posts, spec.who.filter(isPost), place)
  return as === undefined ? refuse('NOT_ALLOWED') : ok(as)
}

/** Calls whose answer is cut to the caller's reach: any post with one of the roles. */
export const authoriseSomewhere = (spec: CallSpec, person: PersonDoc) => {
  const post = person.posts.find((held) => (spec.who as readonly string[]).includes(held.role))
  return post === undefined ? refuse('NOT_ALLOWED') : ok(post.role)
}
