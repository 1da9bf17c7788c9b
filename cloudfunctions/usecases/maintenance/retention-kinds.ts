import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Stage } from '@domain/application/stage'
import type { FileId } from '@domain/kernel/ids'
import { type PlainDate, startOfDay } from '@domain/kernel/plain-date'
import { keptSince, type RetentionKind } from '@domain/retention/retention'
import type { Collection, Key, Query } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { takenBy } from '../files/find-files'
import {
  CALL_LIST,
  CASES,
  COMMANDS,
  CONSENT_LINKS,
  DIGESTS,
  DRAFTS,
  FILES,
  FILINGS,
  INBOX,
  INVITES,
  LOOK_HOURS,
  MATERIALS_GONE,
  NOTICES,
  OFFLINE_KITS,
  OUTBOX,
  PICTURES,
  SESSION_EVENTS,
  TRIES,
  UNIT_REQUESTS,
} from '../stored/collections'
import { removeById } from '../stored/documents'

/** The ports that the retention job needs. */
export type RetentionPorts = Pick<Ports, 'store' | 'files' | 'clock' | 'log'>

/**
 * One list of documents whose retention period is over: an index prefix up to a day, and the function that deletes one
 * document.
 */
export type Due = {
  /** one page: ids, and the case of each, where there is one */
  readonly page: (
    ports: RetentionPorts,
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly DueItem[]; readonly next?: string | undefined }>
  readonly remove: (ports: RetentionPorts, item: DueItem, today: PlainDate) => Promise<void>
  /** for `kept` items: stores the reason in the document, so that it leaves the list */
  readonly keep?: (ports: RetentionPorts, item: DueItem) => Promise<void>
  /** cost of deleting one item, counted in documents and files */
  readonly cost: number
}
export type DueItem = {
  readonly id: string
  readonly caseId?: string | undefined
  /** is in the list but not due, because a case or union has taken it */
  readonly kept?: true | undefined
}

const PAGE = 50

const listOf =
  <T>(
    collection: Collection<T>,
    query: Pick<Query, 'index' | 'eq'> & { readonly lt: Key },
    caseOf: (doc: T) => string | undefined = () => undefined,
  ): Due['page'] =>
  async ({ store }, cursor) => {
    const page = await store.query(collection, { ...query, limit: PAGE, cursor })
    const items = page.items.map(({ id, doc }) => ({ id, caseId: caseOf(doc) }))
    return { items, next: page.next }
  }

const plain = <T>(
  collection: Collection<T>,
  query: Pick<Query, 'index' | 'eq'> & { readonly lt: Key },
  caseOf?: (doc: T) => string | undefined,
): Due => ({
  page: listOf(collection, query, caseOf),
  remove: ({ store }, { id }) => store.transaction((tx) => removeById(tx, collection, id)),
  cost: 1,
})

/** Deletes the bytes before the record: after an interruption the record still leads to the rest. */
const removeFile = async (ports: RetentionPorts, id: string): Promise<void> => {
  await ports.files.remove(id as FileId)
  await ports.store.transaction(async (tx) => {
    await Promise.all([FILES, FILINGS, PICTURES].map((each: Collection<never>) => removeById(tx, each, id)))
  })
}
const files = (index: 'byUse' | 'byState', use: string, before: number): Due => ({
  page: listOf(FILES, { index, eq: [use], lt: before }),
  remove: (ports, { id }) => removeFile(ports, id),
  cost: 2,
})

/**
 * Files that no case or union has taken. A taken file is known by its filing only, until this list reaches the file and marks
 * it (`keep`).
 */
const unused = (before: number): Due => {
  const free = files('byUse', 'free', before)
  return {
    ...free,
    page: async (ports, cursor) => {
      const page = await free.page(ports, cursor)
      const filings = await ports.store.getMany(
        FILINGS,
        page.items.map(({ id }) => id),
      )
      const taken = new Set(filings.map(({ id }) => id))
      return { ...page, items: page.items.map((item) => (taken.has(item.id) ? { ...item, kept: true } : item)) }
    },
    keep: ({ store }, { id }) =>
      store.transaction(async (tx) => {
        const [file, filing] = await Promise.all([tx.get(FILES, id), tx.get(FILINGS, id)])
        if (file !== undefined) await tx.replace(FILES, file, takenBy(file.doc, filing?.doc))
      }),
  }
}

