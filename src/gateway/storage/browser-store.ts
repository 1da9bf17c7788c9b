// The browser's own file storage (IndexedDB), with keys from `slot`.

const NAME = 'kept-files'

const open = (): Promise<IDBDatabase | undefined> =>
  new Promise((resolve) => {
    const opening = window.indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(NAME)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => resolve(undefined)
  })

/** Undefined when the browser has no space or forbids storage; resolves only once the data is written. */
export const inDatabase = async <T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<{ readonly value: T } | undefined> => {
  const database = await open()
  if (database === undefined) return undefined
  return new Promise((resolve) => {
    const transaction = database.transaction(NAME, mode)
    const request = work(transaction.objectStore(NAME))
    transaction.oncomplete = () => {
      database.close()
      resolve({ value: request.result })
    }
    transaction.onabort = () => {
      database.close()
      resolve(undefined)
    }
  })
}
