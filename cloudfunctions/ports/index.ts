import type { OrgId } from '@domain/kernel/ids'
import type { DocStore } from './doc-store'
import type {
  Clock,
  ContentCheck,
  ContentKinds,
  FileStore,
  Ids,
  Log,
  Messages,
  MiniCodes,
  Phone,
  Sealer,
  SetupCode,
} from './world'

/** Everything the use cases need from outside, in terms of the product. */
export type Ports = {
  /** the city union whose part of the installation `store` is; absent: there is one city only */
  readonly city?: OrgId | undefined
  readonly store: DocStore
  readonly files: FileStore
  readonly kinds: ContentKinds
  readonly messages: Messages
  readonly content: ContentCheck
  readonly phone: Phone
  readonly codes: MiniCodes
  readonly sealer: Sealer
  /** undefined when SETUP_CODE is not set: then no city can be founded */
  readonly setup?: SetupCode | undefined
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}
