import type { Collection, DocStore, Stored, StoreWalk } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { treatStored } from '../keys/sealed-leaves'
import { STORED_COLLECTIONS } from '../stored/collections'
import { everything } from './walk'

export type Resealed = {
  /** documents resealed in this run */
  readonly done: number
  /** sealed texts still under an older key: written during the run by a process with the old keys, or unreadable */
  readonly left: number
  /** documents that no key of the ring can decrypt; `collection/id`, the first hundred */
  readonly unreadable: readonly string[]
  /** number of sealed texts per key id: a key whose id is missing here may be removed from the ring */
  readonly keys: ReadonlyMap<string, number>
}

const UNREADABLE_MAX = 100

const isOld = (sealer: Sealer, collection: Collection<never>, stored: Stored<unknown>): boolean => {
  let old = false
  treatStored(sealer, collection, stored, ({ key, found }) => {
    old ||= key !== sealer.current && found !== undefined
  })
  return old
}

/** The same document with other ciphertexts. */
const renewed = <T>(sealer: Sealer, collection: Collection<T>, stored: Stored<T>): T =>
  treatStored(sealer, collection, stored, ({ sealed, key, found }) =>
    key === sealer.current || found === undefined ? sealed : sealer.seal(found.text, found.context),
  ) as T

/** Counts which key seals how many texts in the whole store. @internal */
export const keysInUse = async (
  store: StoreWalk,
  sealer: Sealer,
): Promise<Pick<Resealed, 'left' | 'unreadable' | 'keys'>> => {
  const keys = new Map<string, number>()
  const unreadable: string[] = []
  let left = 0
  for (const collection of STORED_COLLECTIONS)
    for await (const stored of everything(store, collection))
      treatStored(sealer, collection, stored, ({ key, found }) => {
        keys.set(key, (keys.get(key) ?? 0) + 1)
        if (key !== sealer.current) left += 1
        if (found === undefined && unreadable.length < UNREADABLE_MAX)
          unreadable.push(`${collection.name}/${stored.id}`)
      })
  return { left, unreadable, keys }
}

/**
 * Reseals everything under an older key of the ring with the current key: one transaction per document, with a version check,
 * so that the system can go on working. An interrupted run is continued by the next, and a run with nothing to do changes
 * nothing. Log entries are resealed too, because the chain covers the plain text and not the ciphertext.
 */
export const reseal = async (
  { store, sealer }: { readonly store: DocStore & StoreWalk; readonly sealer: Sealer },
  progress: (done: number) => void = () => undefined,
): Promise<Resealed> => {
  let done = 0
  for (const collection of STORED_COLLECTIONS)
    for await (const stored of everything(store, collection)) {
      if (!isOld(sealer, collection, stored)) continue
      await store.transaction(async (tx) => {
        const seen = await tx.get(collection, stored.id)
        if (seen !== undefined && isOld(sealer, collection, seen))
          await tx.replace(collection, seen, renewed(sealer, collection, seen))
      })
      done += 1
      progress(done)
    }
  return { done, ...(await keysInUse(store, sealer)) }
}
