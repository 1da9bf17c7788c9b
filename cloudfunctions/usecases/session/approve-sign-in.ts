import { ok, refuse } from '@domain/kernel/result'
import { WRONG_NUMBERS_MAX } from '@domain/session/session'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { PEOPLE, type SessionEventDoc, SIGN_INS, type SignInDoc } from '../stored/collections'
import { eventOf, tell } from './open-session'
import { requestId } from './secrets'

const openIn = async (from: Pick<Tx, 'get'>, id: string, now: number) => {
  const seen = await from.get(SIGN_INS, id)
  return seen?.doc.state === 'open' && now < seen.doc.until ? ok(seen) : refuse('SIGN_IN_OVER')
}

/** A browser session cannot approve another sign-in: a session stolen from a desk must not renew itself. */
const maySay = ({ person, session }: Signed) => {
  if (session?.kind === 'web') return refuse('NOT_ALLOWED')
  return person.posts.length === 0 ? refuse('SIGN_IN_NEEDS_POST') : ok(true)
}

const open = async (context: Signed, id: string) => {
  const may = maySay(context)
  return may.ok ? openIn(context.ports.store, id, context.now) : may
}

/** Ends or approves an open request, and tells the person about it. */
const settle = async (
  tx: Tx,
  { person, now }: Signed,
  request: Stored<SignInDoc>,
  what: SessionEventDoc['what'],
  change: Partial<SignInDoc>,
): Promise<void> => {
  const { doc, id } = request
  await tx.replace(SIGN_INS, request, { ...doc, ...change })
  await tell(tx, eventOf(id, { person: person.id, kind: 'web', browser: doc.browser }, what, now))
}

/** 手机上先看清是哪台电脑. */
export const lookAtSignIn = (async (context, { request }) => {
  const seen = await open(context, requestId(context.ports, request))
  if (!seen.ok) return seen
  const { browser, at, until, numbers } = seen.value.doc
  return ok({ browser, at, until, numbers: [...numbers] })
}) satisfies UseCase<'session.look'>

/** Counts a wrong number, in a transaction of its own because the call is refused; the third ends the request. */
const countWrong = (context: Signed, id: string) =>
  context.ports.store.transaction(async (tx) => {
    const request = await openIn(tx, id, context.now)
    if (!request.ok) return request
    const { doc } = request.value
    const wrong = doc.wrong + 1
    if (wrong < WRONG_NUMBERS_MAX) {
      await tx.replace(SIGN_INS, request.value, { ...doc, wrong })
      return refuse('SIGN_IN_NUMBER_WRONG', { left: WRONG_NUMBERS_MAX - wrong })
    }
    await settle(tx, context, request.value, 'wrong-numbers', { wrong, state: 'ended' })
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
    const current = await openIn(tx, id, now)
    if (!current.ok) return current
    const me = await tx.get(PEOPLE, person.id)
    if (me === undefined || me.doc.posts.length === 0) return refuse('SIGN_IN_NEEDS_POST')
    const by = { person: person.id, openid: person.openid, at: now }
    await settle(tx, context, current.value, 'approved', { state: 'approved', by })
    return ok({})
  })
}) satisfies UseCase<'session.approve'>

/** 不是本人: ends the request for good. */
export const declineSignIn = (async (context, { request }) => {
  const id = requestId(context.ports, request)
  const seen = await open(context, id)
  if (!seen.ok) return seen
  return context.commit(async (tx) => {
    const current = await openIn(tx, id, context.now)
    if (!current.ok) return current
    await settle(tx, context, current.value, 'declined', { state: 'ended' })
    return ok({})
  })
}) satisfies UseCase<'session.decline'>
