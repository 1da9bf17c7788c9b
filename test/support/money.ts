import { excelTables } from '@cloud/adapters/tables/excel'
import type { DocStore, StoreWalk } from '@cloud/ports/doc-store'
import { sealAccount } from '@cloud/usecases/household/seal'
import { householdsOf, payeesOf } from '@cloud/usecases/payout/batch-view'
import { batchLinesOf } from '@cloud/usecases/payout/lines'
import {
  BUDGET_LINES,
  budgetLineId,
  CASES,
  GRANTS,
  type GrantDoc,
  LEDGER,
  type LedgerDoc,
  PAYOUT_BATCHES,
} from '@cloud/usecases/stored/collections'
import type { CallInput, CallOutput } from '@domain/contract/index'
import { type BudgetLine, freeOf, type Source } from '@domain/fund/fund'
import { type Fen, fen, yuan } from '@domain/kernel/fen'
import type { CaseId, GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { shanghaiDate } from '@domain/kernel/plain-date'
import type { TableRow } from '@domain/kernel/table'
import { BANK_HEADINGS } from '@domain/payout/bank-words'
import { batchNoOf, writeMark } from '@domain/payout/mark'
import type { Jurisdiction } from '@local/town/jiangmen'
import { aCardNumber } from './people'
import { aWorld } from './ports'
import { aTown, type OfficerKey, type On, ORG, type Submitting, type Town } from './town'
import { caseOf, now, walkTo } from './walk'

export const YEAR = 2026

export const lineId = (source: Source = 'provincial', jurisdiction: Jurisdiction = 'pengjiang') =>
  budgetLineId(YEAR, source, jurisdiction)

/** The city allocates money to a budget line. */
export const allot = (
  town: Town,
  amount: number,
  source: Source = 'provincial',
  jurisdiction: Jurisdiction = 'pengjiang',
) =>
  town.tell('cityFund', 'budget.allocate', {
    org: ORG.city.id,
    year: YEAR,
    source,
    jurisdiction,
    allocated: yuan(amount),
    reason: '虚构文件第一号',
  })

export const lineOf = async (town: Town, id = lineId()): Promise<BudgetLine & { free: number }> => {
  const stored = await town.world.ports.store.get(BUDGET_LINES, id)
  if (stored === undefined) throw new Error('there is no such line')
  return { ...stored.doc, free: freeOf(stored.doc) }
}

export const grantOf = async (town: Town, id: GrantId): Promise<GrantDoc> => {
  const stored = await town.world.ports.store.get(GRANTS, id)
  if (stored === undefined) throw new Error('there is no such grant')
  return stored.doc
}

export const ledgerOf = async (town: Town, kind: LedgerDoc['kind']): Promise<readonly LedgerDoc[]> => {
  const { items } = await town.world.ports.store.query(LEDGER, { index: 'byYear', eq: [YEAR, kind], limit: 100 })
  return items.map(({ doc }) => doc)
}

export type OnFile = On & { readonly worker: string }

/** A household on file, ready for aid. */
export const onFile = async (town: Town, about: Submitting = {}): Promise<OnFile> => walkTo(town, 'on-file', about)

type Funded = { readonly town: Town; readonly household: OnFile }
let funded: Promise<Funded> | undefined

const fundedTown = async (): Promise<Funded> => {
  const town = await aTown(await aWorld())
  await allot(town, 20_000)
  return { town, household: await onFile(town) }
}

/** A town with money and a household on file: made once for the tests of a file, of which each gets a copy. */
export const aFundedTown = async (): Promise<Funded> => {
  funded ??= fundedTown()
  const { town, household } = await funded
  return { town: await aTown(await town.world.copy(), { founded: true }), household }
}

export type Wanted = Partial<CallInput<'grant.hold'>>

export const aHold = (amount: Fen, over: Wanted = {}): CallInput<'grant.hold'> => ({
  programme: 'living',
  year: YEAR,
  amount,
  shares: [{ line: lineId(), amount }],
  ...over,
})

/** The county’s fund officer holds money for a household on file. */
export const held = async (town: Town, at: OnFile, amount = yuan(4000), over: Wanted = {}): Promise<GrantId> => {
  const on = await now(town, at.caseId)
  const { grant } = await town.tell('countyFund', 'grant.hold', aHold(amount, over), on)
  return grant
}

export const batched = (town: Town, grants: readonly GrantId[], maker: OfficerKey = 'countyFund') =>
  town.tell(maker, 'payout.createBatch', {
    org: maker === 'cityFund' ? ORG.city.id : ORG.county.id,
    year: YEAR,
    grants: [...grants],
  })

type Batch = CallOutput<'payout.createBatch'>

/** Makes a batch of these grants, which another person approves, and exports it. */
export const exported = async (town: Town, grants: readonly GrantId[]): Promise<Batch> => {
  const batch = await batched(town, grants)
  await town.tell('countyApprover', 'payout.approve', batch)
  await town.tell('countyFund', 'payout.export', { batch: batch.batch })
  return batch
}

/** Records the hand-over of the file to the bank. */
export const handOver = (town: Town, batch: PayoutBatchId, by: OfficerKey = 'countyFund') =>
  town.tell(by, 'payout.handOver', { batch, on: shanghaiDate(town.world.clock.now()), how: 'counter' })

/** Makes a batch of these grants, takes it to approval and export, and hands it over to the bank. */
export const sent = async (town: Town, grants: readonly GrantId[]): Promise<Batch> => {
  const batch = await exported(town, grants)
  await handOver(town, batch.batch)
  return batch
}

export type BankSays = {
  /** number of the line whose holder, account and mark the row contains */
  readonly no: number
  readonly amount: number
  readonly result?: string
  readonly reason?: string
  readonly on?: string
}

/** The bank's sheet, uploaded by a fund officer. */
export const bankFile = async (
  town: Town,
  batch: PayoutBatchId,
  says: readonly BankSays[],
  by: OfficerKey = 'countyFund',
) => {
  const { store, sealer } = town.world.ports
  const doc = (await store.get(PAYOUT_BATCHES, batch))?.doc
  if (doc === undefined) throw new Error('there is no such batch')
  const payees = payeesOf({ sealer }, await batchLinesOf(store, doc), await householdsOf({ store }, doc))
  const mark = { batchNo: batchNoOf(batch), exported: 1, count: doc.count, total: doc.total }
  const rows: TableRow[] = [
    ['虚构银行代发结果'],
    [...BANK_HEADINGS],
    ...says.map(({ no, amount, result = '成功', reason = '', on = '' }) => {
      const payee = payees.find((each) => each.no === no)
      const [name, account] = [payee?.name ?? '某某', payee?.account ?? '0000000000009999']
      const money = (amount / 100).toFixed(2)
      return [no, name, account, '虚构银行', '虚构支行', money, writeMark({ ...mark, line: no }), result, reason, on]
    }),
  ]
  return town.upload(by, 'table', await excelTables.write({ sheet: '结果', rows }))
}

export const answered = async (town: Town, batch: PayoutBatchId, says: readonly BankSays[]) =>
  town.tell('countyFund', 'payout.import', { batch, file: await bankFile(town, batch, says) })

/** A grant held, batched, approved, handed over and paid. */
export const paid = async (town: Town, at: OnFile, amount = yuan(4000), over: Wanted = {}): Promise<GrantId> => {
  const grant = await held(town, at, amount, over)
  const { batch } = await sent(town, [grant])
  await answered(town, batch, [{ no: 1, amount }])
  return grant
}

/** Many copies of one household with other ID numbers: many cases without walking through all steps. */
export const copies = async (town: Town, of: CaseId, count: number): Promise<OnFile[]> => {
  const original = await caseOf(town, of)
  const crowd: OnFile[] = []
  for (let i = 0; i < count; i += 1) {
    const id = `CA-copy${String(i).padStart(4, '0')}` as CaseId
    const { applicant, members } = original.declaration
    const declaration = {
      ...original.declaration,
      account: { bank: '虚构银行', branch: '', number: sealAccount(town.world.ports.sealer, aCardNumber(7000 + i)) },
      applicant: { ...applicant, idNumber: { ...applicant.idNumber, hash: `copy-${i}` } },
      members: members.map((m, n) => ({ ...m, idNumber: { ...m.idNumber, hash: `copy-${i}-${n}` } })),
    }
    await town.world.ports.store.transaction((tx) => tx.insert(CASES, id, { ...original, id, declaration }))
    crowd.push({ caseId: id, version: original.seq, worker: '' })
  }
  return crowd
}

/** A store that fails at the `at`-th transaction after it was armed, before or after the transaction took effect. */
export const breakable = (
  store: DocStore & StoreWalk,
): DocStore & StoreWalk & { arm(at: number, when: 'before' | 'after'): void; disarm(): void } => {
  let left = 0
  let after = false
  return {
    get: (collection, id) => store.get(collection, id),
    getMany: (collection, ids) => store.getMany(collection, ids),
    query: (collection, query) => store.query(collection, query),
    walk: (collection, after, limit) => store.walk(collection, after, limit),
    transaction: async (work) => {
      const now = left === 1
      left = Math.max(0, left - 1)
      if (now && !after) throw new Error('the process was killed')
      const result = await store.transaction(work)
      if (now && after) throw new Error('the process was killed')
      return result
    },
    arm: (at, when) => {
      left = at
      after = when === 'after'
    },
    disarm: () => {
      left = 0
    },
  }
}

export const sumOf = (lines: readonly { readonly amount: number }[]): Fen =>
  fen(lines.reduce((sum, line) => sum + line.amount, 0))
