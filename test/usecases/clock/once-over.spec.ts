import { onceOver } from '@cloud/usecases/clock/once-over'
import { CASES, ONCE_OVER, ORGS } from '@cloud/usecases/stored/collections'
import type { OrgId } from '@domain/kernel/ids'
import { aWorld, type World } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'

let town: Town
let seen: (readonly [OrgId, number])[]
const OTHER = 'ORG-other-city' as OrgId
beforeEach(async () => {
  town = await aTown((await aWorld()) as World)
  seen = []
  const { store } = town.world.ports
  const city = await store.get(ORGS, ORG.city.id)
  if (city === undefined) throw new Error('no city')
  await store.transaction((tx) => tx.insert(ORGS, OTHER, { ...city.doc, id: OTHER, path: [OTHER] }))
})
afterEach(() => town.close())

const run = (until: number) =>
  onceOver(town.world.ports, 'accounts', until, async () => ({
    collection: CASES,
    index: 'byYear',
    eq: (city: OrgId, year: number) => {
      seen.push([city, year])
      return [city, year]
    },
    atOnce: 10,
    each: async () => undefined,
  }))
const at = async () => (await town.world.ports.store.get(ONCE_OVER, 'accounts'))?.doc
const put = (doc: object) => town.world.ports.store.transaction((tx) => tx.insert(ONCE_OVER, 'accounts', doc as never))

test('every year of every city is processed once, one year at a time, and never again', async () => {
  let steps = 0
  while ((await at())?.done !== true) steps += await run(0)
  const cities = [...new Set(seen.map(([city]) => city))]
  expect(cities.sort()).toEqual([ORG.city.id, OTHER].sort())
  expect(new Set(seen.map(([city, year]) => `${city}:${year}`)).size).toBe(steps)
  expect(await run(0)).toBe(0)
})

test('progress that was stored without a city continues with its year in the first city', async () => {
  await put({ year: 2024, done: false })
  await run(0)
  expect(seen.map(([, year]) => year)).toEqual([2024])
  expect(await at()).toMatchObject({ year: 2025, done: false })
})
