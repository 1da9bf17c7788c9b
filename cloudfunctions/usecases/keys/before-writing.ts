import type { DocStore, StoreWalk } from '../../ports/doc-store'
import { ForeignKeys } from '../../ports/foreign-keys'
import type { Ports } from '../../ports/index'
import { keepKeys } from './own-keys'

type Opened = { readonly ports: Ports; readonly store: DocStore & StoreWalk }

/** Runs `work` until it has succeeded once; afterwards it is not run again. */
const untilDone = (work: () => Promise<void>): (() => Promise<void>) => {
  let doing: Promise<void> | undefined
  return () => {
    doing ??= work().catch((error: unknown) => {
      doing = undefined
      throw error
    })
    return doing
  }
}

/**
 * The ports of a cloud function, which starts often and must answer quickly: the keys are checked before its first write, and
 * nothing is written with keys that are not the store's.
 */
export const beforeWriting = ({ ports, store }: Opened): (<P extends Ports>(guarded: P) => P) => {
  const check = untilDone(async () => {
    try {
      await keepKeys({ store, sealer: ports.sealer, clock: ports.clock })
    } catch (error) {
      if (error instanceof ForeignKeys) ports.log.alarm('start', { outcome: 'unavailable', error: error.message })
      throw error
    }
  })
  return (guarded) => ({
    ...guarded,
    store: {
      ...guarded.store,
      transaction: async (work) => {
        await check()
        return guarded.store.transaction(work)
      },
    },
  })
}

/** Every city's ports with its own keys checked before its first write. */
export const guardedParts = ({
  first,
  others,
}: {
  readonly first: Opened
  readonly others: ReadonlyMap<string, Opened>
}): { readonly first: Ports; readonly others: ReadonlyMap<string, Ports> } => {
  const guarded = (part: Opened): Ports => beforeWriting(part)(part.ports)
  return { first: guarded(first), others: new Map([...others].map(([code, part]) => [code, guarded(part)])) }
}
