import { MemberStatus, SchoolStage, Sex } from '@domain/household/words'
import { Fen } from '@domain/kernel/fen'
import { lastTwelveMonths, PlainDate } from '@domain/kernel/plain-date'
import { Jurisdiction } from '@domain/organisation/jurisdiction'
import { dropDraft, loadDraft, saveDraft } from '@src/gateway'
import * as z from 'zod/mini'

const maybe = z.optional

/** What the pre-check was told: the first person is the applicant, money is the whole household's of the last twelve months. */
const PrecheckAnswers = z.object({
  /** the day the answers were given */
  on: PlainDate,
  jurisdiction: maybe(Jurisdiction),
  people: z
    .array(
      z.object({
        status: maybe(MemberStatus),
        age: maybe(z.int()),
        sex: maybe(Sex),
        able: maybe(z.boolean()),
        schoolStage: maybe(SchoolStage),
      }),
    )
    .check(z.minLength(1), z.maxLength(16)),
  wages: maybe(Fen),
  pension: maybe(Fen),
  business: maybe(Fen),
  otherIncome: maybe(Fen),
  residentPension: maybe(Fen),
  illness: maybe(Fen),
  schooling: maybe(Fen),
  disability: maybe(Fen),
  otherCost: maybe(Fen),
  hadAccident: maybe(z.boolean()),
  accidentCost: maybe(Fen),
  accidentRecovered: maybe(Fen),
  homes: maybe(z.int()),
  car: maybe(z.boolean()),
  shareholder: maybe(z.boolean()),
  expensiveSchool: maybe(z.boolean()),
})
export type PrecheckAnswers = z.infer<typeof PrecheckAnswers>

const KEY = 'precheck'

/** Keeps the answers on this phone only, so that the application does not ask for them again. */
export const keepPrecheck = (answers: PrecheckAnswers): void => void saveDraft(KEY, answers)

/** The answers given on this phone; undefined when there are none, or when they were about other twelve months. */
export const keptPrecheck = (today: PlainDate): PrecheckAnswers | undefined => {
  const { data } = PrecheckAnswers.safeParse(loadDraft(KEY))
  return data !== undefined && lastTwelveMonths(data.on).from === lastTwelveMonths(today).from ? data : undefined
}

/** To be called once the application has been handed in. */
export const dropPrecheck = (): void => dropDraft(KEY)
