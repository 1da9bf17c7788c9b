import { drawnMoves, type Move, type Moves, repeatedMoves } from '../chance/moves'
import { chanceOf } from '../chance/random'
import { foundCity } from '../people/found'
import { allocateYear } from '../people/money'
import { type Broken, watch } from '../truth/watch'
import { FAULTS, type FaultName, faultOf } from '../world/faults'
import { play } from './play'
import { openTown, type Setting, type Told } from './town'

export type RunOptions = Setting & {
  readonly years: number
  readonly faults?: readonly FaultName[]
  /** percent of the moves that meet a fault */
  readonly troubled?: number
  /** instead of drawing them from the seed */
  readonly moves?: readonly Move[]
}

/** Moves in which a fault happened, by its name. */
export type FaultsMet = Partial<Record<FaultName, number>>

export type Outcome = {
  readonly trace: string
  readonly moves: readonly Move[]
  readonly broken: Broken | undefined
  readonly days: number
  readonly calls: number
  /** how often each fault happened */
  readonly met: FaultsMet
  readonly story: readonly Told[]
  /** number of lines of the story that found the city */
  readonly founded: number
}

const YEAR_MS = 365 * 24 * 60 * 60_000
const TROUBLED = 12

const movesOf = ({ seed, moves, troubled = TROUBLED, honest }: RunOptions): Moves =>
  moves === undefined ? drawnMoves(seed, honest === true ? 0 : troubled) : repeatedMoves(moves)

/** Runs one city for some years, or until a rule is broken. */
export const run = async (options: RunOptions): Promise<Outcome> => {
  const { years, honest = false, faults = FAULTS } = options
  const truth = watch()
  const town = openTown(options, truth)
  truth.begin(town)
  await foundCity(town.phone, town.city, chanceOf(options.seed), town.clock.today())
  const treasurer = town.city.officers.find(({ at, role }) => at === 'city' && role === 'fund-officer')
  if (treasurer !== undefined) await allocateYear(town.scene(), treasurer)
  const began = town.clock.now()
  const founded = town.story.length
  const moves = movesOf(options)
  const met: FaultsMet = {}
  let broken: Broken | undefined
  while (broken === undefined && town.clock.now() < began + years * YEAR_MS) {
    const move = moves.next()
    if (move === undefined) break
    const fault = faultOf(move.fault, faults)
    await play(town, move, { honest, faults })
    const { trouble } = town.cloud
    if (fault !== undefined && (trouble.met || trouble.quiet)) met[fault.name] = (met[fault.name] ?? 0) + 1
    broken = await truth.check()
  }
  broken ??= await truth.end()
  return {
    trace: town.trace(),
    moves: moves.taken(),
    broken,
    days: Math.round((town.clock.now() - began) / (YEAR_MS / 365)),
    calls: town.phone.answered(),
    met,
    story: town.story,
    founded,
  }
}
