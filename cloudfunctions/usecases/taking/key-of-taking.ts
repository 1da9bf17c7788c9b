import { createHash } from 'node:crypto'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { TAKINGS_MOST } from '@domain/survey/taking'
import type { Stored } from '../../ports/doc-store'
import { StoreError } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { TAKINGS, type TakingDoc, takingId } from '../stored/collections'
import { LINES_MOST, takingsOf } from './takings-of'

const CONTEXT = 'taking:key'
/** What a new key of the cloud must be able to seal again. */
export const TAKING_CONTEXTS: readonly string[] = [CONTEXT]

/** 256 bits: three ids of 95 bits each, drawn together. */
const newKey = ({ ports: { ids } }: Signed): string =>
  createHash('sha256').update(`${ids.mint()}${ids.mint()}${ids.mint()}`).digest('base64')

const keyOf = async (context: Signed, taking: Stored<TakingDoc>) => {
  const { ports, now, today } = context
  const { doc } = taking
  if (doc.key === undefined) return refuse('TAKING_ENDED')
  // a line a day is enough to know which phones are still in use
  if (shanghaiDate(doc.lastUsed) < today)
    await ports.store.transaction(async (tx) => {
      const seen = await tx.get(TAKINGS, taking.id)
      if (seen !== undefined) await tx.replace(TAKINGS, seen, { ...seen.doc, lastUsed: now })
    })
  return ok({ key: ports.sealer.open(doc.key.sealed, CONTEXT) })
}

/**
 * The key of this officer on this device: drawn the first time, the same ever after, gone once it was ended or the officer has
 * left. Asked for twice at once, one of the two draws it and both are told the same. TAKING_ENDED also where it is not begun
 * here: what rests on the phone was then sealed with a key that exists no more, and a new one would only hide that.
 */
export const keyOfTaking = (async (context, { device, kind, begin }) => {
  const { ports, person, now } = context
  const id = takingId(person.id, device)
  const known = await ports.store.get(TAKINGS, id)
  if (known !== undefined) return keyOf(context, known)
  if (!begin) return refuse('TAKING_ENDED')
  const all = await takingsOf(ports, person.id)
  const live = all.filter(({ doc }) => doc.ended === undefined)
  // beyond what is looked at, live ones would be out of the count, and out of reach of whoever ends them all
  if (live.length >= TAKINGS_MOST || all.length >= LINES_MOST) return refuse('TAKINGS_TOO_MANY', { most: TAKINGS_MOST })
  const key = newKey(context)
  const taking = { person: person.id, device, kind, since: now, lastUsed: now }
  try {
    await ports.store.transaction((tx) =>
      tx.insert(TAKINGS, id, { ...taking, key: { sealed: ports.sealer.seal(key, CONTEXT) } }),
    )
    return ok({ key })
  } catch (error) {
    if (!(error instanceof StoreError && error.kind === 'duplicate')) throw error
    const faster = await ports.store.get(TAKINGS, id)
    return faster === undefined ? refuse('BUSY') : keyOf(context, faster)
  }
}) satisfies UseCase<'taking.key'>
