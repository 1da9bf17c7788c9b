import type { Collection, DocStore, StoreWalk } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { treatLeaves } from '../keys/sealed-leaves'
import { COMMANDS, STORED_COLLECTIONS } from '../stored/collections'
import { everything } from './walk'

export type Resealed = {
  /** documents sealed anew in this run */
  readonly done: number
  /** sealed texts under an older key that are still there: written meanwhile by a process with the old keys, or unreadable */
  readonly left: number
  /** where no key of the ring opens what is there; `collection/id`, the first hundred */
  readonly unreadable: readonly string[]
  /** key id → how many sealed texts it keeps: an id that is not here may leave the ring */
  readonly keys: ReadonlyMap<string, number>
}

const UNREADABLE_MAX = 100

/** A command's answer is sealed under the command's own id. */
const alsoFor = (collection: Pick<Collection<never>, 'name'>, id: string): readonly string[] =>
  collection.name === COMMANDS.name ? [id] : []

const isOld = (sealer: Sealer, collection: Collection<never>, id: string, doc: unknown): boolean => {
  let old = false
  treatLeaves(
    sealer,
    doc,
    ({ key, found }) => {
      old ||= key !== sealer.current && found !== undefined
    },
    alsoFor(collection, id),
  )
  return old
}

const renewed = <T>(sealer: Sealer, collection: Collection<never>, id: string, doc: T): T =>
  treatLeaves(
    sealer,
    doc,
    ({ sealed, key, found }) =>
      key === sealer.current || found === undefined ? sealed : sealer.seal(found.text, found.context),
    alsoFor(collection, id),
    // the same document, other ciphertexts
  ) as T

/** What is sealed with which key, in the whole store. @internal */
export const keysInUse = async (
  store: StoreWalk,
  sealer: Sealer,
): Promise<Pick<Resealed, 'left' | 'unreadable' | 'keys'>> => {
  const keys = new Map<string, number>()
  const unreadable: string[] = []
  let left = 0
  for (const collection of STORED_COLLECTIONS)
    for await (const { id, doc } of everything(store, collection))
      treatLeaves(
        sealer,
        doc,
        ({ key, found }) => {
          keys.set(key, (keys.get(key) ?? 0) + 1)
          if (key !== sealer.current) left += 1
          if (found === undefined && unreadable.length < UNREADABLE_MAX) unreadable.push(`${collection.name}/${id}`)
        },
        alsoFor(collection, id),
      )
  return { left, unreadable, keys }
}

/**
 * Seals everything under an older key of the ring again under the current one: one transaction a document, by its version,
 * so the system goes on working beside it; cut off anywhere, the next run goes on, and a run with nothing to do changes
 * nothing. The log's entries too: the ciphertext is no history, the words are, and the chain is over the words.
 */
export const reseal = async (
  { store, sealer }: { readonly store: DocStore & StoreWalk; readonly sealer: Sealer },
  progress: (done: number) => void = () => undefined,
): Promise<Resealed> => {
  let done = 0
  for (const collection of STORED_COLLECTIONS)
    for await (const { id, doc } of everything(store, collection)) {
      if (!isOld(sealer, collection, id, doc)) continue
      await store.transaction(async (tx) => {
        const seen = await tx.get(collection, id)
        if (seen !== undefined && isOld(sealer, collection, id, seen.doc))
          await tx.replace(collection, seen, renewed(sealer, collection, id, seen.doc))
      })
      done += 1
      progress(done)
    }
  return { done, ...(await keysInUse(store, sealer)) }
}
