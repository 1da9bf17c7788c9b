import type { DocStore } from './doc-store'
import type { Clock, ContentKinds, FileStore, Ids, Log, Messages, Sealer } from './world'

/** Everything the use cases need from the world, in our words. */
export type Ports = {
  readonly store: DocStore
  readonly files: FileStore
  readonly kinds: ContentKinds
  readonly messages: Messages
  readonly sealer: Sealer
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}
