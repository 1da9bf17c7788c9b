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
/** the pre-check itself, as far as it was answered */
const PAGE_KEY = 'precheck-page'

/** Keeps the answers on this phone only, so that the application does not ask for them again. */
export const keepPrecheck = (answers: PrecheckAnswers): void => void saveDraft(KEY, answers)

const PrecheckPage = z.object({ answers: PrecheckAnswers, step: z.int() })
type PrecheckPage = z.infer<typeof PrecheckPage>
/** Keeps the page as it is, on this phone only: whoever leaves it finds it again. */
export const keepPrecheckPage = (page: PrecheckPage): void => void saveDraft(PAGE_KEY, page)
const dropPrecheckPage = (): void => dropDraft(PAGE_KEY)

/** What was said about these twelve months; of others nothing is told. */
const ofThisYear = (said: PrecheckAnswers | undefined, today: PlainDate): PrecheckAnswers | undefined =>
  said !== undefined && lastTwelveMonths(said.on).from === lastTwelveMonths(today).from ? said : undefined

export const keptPrecheckPage = (today: PlainDate): PrecheckPage | undefined => {
  const { data } = PrecheckPage.safeParse(loadDraft(PAGE_KEY))
  return ofThisYear(data?.answers, today) === undefined ? undefined : data
}

/** The answers given on this phone; undefined when there are none, or when they were about other twelve months. */
export const keptPrecheck = (today: PlainDate): PrecheckAnswers | undefined => {
  const { data } = PrecheckAnswers.safeParse(loadDraft(KEY))
  return ofThisYear(data, today)
}

/** To be called once the application has been handed in. */
export const dropPrecheck = (): void => {
  dropDraft(KEY)
  dropPrecheckPage()
}
