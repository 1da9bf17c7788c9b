// The browser's own file storage (IndexedDB), with keys from `slot`.

const BASE = 'kept-files'

const base = (): Promise<IDBDatabase | undefined> =>
  new Promise((resolve) => {
    const opening = window.indexedDB.open(BASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(BASE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => resolve(undefined)
  })

/** Undefined when the browser has no space or forbids storage; resolves only once the data is written. */
export const inBase = async <T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<{ readonly value: T } | undefined> => {
  const opened = await base()
  if (opened === undefined) return undefined
  return new Promise((resolve) => {
    const doing = opened.transaction(BASE, mode)
    const asked = work(doing.objectStore(BASE))
    doing.oncomplete = () => {
      opened.close()
      resolve({ value: asked.result })
    }
    doing.onabort = () => {
      opened.close()
      resolve(undefined)
    }
  })
}
