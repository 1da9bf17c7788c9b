import type { Collection, Stored } from './doc-store'
import { NewerVersion } from './newer-version'

/** The part of a collection that defines how its documents are read and written. */
type Forms = Pick<Collection<never>, 'name' | 'upcasts' | 'today'>
/** A stored document: the mark of its form besides everything else; absent: form 1. */
type Marked = { readonly form?: number }

const read = ({ name, upcasts = [] }: Forms, stored: object): object => {
  if (upcasts.length === 0 && !('form' in stored)) return stored
  const { form = 1, ...doc } = stored as Marked
  if (form > upcasts.length + 1) throw new NewerVersion(`${name}: a form unknown here`)
  return upcasts.slice(form - 1).reduce<object>((was, upcast) => upcast(was as never), doc)
}

/** A document of any release in today's form. Throws NewerVersion when only a newer release knows its form. */
export const inTodaysForm = <T>(collection: Collection<T>, stored: Stored<T>): Stored<T> => {
  const was = stored.doc as object
  const doc = collection.today === undefined ? read(collection, was) : collection.today(was as never)
  return doc === was ? stored : { ...stored, doc: doc as T }
}

/** A document as it is written: with the mark of today's form, if there has been an earlier form. */
export const marked = <T>({ upcasts = [] }: Collection<T>, doc: T): T =>
  upcasts.length === 0 ? doc : { ...doc, form: upcasts.length + 1 }

/**
 * The same collection with its documents as stored, in whatever form: for code that checks them, copies them into another
 * store, or reseals them under another key.
 */
export const asStored = <S = never>({ name, indexes, keys, ownerOf }: Collection<never>): Collection<S> => ({
  ...(ownerOf === undefined ? {} : { ownerOf }),
  name,
  indexes,
  keys: keys as Collection<unknown>['keys'],
  today: (stored: object) => stored,
})
