import { createHash } from 'node:crypto'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { KITS_MOST } from '@domain/survey/offline-kit'
import type { Stored } from '../../ports/doc-store'
import { StoreError } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { kitId, OFFLINE_KITS, type OfflineKitDoc, PEOPLE } from '../stored/collections'
import { kitsOf, LINES_MOST, mayHaveKit } from './kits-of'

const CONTEXT = 'taking:key'
/** All contexts of these sealed keys; a key rotation must reseal the keys of every context. */
export const KIT_CONTEXTS: readonly string[] = [CONTEXT]

/** 256 bits: a hash of three random ids of 95 bits each. */
const newKey = ({ ports: { ids } }: Signed): string =>
  createHash('sha256').update(`${ids.mint()}${ids.mint()}${ids.mint()}`).digest('base64')

const keyOf = async (context: Signed, kit: Stored<OfflineKitDoc>) => {
  const { ports, now, today } = context
  const { doc } = kit
  if (doc.key === undefined) return refuse('TAKING_ENDED')
  // updated once a day, which is enough to know which phones are in use
  if (shanghaiDate(doc.lastUsed) < today)
    await ports.store.transaction(async (tx) => {
      const seen = await tx.get(OFFLINE_KITS, kit.id)
      if (seen !== undefined) await tx.replace(OFFLINE_KITS, seen, { ...seen.doc, lastUsed: now })
    })
  return ok({ key: ports.sealer.open(doc.key.sealed, CONTEXT) })
}

/**
 * The key of this officer's offline kit on this device: generated at the first call, the same ever after, deleted when the kit
 * was ended or the officer has left. Of two concurrent first calls one generates it, and both get the same key. TAKING_ENDED
 * also when the call does not begin a kit and there is none: then the data on the phone was sealed with a key that no longer
 * exists, and a new key would only hide that.
 */
export const keyOfKit = (async (context, { device, kind, begin }) => {
  const { ports, person, now } = context
  const id = kitId(person.id, device)
  const known = await ports.store.get(OFFLINE_KITS, id)
  if (known !== undefined) return keyOf(context, known)
  if (!begin) return refuse('TAKING_ENDED')
  const all = await kitsOf(ports, person.id)
  const live = all.filter(({ doc }) => doc.ended === undefined)
  // more documents than are read: live kits would escape the count, and could not be ended all together
  if (live.length >= KITS_MOST || all.length >= LINES_MOST) return refuse('TAKINGS_TOO_MANY', { most: KITS_MOST })
  const key = newKey(context)
  const kit = { person: person.id, device, kind, since: now, lastUsed: now }
  try {
    return await ports.store.transaction(async (tx) => {
      // whoever loses the post meanwhile must not leave a key behind that nobody ends
      const me = await tx.get(PEOPLE, person.id)
      if (me === undefined || !mayHaveKit(me.doc.posts)) return refuse('TAKING_ENDED')
      await tx.insert(OFFLINE_KITS, id, { ...kit, key: { sealed: ports.sealer.seal(key, CONTEXT) } })
      return ok({ key })
    })
  } catch (error) {
    if (!(error instanceof StoreError && error.kind === 'duplicate')) throw error
    const faster = await ports.store.get(OFFLINE_KITS, id)
    return faster === undefined ? refuse('BUSY') : keyOf(context, faster)
  }
}) satisfies UseCase<'taking.key'>
