import { ok } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { caseRow, unitNames } from '../case/rows'
import { batchRow, casesOf, findBatch, progressOf } from './batch'

/** One batch with its households, those with an open question first. */
export const openBatch: UseCase<'crosscheck.open'> = async (context, input) => {
  const batch = await findBatch(context, input.batch, ['city-reviewer', 'auditor'])
  if (!batch.ok) return batch
  const cases = await casesOf(context, batch.value.doc)
  const units = await unitNames(
    context.ports,
    cases.map(({ doc }) => doc.org.base),
  )
  const rows = cases.map(({ doc }) => caseRow(doc, context, units.get(doc.org.base) ?? ''))
  const asks = rows.filter((row) => row.flags.includes('hit'))
  const rest = rows.filter((row) => !row.flags.includes('hit'))
  const counterparts = progressOf(batch.value.doc, cases)
  return ok({ batch: batchRow({ ...batch.value.doc, counterparts }), cases: [...asks, ...rest] })
}
