import { tellUnions } from '@cloud/usecases/drive/tell-unions'
import { INBOX } from '@cloud/usecases/stored/collections'
import { plainDate } from '@domain/kernel/plain-date'
import { YEAR } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, personOf, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const call = { org: ORG.city.id, year: YEAR, words: '困难职工可以申请帮扶', until: plainDate('2026-03-31') }
const start = () => town.tell('cityReviewer', 'drive.start', call)
const confirm = async (org = ORG.base.id, who = 'baseOfficer') => {
  const photo = await town.upload(who, 'drive-photo')
  return town.ask(who, 'drive.confirm', { org, year: YEAR, photo })
}
const told = async (at: Town, who: Parameters<typeof personOf>[0]) =>
  (await at.world.ports.store.query(INBOX, { index: 'byPerson', eq: [personOf(who)], limit: 10 })).items.length

test('the clock notifies the officers of every base union once', async () => {
  expect(await start()).toEqual({ unions: 3 })
  expect(await told(town, 'baseOfficer')).toBe(0)
  expect(await tellUnions(town.world.ports)).toBe(3)
  expect(await tellUnions(town.world.ports)).toBe(0)
  for (const who of ['baseOfficer', 'baseOfficer2', 'neighbourOfficer', 'directOfficer'] as const)
    expect(await told(town, who)).toBe(1)
  expect(await told(town, 'countyReviewer')).toBe(0)
})

test('starting the drive again with a new text notifies all officers again, and earlier confirmations stay', async () => {
  await start()
  await tellUnions(town.world.ports)
  await confirm()
  await town.tell('cityReviewer', 'drive.start', { ...call, words: '海报改为新版' })
  await tellUnions(town.world.ports)
  expect(await told(town, 'baseOfficer')).toBe(2)
  expect((await town.tell('cityAuditor', 'drive.coverage', { year: YEAR })).byJurisdiction).toContainEqual({
    jurisdiction: 'pengjiang',
    unions: 2,
    confirmed: 1,
  })
})

test('retrying the same command notifies no officer again', async () => {
  const key = 'call-upon-every-union'
  await town.tell('cityReviewer', 'drive.start', call, { key })
  await tellUnions(town.world.ports)
  expect(await town.tell('cityReviewer', 'drive.start', call, { key })).toEqual({ unions: 3 })
  expect(await tellUnions(town.world.ports)).toBe(0)
  expect(await told(town, 'baseOfficer')).toBe(1)
})

test('the coverage states exactly how many unions there are, how many have posted, and which have not', async () => {
  expect(await town.tell('cityAuditor', 'drive.coverage', { year: YEAR })).toMatchObject({ started: false })
  await start()
  expect(await confirm()).toMatchObject({ ok: true })
  expect(await confirm()).toMatchObject({ ok: true }) // a better photo, still one confirmation
  const { started, byJurisdiction, until } = await town.tell('cityAuditor', 'drive.coverage', { year: YEAR })
  expect({ started, until }).toEqual({ started: true, until: '2026-03-31' })
  expect(byJurisdiction.map(({ jurisdiction }) => jurisdiction)).toEqual(['direct', 'pengjiang'])
  expect(byJurisdiction).toContainEqual({ jurisdiction: 'pengjiang', unions: 2, confirmed: 1 })
  expect(byJurisdiction).toContainEqual({ jurisdiction: 'direct', unions: 1, confirmed: 0 })
  const county = await town.tell('countyReviewer', 'drive.coverage', { year: YEAR, jurisdiction: 'pengjiang' })
  expect(county.byJurisdiction).toEqual([{ jurisdiction: 'pengjiang', unions: 2, confirmed: 1 }])
  expect(county.unions?.map((union) => [union.org.id, union.confirmed])).toEqual(
    expect.arrayContaining([
      [ORG.base.id, true],
      [ORG.neighbour.id, false],
    ]),
  )
  expect(await town.refusal('countyReviewer', 'drive.coverage', { year: YEAR, jurisdiction: 'direct' })).toBe(
    'NOT_ALLOWED',
  )
  const own = await town.tell('neighbourOfficer', 'drive.coverage', { year: YEAR })
  expect(own).toMatchObject({ byJurisdiction: [], mine: [{ org: { id: ORG.neighbour.id }, confirmed: false }] })
})

test('confirming is refused before the drive, for another union, for a county and without a photo', async () => {
  const photo = await town.upload('baseOfficer', 'drive-photo')
  const input = { org: ORG.base.id, year: YEAR, photo }
  expect(await town.refusal('baseOfficer', 'drive.confirm', input)).toBe('NOT_FOUND')
  await start()
  expect(await town.refusal('baseOfficer', 'drive.confirm', { ...input, org: ORG.neighbour.id })).toBe('NOT_ALLOWED')
  expect(await town.refusal('countyOfficer', 'drive.confirm', { ...input, org: ORG.county.id })).toBe('ORG_WRONG_LEVEL')
  const other = await town.upload('baseOfficer', 'proof')
  expect(await town.refusal('baseOfficer', 'drive.confirm', { ...input, photo: other })).toBe('FILE_NOT_RECEIVED')
  expect(await town.refusal('baseOfficer2', 'drive.confirm', input)).toBe('FILE_NOT_RECEIVED')
})

test('only the city may start the drive', async () => {
  expect(await town.refusal('cityAdministrator', 'drive.start', { ...call, until: plainDate('1880-01-01') })).toBe(
    'DATE_TOO_EARLY',
  )
  expect(await town.refusal('cityAdministrator', 'drive.start', { ...call, org: ORG.county.id })).toBe(
    'ORG_WRONG_LEVEL',
  )
  expect(await town.refusal('countyReviewer', 'drive.start', call)).toBe('NOT_ALLOWED')
})
