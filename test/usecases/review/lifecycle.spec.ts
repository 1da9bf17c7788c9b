import { ENTRIES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Submitting, type Town } from '@test/support/town'
import { caseOf, stepOn, type Walked, walkTo } from '@test/support/walk'

const logOf = async (town: Town, id: string) =>
  (await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [id], limit: 100 })).items.map(({ doc }) => doc)

const walked = async (town: Town, about: Submitting): Promise<string[]> => {
  let at: Walked = await walkTo(town, 'submitted', about)
  const stages: string[] = [at.stage]
  while (at.stage !== 'on-file') {
    at = await stepOn(town, at, about)
    stages.push(at.stage)
  }
  return stages
}

let town: Town
afterEach(() => town.close())

test('a case goes through all stages with the cross-check before the notice', async () => {
  town = await aTown(await aWorld())
  expect(await walked(town, {})).toEqual([
    'submitted',
    'surveying',
    'deliberating',
    'crosschecking',
    'to-post',
    'on-notice',
    'county-review',
    'determining',
    'on-file',
  ])
})

test('a case goes through all stages with the cross-check after the county’s review', async () => {
  town = await aTown(await aWorld(), { policy: aPolicy({ stageOrder: 'crosscheck-after-review' }) })
  expect(await walked(town, {})).toEqual([
    'submitted',
    'surveying',
    'deliberating',
    'to-post',
    'on-notice',
    'county-review',
    'crosschecking',
    'determining',
    'on-file',
  ])
})

test('at a unit directly under the city the city reviews instead of a county', async () => {
  town = await aTown(await aWorld())
  const about = { base: ORG.directBase, seed: 4 }
  const at = await walkTo(town, 'county-review', about)
  expect(await town.refusal('countyReviewer', 'review.approve', { opinion: '同意' }, at)).toBe('NOT_FOUND')
  expect((await stepOn(town, at, about)).stage).toBe('determining')
})

test('the log of a complete case folds to its snapshot, and the file has a number', async () => {
  town = await aTown(await aWorld())
  const at = await walkTo(town, 'on-file')
  const stored = await caseOf(town, at.caseId)
  const log = await logOf(town, at.caseId)
  expect(log.map((entry) => entry.seq)).toEqual(log.map((_, i) => i + 1))
  expect(JSON.parse(JSON.stringify(fold(log)))).toEqual(stored)
  expect(stored.dossierNo).toMatch(/^2026-02-\d{10}$/)
  expect(stored.determination).toMatchObject({ class: 'severe', sheet: { result: 'severe' } })
})
