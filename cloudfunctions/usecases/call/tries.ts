import type { RefusalCode } from '@domain/kernel/refusals'
import { ok, refuse } from '@domain/kernel/result'
import { COMMANDS, commandKey, TRIES, type TriesDoc } from '../stored/collections'
import { upsert } from '../stored/documents'
import type { InCommand, Signed } from './context'

const WINDOW_MS = 60 * 60_000
const TRIES_MAX = 5

const MINUTE_MS = 60_000

/**
 * A limit on the guesses of all persons together: beyond `most`, every guess within the window is refused without being
 * checked. The window is short, so that no person is locked out for long.
 */
type Shared = { readonly most: number; readonly ms: number }
/** Limits per household or link, because four digits can be tried out quickly; the sender of a link can send another link. */
const AT_TARGET = {
  claim: { most: 20, ms: 15 * MINUTE_MS },
  consent: { most: 20, ms: 24 * 60 * MINUTE_MS },
} as const satisfies Readonly<Record<string, Shared>>
/** Limits for wrong guesses of one kind: in the whole city, and from one address where the host knows it. */
const IN_CITY: Shared = { most: 100, ms: 15 * MINUTE_MS }
const FROM_ADDRESS: Shared = { most: 40, ms: 15 * MINUTE_MS }

type Trier = Pick<Signed, 'ports' | 'person' | 'now'>
type Guesser = Trier & Pick<InCommand, 'commandId' | 'visitor' | 'request'>
const triesId = (what: string, { person }: Pick<Signed, 'person'>): string => `${what}:${person.id}`

/**
 * Subtracts right guesses, that is, guesses whose command was committed; each is counted once however often its idempotency key
 * was sent.
 */
const withoutRight = async (
  { ports }: Pick<Trier, 'ports'>,
  { since, count, guesses = [] }: TriesDoc,
): Promise<TriesDoc> => {
  const right = new Set((await ports.store.getMany(COMMANDS, [...new Set(guesses)])).map(({ id }) => id))
  // wrong guesses under the key of a right one stay counted but lose their id, so that they are not subtracted again
  return { since, count: count - right.size, guesses: guesses.filter((id) => !right.has(id)) }
}

const OWN: Shared = { most: TRIES_MAX, ms: WINDOW_MS }
const isRunning = (tries: TriesDoc | undefined, now: number, ms = WINDOW_MS): tries is TriesDoc =>
  tries !== undefined && now - tries.since < ms

/** Counts a try at a shared limit. */
export const countAt = (
  context: Pick<Trier, 'ports' | 'now'>,
  id: string,
  { most, ms }: Shared,
  guesses: readonly string[],
) =>
  context.ports.store.transaction(async (tx) => {
    const seen = await tx.get(TRIES, id)
    const tries = isRunning(seen?.doc, context.now, ms) ? seen.doc : { since: context.now, count: 0 }
    const before = tries.count < most ? tries : await withoutRight(context, tries)
    if (before.count >= most) return refuse('TOO_MANY')
    const spent = { ...before, count: before.count + 1, guesses: [...(before.guesses ?? []), ...guesses] }
    await upsert(tx, TRIES, id, seen, spent)
    return ok(true)
  })

const count = (context: Trier, what: string, guesses: readonly string[]) =>
  countAt(context, triesId(what, context), OWN, guesses)

/** The shared counters of wrong guesses of one kind. */
const sharedBy = ({ ports, visitor }: Guesser, what: string): readonly (Shared & { readonly id: string })[] => [
  { id: `${what}@city`, ...IN_CITY },
  ...(visitor?.address === undefined
    ? []
    : [{ id: `${what}@from:${ports.sealer.hash(visitor.address, 'code')}`, ...FROM_ADDRESS }]),
]

const isShut = async (context: Guesser, what: string): Promise<boolean> => {
  const shared = sharedBy(context, what)
  const seen = await context.ports.store.getMany(
    TRIES,
    shared.map(({ id }) => id),
  )
  return shared.some(({ id, most, ms }) => {
    const tries = seen.find((one) => one.id === id)?.doc
    return isRunning(tries, context.now, ms) && tries.count >= most
  })
}

const alarm = ({ ports, request, person }: Guesser, what: string, most: number): void =>
  ports.log.alarm('guessing', { request, person: person.id, code: what, count: most })

/**
 * Counts a wrong guess also for the whole city and for its address, so that using many accounts does not help. Counted only
 * after the guess was wrong, so that right guesses do not contend for the same counters when a whole works joins on one day.
 */
export const wrongGuess = async <const C extends RefusalCode>(context: Guesser, what: string, code: C) => {
  for (const shared of sharedBy(context, what)) {
    const counted = await countAt(context, shared.id, shared, [])
    const now = (await context.ports.store.get(TRIES, shared.id))?.doc.count ?? 0
    if (counted.ok && now === shared.most) alarm(context, what, shared.most)
  }
  return refuse(code)
}

/** Counts a try of something allowed five times an hour; then TOO_MANY. */
export const spendTry = (context: Trier, what: string) => count(context, what, [])

/**
 * Counts a guess before it is checked, so that of a hundred concurrent guesses only five are checked. TOO_MANY after five wrong
 * guesses within an hour. A right guess is not counted: its committed command proves it, so nothing has to be written back.
 */
export const spendGuess = async (context: Guesser, what: string) => {
  // in parallel, so that the store batches these reads into one request
  const [own, shut] = await Promise.all([
    count(context, what, [commandKey(context.person.id, context.commandId)]),
    isShut(context, what),
  ])
  return own.ok && shut ? refuse('TOO_MANY') : own
}

/**
 * As above, with a further limit per household or link (`target`: a keyed hash), shared by all accounts. `known`: the person
 * entered the ID number that is stored as their own, so only their own limit applies.
 */
export const spendGuessAt = async (
  context: Guesser,
  what: keyof typeof AT_TARGET,
  { target, known = false }: { readonly target: string; readonly known?: boolean },
) => {
  const key = commandKey(context.person.id, context.commandId)
  if (known) return count(context, what, [key])
  const own = await spendGuess(context, what)
  if (!own.ok) return own
  const at = await countAt(context, `${what}@${target}`, AT_TARGET[what], [key])
  if (!at.ok) alarm(context, what, AT_TARGET[what].most)
  return at
}

/**
 * Whether `spendGuess` would accept another guess instead of refusing it with TOO_MANY; for secrets that cannot be guessed
 * within an hour and may therefore be checked first.
 */
export const hasTries = async (context: Trier, what: string): Promise<boolean> => {
  const seen = await context.ports.store.get(TRIES, triesId(what, context))
  if (!isRunning(seen?.doc, context.now) || seen.doc.count < TRIES_MAX) return true
  return (await withoutRight(context, seen.doc)).count < TRIES_MAX
}
