import { accepted, aTown, submitted, type Town } from '@test/support/town'
import { aWorld } from '@test/support/ports'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

test('a household applies and its base union takes the case', async () => {
  expect(await submitted(town)).toMatchObject({ stage: 'submitted', version: 1 })
  expect(await accepted(town, { seed: 2 })).toMatchObject({ stage: 'surveying', version: 2 })
})
