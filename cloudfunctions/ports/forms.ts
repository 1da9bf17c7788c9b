import type { Collection, Stored } from './doc-store'
import { NewerVersion } from './newer-version'

/** What of a collection says how its documents are read and written. */
type Forms = Pick<Collection<never>, 'name' | 'upcasts' | 'today'>
/** As it lies there: the mark of its form beside everything else; absent: the first. */
type Marked = { readonly form?: number }

const read = ({ name, upcasts = [] }: Forms, stored: object): object => {
  if (upcasts.length === 0 && !('form' in stored)) return stored
  const { form = 1, ...doc } = stored as Marked
  if (form > upcasts.length + 1) throw new NewerVersion(`${name}: a form unknown here`)
  return upcasts.slice(form - 1).reduce<object>((was, upcast) => upcast(was as never), doc)
}

/** A document of whatever release, as today's code knows it. NewerVersion where only a newer one does. */
export const inTodaysForm = <T>(collection: Collection<T>, stored: Stored<T>): Stored<T> => {
  const was = stored.doc as object
  const doc = collection.today === undefined ? read(collection, was) : collection.today(was as never)
  return doc === was ? stored : { ...stored, doc: doc as T }
}

/** As it is written: with the mark of today's form, where there has been another. */
export const marked = <T>({ upcasts = [] }: Collection<T>, doc: T): T =>
  upcasts.length === 0 ? doc : { ...doc, form: upcasts.length + 1 }

/**
 * The same collection with its documents as they lie in the store, in whatever form: for what vouches for them, and for what
 * carries them from one store into another or seals them under another key.
 */
export const asStored = <S = never>({ name, indexes, keys }: Collection<never>): Collection<S> => ({
  name,
  indexes,
  keys: keys as Collection<unknown>['keys'],
  today: (stored: object) => stored,
})
