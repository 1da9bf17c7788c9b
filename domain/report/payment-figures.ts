import { QUESTION_SETS, type QuestionSet } from '../application/satisfaction'
import type { PlainDate } from '../kernel/plain-date'
import type { PaidLine } from './counts'

/** The facts of a grant that a year's report needs, besides its ledger rows. */
export type GrantFacts = {
  readonly failures: number
  readonly marks: readonly number[]
  /** the questions the marks answer; undefined: not recorded */
  readonly asked?: QuestionSet | undefined
  /** keyed hash of the person aided */
  readonly person: string
}

/** The answers to one set of questions: person-times, persons, and the mean mark of each question to two decimals. */
type Answered = {
  readonly set: QuestionSet
  readonly answers: number
  readonly persons: number
  readonly marks: number[]
}

export type PaymentFigures = {
  /** grants paid by the deadline, out of all paid */
  readonly paidOnTime: { readonly of: number; readonly with: number }
  readonly lastPaidOn?: PlainDate
  readonly satisfaction: {
    readonly answers: number
    readonly persons: number
    readonly mean?: number
    readonly asked: Answered[]
  }
  readonly bankFailures: number
}

const mean = (marks: readonly number[]): number =>
  Math.round((marks.reduce((total, mark) => total + mark, 0) / marks.length) * 100) / 100

const averages = (answers: readonly (readonly number[])[]): number[] => {
  const questions = answers.reduce((most, marks) => Math.max(most, marks.length), 0)
  return Array.from({ length: questions }, (_, question) =>
    mean(answers.flatMap((marks) => marks.slice(question, question + 1))),
  )
}

const personsOf = (grants: readonly GrantFacts[]): number => new Set(grants.map(({ person }) => person)).size

/** A person who was paid and answered three times is one person and three person-times. */
const satisfactionOf = (grants: readonly GrantFacts[]): PaymentFigures['satisfaction'] => {
  const answered = grants.filter(({ marks }) => marks.length > 0)
  const sets = Object.keys(QUESTION_SETS) as QuestionSet[]
  return {
    answers: answered.length,
    persons: personsOf(answered),
    ...(answered.length === 0 ? {} : { mean: mean(answered.flatMap(({ marks }) => [...marks])) }),
    asked: sets.flatMap((set) => {
      const to = answered.filter(({ asked }) => asked === set)
      return to.length === 0
        ? []
        : [{ set, answers: to.length, persons: personsOf(to), marks: averages(to.map(({ marks }) => marks)) }]
    }),
  }
}

/** `deadline`: the last day that counts as on time. */
export const paymentFigures = (
  lines: readonly PaidLine[],
  grants: readonly GrantFacts[],
  deadline: string,
): PaymentFigures => {
  const paidOn = new Map(lines.map((line) => [line.grant, line.on]))
  const days = [...paidOn.values()].sort()
  const last = days[days.length - 1]
  return {
    paidOnTime: { of: days.length, with: days.filter((day) => day <= deadline).length },
    ...(last === undefined ? {} : { lastPaidOn: last }),
    satisfaction: satisfactionOf(grants),
    bankFailures: grants.reduce((total, grant) => total + grant.failures, 0),
  }
}
