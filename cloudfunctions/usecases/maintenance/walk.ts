import type { CaseSnapshot } from '@domain/application/snapshot'
import type { StoredEntry } from '@domain/application/upcast'
import type { Collection, Stored, StoreWalk } from '../../ports/doc-store'
import { asStored } from '../../ports/forms'
import type { Sealer } from '../../ports/world'
import { brokenAt, type ChainFault } from '../step/chain'
import { CASES, STORED_ENTRIES } from '../stored/collections'

const PAGE = 100

/** All documents of a collection, read page by page. */
export async function* everything<T>(store: StoreWalk, collection: Collection<T>): AsyncGenerator<Stored<T>> {
  let after: string | undefined
  for (;;) {
    const page = await store.walk(collection, after, PAGE)
    yield* page
    after = page[page.length - 1]?.id
    if (page.length < PAGE || after === undefined) return
  }
}

/** A case's log as stored, its snapshot, and the first broken place of its chain. */
export type CheckedLog = {
  readonly caseId: string
  readonly log: readonly Stored<StoredEntry>[]
  /** as stored, too */
  readonly snapshot: Stored<CaseSnapshot> | undefined
  readonly broken: ChainFault | undefined
}

/** The case id, parsed from the entry's id, because the entry's content may have been tampered with. */
const caseIn = (id: string): string => id.slice(0, id.lastIndexOf(':'))

/**
 * The logs, one case after another: entry ids start with the case id, so a walk returns them together and in order, and only
 * one log is in memory.
 */
async function* logsOf(store: StoreWalk): AsyncGenerator<readonly Stored<StoredEntry>[]> {
  let log: Stored<StoredEntry>[] = []
  for await (const stored of everything(store, STORED_ENTRIES)) {
    if (log[0] !== undefined && caseIn(log[0].id) !== caseIn(stored.id)) {
      yield log
      log = []
    }
    log.push(stored)
  }
  if (log.length > 0) yield log
}

/** Every log with its chain verified; cases without any entry come last, with an empty log. */
export async function* checkedLogs(
  store: StoreWalk,
  keys: Pick<Sealer, 'find' | 'keyOf' | 'hash'>,
): AsyncGenerator<CheckedLog> {
  const waiting = new Map<string, Stored<CaseSnapshot>>()
  for await (const stored of everything(store, asStored<CaseSnapshot>(CASES))) waiting.set(stored.id, stored)
  for await (const log of logsOf(store)) {
    const caseId = caseIn(log[0]?.id ?? '')
    const snapshot = waiting.get(caseId)
    waiting.delete(caseId)
    yield { caseId, log, snapshot, broken: brokenAt(keys, caseId, log, snapshot?.doc) }
  }
  for (const [caseId, snapshot] of waiting)
    yield { caseId, log: [], snapshot, broken: brokenAt(keys, caseId, [], snapshot.doc) }
}
