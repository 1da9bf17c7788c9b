import { createHash } from 'node:crypto'
import type { PlainDate } from '@domain/kernel/plain-date'
import { type Chance, chanceOf } from '../chance/random'
import { type Scheduler, schedulerOf } from '../chance/scheduler'
import { type City, cityOf } from '../people/city'
import type { Overheard } from '../people/mischief'
import { type Heard, type Phone, phoneOn } from '../people/phone'
import type { Scene } from '../people/scene'
import { MINUTE, type SimulatedClock, simulatedClock } from '../world/clock'
import { type Cloud, openCloud } from '../world/cloud'
import type { FaultName } from '../world/faults'
import type { Change } from '../world/memory-store'

/** What a run consists of, besides its moves. */
export type Setting = {
  /** the seed of the city: its people, its policy, the year it begins in */
  readonly seed: number
  readonly households: number
  readonly honest?: boolean
}

/** A line of the story of a run; without the answers themselves, of which a long run would fill the memory. */
export type Told = Pick<Heard, 'who' | 'name' | 'caseId'> & {
  readonly on: PlainDate
  /** `ok`, `no answer`, or the code of the refusal */
  readonly outcome: string
  readonly fault: FaultName | undefined
}

/** One simulated city with its cloud. */
export type Town = {
  readonly city: City
  readonly cloud: Cloud
  readonly clock: SimulatedClock
  readonly scheduler: Scheduler
  readonly phone: Phone
  readonly overheard: Overheard
  readonly scene: () => Scene
  /** the draws of the present move */
  chance: Chance
  readonly story: Told[]
  /** the same for the same seed and moves */
  readonly trace: () => string
}

/** The last of them leads into a year whose work calendar is not published yet. */
const FIRST_DAYS = ['2024-01-08', '2025-03-03', '2026-01-05', '2026-06-01'] as const

const idsIn = (answer: unknown, prefix: string): readonly string[] =>
  JSON.stringify(answer)
    .match(new RegExp(`"${prefix}-[0-9A-Za-z_-]{4,40}"`, 'g'))
    ?.map((found) => found.slice(1, -1)) ?? []

const LATER = 7919

const REMEMBERED = 30
const remember = (list: string[], ids: readonly string[]): void => {
  for (const id of ids) if (!list.includes(id)) list.push(id)
  if (list.length > REMEMBERED) list.splice(0, list.length - REMEMBERED)
}

/** Told of every transaction that has written, and of every call that was answered. */
type Watching = {
  readonly committed: (changes: readonly Change[]) => void
  readonly heard: (call: Heard) => void
}

export const openTown = (setting: Setting, { committed, heard: alsoHeard }: Watching): Town => {
  const chance = chanceOf(setting.seed)
  const clock = simulatedClock((chance.one(FIRST_DAYS) ?? FIRST_DAYS[0]) as PlainDate)
  const scheduler = schedulerOf()
  const cloud = openCloud(clock, scheduler, committed)
  const drawn = cityOf(chance, setting.households)
  const honest = <T extends { readonly trait: string }>(people: readonly T[]): T[] =>
    people.map((person) => (setting.honest === true ? { ...person, trait: 'honest' } : person))
  const city: City = {
    ...drawn,
    // drawn apart, so that it changes nothing else
    lateCalendar: chanceOf(setting.seed + LATER).often(30) && setting.honest !== true,
    households: honest(drawn.households) as never,
    officers: honest(drawn.officers) as never,
  }
  const overheard: Overheard = { cases: [], grants: [], batches: [] }
  const story: Told[] = []
  const hash = createHash('sha256')
  const hear = (heard: Heard): void => {
    alsoHeard(heard)
    const { who, name, caseId, answer } = heard
    const outcome = answer === 'no answer' ? answer : answer.ok ? 'ok' : answer.refusal.code
    hash.update(`${clock.now()} ${who} ${name} ${outcome} ${JSON.stringify(answer)}\n`)
    const fault = cloud.trouble.met ? cloud.trouble.fault?.name : undefined
    story.push({ on: clock.today(), who, name, caseId, outcome, fault })
    if (answer === 'no answer' || !answer.ok || !['case.submit', 'grant.hold', 'payout.createBatch'].includes(name))
      return
    remember(overheard.cases, idsIn(answer.value, 'CA'))
    remember(overheard.grants, idsIn(answer.value, 'GR'))
    remember(overheard.batches, idsIn(answer.value, 'PB'))
  }
  const town: Town = {
    city,
    cloud,
    clock,
    scheduler,
    overheard,
    phone: phoneOn(cloud, () => town.chance, hear),
    scene: () => ({
      phone: town.phone,
      city,
      chance: chanceOf(town.chance.seed()),
      today: clock.today,
      pause: () => clock.add(MINUTE),
    }),
    chance,
    story,
    trace: () => hash.copy().digest('hex'),
  }
  return town
}
