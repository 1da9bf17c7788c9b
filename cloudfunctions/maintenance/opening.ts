import type { DocStore, StoreWalk } from '../ports/doc-store'
import type { Clock, FileStore, Log, Sealer } from '../ports/world'

/** What a tool that changes nothing needs of a deployment. */
export type Reading = {
  readonly store: StoreWalk
  readonly files: FileStore
  readonly sealer: Sealer
  readonly clock: Clock
  readonly close: () => Promise<void>
}
/** … and what one needs that writes. */
export type Working = Reading & { readonly store: DocStore & StoreWalk; readonly log: Log }

/** A deployment, or a desk's folder. */
export type Opening = {
  /** beside whoever has it open */
  readonly reading: () => Promise<Reading>
  /** StoreError `unavailable` when the store is one process's own and that process runs */
  readonly working: () => Promise<Working>
}
