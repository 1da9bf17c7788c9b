import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Stage } from '@domain/application/stage'
import type { FileId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { keptSince, type RetentionKind } from '@domain/retention/retention'
import type { Collection, Key, Query } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { takenBy } from '../files/find-files'
import {
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
  OUTBOX,
  RINGS,
  SESSION_EVENTS,
  TAKINGS,
  TRIES,
  UNIT_REQUESTS,
} from '../stored/collections'

/** The job needs no more of the world. */
export type RetentionPorts = Pick<Ports, 'store' | 'files' | 'clock' | 'log'>

/** One list of things whose time is over: an index prefix up to a day, and how one of them is given up. */
export type Due = {
  /** one page: ids, and of which case each is, where it is of one */
  readonly page: (
    ports: RetentionPorts,
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly DueItem[]; readonly next?: string }>
  readonly remove: (ports: RetentionPorts, item: DueItem, today: PlainDate) => Promise<void>
  /** for what is `kept`: writes on it why, so that it leaves the list */
  readonly keep?: (ports: RetentionPorts, item: DueItem) => Promise<void>
  /** of giving up one, in documents and files */
  readonly cost: number
}
export type DueItem = {
  readonly id: string
  readonly caseId?: string | undefined
  /** stands in the list and is not due: somebody has it */
  readonly kept?: true | undefined
}

const PAGE = 50

/** Midnight in the federation's time zone, epoch ms. */
const startOfDay = (day: PlainDate): number => Date.parse(`${day}T00:00:00+08:00`)

const listOf =
  <T>(
    collection: Collection<T>,
    query: Pick<Query, 'index' | 'eq'> & { readonly lt: Key },
    caseOf: (doc: T) => string | undefined = () => undefined,
  ): Due['page'] =>
  async ({ store }, cursor) => {
    const page = await store.query(collection, { ...query, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })
    const items = page.items.map(({ id, doc }) => ({ id, caseId: caseOf(doc) }))
    return { items, ...(page.next === undefined ? {} : { next: page.next }) }
  }

const removal =
  <T>(collection: Collection<T>): Due['remove'] =>
  ({ store }, { id }) =>
    store.transaction(async (tx) => {
      const seen = await tx.get(collection, id)
      if (seen !== undefined) await tx.remove(collection, seen)
    })

const plain = <T>(collection: Collection<T>, query: Pick<Query, 'index' | 'eq'> & { readonly lt: Key }): Due => ({
  page: listOf(collection, query),
  remove: removal(collection),
  cost: 1,
})

/** Bytes before their records: what is interrupted between them is found again by a record. */
const removeFile = async (ports: RetentionPorts, id: string): Promise<void> => {
  await ports.files.remove(id as FileId)
  await ports.store.transaction(async (tx) => {
    const [file, filing] = await Promise.all([tx.get(FILES, id), tx.get(FILINGS, id)])
    if (file !== undefined) await tx.remove(FILES, file)
    if (filing !== undefined) await tx.remove(FILINGS, filing)
  })
}
const files = (index: 'byUse' | 'byState', use: string, before: number): Due => ({
  page: listOf(FILES, { index, eq: [use], lt: before }),
  remove: (ports, { id }) => removeFile(ports, id),
  cost: 2,
})

/** Nobody has taken them; what somebody has taken shows it only in its filing, until it comes up here. */
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

/** Some of what a case has taken: by its filings, and by what is noted on the files themselves. */
const filesOf = async ({ store }: RetentionPorts, caseId: string): Promise<readonly string[]> => {
  const query = { index: 'byCase', eq: [caseId], limit: PAGE }
  const [filings, noted] = await Promise.all([store.query(FILINGS, query), store.query(FILES, query)])
  return [...new Set([...filings.items, ...noted.items].map(({ id }) => id))]
}

/** Pictures and papers of a case; its log stays. */
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

/** Never called: records of cases are listed for people to decide about. */
const records = (stage: Stage, before: PlainDate): Due => ({
  page: casesEnded(stage, before),
  remove: async () => undefined,
  cost: 1,
})

/** The lists behind one kind, as of today. */
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
      return [
        {
          page: listOf(NOTICES, { index: 'byState', eq: ['ended'], lt: day }, ({ caseId }) => caseId),
          remove: removal(NOTICES),
          cost: 1,
        },
      ]
    case 'sent-messages':
      return (['sent', 'not-sent'] as const).map((state) =>
        plain(OUTBOX, { index: 'byState', eq: [state], lt: before }),
      )
    case 'command-answers':
      return [plain(COMMANDS, { index: 'byTime', eq: [], lt: before })]
    case 'inbox':
      return [plain(INBOX, { index: 'byTime', eq: [], lt: before })]
    case 'rings':
      return [plain(RINGS, { index: 'byTime', eq: [], lt: before })]
    case 'reminders':
      return [plain(DIGESTS, { index: 'byDay', eq: [], lt: day })]
    case 'session-events':
      return [plain(SESSION_EVENTS, { index: 'byTime', eq: [], lt: before })]
    case 'takings':
      return [plain(TAKINGS, { index: 'byTime', eq: [], lt: before })]
    case 'unit-requests':
      // one that nobody has answered yet waits on
      return [plain(UNIT_REQUESTS, { index: 'byState', eq: ['answered'], lt: before })]
    case 'case-materials':
      return (['refused', 'withdrawn'] as const).map((stage) => materials(stage, day))
    case 'case-records':
      return (['exited', 'refused', 'withdrawn'] as const).map((stage) => records(stage, day))
  }
}
