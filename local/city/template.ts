import type { Collection, Stored, StoreWalk } from '@cloud/ports/doc-store'
import { everything } from '@cloud/usecases/maintenance/walk'
import {
  ACCOUNTS,
  CALL_LIST,
  CASES,
  CHECK_BATCHES,
  CHECK_LISTS,
  ENTRIES,
  GRANTS,
  ID_KEYS,
  INBOX,
  ITEM_KEYS,
  LEDGER,
  NOTICES,
  OBJECTORS,
  PAYOUT_BATCHES,
  PAYOUT_LINES,
  PEOPLE,
  type PersonDoc,
  REVEALS,
} from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { isAlive } from '@domain/application/stage'

/** Another document of a household than its case and its log; the collection by its name. */
export type Beside = { readonly collection: string; readonly id: string; readonly doc: object }

/** Households of the town that share a batch: they are copied together. */
export type Template = {
  readonly cases: readonly { readonly snapshot: CaseSnapshot; readonly log: readonly Entry[] }[]
  /** the applicants */
  readonly workers: readonly PersonDoc[]
  readonly beside: readonly Beside[]
  /** nothing is under way any more: it may lie years back */
  readonly ended: boolean
}

/**
 * Further documents of a household. Not copied: answers to commands and sent messages, which are deleted within weeks, and
 * pictures – a copy's log names the pictures of the town.
 */
export const BESIDE: readonly Collection<never>[] = [
  ID_KEYS,
  ACCOUNTS,
  NOTICES,
  OBJECTORS,
  CHECK_BATCHES,
  CHECK_LISTS,
  GRANTS,
  ITEM_KEYS,
  LEDGER,
  PAYOUT_BATCHES,
  PAYOUT_LINES,
  INBOX,
  REVEALS,
  CALL_LIST,
]

const allOf = async <T>(store: StoreWalk, collection: Collection<T>): Promise<readonly Stored<T>[]> => {
  const all: Stored<T>[] = []
  for await (const stored of everything(store, collection)) all.push(stored)
  return all
}

/** Groups of documents that belong together; every document begins as a group of its own. */
const togetherness = () => {
  const heads = new Map<string, string>()
  const headOf = (id: string): string => {
    const next = heads.get(id) ?? id
    return next === id ? id : headOf(next)
  }
  const join = (ids: readonly string[]): void => {
    for (const id of ids) heads.set(headOf(id), headOf(ids[0] ?? id))
  }
  return { headOf, join }
}

const isEnded = ({ stage }: CaseSnapshot): boolean => !isAlive(stage) || stage === 'on-file'

/** What names the households of a document: itself, and its parts, which begin with its id: a round's lists, a batch's lines. */
const textsOf =
  (parts: Readonly<Record<string, readonly Stored<object>[]>>) =>
  ({ name }: { readonly name: string }, id: string, doc: object): string => {
    const own = parts[name]?.filter((part) => part.id.startsWith(id)) ?? []
    return `${id} ${JSON.stringify('caseId' in doc ? { caseId: doc.caseId } : [doc, own])}`
  }

/** The households of a town as what they can be copied from. */
export const templatesIn = async (store: StoreWalk): Promise<readonly Template[]> => {
  const [cases, entries, people] = [await allOf(store, CASES), await allOf(store, ENTRIES), await allOf(store, PEOPLE)]
  const grants = new Map((await allOf(store, GRANTS)).map(({ id, doc }): readonly [string, string] => [id, doc.caseId]))
  const textOf = textsOf({
    [CHECK_BATCHES.name]: await allOf(store, CHECK_LISTS),
    [PAYOUT_BATCHES.name]: await allOf(store, PAYOUT_LINES),
  })
  const group = togetherness()
  const known = new Set<string>(cases.map(({ id }) => id))
  const found: { readonly beside: Beside; readonly of: string }[] = []
  for (const collection of BESIDE)
    for (const { id, doc } of await allOf<object>(store, collection as unknown as Collection<object>)) {
      const text = textOf(collection, id, doc)
      const direct = text.match(/CA-[\w-]{16}/g) ?? []
      const of = [
        ...direct,
        ...(text.match(/GR-[\w-]{16}/g) ?? []).flatMap((grant) => grants.get(grant as never) ?? []),
      ]
      const own = [...new Set(of)].filter((each) => known.has(each))
      const [first] = own
      // documents of no household, or of all households, are not copied
      if (first === undefined || (collection.name === INBOX.name && !('caseId' in doc))) continue
      group.join(own)
      found.push({ beside: { collection: collection.name, id, doc }, of: first })
    }
  const heads = [...new Set(cases.map(({ id }) => group.headOf(id)))]
  return heads.map((head) => {
    const own = cases.filter(({ id }) => group.headOf(id) === head).map(({ doc }) => doc)
    const applicants = new Set(own.map(({ applicant }) => applicant))
    return {
      cases: own.map((snapshot) => ({
        snapshot,
        log: entries.filter(({ doc }) => doc.caseId === snapshot.id).map(({ doc }) => doc),
      })),
      workers: people.filter(({ doc }) => applicants.has(doc.id)).map(({ doc }) => doc),
      beside: found.filter(({ of }) => group.headOf(of) === head).map(({ beside }) => beside),
      ended: own.every(isEnded),
    }
  })
}
