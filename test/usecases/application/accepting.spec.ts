import { aWorld } from '@test/support/ports'
import { aTown, submitted, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const acceptedLine = async (caseId: never) =>
  (await town.tell('baseOfficer', 'case.open', { caseId })).log.find(({ kind }) => kind === 'accept')

test('the log keeps which papers were shown to the officer before accepting', async () => {
  const on = await submitted(town)
  await town.tell('baseOfficer', 'case.accept', { opened: ['idCard', 'bankCard'] }, on)
  expect((await acceptedLine(on.caseId as never))?.opened).toEqual(['idCard', 'bankCard'])
})

test('a phone of the former release, which does not say so, can still accept', async () => {
  const on = await submitted(town)
  await town.tell('baseOfficer', 'case.accept', {}, on)
  expect((await acceptedLine(on.caseId as never))?.opened).toBeUndefined()
})
