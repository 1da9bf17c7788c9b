import { ok, refuse } from '@domain/kernel/result'
import { browserOf } from '@domain/session/browser'
import { SIGN_IN_DIGITS, SIGN_IN_SPANS } from '@domain/session/session'
import { StoreError } from '../../ports/doc-store'
import type { Visitor } from '../../ports/identity'
import type { Context, UseCase } from '../call/context'
import { countAt } from '../call/tries'
import { SIGN_INS, type SignInDoc } from '../stored/collections'
import { boundHash, longSecret, requestId, secretHash } from './secrets'

/** Sign-in requests per address: high enough for a whole office behind one address, too low for a script. */
const OPEN_MAX = 30
const DRAWS_MAX = 5
const NUMBERS = 9

const spendOpening = (context: Context, visitor: Visitor) => {
  // where no address is known, all browsers with the same User-Agent share a counter
  const id = `sign-in:${boundHash(context.ports, visitor.address || visitor.agent)}`
  return countAt(context, id, { most: OPEN_MAX, ms: SIGN_IN_SPANS.open }, [])
}

/** Distinct numbers of two digits without a leading zero. */
const drawNumbers = ({ ports }: Context): readonly number[] => {
  const drawn = new Set<number>()
  while (drawn.size < NUMBERS) drawn.add(10 + (Number(ports.ids.digits(6)) % 90))
  return [...drawn]
}

type Drawn = { readonly request: string; readonly secret: string; readonly doc: SignInDoc }

const draw = (context: Context, visitor: Visitor): Drawn => {
  const { ports, now } = context
  const request = ports.ids.digits(SIGN_IN_DIGITS)
  const secret = longSecret(ports)
  const numbers = drawNumbers(context)
  const doc: SignInDoc = {
    secretHash: secretHash(ports, request, secret),
    number: numbers[0] ?? 10,
    // sorted, so that the position does not reveal the right number
    numbers: [...numbers].sort((a, b) => a - b),
    bound: boundHash(ports, visitor.agent),
    browser: browserOf(visitor.agent),
    at: now,
    until: now + SIGN_IN_SPANS.open,
    wrong: 0,
    state: 'open',
  }
  return { request, secret, doc }
}

/** False when another browser has the same code. */
const keep = async ({ ports }: Context, { request, doc }: Drawn): Promise<boolean> => {
  try {
    await ports.store.transaction((tx) => tx.insert(SIGN_INS, requestId(ports, request), doc))
    return true
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'duplicate') return false
    throw error
  }
}

/**
 * 电脑网页请求登录. Only where the host vouches for a browser; the mini-program does not need it. Has no idempotency key: after a lost
 * response an unusable request remains, which expires in three minutes.
 */
export const beginSignIn = (async (context) => {
  const { visitor } = context
  if (visitor === undefined) return refuse('NOT_ALLOWED')
  const may = await spendOpening(context, visitor)
  if (!may.ok) return may
  for (let left = DRAWS_MAX; left > 0; left -= 1) {
    const drawn = draw(context, visitor)
    if (!(await keep(context, drawn))) continue
    const { request, secret, doc } = drawn
    return ok({ request, secret, number: doc.number, until: doc.until })
  }
  return refuse('BUSY')
}) satisfies UseCase<'session.begin'>
