import type { Collection, DocStore, StoreWalk } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { treatLeaves } from '../keys/sealed-leaves'
import { COMMANDS, STORED_COLLECTIONS } from '../stored/collections'
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

/** A command's answer is sealed with the command's id as context. */
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
    // the same document with other ciphertexts
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
