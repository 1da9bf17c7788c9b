import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import { commandKey } from '../../dispatch/commit'
import type { Signed } from '../../dispatch/context'
import { COMMANDS, TRIES, type TriesDoc } from '../collections'

const WINDOW_MS = 60 * 60_000
const TRIES_MAX = 5

type Trier = Pick<Signed, 'ports' | 'person' | 'now'>
const triesId = (what: string, { person }: Pick<Signed, 'person'>): string => `${what}:${person.id}`

/** Guesses whose command has gone through were right, and count for nothing: one each, however often its key was sent. */
const withoutRight = async ({ ports }: Trier, { since, count, guesses = [] }: TriesDoc): Promise<TriesDoc> => {
  const right = new Set((await ports.store.getMany(COMMANDS, [...new Set(guesses)])).map(({ id }) => id))
  // wrong ones under the key of a right one stay counted, and nameless, so that they are not forgiven next time
  return { since, count: count - right.size, guesses: guesses.filter((id) => !right.has(id)) }
}

const isRunning = (tries: TriesDoc | undefined, now: number): tries is TriesDoc =>
  tries !== undefined && now - tries.since < WINDOW_MS

const count = (context: Trier, what: string, guesses: readonly string[]): Promise<Result<true>> =>
  context.ports.store.transaction(async (tx): Promise<Result<true>> => {
    const id = triesId(what, context)
    const seen = await tx.get(TRIES, id)
    const tries = isRunning(seen?.doc, context.now) ? seen.doc : { since: context.now, count: 0 }
    const before = tries.count < TRIES_MAX ? tries : await withoutRight(context, tries)
    if (before.count >= TRIES_MAX) return refuse('TOO_MANY')
    const spent = { ...before, count: before.count + 1, guesses: [...(before.guesses ?? []), ...guesses] }
    if (seen === undefined) await tx.insert(TRIES, id, spent)
    else await tx.replace(TRIES, seen, spent)
    return ok(true)
  })

/** Something that may be done five times an hour. TOO_MANY after that. */
export const spendTry = (context: Trier, what: string): Promise<Result<true>> => count(context, what, [])

/**
 * Counts a guess before it is looked at, so that a hundred sent at once are five and no more. TOO_MANY for whoever has been
 * wrong five times within an hour: a guess whose command goes through counts for nothing, which nobody has to write down.
 */
export const spendGuess = (context: Trier & Pick<Signed, 'commandId'>, what: string): Promise<Result<true>> => {
  const { commandId } = context
  invariant(commandId !== undefined, 'a command has a key')
  return count(context, what, [commandKey(context.person.id, commandId)])
}

/** Whether `spendGuess` would say TOO_MANY; for what cannot be guessed within an hour, and may be looked at first. */
export const hasTries = async (context: Trier, what: string): Promise<boolean> => {
  const seen = await context.ports.store.get(TRIES, triesId(what, context))
  if (!isRunning(seen?.doc, context.now) || seen.doc.count < TRIES_MAX) return true
  return (await withoutRight(context, seen.doc)).count < TRIES_MAX
}
