import { copyFileSync, cpSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openLoad } from '@cloud/adapters/sqlite/load'
import type { Collection, DocStore, StoreWalk } from '@cloud/ports/doc-store'
import type { Sealer } from '@cloud/ports/world'
import { CASES, COLLECTIONS, ENTRIES } from '@cloud/usecases/stored/collections'
import { type Desk, openDesk } from '../desk/desk'
import { instantOf } from '../desk/desk-clock'
import { openKeys } from '../desk/desk-keys'
import { fillTown, TOWN_BEGINS } from '../town/fill'
import { BASE_UNIONS } from '../town/unions'
import { handOn } from '../walk/hand'
import { deskWire } from '../walk/wire'
import { type Copies, copiesOf, type Lines, type Plan, planIn, type Range, rangesOf } from './copies'
import type { Makers } from './makers'
import { addLines, allocate } from './money'
import { registerUnions } from './unions'
import { SPOKEN } from './words'

/** What a city is: how many households and base unions, over how many years up to the town's own. */
export type City = { readonly households: number; readonly unions: number; readonly years: number }

/** How many, and some of them: every hundredth copy's, spread over all kinds and years. */
export type Multiplied = { readonly households: number; readonly drawn: readonly string[] }

type Say = (words: string) => void

/** Households between two lines of the progress. */
const SPOKEN_EVERY = 10_000

/** Says how far it is, now and then. */
const spoken = (say: Say): ((households: number) => void) => {
  let next = SPOKEN_EVERY
  return (count) => {
    if (count < next) return
    say(SPOKEN.households(count))
    next = count + SPOKEN_EVERY
  }
}

/** The demo town, by the public calls as ever; then further unions with their officers. */
const found = async (desk: Desk, { unions }: City, say: Say): Promise<void> => {
  await fillTown(desk)
  say(SPOKEN.town)
  await registerUnions(handOn(deskWire(desk)), BASE_UNIONS.length, unions, (done) => say(SPOKEN.unions(done)))
}

type Way<D> = {
  readonly make: (range: Range) => Promise<Omit<Copies, 'documents'> & { readonly documents: D }>
  /** ranges asked for before the first is written */
  readonly ahead: number
  readonly write: (documents: D) => void | Promise<void>
}

/** Makes and writes the copies, in the order of their ids, for as many households as wanted. */
const written = async <D>(plan: Plan, wanted: number, { make, ahead, write }: Way<D>, say: Say) => {
  const ranges = rangesOf(plan, wanted)
  const asked: { readonly households: number; readonly copies: ReturnType<Way<D>['make']> }[] = []
  const ask = (): void => {
    const { value: range } = ranges.next()
    if (range !== undefined) asked.push({ households: range.households, copies: make(range) })
  }
  for (let i = 0; i < ahead; i += 1) ask()
  const [lines, drawn]: [Lines, string[]] = [new Map(), []]
  const tell = spoken(say)
  let households = 0
  for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
    const copies = await next.copies
    ask()
    await write(copies.documents)
    addLines(lines, copies.lines)
    drawn.push(...copies.drawn)
    households = next.households
    tell(households)
  }
  return { lines, drawn, households }
}

/**
 * Fills a new file beside `cloud.db` with a town's documents and their copies, and renames it when it is complete and on the
 * disk: a city is in the folder as a whole or not at all. @internal
 */
export const multiply = async (
  { from, to, plan, households }: { from: string; to: string; plan: Plan; households: number },
  makers: Makers,
  say: Say,
): Promise<{ readonly desk: Desk; readonly multiplied: Multiplied }> => {
  cpSync(from, to, {
    recursive: true,
    filter: (each) => path.dirname(each) !== from || !path.basename(each).startsWith('cloud.db'),
  })
  const [file, loading] = [path.join(to, 'cloud.db'), path.join(to, 'cloud.db.loading')]
  copyFileSync(path.join(from, 'cloud.db'), loading)
  const load = openLoad(loading, COLLECTIONS, [CASES, ENTRIES])
  const makersHere = makers({ plan, sealing: openKeys(path.join(to, 'keys')).sealing })
  const { lines, ...multiplied } = await written(plan, households, { ...makersHere, write: load.insert }, say)
  await makersHere.end()
  say(SPOKEN.indexes)
  load.end()
  renameSync(loading, file)
  rmSync(`${loading}.lock`, { force: true })
  const desk = openDesk({ folder: to })
  if (desk === undefined) throw new Error('the folder is in use')
  await allocate(desk.ports, lines)
  return { desk, multiplied }
}

/** Writes a city into an empty folder and opens it. */
export const writeCity = async (folder: string, city: City, makers: Makers, say: Say) => {
  const from = path.join(folder, 'cloud.db.town')
  const town = openDesk({ folder: from, fresh: true, startsAt: instantOf(TOWN_BEGINS) })
  if (town === undefined) throw new Error('the folder is in use')
  await found(town, city, say)
  const plan = await planIn(town.ports.store, city.years)
  await town.close()
  const opened = await multiply({ from, to: folder, plan, households: city.households }, makers, say)
  rmSync(from, { recursive: true })
  return opened
}

type Shop = { readonly store: DocStore & StoreWalk; readonly sealer: Sealer }

/** The same through the store's own transactions. @internal */
export const multiplyIn = async (
  { store, sealer }: Shop,
  { households, years }: Pick<City, 'households' | 'years'>,
  say: Say,
): Promise<Multiplied> => {
  const plan = await planIn(store, years)
  const make = copiesOf(sealer, plan)
  const write = (documents: Copies['documents']): Promise<void> =>
    store.transaction(async (tx) => {
      for (const { collection, id, doc } of documents) await tx.insert(collection as Collection<never>, id, doc)
    })
  const way = { make: async (range: Range) => make(range), ahead: 1, write }
  const { lines, ...multiplied } = await written(plan, households, way, say)
  await allocate({ store, sealer }, lines)
  return multiplied
}

/** Writes a city into a new desk with a store of any kind. */
export const fillCity = async (desk: Desk, city: City, say: Say): Promise<Multiplied> => {
  await found(desk, city, say)
  return multiplyIn(desk.ports, city, say)
}
