import { QUESTION_SETS, type QuestionSet } from '../application/satisfaction'
import type { PlainDate } from '../kernel/plain-date'
import { distinct } from './distinct'

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

/** A sum and the number of its parts. */
type Sum = { of: number; times: number }

const mean = ({ of, times }: Sum): number => Math.round((of / times) * 100) / 100

const addTo = (sums: Sum[], marks: readonly number[]): void => {
  for (const [question, mark] of marks.entries()) {
    const sum = sums[question] ?? { of: 0, times: 0 }
    sums[question] = { of: sum.of + mark, times: sum.times + 1 }
  }
}

const ALL = 'all'

/** Adds up payments and grants one by one. `deadline`: the last day that counts as on time. */
export const paymentSums = (deadline: string) => {
  const paid = { all: 0, onTime: 0, last: '' }
  const answers = new Map<string, number>()
  const persons = distinct()
  const marks = new Map<string, Sum[]>()
  let bankFailures = 0
  /** a person who was paid and answered three times is one person and three person-times */
  const addAnswer = ({ asked, person, marks: given }: GrantFacts): void => {
    const keys = asked === undefined ? [ALL] : [ALL, asked]
    persons.add(person, asked ?? '', keys)
    for (const key of keys) {
      answers.set(key, (answers.get(key) ?? 0) + 1)
      const sums = marks.get(key) ?? []
      addTo(sums, given)
      marks.set(key, sums)
    }
  }
  const overall = (): Sum =>
    (marks.get(ALL) ?? []).reduce((all, { of, times }) => ({ of: all.of + of, times: all.times + times }), {
      of: 0,
      times: 0,
    })
  const satisfaction = (): PaymentFigures['satisfaction'] => ({
    answers: answers.get(ALL) ?? 0,
    persons: persons.of(ALL),
    ...(answers.has(ALL) ? { mean: mean(overall()) } : {}),
    asked: (Object.keys(QUESTION_SETS) as QuestionSet[]).flatMap((set) => {
      const to = answers.get(set)
      return to === undefined
        ? []
        : [{ set, answers: to, persons: persons.of(set), marks: (marks.get(set) ?? []).map(mean) }]
    }),
  })
  return {
    /** a grant that was paid, once however many lines it was drawn from */
    addPaid: (on: PlainDate): void => {
      paid.all += 1
      if (on <= deadline) paid.onTime += 1
      if (on > paid.last) paid.last = on
    },
    addGrant: (grant: GrantFacts): void => {
      bankFailures += grant.failures
      if (grant.marks.length > 0) addAnswer(grant)
    },
    figures: (): PaymentFigures => ({
      paidOnTime: { of: paid.all, with: paid.onTime },
      ...(paid.last === '' ? {} : { lastPaidOn: paid.last as PlainDate }),
      satisfaction: satisfaction(),
      bankFailures,
    }),
  }
}
