import { birthDateOf } from '../kernel/identity-numbers'
import { ageOn, lastTwelveMonths, type PlainDate } from '../kernel/plain-date'
import { ok, type Result, refuse } from '../kernel/result'
import { APPLICANT, type Declaration } from './declaration'

/** Why a declared household does not hold together; its words stand beside the field. */
export type InconsistencyRule =
  | 'member-key-repeated'
  | 'id-number-repeated'
  | 'spouse-repeated'
  | 'spouse-too-young'
  | 'school-stage-missing'
  | 'not-counted-reason-missing'
  | 'unknown-member'
  | 'accident-in-future'

/** `at`: the field inside the declaration, as the form names it: `members.1.idNumber`. */
export type Inconsistency = { readonly at: string; readonly rule: InconsistencyRule }

type Finder = (declaration: Declaration, today: PlainDate) => readonly Inconsistency[]

/** Positions of what has stood in the list before. */
const repeatedAt = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []))

const memberKeys: Finder = ({ members }) =>
  // the applicant is m0 and stands first: a member of that key repeats it
  repeatedAt([APPLICANT, ...members.map((member) => member.key)]).map((i) => ({
    at: `members.${i - 1}.key`,
    rule: 'member-key-repeated',
  }))

const idNumbers: Finder = ({ applicant, members }) =>
  repeatedAt([applicant.idNumber, ...members.map((member) => member.idNumber)]).map((i) => ({
    at: `members.${i - 1}.idNumber`,
    rule: 'id-number-repeated',
  }))

const spouses: Finder = ({ members }, today) => {
  const found = members.flatMap((member, i) => (member.relation === 'spouse' ? [{ member, i }] : []))
  return [
    ...found.slice(1).map(({ i }): Inconsistency => ({ at: `members.${i}.relation`, rule: 'spouse-repeated' })),
    ...found
      .filter(({ member }) => ageOn(birthDateOf(member.idNumber), today) < 18)
      .map(({ i }): Inconsistency => ({ at: `members.${i}.relation`, rule: 'spouse-too-young' })),
  ]
}

const schooling: Finder = ({ members }) =>
  members.flatMap((member, i) =>
    member.status === 'student' && member.schoolStage === undefined
      ? [{ at: `members.${i}.schoolStage`, rule: 'school-stage-missing' as const }]
      : [],
  )

const counting: Finder = ({ members }) =>
  members.flatMap((member, i) =>
    !member.counted && member.notCountedBecause === ''
      ? [{ at: `members.${i}.notCountedBecause`, rule: 'not-counted-reason-missing' as const }]
      : [],
  )

const moneyLines: Finder = ({ members, incomes, expenditures }) => {
  const known = new Set<string>([APPLICANT, ...members.map((member) => member.key)])
  const strangers = (name: string, lines: readonly { readonly member: string }[]): Inconsistency[] =>
    lines.flatMap((line, i) =>
      known.has(line.member) ? [] : [{ at: `${name}.${i}.member`, rule: 'unknown-member' as const }],
    )
  return [...strangers('incomes', incomes), ...strangers('expenditures', expenditures)]
}

const accident: Finder = (declaration, today) =>
  declaration.accident !== undefined && declaration.accident.happenedOn > today
    ? [{ at: 'accident.happenedOn', rule: 'accident-in-future' }]
    : []

const FINDERS: readonly Finder[] = [memberKeys, idNumbers, spouses, schooling, counting, moneyLines, accident]

/** Everything that does not hold together (§3 household, §4), for the form to mark all at once. */
export const inconsistencies = (declaration: Declaration, today: PlainDate): readonly Inconsistency[] =>
  FINDERS.flatMap((find) => find(declaration, today))

/**
 * The rule the cloud keeps: HOUSEHOLD_INCONSISTENT names the first field, PERIOD_WRONG the twelve
 * whole months before the month of `asked` (the day the household applied).
 */
export const checkHousehold = (
  declaration: Declaration,
  { today, asked = today }: { readonly today: PlainDate; readonly asked?: PlainDate },
): Result<true> => {
  const first = inconsistencies(declaration, today)[0]
  if (first !== undefined) return refuse('HOUSEHOLD_INCONSISTENT', { at: first.at, rule: first.rule })
  const period = lastTwelveMonths(asked)
  return declaration.period.from === period.from && declaration.period.to === period.to
    ? ok(true)
    : refuse('PERIOD_WRONG', period)
}
