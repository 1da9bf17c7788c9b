import { addMonths, ageOn, lastTwelveMonths, type PlainDate, yearOf } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { APPLICANT, type Declaration } from './declaration'
import { bornOn, numberIn, type PersonalId } from './personal-id'

/** Why a declaration is inconsistent; the words are shown beside the field. */
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
  | 'born-too-long-ago'
  | 'hired-in-future'
  | 'hired-too-long-ago'
  | 'vehicle-year'
  | 'accident-too-long-ago'
  | 'money-too-much'
  | 'account-or-reason'

/** `at`: path of the field in the declaration, as used by the form: `members.1.idNumber`. */
export type Inconsistency = { readonly at: string; readonly rule: InconsistencyRule }

type Finder = (declaration: Declaration, today: PlainDate) => readonly Inconsistency[]

/** Positions of values that occurred earlier in the list. */
const repeatedAt = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []))

const memberKeys: Finder = ({ members }) =>
  // the applicant has the key m0 and comes first, so a member with that key counts as repeated
  repeatedAt([APPLICANT, ...members.map((member) => member.key)]).map((i) => ({
    at: `members.${i - 1}.key`,
    rule: 'member-key-repeated',
  }))

const idNumbers: Finder = ({ applicant, members }) =>
  repeatedAt([applicant, ...members].map(({ idNumber }, i) => numberIn(idNumber) ?? `${i}`)).map((i) => ({
    at: `members.${i - 1}.idNumber`,
    rule: 'id-number-repeated',
  }))

const spouses: Finder = ({ members }, today) => {
  const found = members.flatMap((member, i) => (member.relation === 'spouse' ? [{ member, i }] : []))
  return [
    ...found.slice(1).map(({ i }): Inconsistency => ({ at: `members.${i}.relation`, rule: 'spouse-repeated' })),
    ...found
      .filter(({ member }) => ageOn(bornOn(member.idNumber), today) < 18)
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

/** Only an accident within this many years still affects a household; an earlier day is a typing error. */
const ACCIDENT_YEARS = 20
/** The earliest day accepted for an accident. */
export const accidentSince = (today: PlainDate): PlainDate => addMonths(today, -12 * ACCIDENT_YEARS)

const accident: Finder = (declaration, today) => {
  const day = declaration.accident?.happenedOn
  if (day === undefined) return []
  const at = 'accident.happenedOn'
  if (day > today) return [{ at, rule: 'accident-in-future' }]
  return day < accidentSince(today) ? [{ at, rule: 'accident-too-long-ago' }] : []
}

/** The labour law forbids work before the age of sixteen. */
const WORKING_AGE = 16
/** An older age is a typing error in the year of birth. */
const OLDEST = 120
/** Old people may have started to work before sixteen, but not as small children. */
const YOUNGEST_HIRED = 10

const ages: Finder = ({ applicant, members }, today) => {
  const tooOld = (id: PersonalId): boolean => ageOn(bornOn(id), today) > OLDEST
  const wrongAge = (at: string, rule: InconsistencyRule, isWrong: boolean): Inconsistency[] =>
    isWrong ? [{ at, rule }] : []
  return [
    ...wrongAge('applicant.idNumber', 'applicant-too-young', ageOn(bornOn(applicant.idNumber), today) < WORKING_AGE),
    ...wrongAge('applicant.idNumber', 'born-too-long-ago', tooOld(applicant.idNumber)),
    ...members.flatMap(({ idNumber }, i) => [
      ...wrongAge(`members.${i}.idNumber`, 'born-in-future', bornOn(idNumber) > today),
      ...wrongAge(`members.${i}.idNumber`, 'born-too-long-ago', tooOld(idNumber)),
    ]),
  ]
}

const hiring: Finder = ({ applicant }, today) => {
  const { hiredIn, idNumber } = applicant
  if (hiredIn === undefined) return []
  const at = 'applicant.hiredIn'
  if (hiredIn > today.slice(0, 7)) return [{ at, rule: 'hired-in-future' }]
  const years = Number(hiredIn.slice(0, 4)) - yearOf(bornOn(idNumber))
  return years < YOUNGEST_HIRED ? [{ at, rule: 'hired-too-long-ago' }] : []
}

const vehicles: Finder = ({ property }, today) =>
  property.vehicles.flatMap(({ boughtIn }, i) =>
    boughtIn > yearOf(today) ? [{ at: `property.vehicles.${i}.boughtIn`, rule: 'vehicle-year' as const }] : [],
  )

/** The largest believable sum of a household in a year, in fen (a hundred million yuan); more is a typing error. */
const MONEY_MOST = 10_000_000_000

/** Index of the line that takes the sum above the limit; undefined while the sum of all lines stays below it. */
export const beyondBelief = (lines: readonly { readonly amount: number }[]): number | undefined => {
  let sum = 0
  const at = lines.findIndex(({ amount }) => {
    sum += amount
    return sum > MONEY_MOST
  })
  return at < 0 ? undefined : at
}

const account: Finder = (declaration) =>
  declaration.account === undefined && (declaration.noAccountBecause ?? '').trim() === ''
    ? [{ at: 'noAccountBecause', rule: 'account-or-reason' }]
    : []

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
  hiring,
  vehicles,
  spouses,
  schooling,
  counting,
  moneyLines,
  sums,
  accident,
  account,
]

/** All inconsistencies of a declaration (§3 household, §4), so that the form can mark them together. */
export const inconsistencies = (declaration: Declaration, today: PlainDate): readonly Inconsistency[] =>
  FINDERS.flatMap((find) => find(declaration, today))

/**
 * The cloud's check: HOUSEHOLD_INCONSISTENT with the first wrong field; PERIOD_WRONG unless the period is the twelve whole
 * months before the month of `asked` (the day of the application).
 */
export const checkHousehold = (
  declaration: Declaration,
  { today, asked = today }: { readonly today: PlainDate; readonly asked?: PlainDate },
) => {
  const first = inconsistencies(declaration, today)[0]
  if (first !== undefined) return refuse('HOUSEHOLD_INCONSISTENT', { at: first.at, rule: first.rule })
  const period = lastTwelveMonths(asked)
  return declaration.period.from === period.from && declaration.period.to === period.to
    ? ok(true)
    : refuse('PERIOD_WRONG', period)
}
