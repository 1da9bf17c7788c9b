import type { Entry } from '@domain/application/entry'
import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { type WorkYears, yearsWith } from '@domain/policy/work-calendar'
import type { Mirror } from './mirror'
import type { RuleOf } from './rule'

const LEAST = 7
/** After one whole notice, a corrected one stands for a shorter time. */
const LEAST_AGAIN = 3

/** Whether a day is worked, straight from the published lists; undefined for a year that nobody has published yet. */
const isWorked = (day: PlainDate, years: WorkYears): boolean | undefined => {
  const year = years[day.slice(0, 4)]
  if (year === undefined) return undefined
  if (year.makeUp.includes(day)) return true
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !year.off.includes(day)
}

const yearsIn = ({ docs }: Mirror): WorkYears => yearsWith([...docs.calendars.values()][0]?.years ?? {})

/** The working days after the first day and before the last, as far as they are known for certain. */
const wholeDays = (first: PlainDate, last: PlainDate, years: WorkYears): number => {
  let count = 0
  for (let day = addDays(first, 1); day < last; day = addDays(day, 1)) if (isWorked(day, years) === true) count += 1
  return count
}

export const isWorkday = (day: PlainDate, mirror: Mirror): boolean => isWorked(day, yearsIn(mirror)) === true

const stoodBefore = (log: readonly Entry[], seq: number): boolean =>
  log.some(
    (entry) =>
      entry.seq < seq &&
      (entry.kind === 'takeDownNotice' || (entry.kind === 'answerObjection' && entry.facts.outcome !== 'continue')),
  )

/** 公示: not less than seven whole working days from the posting, and while it is visible online. */
export const noticeRule: RuleOf = ({ mirror }, broken) => ({
  changed: (seen) => {
    if (seen.name !== 'entries' || seen.before !== undefined || seen.after?.kind !== 'takeDownNotice') return
    const { caseId, seq, on } = seen.after
    const log = mirror.logOf(caseId)
    const [posted] = log.filter((entry) => entry.seq < seq && entry.kind === 'postNotice').reverse()
    if (posted === undefined) return broken('no notice is short', `${seen.id}: taken down, never posted`)
    const least = stoodBefore(log, posted.seq) ? LEAST_AGAIN : LEAST
    if (mirror.docs.cases.get(caseId)?.objections.some(({ answered }) => answered === undefined) === true)
      broken('an open objection blocks', `${caseId}: the notice was taken down on ${on}`)
    const stood = wholeDays(posted.on, on, yearsIn(mirror))
    if (stood < least)
      broken(
        'no notice is short',
        `${caseId}: posted on ${posted.on}, down on ${on}: ${stood} working days of ${least}`,
      )
  },
})
