import { canonical } from '@domain/kernel/canonical'
import { type DocStore, StoreError, type StoreWalk } from '../../ports/doc-store'
import { ForeignKeys } from '../../ports/foreign-keys'
import type { Clock } from '../../ports/world'
import { KEY_MARKS, KEY_MARKS_ID, type KeyMarksDoc } from '../stored/collections'
import { upsert } from '../stored/documents'
import { disproved, isEmpty, type Keys, ringIdIn } from './prove'

type Unvouched = Omit<KeyMarksDoc, 'vouched'>

const vouchFor = (keys: Pick<Keys, 'hash'>, marks: Unvouched): KeyMarksDoc => ({
  ...marks,
  vouched: keys.hash(canonical(marks), 'keys'),
})
const isVouched = (keys: Pick<Keys, 'hash'>, { vouched, ...marks }: KeyMarksDoc): boolean =>
  vouchFor(keys, marks).vouched === vouched

/**
 * The settings that differ from the marks. A ring may contain more keys than the store knows, because a new key is added there
 * first.
 */
export const foreignTo = (doc: KeyMarksDoc, { marks }: Pick<Keys, 'marks'>): readonly string[] => {
  const wanted = Object.entries(doc.keys).filter(([id]) => doc.lost?.includes(id) !== true)
  return [
    ...(doc.hash === marks.hash ? [] : ['HASH_KEY']),
    ...wanted.flatMap(([id, mark]) => (marks.keys[id] === mark ? [] : [`SEAL_KEYS (${id})`])),
    ...(doc.suite === marks.suite ? [] : ['SEAL_SUITE']),
  ]
}

const marksIn = async (store: StoreWalk): Promise<KeyMarksDoc | undefined> =>
  (await store.walk(KEY_MARKS, undefined, 1))[0]?.doc

export type Own = { readonly marks: KeyMarksDoc | undefined; readonly empty: boolean }

/**
 * The key marks of the store, when these are its keys; undefined when the store has no marks, or none the keys can verify, and
 * its sealed content proves the keys. Throws ForeignKeys otherwise. Writes nothing.
 */
export const ownKeys = async (store: StoreWalk, keys: Keys, lost: readonly string[] = []): Promise<Own> => {
  const doc = await marksIn(store)
  const foreign = doc === undefined ? [] : foreignTo({ ...doc, lost: [...(doc.lost ?? []), ...lost] }, keys)
  if (doc !== undefined && foreign.length === 0 && isVouched(keys, doc)) return { marks: doc, empty: false }
  if (await isEmpty(store)) return { marks: undefined, empty: true } // keys may be chosen freely as long as nothing is sealed
  if (foreign.length > 0) throw new ForeignKeys(foreign)
  const wrong = await disproved(store, keys, lost)
  if (wrong.length > 0) throw new ForeignKeys(wrong)
  return { marks: undefined, empty: false }
}

export type Founding = { readonly store: DocStore & StoreWalk; readonly sealer: Keys; readonly clock: Clock }

const write = ({ store, sealer }: Founding, marks: Unvouched): Promise<void> =>
  store.transaction(async (tx) => {
    const seen = await tx.get(KEY_MARKS, KEY_MARKS_ID)
    const doc = vouchFor(sealer, marks)
    await upsert(tx, KEY_MARKS, KEY_MARKS_ID, seen, doc)
  })

const kept = async (founding: Founding, lost: readonly string[]): Promise<void> => {
  const { store, sealer, clock } = founding
  const { marks, empty } = await ownKeys(store, sealer, lost)
  const current = ringIdIn(sealer.current)
  const { suite, hash, keys } = sealer.marks
  const its = { [current]: keys[current] ?? '' }
  if (marks === undefined) {
    // which keys of an older store are still used is known only after resealing
    const all = empty ? its : keys
    const gone = lost.length === 0 ? {} : { lost: [...lost] }
    return write(founding, { suite, hash, keys: all, ...gone, at: clock.now() })
  }
  const news = lost.filter((id) => marks.lost?.includes(id) !== true)
  if (marks.keys[current] !== undefined && news.length === 0) return
  const { vouched: _old, ...rest } = marks
  const gone = news.length === 0 ? {} : { lost: [...(marks.lost ?? []), ...news] }
  return write(founding, { ...rest, ...gone, keys: { ...marks.keys, ...its } })
}

/**
 * To be called before anything is written: throws ForeignKeys, or makes sure that the store has the marks of these keys. An
 * older store without marks gets them once its content has proved the keys. `lost`: keys that a person declares permanently
 * lost.
 */
export const keepKeys = async (founding: Founding, lost: readonly string[] = []): Promise<void> => {
  try {
    await kept(founding, lost)
  } catch (error) {
    if (!(error instanceof StoreError && error.kind === 'duplicate')) throw error
    await kept(founding, lost) // a concurrent process has founded the same store
  }
}

/** After resealing: keys that seal nothing any more may be removed from the ring. `used`: key ids as in the envelopes. */
export const releaseKeys = async (founding: Founding, used: readonly string[]): Promise<void> => {
  const marks = await marksIn(founding.store)
  if (marks === undefined) return
  const { vouched: _old, ...rest } = marks
  const staying = new Set([...used, founding.sealer.current].map(ringIdIn))
  await write(founding, {
    ...rest,
    keys: Object.fromEntries(Object.entries(marks.keys).filter(([id]) => staying.has(id))),
  })
}
