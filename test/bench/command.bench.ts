// Measures a whole call from parsing to the answer, compared with the bare engine: the same rows in one transaction, the same
// page in one query.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { CASES } from '@cloud/usecases/stored/collections'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Stage } from '@domain/application/stage'
import type { CaseId } from '@domain/kernel/ids'
import { addDays } from '@domain/kernel/plain-date'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, walkTo } from '@test/support/walk'
import { openBare, type Write } from './bare'
import { howMany, inFolder, measure, WARM_UP } from './measure'
import { noting } from './noting'

const ROUNDS = howMany(400, 4)
const CALLS = ROUNDS + WARM_UP
const WAITING = howMany(4000, 100)
const BOUND = 3

/** A call that writes, repeated each time for another household. */
type Errand = { readonly name: string; readonly run: (town: Town, round: number) => Promise<unknown> }

/** Adds many cases at the stage of this case; `as` changes more than their names. */
const multiply = async (
  { world }: Town,
  like: CaseSnapshot,
  mark: string,
  count: number,
  as: (i: number) => Partial<CaseSnapshot> = () => ({}),
): Promise<readonly CaseId[]> => {
  const ids = Array.from({ length: count }, (_, i) => `CA-${mark}${String(i).padStart(8, '0')}` as CaseId)
  for (let from = 0; from < count; from += 500)
    await world.ports.store.transaction(async (tx) => {
      for (const [i, id] of ids.slice(from, from + 500).entries())
        await tx.insert(CASES, id, { ...like, ...as(from + i), id })
    })
  return ids
}

/** Places a case at one of two neighbouring unions, due on one of twenty days. */
const somewhere =
  ({ org, submittedOn }: CaseSnapshot) =>
  (i: number): Partial<CaseSnapshot> => ({
    org: { ...org, base: i % 2 === 0 ? ORG.base.id : ORG.neighbour.id },
    dueOn: addDays(submittedOn, 1 + (i % 20)),
  })

const likeAt = async (town: Town, stage: Stage, seed: number): Promise<CaseSnapshot> => {
  const morning = town.world.clock.now()
  const { caseId } = await walkTo(town, stage, { seed })
  town.world.clock.set(morning)
  return caseOf(town, caseId)
}

/** Prepares the data the measured calls need, and returns the calls. */
const prepare = async (town: Town): Promise<readonly Errand[]> => {
  const surveying = await likeAt(town, 'surveying', 2001)
  await multiply(town, surveying, 'q', WAITING, somewhere(surveying))
  const waiting = await caseOf(town, (await submitted(town, { seed: 2002 })).caseId)
  const toAccept = await multiply(town, waiting, 'a', CALLS)
  const finished = await likeAt(town, 'county-review', 2003)
  const toApprove = await multiply(town, finished, 'r', CALLS)
  const submissions: Awaited<ReturnType<Town['submission']>>[] = []
  for (let i = 0; i < CALLS; i += 1) submissions.push(await town.submission(`worker-${i}`, { seed: 3000 + i }))
  const on = (ids: readonly CaseId[], round: number, { seq }: CaseSnapshot) => ({
    caseId: ids[round] as CaseId,
    version: seq,
  })
  return [
    {
      name: 'case.submit',
      run: (at, i) => at.tell(`worker-${i}`, 'case.submit', submissions[i] as (typeof submissions)[number]),
    },
    { name: 'case.accept', run: (at, i) => at.tell('baseOfficer', 'case.accept', {}, on(toAccept, i, waiting)) },
    {
      name: 'review.approve',
      run: (at, i) => at.tell('countyReviewer', 'review.approve', { opinion: '同意' }, on(toApprove, i, finished)),
    },
  ]
}

/** Records what each call writes, by a trial run on a copy of the store. */
const rehearse = async (file: string, errands: readonly Errand[]): Promise<readonly (readonly Write[])[][]> => {
  const { world, taken } = noting(await aWorld({ storeFile: file, countedIds: false }))
  const town = await aTown(world, { founded: true })
  const all: (readonly Write[])[][] = []
  for (const errand of errands) {
    const written: (readonly Write[])[] = []
    for (let i = 0; i < CALLS; i += 1) {
      await errand.run(town, i)
      written.push(taken().flat())
    }
    all.push(written)
  }
  await town.close()
  return all
}

/** For the first column of the table: the writes of one call. */
const rowsOf = (writes: readonly Write[]): string => {
  const count = (replaced: boolean) => writes.filter(({ from }) => (from !== undefined) === replaced).length
  return `insert ${count(false)}, replace ${count(true)}`
}

const contest = async (folder: string): Promise<void> => {
  const [ours, raw, rehearsal] = ['ours', 'raw', 'rehearsal'].map((name) => path.join(folder, `${name}.sqlite`)) as [
    string,
    string,
    string,
  ]
  const town = await aTown(await aWorld({ storeFile: ours, countedIds: false }))
  const errands = await prepare(town)
  const settling = openBare(ours)
  settling.settle()
  settling.close()
  for (const copy of [raw, rehearsal]) copyFileSync(ours, copy)
  const written = await rehearse(rehearsal, errands)

  const bare = openBare(raw)
  const results: Record<string, string | number>[] = []
  for (const [i, errand] of errands.entries()) {
    const calls = (written[i] ?? []).map((writes) => bare.transaction(writes))
    results.push(
      await measure({
        name: `${errand.name}: ${rowsOf(written[i]?.[0] ?? [])}`,
        rounds: ROUNDS,
        bound: BOUND,
        ours: async (round) => void (await errand.run(town, round)),
        raw: (round) => calls[round]?.(),
      }),
    )
  }
  const page = bare.page('county')
  results.push(
    await measure({
      name: `case.queue: 20 of ${WAITING} cases`,
      rounds: ROUNDS,
      bound: BOUND,
      ours: async () => {
        const { items } = await town.tell('countyReviewer', 'case.queue', { stage: 'surveying', limit: 20 })
        if (items.length !== 20) throw new Error('the queue is not full')
      },
      raw: () => {
        if (page(ORG.county.id, 'surveying').length !== 20) throw new Error('the queue is not full')
      },
    }),
  )
  console.table(results)
  await town.close()
  bare.close()
}

void inFolder(contest)
