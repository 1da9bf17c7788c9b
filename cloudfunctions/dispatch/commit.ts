import { createHash } from 'node:crypto'
import type { CommandId, PersonId } from '@domain/kernel/ids'
import { invariant, ok, type Refused, type Result, refuse } from '@domain/kernel/result'
import { StoreError, type Tx } from '../ports/doc-store'
import type { Ports } from '../ports/index'
import { COMMANDS } from '../usecases/collections'
import { canonical } from './canonical'

/** Leaves a transaction without writing; carries the refusal out. */
class Refusing extends Error {
  constructor(readonly refused: Refused) {
    super('refused')
  }
}

/** Same body → same digest, whatever the order of its fields. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('base64url')

export const commandKey = (person: PersonId | 'nobody', command: CommandId): string => `${person}:${command}`

type Seen =
  | { readonly kind: 'new' }
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'other-body' }

/** Looks a command up: the same body is answered as before, another body under the same key is refused. */
const seenBefore = async (ports: Ports, key: string, digest: string): Promise<Seen> => {
  const stored = await ports.store.get(COMMANDS, key)
  if (stored === undefined) return { kind: 'new' }
  if (stored.doc.digest !== digest) return { kind: 'other-body' }
  return { kind: 'answered', answer: JSON.parse(ports.sealer.open(stored.doc.answer, key)) }
}

/** The answer of a command's first run, or the refusal of another body; undefined for a command that is new. */
export const answeredBefore = async (
  ports: Ports,
  key: string,
  digest: string,
): Promise<Result<unknown> | undefined> => {
  const seen = await seenBefore(ports, key, digest)
  if (seen.kind === 'other-body') return refuse('KEY_REUSED')
  return seen.kind === 'answered' ? ok(seen.answer) : undefined
}

/**
 * The `commit` of a context: see there. Its own key is written with the work, so a second run of the same command never
 * commits: whatever stops it – a moved case, a taken key, a lost reply – the first run's answer is looked up then, and only
 * then. A command that goes well pays nothing for it.
 */
export const committer =
  (ports: Ports, key: string, digest: string, now: number) =>
  async <T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => {
    try {
      return await ports.store.transaction(async (tx) => {
        const result = await work(tx)
        if (!result.ok) throw new Refusing(result)
        await tx.insert(COMMANDS, key, {
          digest,
          answer: ports.sealer.seal(JSON.stringify(result.value), key),
          at: now,
        })
        return result
      })
    } catch (error) {
      if (!(error instanceof Refusing || error instanceof StoreError)) throw error
      const before = await answeredBefore(ports, key, digest)
      // parsed from what this very code sealed under the same key and body
      if (before !== undefined) return before as Result<T>
      if (error instanceof Refusing) return error.refused
      if (error.kind === 'conflict') return refuse('BUSY')
      throw error
    }
  }

/** The `commit` of a stranger's context: a use case that gets here has forgotten to bind its answer to a secret. */
export const nobodyCommits = async (): Promise<never> => {
  invariant(false, 'no answer is kept under the key of nobody in particular')
}
