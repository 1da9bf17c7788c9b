import { isKeyOf } from '@domain/kernel/keys'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { MESSAGE_KEYS } from '@domain/message/message'
import { isQuiet } from '@domain/message/quiet'
import { templateFields } from '@domain/message/template'
import { type Stored, StoreError, type Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import type { SendOutcome } from '../../ports/world'
import { callUnreached } from '../message/put-on-call-list'
import { sideBySide } from '../stored/at-once'
import { OUTBOX, type OutboxDoc, PEOPLE, type PersonDoc } from '../stored/collections'
import type { Done } from './job'

/**
 * How long a claimed message belongs to one clock; after that the clock counts as interrupted and another may claim the
 * message.
 */
const CLAIM_MS = 60_000
const RETRY_FIRST_MS = 30_000
const RETRY_LONGEST_MS = 3_600_000
const TRIES_MAX = 10
const PAGE = 'pages/inbox/index'
/** Messages claimed per transaction: the most that a crash can cause to be sent twice. */
const CLAIMED_AT_ONCE = 50
const SENT_AT_ONCE = 16
const COUNTED_MAX = 100

type Claimed = { readonly message: Stored<OutboxDoc>; readonly openid: string }
/** `not-tried`: the time of this run was up first. */
type Outcome = SendOutcome | 'not-tried'
type Answered = { readonly message: Stored<OutboxDoc>; readonly outcome: Outcome }

/**
 * The number of accepted sends for each person, changed in memory within a transaction and written once when the transaction
 * ends.
 */
const ledgersIn = (tx: Tx) => {
  const people = new Map<string, { readonly seen: Stored<PersonDoc>; now: PersonDoc }>()
  return {
    open: async (ids: readonly string[]): Promise<void> => {
      for (const seen of await tx.getMany(PEOPLE, [...new Set(ids)]))
        if (seen !== undefined) people.set(seen.id, { seen, now: seen.doc })
    },
    person: (id: string): PersonDoc | undefined => people.get(id)?.now,
    left: ({ person, topic }: OutboxDoc): number => people.get(person)?.now.sends[topic] ?? 0,
    set: ({ person, topic }: OutboxDoc, count: number): void => {
      const held = people.get(person)
      if (held !== undefined) held.now = { ...held.now, sends: { ...held.now.sends, [topic]: count } }
    },
    write: async (): Promise<void> => {
      for (const { seen, now } of people.values()) if (now !== seen.doc) await tx.replace(PEOPLE, seen, now)
    },
  }
}
type Ledgers = ReturnType<typeof ledgersIn>

const isDue = ({ doc }: Stored<OutboxDoc>, now: number): boolean =>
  doc.dueAt <= now && (doc.state === 'waiting' || doc.state === 'sending')

/**
 * Claims one message and deducts one accepted send of the person. An expired claim has deducted its send already, so nothing
 * more is deducted.
 */
const claimOne = async (
  tx: Tx,
  ledgers: Ledgers,
  message: Stored<OutboxDoc>,
  now: number,
): Promise<readonly Claimed[]> => {
  const { doc } = message
  const person = ledgers.person(doc.person)
  const paid = doc.state === 'sending'
  if (person === undefined || (!paid && ledgers.left(doc) <= 0)) {
    await tx.replace(OUTBOX, message, { ...doc, state: 'not-sent', dueAt: now, because: 'none-left' })
    await callUnreached(tx, message)
    return []
  }
  if (!paid) ledgers.set(doc, ledgers.left(doc) - 1)
  const claimed: OutboxDoc = { ...doc, state: 'sending', dueAt: now + CLAIM_MS, tries: doc.tries + 1 }
  await tx.replace(OUTBOX, message, claimed)
  return [{ message: { ...message, doc: claimed }, openid: person.openid }]
}

/** Claims messages and deducts their sends, in one transaction. */
const claim = (ports: Ports, ids: readonly string[]): Promise<readonly Claimed[]> =>
  ports.store.transaction(async (tx) => {
    const now = ports.clock.now()
    const found = await tx.getMany(OUTBOX, ids)
    const due = found.filter((message) => message !== undefined).filter((message) => isDue(message, now))
    const ledgers = ledgersIn(tx)
    await ledgers.open(due.map(({ doc }) => doc.person))
    const claimed: Claimed[] = []
    for (const message of due) claimed.push(...(await claimOne(tx, ledgers, message, now)))
    await ledgers.write()
    return claimed
  })

/** The message and the person's number of accepted sends after an outcome. */
const after = (
  message: OutboxDoc,
  outcome: Outcome,
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
      // the platform's count is right, ours was wrong
      return { message: ended('not-sent', outcome), sends: 0 }
    case 'invalid':
      return { message: ended('not-sent', outcome), sends: sends + 1 }
    case 'unavailable': {
      if (message.tries >= TRIES_MAX) return { message: ended('not-sent', outcome), sends: sends + 1 }
      const wait = Math.min(RETRY_LONGEST_MS, RETRY_FIRST_MS * 2 ** (message.tries - 1))
      return { message: { ...message, state: 'waiting', dueAt: now + wait }, sends: sends + 1 }
    }
    case 'not-tried':
      return { message: { ...message, state: 'waiting', dueAt: now, tries: message.tries - 1 }, sends: sends + 1 }
  }
}

