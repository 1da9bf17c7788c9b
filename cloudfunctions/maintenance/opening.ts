import type { OrgId } from '@domain/kernel/ids'
import type { DocStore, StoreWalk } from '../ports/doc-store'
import type { Clock, FileStore, Log, Sealer } from '../ports/world'

/** What a read-only tool needs of a deployment. */
export type Reading = {
  /** the city whose part of the installation is open */
  readonly city?: OrgId | undefined
  readonly store: StoreWalk
  readonly files: FileStore
  readonly sealer: Sealer
  readonly clock: Clock
  readonly close: () => Promise<void>
}
/** What a writing tool needs of a deployment. */
export type Working = Reading & { readonly store: DocStore & StoreWalk; readonly log: Log }

/** How to open a deployment or a desk's folder. `city`: the code of one that is not the installation's first. */
export type Opening = {
  /** also while another process has the store open */
  readonly reading: (city?: string) => Promise<Reading>
  /** StoreError `unavailable` when only one process may open the store and that process is running */
  readonly working: (city?: string) => Promise<Working>
}
