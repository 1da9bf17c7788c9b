import type { DocStore, StoreWalk } from '../ports/doc-store'
import type { Clock, FileStore, Log, Sealer } from '../ports/world'

/** What a read-only tool needs of a deployment. */
export type Reading = {
  readonly store: StoreWalk
  readonly files: FileStore
  readonly sealer: Sealer
  readonly clock: Clock
  readonly close: () => Promise<void>
}
/** What a writing tool needs of a deployment. */
export type Working = Reading & { readonly store: DocStore & StoreWalk; readonly log: Log }

/** How to open a deployment or a desk's folder. */
export type Opening = {
  /** also while another process has the store open */
  readonly reading: () => Promise<Reading>
  /** StoreError `unavailable` when only one process may open the store and that process is running */
  readonly working: () => Promise<Working>
}
