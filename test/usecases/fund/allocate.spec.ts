import { yuan } from '@domain/kernel/fen'
import { allot, held, ledgerOf, lineId, lineOf, onFile, paid, YEAR } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

test('a budget line can be allocated, raised and lowered, and the ledger records every change', async () => {
  await allot(town, 100)
  town.world.clock.add(1)
  await allot(town, 250.5)
  town.world.clock.add(1)
  await allot(town, 80)
  expect(await lineOf(town)).toMatchObject({ allocated: yuan(80), held: 0, settled: 0 })
  expect((await ledgerOf(town, 'allocated')).map((line) => line.amount)).toEqual([10_000, 15_050, -17_050])
})

test.each(['nowhere', 'plant'])('no budget line is opened for %s, which is no county', async (jurisdiction) => {
  const input = {
    org: ORG.city.id,
    year: YEAR,
    source: 'provincial',
    jurisdiction,
    allocated: yuan(1),
    reason: '下达',
  } as const
  expect(await town.refusal('cityFund', 'budget.allocate', input)).toBe('NOT_FOUND')
})

test('a budget line cannot be lowered below the sum of its held and settled money', async () => {
  await allot(town, 10_000)
  const household = await onFile(town)
  await paid(town, household, yuan(4000))
  await held(town, household, yuan(500), { programme: 'festival' })
  const down = {
    org: ORG.city.id,
    year: YEAR,
    source: 'provincial',
    jurisdiction: 'pengjiang',
    reason: '收回',
  } as const
  expect(await town.refusal('cityFund', 'budget.allocate', { ...down, allocated: yuan(4499.99) })).toBe(
    'ALLOCATION_BELOW_USE',
  )
  await town.tell('cityFund', 'budget.allocate', { ...down, allocated: yuan(4500) })
  expect(await lineOf(town)).toMatchObject({ free: 0 })
})

test('only the city allocates: a county line and a county’s officer are refused', async () => {
  const input = { year: YEAR, source: 'county', jurisdiction: 'pengjiang', allocated: yuan(1), reason: '自有' } as const
  expect(await town.refusal('countyFund', 'budget.allocate', { ...input, org: ORG.county.id })).toBe('ORG_WRONG_LEVEL')
  expect(await town.refusal('countyFund', 'budget.allocate', { ...input, org: ORG.city.id })).toBe('NOT_ALLOWED')
  expect(await town.refusal('cityApprover', 'budget.allocate', { ...input, org: ORG.city.id })).toBe('NOT_ALLOWED')
})

test('a county sees its own budget lines, and the city sees all budget lines', async () => {
  await allot(town, 10)
  await allot(town, 20, 'city', 'direct')
  const ids = async (who: string) => (await town.tell(who, 'budget.lines', { year: YEAR })).lines.map((line) => line.id)
  expect(await ids('countyAuditor')).toEqual([lineId()])
  expect(await ids('cityApprover')).toEqual(expect.arrayContaining([lineId(), lineId('city', 'direct')]))
  expect(await town.refusal('baseOfficer', 'budget.lines', { year: YEAR })).toBe('NOT_ALLOWED')
})
