import type { Move } from '../chance/moves'
import { type Chance, chanceOf } from '../chance/random'
import { administer } from '../people/administrator'
import { beginDay, sitDown, workOn } from '../people/case-officer'
import { continueCrosscheck } from '../people/crosscheck'
import { makeMischief } from '../people/mischief'
import { handleMoney } from '../people/money'
import { applyFor, claim } from '../people/on-behalf'
import { besideCases } from '../people/outreach'
import { officersIn, type Scene } from '../people/scene'
import { openApp } from '../people/worker'
import { MINUTE } from '../world/clock'
import { type FaultName, faultOf } from '../world/faults'
import type { Town } from './town'

/** How a run differs from an ordinary one. */
export type Rules = { readonly honest: boolean; readonly faults: readonly FaultName[] }

const runTimer = async (town: Town): Promise<void> => {
  const { cloud, scheduler, chance } = town
  const { fault } = cloud.trouble
  const run = async (no: number): Promise<void> => {
    await cloud.process(no).timer()
  }
  if (fault?.name !== 'timer-twice') return run(0)
  cloud.trouble.met = true
  await scheduler.together([() => run(0), () => run(1)], (count) => chance.between(0, count - 1))
}

/** The mornings and nights of the next days, with the timer at work. */
const passTime = async (town: Town): Promise<void> => {
  const { clock, cloud, chance } = town
  const { fault } = cloud.trouble
  if (fault?.name === 'clock-back') {
    clock.add(-chance.between(1, 50) * MINUTE)
    cloud.trouble.quiet = true
  }
  const days = fault?.name === 'clock-ahead' ? chance.between(3, 9) : chance.between(1, 2)
  if (fault?.name === 'clock-ahead' || fault?.name === 'timer-late') {
    // nobody has started the timer on these days
    cloud.trouble.met = true
    clock.to(days, 9)
  } else
    for (let day = 0; day < days; day += 1) {
      clock.to(1, 0.2)
      await runTimer(town)
      clock.to(0, 8.6)
      await runTimer(town)
    }
  await town.phone.deliverLate()
  clock.add(MINUTE)
  await runTimer(town)
}

type Act = (town: Town, scene: Scene) => Promise<unknown>

const anOfficer: Act = async ({ city }, scene) => {
  const officer = scene.chance.one(city.officers)
  if (officer === undefined || !officer.serves) return
  if (officer.role === 'fund-officer' || officer.role === 'fund-approver') return handleMoney(scene, officer)
  if (officer.role === 'base-officer' && scene.chance.often(6)) return applyFor(scene, officer)
  if (officer.role === 'city-reviewer' && scene.chance.often(20)) await continueCrosscheck(scene, officer)
  return sitDown(scene, officer)
}
const theMoney: Act = async ({ city }, scene) => {
  const officer = scene.chance.one(city.officers.filter(({ role, serves }) => serves && role.startsWith('fund-')))
  if (officer !== undefined) await handleMoney(scene, officer)
}
const theReview: Act = async ({ city }, scene) => {
  const officer = scene.chance.one(city.officers.filter(({ role, serves }) => serves && role.endsWith('-reviewer')))
  if (officer !== undefined) await sitDown(scene, officer)
}
const aWorker: Act = async ({ city }, scene) => {
  const home = scene.chance.one(city.households)
  if (home === undefined) return
  if (home.claimCode !== undefined && scene.chance.often(40)) await claim(scene, home)
  else await openApp(scene, home)
}

/** Two or three persons at once: at the same case, at the same desk, or each at their own. */
const atOnce: Act = async (town, scene) => {
  const { city, overheard, scheduler } = town
  const caseId = scene.chance.one(overheard.cases)
  const crowd = scene.chance.shuffle(city.officers.filter(({ serves }) => serves)).slice(0, 2)
  const tasks = scene.chance.often(50)
    ? crowd.map(
        (officer) => () =>
          caseId === undefined ? sitDown(town.scene(), officer) : workOn(town.scene(), officer, caseId),
      )
    : [aWorker, scene.chance.pick([aWorker, theMoney, theMoney]), theMoney].map((act) => () => act(town, town.scene()))
  await scheduler.together(tasks, (count) => town.chance.between(0, count - 1))
}

/** What happens in a move, by how often it happens. */
const WEIGHTS: readonly (readonly [weight: number, act: Act, dishonest?: true])[] = [
  [34, anOfficer],
  [10, theReview],
  [14, theMoney],
  [20, aWorker],
  [2, (_town, scene) => administer(scene)],
  [6, atOnce],
  [6, (town, scene) => makeMischief(scene, town.overheard), true],
]
const TIME = 22
/** Percent of the moves in which something happens beside the cases as well. */
const BESIDES = 12
const BESIDE = 0x2b5a1
/** Percent of the moves after which a base officer works through the day's list as well. */
const MORNINGS = 8
const MORNING = 0x51c3d

const actFor = (chance: Chance, honest: boolean): Act | 'time' => {
  const weights = honest ? WEIGHTS.filter(([, , dishonest]) => dishonest !== true) : WEIGHTS
  const total = weights.reduce((sum, [weight]) => sum + weight, TIME)
  let drawn = chance.between(1, total) - TIME
  if (drawn <= 0) return 'time'
  for (const [weight, act] of weights) {
    drawn -= weight
    if (drawn <= 0) return act
  }
  return 'time'
}

/** Carries out one move. */
export const play = async (town: Town, { what, fault }: Move, rules: Rules): Promise<void> => {
  const { cloud, clock } = town
  town.chance = chanceOf(what)
  cloud.trouble.fault = faultOf(fault, rules.faults)
  cloud.trouble.writes = 0
  cloud.trouble.calls = 0
  cloud.trouble.met = false
  cloud.trouble.quiet = false
  cloud.answerSends = town.chance.often(5) ? town.chance.pick(['unavailable', 'refused', 'none-left']) : 'sent'
  const act = actFor(town.chance, rules.honest)
  if (act === 'time') await passTime(town)
  else {
    clock.add(town.chance.between(1, 25) * MINUTE)
    await act(town, town.scene())
    // drawn apart, so that the rest of a move stays what it was
    const beside = chanceOf(what ^ BESIDE)
    if (beside.often(BESIDES)) await besideCases({ ...town.scene(), chance: beside })
    const morning = chanceOf(what ^ MORNING)
    const officer = morning.often(MORNINGS) ? morning.one(officersIn(town.scene(), 'base-officer')) : undefined
    if (officer !== undefined) await beginDay({ ...town.scene(), chance: morning }, officer)
  }
}