/** Stores the outcomes, except for messages that another run of the clock has claimed since. */
const mark = (ports: Ports, answered: readonly Answered[]): Promise<readonly Answered[]> =>
  ports.store.transaction(async (tx) => {
    const now = ports.clock.now()
    const found = await tx.getMany(
      OUTBOX,
      answered.map(({ message }) => message.id),
    )
    const ledgers = ledgersIn(tx)
    await ledgers.open(answered.map(({ message }) => message.doc.person))
    for (const [i, { message: claimed, outcome }] of answered.entries()) {
      const message = found[i]
      if (message === undefined || message.doc.state !== 'sending' || message.doc.tries !== claimed.doc.tries) continue
      const next = after(message.doc, outcome, ledgers.left(message.doc), now)
      if (next.sends !== ledgers.left(message.doc)) ledgers.set(message.doc, next.sends)
      await tx.replace(OUTBOX, message, next.message)
      if (next.message.state === 'not-sent') await callUnreached(tx, message)
    }
    await ledgers.write()
    return answered
  })

const broken = (ports: Ports, error: unknown): void => {
  const kind = error instanceof StoreError ? error.kind : 'unknown'
  ports.log.alarm('message-broken', { job: 'drain-outbox', error: kind })
}

/** Handles all items together; if that fails, handles each item separately, so that one message does not block the others. */
const togetherOrAlone = async <T, R>(
  ports: Ports,
  items: readonly T[],
  work: (ports: Ports, items: readonly T[]) => Promise<readonly R[]>,
): Promise<readonly R[]> => {
  if (items.length === 0) return []
  try {
    return await work(ports, items)
  } catch (error) {
    if (items.length > 1) ports.log.info('messages-alone', { job: 'drain-outbox', count: items.length })
    else {
      broken(ports, error)
      return []
    }
  }
  const done: R[] = []
  for (const item of items) done.push(...(await togetherOrAlone(ports, [item], work)))
  return done
}

const deliver = async (ports: Ports, { message: { doc }, openid }: Claimed): Promise<SendOutcome> => {
  const outcome = await ports.messages.send({
    to: doc.person,
    openid,
    topic: doc.topic,
    fields: templateFields(doc.key, doc.facts, shanghaiDate(ports.clock.now())),
    page: PAGE,
  })
  ports.log.info('message', { job: 'drain-outbox', outcome, code: doc.topic })
  if (outcome === 'invalid') ports.log.alarm('message-invalid', { job: 'drain-outbox', code: doc.topic })
  return outcome
}

/**
 * Sends under the request id of the tap that caused the message, or else that of this run. A message that fails stays claimed
 * and is retried later.
 */
const send = async (ports: Ports, claimed: Claimed): Promise<readonly Answered[]> => {
  const { message } = claimed
  const { request } = message.doc
  const work = () => deliver(ports, claimed)
  try {
    return [{ message, outcome: await (request === undefined ? work() : ports.log.within(request, work)) }]
  } catch (error) {
    broken(ports, error)
    return []
  }
}

/** Claims, sends and marks messages. Returns how many were sent. */
const sendSome = async (ports: Ports, ids: readonly string[], until: number): Promise<number> => {
  const claimed = await togetherOrAlone(ports, ids, claim)
  const answered: Answered[] = []
  await sideBySide(claimed, SENT_AT_ONCE, async (each) => {
    const inTime = ports.clock.now() < until
    answered.push(...(inTime ? await send(ports, each) : [{ message: each.message, outcome: 'not-tried' as const }]))
  })
  await togetherOrAlone(ports, answered, mark)
  return answered.filter(({ outcome }) => outcome === 'sent').length
}

const STATES = ['waiting', 'sending'] as const

/**
 * Goes once through the messages that were due when the run began: a message that was put back because WeChat does not answer
 * is not read again in this run.
 */
const drainState = async (
  ports: Ports,
  state: (typeof STATES)[number],
  now: number,
  until: number,
): Promise<number> => {
  let sent = 0
  let cursor: string | undefined
  do {
    const page = await ports.store.query(OUTBOX, {
      index: 'byState',
      eq: [state],
      lt: now + 1,
      limit: CLAIMED_AT_ONCE,
      cursor,
    })
    // a message whose key is known only to a newer release is left to that release
    const ids = page.items.filter(({ doc }) => isKeyOf(MESSAGE_KEYS, doc.key)).map(({ id }) => id)
    sent += await sendSome(ports, ids, until)
    cursor = page.next
  } while (cursor !== undefined && ports.clock.now() < until)
  return sent
}

const leftIn = async ({ store, clock }: Ports): Promise<number> => {
  const query = { index: 'byState', lt: clock.now() + 1, limit: COUNTED_MAX }
  const pages = await Promise.all(STATES.map((state) => store.query(OUTBOX, { ...query, eq: [state] })))
  return Math.min(
    COUNTED_MAX,
    pages.reduce((sum, { items }) => sum + items.length, 0),
  )
}

/**
 * Sends waiting messages in portions until the time of this run is up: claim, send, mark. After a crash before the mark the
 * messages stay claimed, and a minute later the next clock sends them again: no message is lost, and each crash causes at most
 * one extra copy. A failing message does not block the others. At night nothing is sent; messages wait for the morning (the
 * inbox has them already). Returns how many were sent and left.
 */
export const drainOutbox = async (ports: Ports, until: number = Number.POSITIVE_INFINITY): Promise<Done> => {
  const now = ports.clock.now()
  if (isQuiet(now)) return { did: 0, left: 0 }
  let did = 0
  for (const state of STATES) if (ports.clock.now() < until) did += await drainState(ports, state, now, until)
  return { did, left: ports.clock.now() < until ? 0 : await leftIn(ports) }
}
