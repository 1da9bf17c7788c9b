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
  | 'applicant-too-young'
  | 'born-in-future'
  | 'money-too-much'

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

/** Labour law lets nobody work before sixteen. */
const WORKING_AGE = 16

const ages: Finder = ({ applicant, members }, today) => [
  ...(ageOn(birthDateOf(applicant.idNumber), today) < WORKING_AGE
    ? [{ at: 'applicant.idNumber', rule: 'applicant-too-young' as const }]
    : []),
  ...members.flatMap((member, i) =>
    birthDateOf(member.idNumber) > today ? [{ at: `members.${i}.idNumber`, rule: 'born-in-future' as const }] : [],
  ),
]

/** Fen a household can possibly have earned or spent in a year: a hundred million yuan. What is more is a slip of the finger. */
const MONEY_MOST = 10_000_000_000

/** The line with which a sum stops being believable; undefined while all of them together are. */
export const beyondBelief = (lines: readonly { readonly amount: number }[]): number | undefined => {
  let sum = 0
  const at = lines.findIndex(({ amount }) => {
    sum += amount
    return sum > MONEY_MOST
  })
  return at < 0 ? undefined : at
}

const sums: Finder = ({ incomes, expenditures, accident: loss }) => {
  const income = beyondBelief(incomes)
  const cost = beyondBelief(expenditures)
  const rule = 'money-too-much' as const
  return [
    ...(income === undefined ? [] : [{ at: `incomes.${income}.amount`, rule }]),
    ...(cost === undefined ? [] : [{ at: `expenditures.${cost}.amount`, rule }]),
    ...(loss !== undefined && loss.cost > MONEY_MOST ? [{ at: 'accident.cost', rule }] : []),
  ]
}

const FINDERS: readonly Finder[] = [
  memberKeys,
  idNumbers,
  ages,
  spouses,
  schooling,
  counting,
  moneyLines,
  sums,
  accident,
]

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
