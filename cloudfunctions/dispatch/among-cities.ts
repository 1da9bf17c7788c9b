import type { Answer } from '@domain/contract/call'
import { refuse } from '@domain/kernel/result'
import type { Ports } from '../ports/index'
import type { Entry } from './dispatch'

/** The parts of an installation: its first city, mostly the only one, and every other by its code. */
export type Parts<P> = { readonly first: P; readonly others: ReadonlyMap<string, P> }

/** The code of the city that a body names; undefined: the first. */
const cityIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'city' in body ? body.city : undefined

/** Each call is answered within the city it names, as if there were no other. */
export const amongCities = ({ first, others }: Parts<Ports>, entryIn: (ports: Ports) => Entry): Entry => {
  const answer = entryIn(first)
  if (others.size === 0) return answer
  const entries = new Map([...others].map(([code, ports]) => [code, entryIn(ports)]))
  return async (identity, body, size, visitor): Promise<Answer<unknown>> => {
    const city = cityIn(body)
    if (city === undefined) return answer(identity, body, size, visitor)
    const entry = typeof city === 'string' ? entries.get(city) : undefined
    if (entry !== undefined) return entry(identity, body, size, visitor)
    return { ok: false, refusal: refuse('BAD_INPUT', { at: 'city' }).refusal, requestId: first.ids.mint() }
  }
}

type Jobs = () => Promise<{ readonly failed: readonly string[] }>
const MINUTE_MS = 60_000
/** A city's jobs may take 55 seconds, and the platform gives a run a minute. */
const STARTS_MS = 4000

/**
 * Runs the jobs of one city after the other; what fails in one stops no other. Every minute another city is the first: cities
 * whose turn does not come within the minute, because another has much to do, come first in one of the next.
 */
export const forEachCity = (
  { clock, first, others }: Parts<Ports> & Pick<Ports, 'clock'>,
  jobsOf: (ports: Ports) => Jobs,
): Jobs => {
  const all = [first, ...others.values()].map(jobsOf)
  return async () => {
    const began = clock.now()
    const turn = Math.floor(began / MINUTE_MS) % all.length
    const failed: string[] = []
    for (const run of [...all.slice(turn), ...all.slice(0, turn)])
      if (clock.now() - began < STARTS_MS) failed.push(...(await run()).failed)
    return { failed }
  }
}
