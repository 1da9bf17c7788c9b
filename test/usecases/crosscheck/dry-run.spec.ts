import { CHECK_BATCHES, MAPPINGS } from '@cloud/usecases/stored/collections'
import type { CheckBatchId } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { filledList, startCheck, uploadTable, walkTo } from '@test/support/walk'

let town: Town
let batch: CheckBatchId
beforeEach(async () => {
  town = await aTown(await aWorld())
  const { caseId } = await walkTo(town, 'crosschecking', {})
  batch = await startCheck(town, [caseId])
})
afterEach(() => town.close())

const given = async (
  change: (rows: Awaited<ReturnType<typeof filledList>>) => Awaited<ReturnType<typeof filledList>>,
) => {
  const rows = await filledList(town, batch, 'vehicles')
  return { batch, counterpart: 'vehicles' as const, file: await uploadTable(town, change(rows)) }
}
const answered = async () => JSON.stringify((await town.world.ports.store.get(CHECK_BATCHES, batch))?.doc)
const mappings = () => town.world.ports.store.walk(MAPPINGS, undefined, 10)
/** In the column of answers, the bureau's own words. */
const inWords = (own: string) => (rows: Awaited<ReturnType<typeof filledList>>) =>
  rows.map((row) => row.map((cell) => (cell === '无记录' ? own : cell)))

test('a dry run says what an import of a bureau’s answers would do, and writes nothing', async () => {
  const input = await given((rows) => rows)
  const before = await answered()
  const plan = await town.tell('cityReviewer', 'crosscheck.import', { ...input, dry: true })
  expect(plan).toMatchObject({ read: 3, applied: 3, hits: 0, problems: [] })
  expect(plan.seen).toMatchObject({ whichSheet: false, open: [] })
  expect(await answered()).toBe(before)
  const { seen: _seen, ...figures } = plan
  expect(await town.tell('cityReviewer', 'crosscheck.import', input)).toMatchObject(figures)
  expect(await answered()).not.toBe(before)
})

test('words of the bureau’s own are shown with their rows, meant once, and remembered for its next answer', async () => {
  const input = await given(inWords('查无此项'))
  const { seen, applied } = await town.tell('cityReviewer', 'crosscheck.import', { ...input, dry: true })
  expect(applied).toBe(0)
  expect(seen?.words).toContainEqual({ word: '查无此项', times: 3 })
  const words = { 查无此项: 'no-record' as const }
  expect(await town.tell('cityReviewer', 'crosscheck.import', { ...input, words, dry: true })).toMatchObject({
    applied: 3,
    problems: [],
  })
  expect(await mappings()).toEqual([])
  await town.tell('cityReviewer', 'crosscheck.import', { ...input, words })
  expect(await mappings()).toMatchObject([{ doc: { purpose: 'bureau', sender: 'vehicles', words } }])
  const again = await given(inWords('查无此项'))
  expect(await town.tell('cityReviewer', 'crosscheck.import', { ...again, dry: true })).toMatchObject({
    applied: 0,
    unchanged: 3,
    problems: [],
  })
})
