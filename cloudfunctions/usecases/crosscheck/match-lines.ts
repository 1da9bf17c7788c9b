import type { CheckResult } from '@domain/crosscheck/crosscheck'
import type { ResultLine, RowProblem } from '@domain/crosscheck/result-table'
import type { SealedDeclaration } from '@domain/household/declaration'
import { personOf } from '@domain/household/declaration'
import type { CaseId } from '@domain/kernel/ids'
import { nameFit } from '@domain/kernel/plain'
import type { Counterpart } from '@domain/policy/policy'
import type { Sealer } from '../../ports/world'
import { hashId, openText } from '../household/seal'
import type { CheckRow } from '../stored/collections'
import type { RoundList } from './lists'

/** The result of one row, with its row number in the file. */
export type Answer = { readonly row: number; readonly result: CheckResult }
export type Matched = {
  readonly byCase: ReadonlyMap<CaseId, readonly Answer[]>
  readonly problems: readonly RowProblem[]
}

/**
 * The row must belong to the person of its list number: the name must match, and the ID number where the row contains it in
 * full. Numbers are compared by their hashes; only the name is opened.
 */
const doubtOf = (
  sealer: Sealer,
  line: ResultLine,
  household: SealedDeclaration,
  place: CheckRow,
): RowProblem | undefined => {
  const person = personOf(household, place.member)
  if (person === undefined) return { row: line.row, problem: 'no-unknown', cell: String(line.no) }
  const whole = /^\d{17}[\dX]$/.test(line.idNumber)
  const proven = whole && hashId(sealer, line.idNumber) === person.idNumber.hash
  if (whole && !proven) return { row: line.row, problem: 'id-differs' }
  const named = nameFit(line.name, openText(sealer, 'name', person.name))
  // a name that is masked, or has a character the bureau's system does not know, leaves the decision to the number
  if (named !== 'whole' && !(proven && (line.name === '' || named === 'part')))
    return { row: line.row, problem: 'name-differs' }
  return undefined
}

const resultOf = (
  { outcome, value, asOf, items }: ResultLine,
  { member }: CheckRow,
  { counterpart, source }: { readonly counterpart: Counterpart; readonly source?: string | undefined },
): CheckResult => ({
  member,
  counterpart,
  outcome,
  value,
  ...(asOf === undefined ? {} : { asOf }),
  ...(source === undefined ? {} : { source }),
  ...(items === undefined ? {} : { items: [...items] }),
})

/** Matches returned rows to the persons of one list; a row that does not match is reported as a problem. */
export const matchLines = (
  sealer: Sealer,
  lines: readonly ResultLine[],
  { rows, cases }: RoundList,
  from: { readonly counterpart: Counterpart; readonly source?: string | undefined },
): Matched => {
  const places = new Map(rows.map((row) => [row.no, row]))
  const households = new Map(cases.map(({ doc }) => [doc.id, doc.declaration] as const))
  const byCase = new Map<CaseId, Answer[]>()
  const problems: RowProblem[] = []
  for (const line of lines) {
    const place = places.get(line.no)
    const household = place === undefined ? undefined : households.get(place.caseId)
    if (place === undefined || household === undefined) {
      problems.push({ row: line.row, problem: 'no-unknown', cell: String(line.no) })
      continue
    }
    const doubt = doubtOf(sealer, line, household, place)
    if (doubt !== undefined) {
      problems.push(doubt)
      continue
    }
    const answers = byCase.get(place.caseId) ?? []
    if (answers.length === 0) byCase.set(place.caseId, answers)
    answers.push({ row: line.row, result: resultOf(line, place, from) })
  }
  return { byCase, problems }
}