const casesEnded = (stage: Stage, before: PlainDate): Due['page'] =>
  listOf(CASES, { index: 'byStage', eq: [stage], lt: before }, ({ id }: CaseSnapshot) => id)

/** Some of the files a case has taken: found by filings, and by the mark on the files themselves. */
const filesOf = async ({ store }: RetentionPorts, caseId: string): Promise<readonly string[]> => {
  const query = { index: 'byCase', eq: [caseId], limit: PAGE }
  const [filings, noted] = await Promise.all([store.query(FILINGS, query), store.query(FILES, query)])
  return [...new Set([...filings.items, ...noted.items].map(({ id }) => id))]
}

/** Pictures and papers of a case; its log is kept. */
const materials = (stage: Stage, before: PlainDate): Due => ({
  cost: 20,
  page: async (ports, cursor) => {
    const page = await casesEnded(stage, before)(ports, cursor)
    const gone = await ports.store.getMany(
      MATERIALS_GONE,
      page.items.map(({ id }) => id),
    )
    const done = new Set(gone.map(({ id }) => id))
    return { ...page, items: page.items.filter(({ id }) => !done.has(id)) }
  },
  remove: async (ports, { id }, on) => {
    let count = 0
    for (;;) {
      const files = await filesOf(ports, id)
      for (const file of files) await removeFile(ports, file)
      count += files.length
      if (files.length === 0) break
    }
    await ports.store.transaction(async (tx) => {
      if ((await tx.get(MATERIALS_GONE, id)) === undefined)
        await tx.insert(MATERIALS_GONE, id, { caseId: id as CaseSnapshot['id'], on, files: count })
    })
  },
})

/** `remove` is never called: records of cases are only listed, and people decide about them. */
const records = (stage: Stage, before: PlainDate): Due => ({
  page: casesEnded(stage, before),
  remove: async () => undefined,
  cost: 1,
})

/** The lists of one kind, as of today. */
export const dueLists = (kind: RetentionKind, today: PlainDate): readonly Due[] => {
  const day = keptSince(kind, today)
  const before = startOfDay(day)
  switch (kind) {
    case 'exported-lists':
      return [files('byUse', 'exported', before)]
    case 'uploads-unfinished':
      return [files('byState', 'awaited', before)]
    case 'uploads-unused':
      return [unused(before)]
    case 'drafts':
      return [plain(DRAFTS, { index: 'byTime', eq: [], lt: before })]
    case 'code-tries':
      return [plain(TRIES, { index: 'byTime', eq: [], lt: before })]
    case 'look-hours':
      return [plain(LOOK_HOURS, { index: 'byTime', eq: [], lt: before })]
    case 'unused-consent-links':
      return [plain(CONSENT_LINKS, { index: 'byState', eq: ['asked'], lt: before })]
    case 'unused-invites':
      return [plain(INVITES, { index: 'byEnd', eq: [], lt: before })]
    case 'notices-online':
      return [plain(NOTICES, { index: 'byState', eq: ['ended'], lt: day }, ({ caseId }) => caseId)]
    case 'sent-messages':
      return (['sent', 'not-sent'] as const).map((state) =>
        plain(OUTBOX, { index: 'byState', eq: [state], lt: before }),
      )
    case 'command-answers':
      return [plain(COMMANDS, { index: 'byTime', eq: [], lt: before })]
    case 'inbox':
      return [plain(INBOX, { index: 'byTime', eq: [], lt: before })]
    case 'rings':
      return [plain(CALL_LIST, { index: 'byTime', eq: [], lt: before })]
    case 'reminders':
      return [plain(DIGESTS, { index: 'byDay', eq: [], lt: day })]
    case 'session-events':
      return [plain(SESSION_EVENTS, { index: 'byTime', eq: [], lt: before })]
    case 'takings':
      return [plain(OFFLINE_KITS, { index: 'byTime', eq: [], lt: before })]
    case 'unit-requests':
      // unanswered requests are kept
      return [plain(UNIT_REQUESTS, { index: 'byState', eq: ['answered'], lt: before })]
    case 'case-materials':
      return (['refused', 'withdrawn'] as const).map((stage) => materials(stage, day))
    case 'case-records':
      return (['exited', 'refused', 'withdrawn'] as const).map((stage) => records(stage, day))
  }
}
