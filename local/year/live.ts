import { type PlainDate, plainDate } from '@domain/kernel/plain-date'
import { invariant } from '@domain/kernel/result'
import { addWorkingDays } from '@domain/kernel/working-days'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { CITY } from '../town/found'
import type { Hand } from '../walk/hand'
import type { Case } from '../walk/steps'
import { type BureauRecord, crosscheck } from '../walk/tables'
import { atOnce } from './at-once'
import type { PlannedCase } from './cases'
import { DAYS, itineraryOf, type Stop } from './itinerary'

/** Number of households processed concurrently. */
const WIDTH = 8

export type Household = { readonly plan: PlannedCase; readonly kase: Case; readonly stops: readonly Stop[] }

export type Clock = (day: PlainDate) => Promise<void>

const workingDay = (from: PlainDate, count: number): PlainDate => {
  const day = addWorkingDays(from, count, WORK_CALENDAR)
  invariant(day.ok, 'the calendar of the year is published')
  return day.value
}

/**
 * Another worker of the same union whose application has been accepted by that day, and who may therefore read the union's
 * notices.
 */
const neighbourOf = (plan: PlannedCase, all: readonly PlannedCase[]): string => {
  const neighbour = all.find(
    (other) =>
      other.base === plan.base &&
      other.no !== plan.no &&
      other.appliesOn <= plan.appliesOn &&
      (other.ending.kind === 'on-file' || other.ending.at !== 'submitted'),
  )
  invariant(neighbour !== undefined || plan.twists.every((twist) => twist.kind !== 'objection'), 'somebody objects')
  return neighbour?.worker ?? ''
}

export const householdsOf = (
  plans: readonly PlannedCase[],
  unions: ReadonlyMap<string, string>,
): readonly Household[] =>
  plans.map((plan) => ({
    plan,
    stops: itineraryOf(plan, neighbourOf(plan, plans)),
    kase: {
      family: plan.family,
      worker: plan.worker,
      base: unions.get(plan.base) ?? '',
      officers: [`${plan.base}-1`, `${plan.base}-2`],
      caseId: '',
    },
  }))

/** Whether the case is still in progress when the lists of its wave are exported. */
const isChecked = ({ stops }: Household): boolean => stops.some(([day]) => day > DAYS.crosscheck)

const recordsOf = ({ plan }: Household): readonly BureauRecord[] =>
  plan.twists.flatMap((twist) =>
    twist.kind === 'hit' ? [{ counterpart: twist.counterpart, name: plan.family.name, value: twist.value }] : [],
  )

/** One day of the year: every household with a step to take, then the lists of a wave that is ready for the cross-check. */
const live = async (hand: Hand, today: PlainDate, households: readonly Household[]): Promise<void> => {
  await atOnce(households, WIDTH, async ({ plan, kase, stops }) => {
    for (const [day, step] of stops) if (workingDay(plan.appliesOn, day) === today) await step(hand, kase, today)
  })
  const wave = households.filter(
    (each) => workingDay(each.plan.appliesOn, DAYS.crosscheck) === today && isChecked(each),
  )
  if (wave.length === 0) return
  const cases = wave.map(({ kase }) => kase.caseId)
  await crosscheck(hand, 'city-review-1', CITY, cases, wave.flatMap(recordsOf))
}

/** Runs all days from the first application until no case has a step left. */
export const liveThrough = async (hand: Hand, moveTo: Clock, households: readonly Household[]): Promise<PlainDate> => {
  const days = new Set<string>()
  for (const { plan, stops } of households) {
    for (const [day] of stops) days.add(workingDay(plan.appliesOn, day))
    days.add(workingDay(plan.appliesOn, DAYS.crosscheck))
  }
  const order = [...days].sort().map(plainDate)
  for (const today of order) {
    await moveTo(today)
    await live(hand, today, households)
  }
  return order.at(-1) ?? plainDate('2023-12-31')
}
