import { hitKey } from '../crosscheck/crosscheck'
import type { PlainDate } from '../kernel/plain-date'
import { addExpectedDays, type WorkCalendar } from '../kernel/working-days'
import { endOf, periodOf } from '../notice/notice'
import type { Policy } from '../policy/policy'
import type { Action } from './action'
import type { Entry, EntryFacts } from './entry'
import type { CaseSnapshot } from './snapshot'
import { isAlive } from './stage'
import { clockAt } from './stages'

export type Recount = { readonly facts: EntryFacts<'recount'>; readonly dueOn?: PlainDate }
type Rules = {
  readonly calendar: WorkCalendar
  readonly policyOn: (day: PlainDate) => Policy | undefined
  readonly today: PlainDate
}
type ClockKey = keyof Policy['clocks']

const after = (from: PlainDate, clock: ClockKey | undefined, { calendar, policyOn }: Rules): PlainDate | undefined => {
  const days = clock && policyOn(from)?.clocks[clock]
  return days === undefined ? undefined : addExpectedDays(from, days, calendar)
}

/** A posted notice gets its last day again. A notice that was taken down before its new last day is listed, and stays down. */
const noticeAgain = (s: CaseSnapshot, { calendar }: Rules): EntryFacts<'recount'>['notice'] => {
  const { notice } = s
  if (notice === undefined) return undefined
  const { workingDays } = notice
  const period = periodOf(notice, calendar)
  const end = endOf(period)
  if (end === undefined) return undefined
  if (notice.takenDownOn === undefined) {
    const same = period.lastDay === notice.lastDay && period.onlineUntil === notice.onlineUntil
    return s.stage !== 'on-notice' || same ? undefined : { ...period, workingDays }
  }
  const shortOf = notice.takenDownOn <= end ? end : undefined
  if (shortOf === notice.shortOf) return undefined
  const { lastDay, onlineUntil } = notice
  return {
    workingDays,
    ...(lastDay === undefined ? {} : { lastDay }),
    ...(onlineUntil === undefined ? {} : { onlineUntil }),
    ...(shortOf === undefined ? {} : { shortOf }),
  }
}

/** The entry that started the running clock; a step that moved the case without a due day has stopped it. */
const clockEntry = (log: readonly Entry[]): Entry | undefined =>
  log.reduce<Entry | undefined>((running, entry, at) => {
    if (entry.kind === 'recount') return running
    if (entry.kind === 'postNotice' || entry.dueOn !== undefined) return entry
    return entry.to === log[at - 1]?.to ? running : undefined
  }, undefined)

const dueAgain = (s: CaseSnapshot, log: readonly Entry[], rules: Rules, end: PlainDate | undefined) => {
  const entry = clockEntry(log)
  if (entry === undefined) return undefined
  if (s.stage === 'on-notice') return end === undefined ? undefined : addExpectedDays(end, 1, rules.calendar)
  return after(entry.on, entry.kind === 'requestCorrection' ? 'correction' : clockAt(entry.to), rules)
}

const objectionsAgain = (s: CaseSnapshot, rules: Rules) =>
  s.objections.flatMap(({ id, filedOn, answered, answerDueOn }) => {
    const due = answered === undefined ? after(filedOn, 'objection', rules) : undefined
    return due === undefined || due === answerDueOn ? [] : [{ id, answerDueOn: due }]
  })

/** The worker's time to explain a hit starts with the entry that returned the hit. */
const hitsAgain = (s: CaseSnapshot, log: readonly Entry[], rules: Rules) =>
  (s.check?.hits ?? []).flatMap(({ key, replyBy, reply, verdict }) => {
    if (replyBy === undefined || reply !== undefined || verdict !== undefined) return []
    const asked = log.filter(
      (entry) => entry.kind === 'returnCrosscheck' && entry.facts.results.some((result) => hitKey(result) === key),
    )
    const from = asked[asked.length - 1]?.on
    const due = from === undefined ? undefined : after(from, 'hitReply', rules)
    return due === undefined || due === replyBy ? [] : [{ key, replyBy: due }]
  })

/** Whether the days of this case have to be counted again from its log. Of a closed case only the notice can change. */
export const runsDays = (s: CaseSnapshot): boolean => isAlive(s.stage) && s.stage !== 'on-file'

const running = (s: CaseSnapshot, log: readonly Entry[], rules: Rules, end: PlainDate | undefined): Recount => {
  const dueOn = dueAgain(s, log, rules, end)
  const { correction } = s
  const objections = objectionsAgain(s, rules)
  const hits = hitsAgain(s, log, rules)
  return {
    facts: {
      ...(dueOn === undefined || correction === undefined || dueOn === correction.dueOn
        ? {}
        : { correctionDueOn: dueOn }),
      ...(objections.length === 0 ? {} : { objections }),
      ...(hits.length === 0 ? {} : { hits }),
    },
    ...(dueOn === undefined || dueOn === s.dueOn ? {} : { dueOn }),
  }
}

const DOWN: readonly Action[] = ['takeDownNotice', 'correctNotice', 'paperDown']

/** Whether the last posted notice has no entry that records the removal of its paper. */
const paperHangs = (log: readonly Pick<Entry, 'kind'>[]): boolean =>
  log.reduce((up, { kind }) => (kind === 'postNotice' ? true : up && !DOWN.includes(kind)), false)

/**
 * A case that ended before this duty existed may have left a paper on the wall: its union owes the removal from the next
 * working day on.
 */
const paperOwed = (s: CaseSnapshot, log: readonly Entry[], { calendar, today }: Rules): Pick<Recount, 'dueOn'> =>
  s.dueOn === undefined && !isAlive(s.stage) && paperHangs(log) ? { dueOn: addExpectedDays(today, 1, calendar) } : {}

/**
 * 重算日子: the open due days of a case, computed again by this calendar; only those that change, undefined when none does.
 * Idempotent.
 */
export const recountOf = (s: CaseSnapshot, log: readonly Entry[], rules: Rules): Recount | undefined => {
  const notice = noticeAgain(s, rules)
  const end = notice ?? s.notice
  const rest = runsDays(s)
    ? running(s, log, rules, end === undefined ? undefined : endOf(end))
    : { facts: {}, ...paperOwed(s, log, rules) }
  const facts = { ...rest.facts, ...(notice === undefined ? {} : { notice }) }
  return Object.keys(facts).length === 0 && rest.dueOn === undefined ? undefined : { ...rest, facts }
}
