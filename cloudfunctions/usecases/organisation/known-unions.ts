import type { OrgId } from '@domain/kernel/ids'
import type { DocStore } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { ORGS, type OrgDoc } from '../stored/collections'

/** Cache time. A union changes rarely; another process sees the change after this time. */
const KNOWN_MS = 5 * 60_000
const KNOWN_MAX = 5000

type Known = Map<OrgId, { readonly doc: OrgDoc; readonly at: number }>
const KNOWN = new WeakMap<DocStore, Known>()

const knownIn = (store: DocStore): Known => {
  const known: Known = KNOWN.get(store) ?? new Map()
  KNOWN.set(store, known)
  if (known.size > KNOWN_MAX) known.clear()
  return known
}

/** Existing unions by id, in the order of the ids; at most 100. Cached in a process that lives for many calls. */
export const unionsById = async (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  ids: readonly OrgId[],
): Promise<readonly OrgDoc[]> => {
  const known = knownIn(store)
  const now = clock.now()
  const fresh = (id: OrgId): boolean => Math.abs(now - (known.get(id)?.at ?? Number.NEGATIVE_INFINITY)) < KNOWN_MS
  const wanted = [...new Set(ids)]
  const missing = wanted.filter((id) => !fresh(id))
  if (missing.length > 0) for (const { doc } of await store.getMany(ORGS, missing)) known.set(doc.id, { doc, at: now })
  return wanted.flatMap((id) => (fresh(id) ? (known.get(id)?.doc ?? []) : []))
}

/** Clears the cache, so that the process that changes a union sees it changed. */
export const forgetUnions = ({ store }: Pick<Ports, 'store'>): void => void KNOWN.delete(store)
