import { invariant } from '@domain/kernel/result'
import type { PaidLine } from '@domain/report/counts'
import type { LedgerDoc } from '../stored/collections'

/** A settled line of the ledger in the form the report counts. */
export const paidLineOf = (line: LedgerDoc): PaidLine => {
  const { grant, caseId, person, programme } = line
  invariant(
    grant !== undefined && caseId !== undefined && person !== undefined && programme !== undefined,
    'a settled line names grant, file, person and item',
  )
  return {
    grant,
    caseId,
    person,
    programme,
    source: line.source,
    jurisdiction: line.jurisdiction,
    class: line.class,
    amount: line.amount,
    on: line.on,
  }
}
