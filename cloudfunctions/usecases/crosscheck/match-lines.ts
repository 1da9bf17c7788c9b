import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CheckResult } from '@domain/crosscheck/crosscheck'
import type { ResultLine, RowProblem } from '@domain/crosscheck/result-table'
import { type Declaration, personOf } from '@domain/household/declaration'
import type { CaseId } from '@domain/kernel/ids'
import { nameFit } from '@domain/kernel/plain'
import type { Counterpart } from '@domain/policy/policy'
import type { Stored } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { openDeclaration } from '../household/seal'
import type { CheckBatchDoc } from '../stored/collections'

type Place = CheckBatchDoc['rows'][number]

/** The result of one row, with its row number in the file. */
export type Answer = { readonly row: number; readonly result: CheckResult }
export type Matched = {
  readonly byCase: ReadonlyMap<CaseId, readonly Answer[]>
  readonly problems: readonly RowProblem[]
}

/**
 * The row must belong to the person of its list number: the name must match, and the ID number where the row contains it in
 * full.
 */
const doubtOf = (line: ResultLine, household: Declaration, place: Place): RowProblem | undefined => {
  const person = personOf(household, place.member)
  if (person === undefined) return { row: line.row, problem: 'no-unknown', cell: String(line.no) }
  if (/^\d{17}[\dX]$/.test(line.idNumber) && line.idNumber !== person.idNumber)
    return { row: line.row, problem: 'id-differs' }
  const proven = line.idNumber === person.idNumber
  const named = nameFit(line.name, person.name)
  // a name that is masked, or has a character the bureau's system does not know, leaves the decision to the number
  if (named !== 'whole' && !(proven && (line.name === '' || named === 'part')))
    return { row: line.row, problem: 'name-differs' }
  return undefined
}

/** Matches rows of a returned list to the persons of the batch; a row that does not match is reported as a problem. */
export const matchLines = (
  sealer: Sealer,
  lines: readonly ResultLine[],
  batch: CheckBatchDoc,
  cases: readonly Stored<CaseSnapshot>[],
  { counterpart, source }: { readonly counterpart: Counterpart; readonly source?: string | undefined },
): Matched => {
  const places = new Map(batch.rows.map((row) => [row.no, row]))
  const households = new Map(cases.map(({ doc }) => [doc.id, openDeclaration(sealer, doc.declaration)] as const))
  const byCase = new Map<CaseId, Answer[]>()
  const problems: RowProblem[] = []
  for (const line of lines) {
    const place = places.get(line.no)
    const household = place === undefined ? undefined : households.get(place.caseId)
    if (place === undefined || household === undefined) {
      problems.push({ row: line.row, problem: 'no-unknown', cell: String(line.no) })
      continue
    }
    const doubt = doubtOf(line, household, place)
    if (doubt !== undefined) {
      problems.push(doubt)
      continue
    }
    const { outcome, value, asOf } = line
    const result = {
      member: place.member,
      counterpart,
      outcome,
      value,
      ...(asOf === undefined ? {} : { asOf }),
      ...(source === undefined ? {} : { source }),
    }
    byCase.set(place.caseId, [...(byCase.get(place.caseId) ?? []), { row: line.row, result }])
  }
  return { byCase, problems }
}
