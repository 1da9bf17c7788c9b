import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, type OfficerKey, ORG, personOf, submitted, type Town } from '@test/support/town'
import { walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const ADMINISTRATOR = 'cityAdministrator'
const postOf = (who: OfficerKey) => ({ org: OFFICERS[who].at, person: personOf(who), role: OFFICERS[who].role })
const leaving = (who: OfficerKey) => town.tell(ADMINISTRATOR, 'officer.leaving', postOf(who))
const remove = (who: OfficerKey, anyway?: boolean) =>
  town.tell(ADMINISTRATOR, 'officer.remove', { ...postOf(who), ...(anyway === undefined ? {} : { anyway }) })
const inbox = async (who: OfficerKey) => (await town.tell(who, 'inbox.list', {})).items.map(({ key }) => key)

test('before a post ends, each open duty is shown with those who go on with it', async () => {
  await submitted(town)
  await submitted(town, { seed: 2 })
  const { cases, takers, kits, money } = await leaving('baseOfficer')
  expect(cases).toEqual([{ stage: 'submitted', count: 2, more: false, overdue: 0 }])
  expect(takers.map(({ name }) => name).sort()).toEqual(['经办丙', '经办乙'])
  expect(takers[0]?.union).toBe(ORG.base.name)
  expect([kits, money]).toEqual([0, 0])
})

test('those who go on are told how much it is; an officer without open duties leaves silently', async () => {
  await submitted(town)
  await remove('baseOfficer')
  expect(await inbox('baseOfficer2')).toContain('dutiesReceived')
  await remove('neighbourOfficer')
  expect(await inbox('countyOfficer')).not.toContain('dutiesReceived')
})

test('the last officer of a union hands over to the union above', async () => {
  await submitted(town, { base: ORG.neighbour })
  expect((await leaving('neighbourOfficer')).takers).toEqual([
    { name: OFFICERS.countyOfficer.name, union: ORG.county.name },
  ])
  await remove('neighbourOfficer')
  expect(await inbox('countyOfficer')).toContain('dutiesReceived')
})

test('where nobody goes on, the post ends only when the administrator says so', async () => {
  await walkTo(town, 'county-review')
  await remove('countyReviewer2')
  const { cases, takers } = await leaving('countyReviewer')
  expect([cases.map(({ stage }) => stage), takers]).toEqual([['county-review'], []])
  expect(await town.refusal(ADMINISTRATOR, 'officer.remove', postOf('countyReviewer'))).toBe('OFFICER_LAST')
  await remove('countyReviewer', true)
  expect((await town.tell('countyReviewer', 'me.open', {})).posts).toEqual([])
})

test('for units directly under the city the city’s reviewers go on', async () => {
  const seat = { org: ORG.direct.id, role: 'county-reviewer' as const, name: '直属审核' }
  const { code } = await town.tell(ADMINISTRATOR, 'officer.invite', seat)
  await town.tell('directReviewer', 'officer.join', { code })
  const [held] = (await town.tell(ADMINISTRATOR, 'officer.list', { org: ORG.direct.id })).officers.filter(
    ({ role }) => role === 'county-reviewer',
  )
  const { person = personOf('baseOfficer') } = held ?? {}
  const { takers } = await town.tell(ADMINISTRATOR, 'officer.leaving', { org: ORG.direct.id, person, role: seat.role })
  expect(takers.map(({ name }) => name).sort()).toEqual(['市审核乙', '市审核甲'])
})

test('a post that nobody holds has nothing to hand over', async () => {
  const gone = { ...postOf('baseOfficer'), role: 'fund-officer' as const }
  expect(await town.refusal(ADMINISTRATOR, 'officer.leaving', gone)).toBe('NOT_FOUND')
})
