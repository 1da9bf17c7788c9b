import { ok, refuse } from '@domain/kernel/result'
import { WRONG_NUMBERS_MAX } from '@domain/session/session'
import type { Signed, UseCase } from '../call/context'
import { PEOPLE, SIGN_INS, type SignInDoc } from '../stored/collections'
import { tell } from './open-session'
import { requestId } from './secrets'

const isOpen = (doc: SignInDoc | undefined, now: number): doc is SignInDoc =>
  doc !== undefined && doc.state === 'open' && now < doc.until

/** A browser session cannot approve another sign-in: a session stolen from a desk must not renew itself. */
const maySay = ({ person, session }: Signed) => {
  if (session?.kind === 'web') return refuse('NOT_ALLOWED')
  return person.posts.length === 0 ? refuse('SIGN_IN_NEEDS_POST') : ok(true)
}

const open = async (context: Signed, id: string) => {
  const may = maySay(context)
  if (!may.ok) return may
  const seen = await context.ports.store.get(SIGN_INS, id)
  return seen !== undefined && isOpen(seen.doc, context.now) ? ok(seen) : refuse('SIGN_IN_OVER')
}

/** 手机上先看清是哪台电脑. */
export const lookAtSignIn = (async (context, { request }) => {
  const seen = await open(context, requestId(context.ports, request))
  if (!seen.ok) return seen
  const { browser, at, until, numbers } = seen.value.doc
  return ok({ browser, at, until, numbers: [...numbers] })
}) satisfies UseCase<'session.look'>

/** Counts a wrong number, in a transaction of its own because the call is refused; the third ends the request. */
const countWrong = ({ ports, person, now }: Signed, id: string) =>
  ports.store.transaction(async (tx) => {
    const request = await tx.get(SIGN_INS, id)
    if (request === undefined || !isOpen(request.doc, now)) return refuse('SIGN_IN_OVER')
    const wrong = request.doc.wrong + 1
    const ended = wrong >= WRONG_NUMBERS_MAX
    await tx.replace(SIGN_INS, request, { ...request.doc, wrong, state: ended ? 'ended' : 'open' })
    if (!ended) return refuse('SIGN_IN_NUMBER_WRONG', { left: WRONG_NUMBERS_MAX - wrong })
    const { browser } = request.doc
    await tell(tx, { person: person.id, at: now, what: 'wrong-numbers', kind: 'web', browser, about: id })
    return refuse('SIGN_IN_OVER')
  })

/** 同意登录: only with the number shown on the computer's screen, so that a forwarded picture of the code is not enough. */
export const approveSignIn = (async (context, { request, number }) => {
  const { ports, person, now } = context
  const id = requestId(ports, request)
  const seen = await open(context, id)
  if (!seen.ok) return seen
  if (seen.value.doc.number !== number) return countWrong(context, id)
  return context.commit(async (tx) => {
    const current = await tx.get(SIGN_INS, id)
    const me = await tx.get(PEOPLE, person.id)
    if (current === undefined || !isOpen(current.doc, now)) return refuse('SIGN_IN_OVER')
    if (me === undefined || me.doc.posts.length === 0) return refuse('SIGN_IN_NEEDS_POST')
    const by = { person: person.id, openid: person.openid, at: now }
    await tx.replace(SIGN_INS, current, { ...current.doc, state: 'approved', by })
    const { browser } = current.doc
    await tell(tx, { person: person.id, at: now, what: 'approved', kind: 'web', browser, about: id })
    return ok({})
  })
}) satisfies UseCase<'session.approve'>

/** 不是本人: ends the request for good. */
export const declineSignIn = (async (context, { request }) => {
  const { ports, person, now } = context
  const id = requestId(ports, request)
  const seen = await open(context, id)
  if (!seen.ok) return seen
  return context.commit(async (tx) => {
    const current = await tx.get(SIGN_INS, id)
    if (current === undefined || !isOpen(current.doc, now)) return refuse('SIGN_IN_OVER')
    await tx.replace(SIGN_INS, current, { ...current.doc, state: 'ended' })
    const { browser } = current.doc
    await tell(tx, { person: person.id, at: now, what: 'declined', kind: 'web', browser, about: id })
    return ok({})
  })
}) satisfies UseCase<'session.decline'>
