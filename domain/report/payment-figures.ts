import type { PlainDate } from '../kernel/plain-date'
import type { PaidLine } from './counts'

/** What a year's report needs of one grant besides its ledger lines. */
export type GrantFacts = { readonly failures: number; readonly marks: readonly number[] }

export type PaymentFigures = {
  /** grants paid on or before the deadline, of all that were paid */
  readonly paidOnTime: { readonly of: number; readonly with: number }
  readonly lastPaidOn?: PlainDate
  /** answers to the three questions after payment, and the average mark of each, to two decimals */
  readonly satisfaction: { readonly answers: number; readonly marks: number[] }
  readonly bankFailures: number
}

const averages = (answers: readonly (readonly number[])[]): number[] => {
  const questions = Math.max(0, ...answers.map((marks) => marks.length))
  return Array.from({ length: questions }, (_, question) => {
    const given = answers.flatMap((marks) => marks.slice(question, question + 1))
    return Math.round((given.reduce((total, mark) => total + mark, 0) / given.length) * 100) / 100
  })
}

/** `deadline`: last day that still counts as on time. */
export const paymentFigures = (
  lines: readonly PaidLine[],
  grants: readonly GrantFacts[],
  deadline: string,
): PaymentFigures => {
  const paidOn = new Map(lines.map((line) => [line.grant, line.on]))
  const days = [...paidOn.values()].sort()
  const last = days[days.length - 1]
  const answers = grants.map((grant) => grant.marks).filter((marks) => marks.length > 0)
  return {
    paidOnTime: { of: days.length, with: days.filter((day) => day <= deadline).length },
    ...(last === undefined ? {} : { lastPaidOn: last }),
    satisfaction: { answers: answers.length, marks: averages(answers) },
    bankFailures: grants.reduce((total, grant) => total + grant.failures, 0),
  }
}
