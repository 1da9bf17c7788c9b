import type { CaseSnapshot } from '@domain/application/snapshot'
import { personOf } from '@domain/household/declaration'
import type { CaseId, CheckBatchId } from '@domain/kernel/ids'
import type { DocStore, Stored } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { openText } from '../household/seal'
import { CASES, CHECK_LISTS, type CheckBatchDoc, type CheckRow, checkListId } from '../stored/collections'

/** Households of a list: as many as one request reads. */
export const HOUSEHOLDS_AT_ONCE = 100

export const caseIdsOf = (rows: readonly CheckRow[]): readonly CaseId[] => [
  ...new Set(rows.map(({ caseId }) => caseId)),
]

/** The rows of one list of the round. */
export const rowsOf = async (
  store: Pick<DocStore, 'get'>,
  batch: CheckBatchDoc,
  list: number,
): Promise<readonly CheckRow[]> =>
  batch.rows ?? (await store.get(CHECK_LISTS, checkListId(batch.id, list)))?.doc.rows ?? []

/** A list with its cases; without cases that were withdrawn before the round began. */
export type RoundList = {
  readonly list: number
  readonly rows: readonly CheckRow[]
  readonly cases: readonly Stored<CaseSnapshot>[]
}

export const casesIn = async (
  store: Pick<DocStore, 'getMany'>,
  batch: CheckBatchId,
  ids: readonly CaseId[],
): Promise<readonly Stored<CaseSnapshot>[]> =>
  (await store.getMany(CASES, ids)).filter(({ doc }) => doc.check?.batch === batch)

type Rows = RoundList['rows']

/** `known`: its rows, where they were asked for together with something else. */
export const openList = async (
  store: DocStore,
  batch: CheckBatchDoc,
  list: number,
  known?: Rows | Promise<Rows>,
): Promise<RoundList> => {
  const rows = await (known ?? rowsOf(store, batch, list))
  return { list, rows, cases: await casesIn(store, batch.id, caseIdsOf(rows)) }
}

/** Every list of the round, one in memory at a time. `first`: the rows of the first, where they are known. */
export async function* listsOf(
  store: DocStore,
  batch: CheckBatchDoc,
  first?: Promise<Rows>,
): AsyncGenerator<RoundList> {
  for (let list = 0; list < batch.tallies.length; list += 1)
    yield openList(store, batch, list, list === 0 ? first : undefined)
}

/** The persons of a list with names and numbers, in the order of their line numbers; nothing else of a household is opened. */
export const personsIn = (sealer: Sealer, { rows, cases }: RoundList) => {
  const households = new Map(cases.map(({ doc }) => [doc.id, doc.declaration] as const))
  return rows.flatMap(({ no, caseId, member }) => {
    const household = households.get(caseId)
    const person = household && personOf(household, member)
    if (person === undefined) return []
    return [
      { no, name: openText(sealer, 'name', person.name), idNumber: openText(sealer, 'idNumber', person.idNumber) },
    ]
  })
}
