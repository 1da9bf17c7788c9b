import { isKeyOf } from '@domain/kernel/keys'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { MESSAGE_KEYS } from '@domain/message/message'
import { isQuiet } from '@domain/message/quiet'
import { templateFields } from '@domain/message/template'
import { type Stored, StoreError } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import type { SendOutcome } from '../../ports/world'
import { OUTBOX, type OutboxDoc, PEOPLE, type PersonDoc } from '../collections'
import { ringUnreached } from '../message/ring-up'

/** One clock has a message for so long; after that it was interrupted and another takes over. */
const CLAIM_MS = 60_000
const RETRY_FIRST_MS = 30_000
const RETRY_LONGEST_MS = 3_600_000
const TRIES_MAX = 10
const PAGE = 'pages/inbox/index'
const AT_ONCE = 100

type Claimed = { readonly message: Stored<OutboxDoc>; readonly openid: string }

const left = (person: PersonDoc, { topic }: OutboxDoc): number => person.sends[topic] ?? 0
const withSends = (person: PersonDoc, { topic }: OutboxDoc, count: number): PersonDoc => ({
  ...person,
  sends: { ...person.sends, [topic]: count },
})

/**
 * Takes a message and, in the same transaction, one accepted send from the person's ledger. A claim
 * that ran out has paid for its send already and pays nothing again.
 */
const claim = (ports: Ports, id: string, now: number): Promise<Claimed | undefined> =>
  ports.store.transaction(async (tx): Promise<Claimed | undefined> => {
    const message = await tx.get(OUTBOX, id)
    if (message === undefined || message.doc.dueAt > now) return undefined
    if (message.doc.state !== 'waiting' && message.doc.state !== 'sending') return undefined
    const person = await tx.get(PEOPLE, message.doc.person)
    const paid = message.doc.state === 'sending'
    if (person === undefined || (!paid && left(person.doc, message.doc) <= 0)) {
      await tx.replace(OUTBOX, message, { ...message.doc, state: 'not-sent', dueAt: now, because: 'none-left' })
      await ringUnreached(tx, message)
      return undefined
    }
    if (!paid) await tx.replace(PEOPLE, person, withSends(person.doc, message.doc, left(person.doc, message.doc) - 1))
    const claimed: OutboxDoc = {
      ...message.doc,
      state: 'sending',
      dueAt: now + CLAIM_MS,
      tries: message.doc.tries + 1,
    }
    await tx.replace(OUTBOX, message, claimed)
    return { message: { ...message, doc: claimed }, openid: person.doc.openid }
  })

/** What becomes of the message, and what the ledger of sends says afterwards. */
const after = (
  message: OutboxDoc,
  outcome: SendOutcome,
  sends: number,
  now: number,
): { readonly message: OutboxDoc; readonly sends: number } => {
  const ended = (state: 'sent' | 'not-sent', because?: SendOutcome): OutboxDoc => ({
    ...message,
    state,
    dueAt: now,
    ...(because === undefined ? {} : { because }),
  })
  switch (outcome) {
    case 'sent':
      return { message: ended('sent'), sends }
    case 'refused':
    case 'none-left':
      // the platform knows better than our ledger
      return { message: ended('not-sent', outcome), sends: 0 }
    case 'invalid':
      return { message: ended('not-sent', outcome), sends: sends + 1 }
    case 'unavailable': {
      if (message.tries >= TRIES_MAX) return { message: ended('not-sent', outcome), sends: sends + 1 }
      const wait = Math.min(RETRY_LONGEST_MS, RETRY_FIRST_MS * 2 ** (message.tries - 1))
      return { message: { ...message, state: 'waiting', dueAt: now + wait }, sends: sends + 1 }
    }
  }
}

/** Writes down what happened – unless another clock has taken the message over meanwhile. */
const mark = (ports: Ports, claimed: Stored<OutboxDoc>, outcome: SendOutcome, now: number): Promise<void> =>
  ports.store.transaction(async (tx) => {
    const message = await tx.get(OUTBOX, claimed.id)
    if (message === undefined || message.doc.state !== 'sending' || message.doc.tries !== claimed.doc.tries) return
    const person = await tx.get(PEOPLE, message.doc.person)
    const sends = person === undefined ? 0 : left(person.doc, message.doc)
    const next = after(message.doc, outcome, sends, now)
    if (person !== undefined && next.sends !== sends)
      await tx.replace(PEOPLE, person, withSends(person.doc, message.doc, next.sends))
    await tx.replace(OUTBOX, message, next.message)
    if (next.message.state === 'not-sent') await ringUnreached(tx, message)
  })

const sendOne = async (ports: Ports, id: string): Promise<boolean> => {
  const claimed = await claim(ports, id, ports.clock.now())
  if (claimed === undefined) return false
  const { request } = claimed.message.doc
  // under the id of the tap that caused the message, or else of this run
  return request === undefined ? deliver(ports, claimed) : ports.log.within(request, () => deliver(ports, claimed))
}

const deliver = async (ports: Ports, claimed: Claimed): Promise<boolean> => {
  const now = ports.clock.now()
  const { doc } = claimed.message
  const outcome = await ports.messages.send({
    to: doc.person,
    openid: claimed.openid,
    topic: doc.topic,
    fields: templateFields(doc.key, doc.facts, shanghaiDate(now)),
    page: PAGE,
  })
  ports.log.info('message', { job: 'drain-outbox', outcome, code: doc.topic })
  if (outcome === 'invalid') ports.log.alarm('message-invalid', { job: 'drain-outbox', code: doc.topic })
  await mark(ports, claimed.message, outcome, ports.clock.now())
  return outcome === 'sent'
}

const dueIn = async (ports: Ports, state: 'waiting' | 'sending', now: number): Promise<readonly string[]> => {
  const page = await ports.store.query(OUTBOX, { index: 'byState', eq: [state], lt: now + 1, limit: AT_ONCE })
  // one whose words only a newer version knows is left to that version
  return page.items.filter(({ doc }) => isKeyOf(MESSAGE_KEYS, doc.key)).map((stored) => stored.id)
}

/**
 * Sends what waits: claim, send, mark. A crash before the mark leaves the message claimed, and the
 * next clock after a minute sends it again – never lost, and at most one copy more for each crash.
 * A failure with one message does not hold up the others. At night nothing is sent: what waits, waits for the morning (the
 * inbox has it already). Answers how many were sent.
 */
export const drainOutbox = async (ports: Ports): Promise<number> => {
  const now = ports.clock.now()
  if (isQuiet(now)) return 0
  const ids = [...(await dueIn(ports, 'waiting', now)), ...(await dueIn(ports, 'sending', now))]
  let sent = 0
  for (const id of ids) {
    try {
      if (await sendOne(ports, id)) sent += 1
    } catch (error) {
      const kind = error instanceof StoreError ? error.kind : 'unknown'
      ports.log.alarm('message-broken', { job: 'drain-outbox', error: kind })
    }
  }
  return sent
}
