import type {
  CheckBatchDoc,
  CheckListDoc,
  ConsentLinkDoc,
  CountDoc,
  DigestDoc,
  DriveConfirmationDoc,
  DriveDoc,
  GrantDoc,
  IdKeyDoc,
  InboxDoc,
  LedgerDoc,
  OfflineKitDoc,
  OutboxDoc,
  PayoutBatchDoc,
  PayoutLineDoc,
  PersonDoc,
  RosterDoc,
  UnitRequestDoc,
} from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { BudgetLine } from '@domain/fund/fund'
import type { WorkYears } from '@domain/policy/work-calendar'
import type { Change } from '../world/memory-store'
import { docOf } from '../world/shelf'

/** The collections that the rules read, as parsed documents. */
type Kept = {
  readonly cases: CaseSnapshot
  readonly entries: Entry
  readonly budgetLines: BudgetLine
  readonly grants: GrantDoc
  readonly ledger: LedgerDoc
  readonly payoutBatches: PayoutBatchDoc
  readonly payoutLines: PayoutLineDoc
  readonly inbox: InboxDoc
  readonly outbox: OutboxDoc
  readonly digests: DigestDoc
  readonly people: PersonDoc
  readonly calendars: { readonly years: WorkYears }
  readonly idKeys: IdKeyDoc
  readonly drives: DriveDoc
  readonly driveConfirmations: DriveConfirmationDoc
  readonly counts: CountDoc
  readonly roster: RosterDoc
  readonly unitRequests: UnitRequestDoc
  readonly consentLinks: ConsentLinkDoc
  readonly takings: OfflineKitDoc
  readonly checkBatches: CheckBatchDoc
  readonly checkLists: CheckListDoc
}
export type KeptName = keyof Kept

const NAMES: ReadonlySet<string> = new Set<KeptName>([
  'cases',
  'entries',
  'budgetLines',
  'grants',
  'ledger',
  'payoutBatches',
  'payoutLines',
  'inbox',
  'outbox',
  'digests',
  'people',
  'calendars',
  'idKeys',
  'drives',
  'driveConfirmations',
  'counts',
  'roster',
  'unitRequests',
  'consentLinks',
  'takings',
  'checkBatches',
  'checkLists',
])

const withoutForm = (stored: object): object => {
  if (!('form' in stored)) return stored
  const { form: _form, ...doc } = stored
  return doc
}

/** A change of a document of a collection that the rules read. */
export type Seen<N extends KeptName = KeptName> = {
  readonly [K in N]: {
    readonly name: K
    readonly id: string
    readonly before: Kept[K] | undefined
    readonly after: Kept[K] | undefined
  }
}[N]

/** A copy of the documents in the store, kept up to date by the transactions; the rules never ask the product. */
export type Mirror = ReturnType<typeof mirrorOf>

export const mirrorOf = () => {
  const docs: { readonly [N in KeptName]: Map<string, Kept[N]> } = {
    cases: new Map(),
    entries: new Map(),
    budgetLines: new Map(),
    grants: new Map(),
    ledger: new Map(),
    payoutBatches: new Map(),
    payoutLines: new Map(),
    inbox: new Map(),
    outbox: new Map(),
    digests: new Map(),
    people: new Map(),
    calendars: new Map(),
    idKeys: new Map(),
    drives: new Map(),
    driveConfirmations: new Map(),
    counts: new Map(),
    roster: new Map(),
    unitRequests: new Map(),
    consentLinks: new Map(),
    takings: new Map(),
    checkBatches: new Map(),
    checkLists: new Map(),
  }
  const logs = new Map<string, Entry[]>()
  return {
    docs,
    /** the entries of a case in the order in which they were written */
    logOf: (caseId: string): readonly Entry[] => logs.get(caseId) ?? [],
    take: ({ collection, id, after }: Change): Seen | undefined => {
      if (!NAMES.has(collection)) return undefined
      const name = collection as KeptName
      const all = docs[name] as Map<string, never>
      const before = all.get(id)
      const now: object | undefined = after === undefined ? undefined : withoutForm(docOf(after, true))
      if (now === undefined) all.delete(id)
      else all.set(id, now as never)
      if (name === 'entries' && now !== undefined && before === undefined) {
        const entry = now as Entry
        logs.set(entry.caseId, [...(logs.get(entry.caseId) ?? []), entry])
      }
      return { name, id, before, after: now } as Seen
    },
  }
}
