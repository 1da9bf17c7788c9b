import type { DocStore, StoreWalk } from '@cloud/ports/doc-store'
import type { OpenedStore } from './doc-store.fixtures'
import { documentsContract } from './doc-store-documents.suite'
import { formsContract } from './doc-store-forms.suite'
import { queriesContract } from './doc-store-queries.suite'
import { transactionsContract } from './doc-store-transactions.suite'
import { walkContract } from './store-walk.suite'

/**
 * The guarantees of every DocStore. An adapter runs this suite by passing a function that opens an empty store with
 * `CONTRACT_COLLECTIONS`; each test gets its own store.
 */
export const docStoreContract = (name: string, open: () => Promise<OpenedStore>): void => {
  describe(`${name} keeps the promises of a document store`, () => {
    let opened: OpenedStore | undefined
    const store = (): DocStore & StoreWalk => {
      if (opened === undefined) throw new Error('not open')
      return opened.store
    }
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(async () => {
      await opened?.close()
      opened = undefined
    })

    documentsContract(store, async () => {
      if (opened === undefined) throw new Error('not open')
      const again = await opened.reopen()
      opened = { ...opened, store: again }
      return again
    })
    transactionsContract(store)
    queriesContract(store)
    walkContract(store)
    formsContract(store)
  })
}
