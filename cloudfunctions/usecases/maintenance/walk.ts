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

/**
 * Another collection under the same ids, read beside a walk that asks for them in ascending order. Only documents that were
 * passed over are in memory: those nobody has asked for yet.
 */
export const alongside = <T>(store: StoreWalk, collection: Collection<T>) => {
  const walk = everything(store, collection)
  const passed = new Map<string, Stored<T>>()
  let ahead: Promise<IteratorResult<Stored<T>>> | undefined
  return {
    take: async (id: string): Promise<Stored<T> | undefined> => {
      ahead ??= walk.next()
      for (let next = await ahead; next.done !== true && next.value.id <= id; next = await ahead) {
        passed.set(next.value.id, next.value)
        ahead = walk.next()
      }
      const found = passed.get(id)
      passed.delete(id)
      return found
    },
    /** what nobody has asked for */
    rest: async function* (): AsyncGenerator<Stored<T>> {
      yield* passed.values()
      const next = await (ahead ?? walk.next())
      if (next.done === true) return
      yield next.value
      yield* walk
    },
  }
}

/** Every log with its chain verified; cases without any entry come last, with an empty log. */
export async function* checkedLogs(
  store: StoreWalk,
  keys: Pick<Sealer, 'find' | 'keyOf' | 'hash'>,
): AsyncGenerator<CheckedLog> {
  const cases = alongside(store, asStored<CaseSnapshot>(CASES))
  for await (const log of logsOf(store)) {
    const caseId = caseIn(log[0]?.id ?? '')
    const snapshot = await cases.take(caseId)
    yield { caseId, log, snapshot, broken: brokenAt(keys, caseId, log, snapshot?.doc) }
  }
  for await (const snapshot of cases.rest())
    yield { caseId: snapshot.id, log: [], snapshot, broken: brokenAt(keys, snapshot.id, [], snapshot.doc) }
}
