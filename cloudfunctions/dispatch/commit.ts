import { createHash } from 'node:crypto'
import { canonical } from '@domain/kernel/canonical'
import type { RefusalCode } from '@domain/kernel/refusals'
import { invariant, ok, type Refused, type Result, refuse } from '@domain/kernel/result'
import { type Stored, StoreError, type Tx } from '../ports/doc-store'
import type { Ports } from '../ports/index'
import { COMMANDS, type CommandDoc } from '../usecases/stored/collections'

/** Thrown to leave a transaction without writing; carries the refusal. */
class Refusing extends Error {
  constructor(readonly refused: Refused) {
    super('refused')
  }
}

/** Digest of a request body, independent of the order of its fields. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('base64url')

/**
 * The stored answer of a command for this digest: the first run's answer, or a refusal when the body differs; undefined: the
 * command is new.
 */
export const keptAnswer = (
  { sealer }: Pick<Ports, 'sealer'>,
  kept: Stored<CommandDoc> | undefined,
  digest: string,
): Result<unknown, 'KEY_REUSED'> | undefined => {
  if (kept === undefined) return undefined
  return kept.doc.digest === digest ? ok(JSON.parse(sealer.open(kept.doc.answer, kept.id))) : refuse('KEY_REUSED')
}

/** `keptAnswer` with the command looked up in the store. */
export const answeredBefore = async (ports: Ports, key: string, digest: string) =>
  keptAnswer(ports, await ports.store.get(COMMANDS, key), digest)

/**
 * Makes `commit` of a context (see there). The idempotency key is written with the work, so a second run of the same command
 * never commits. Whatever stops a run (a moved case, a taken key, a lost reply), only then is the first run's answer looked up;
 * a successful command makes no extra request.
 */
export const committer =
  (ports: Ports, key: string, digest: string, now: number) =>
  async <T, C extends RefusalCode>(
    work: (tx: Tx) => Promise<Result<T, C>>,
  ): Promise<Result<T, C | 'KEY_REUSED' | 'BUSY'>> => {
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
      // parsed from what this same code sealed under the same key and body; otherwise it has thrown above
      if (before !== undefined) return before as Result<T, 'KEY_REUSED'>
      if (error instanceof Refusing) return error.refused as Refused<C>
      if (error.kind === 'conflict') return refuse('BUSY')
      throw error
    }
  }

/** `commit` for calls without a signed-in caller. A use case that reaches this has forgotten to bind its answer to a secret. */
export const nobodyCommits = async (): Promise<never> => {
  invariant(false, 'no answer is kept under the key of nobody in particular')
}
