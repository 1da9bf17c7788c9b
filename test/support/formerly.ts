import type { Collection, DocStore } from '@cloud/ports/doc-store'
import { asStored } from '@cloud/ports/forms'

/** Stores a document as an earlier release did: with its fields, and without a mark of the form. */
export const formerly = <T extends object>(
  { store }: { readonly store: DocStore },
  collection: Collection<T>,
  id: string,
  how: (doc: T) => object,
): Promise<void> =>
  store.transaction(async (tx) => {
    const stored = asStored<T & { readonly form?: number }>(collection)
    const seen = await tx.get(stored, id)
    if (seen === undefined) throw new Error('is not there')
    const { form: _todays, ...doc } = seen.doc
    await tx.replace(stored, seen, how(doc as T) as T)
  })
