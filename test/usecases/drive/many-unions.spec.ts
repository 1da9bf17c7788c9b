import { tellUnions } from '@cloud/usecases/drive/tell-unions'
import { COUNTS, INBOX, ORGS, type OrgDoc, POSTS, postId } from '@cloud/usecases/stored/collections'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { breakable, YEAR } from '@test/support/money'
import { aWorld, type World } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'

const UNIONS = 600
const officerOf = (n: number) => `PE-of-${n}` as PersonId

/** Adds six hundred unions to the city, each with an officer, half of them in each of two jurisdictions. */
const grow = async ({ ports: { store } }: World): Promise<void> => {
  const unions = Array.from({ length: UNIONS }, (_, n): OrgDoc => {
    const parent = n % 2 === 0 ? ORG.county : ORG.direct
    const id = `OR-many-${n}` as OrgId
    const jurisdiction = n % 2 === 0 ? 'pengjiang' : 'direct'
    const name = `第${n}工会`
    return { ...ORG.base, id, name, short: name, path: [...parent.path, id], parent: parent.id, jurisdiction }
  })
  for (let at = 0; at < UNIONS; at += 50)
    await store.transaction(async (tx) => {
      for (const [i, union] of unions.slice(at, at + 50).entries()) {
        const post = { person: officerOf(at + i), name: '经办', role: 'base-officer' as const, org: union.id, since: 0 }
        await tx.insert(ORGS, union.id, union)
        await tx.insert(POSTS, postId(post), post)
      }
    })
}

const call = { org: ORG.city.id, year: YEAR, words: '困难职工可以申请帮扶', until: plainDate('2026-03-31') }
const start = (town: Town) => town.tell('cityReviewer', 'drive.start', call)
const toldTimes = async ({ ports: { store } }: World): Promise<readonly number[]> => {
  const times: number[] = []
  for (let n = 0; n < UNIONS; n += 1)
    times.push((await store.query(INBOX, { index: 'byPerson', eq: [officerOf(n)], limit: 10 })).items.length)
  return times
}
const once = Array.from({ length: UNIONS }, () => 1)

test('starting the drive returns at once for any number of unions, and the clock notifies the unions in several runs', async () => {
  const world = await aWorld()
  await grow(world)
  const town = await aTown(world)
  expect(await start(town)).toEqual({ unions: UNIONS + 3 })
  expect((await toldTimes(world)).every((times) => times === 0)).toBe(true)
  // each reading of the clock advances it, so that one run has time for a few portions only
  const now = () => {
    world.clock.add(1_500)
    return world.clock.now()
  }
  const runs: number[] = []
  do {
    runs.push(await tellUnions({ ...world.ports, clock: { now } }, now() + 15_000))
    const { told } = await town.tell('cityAuditor', 'drive.coverage', { year: YEAR })
    const sum = runs.reduce((all, some) => all + some, 0)
    expect(told).toBe(sum === UNIONS + 3 ? undefined : sum)
  } while (runs.at(-1) !== 0)
  expect(runs.length).toBeGreaterThan(3)
  expect(await toldTimes(world)).toEqual(once)
  await town.close()
})

test('after a kill before or after any commit, every union is notified exactly once', async () => {
  const world = await aWorld()
  await grow(world)
  const store = breakable(world.ports.store)
  const ports = { ...world.ports, store }
  const town = await aTown({ ...world, ports })
  await start(town)
  let kills = 0
  for (;;) {
    store.arm(1 + ((kills * 37) % 90), kills % 2 === 0 ? 'after' : 'before')
    try {
      if ((await tellUnions(ports)) === 0) break
    } catch {
      kills += 1
    }
  }
  store.disarm()
  expect(kills).toBeGreaterThan(5)
  expect(await toldTimes(world)).toEqual(once)
  await town.close()
})

test('two clocks running at once notify every union exactly once', async () => {
  const world = await aWorld()
  await grow(world)
  const town = await aTown(world)
  await start(town)
  await Promise.all([tellUnions(world.ports), tellUnions(world.ports)])
  expect(await tellUnions(world.ports)).toBe(0)
  expect(await toldTimes(world)).toEqual(once)
  await town.close()
})

describe('the coverage of the drive', () => {
  test('is read from counters that registering and confirming update, not from the unions', async () => {
    const world = await aWorld()
    await grow(world)
    const town = await aTown(world)
    await start(town)
    await tellUnions(world.ports)
    const reads: string[] = []
    const store = world.ports.store
    const watched: typeof store = {
      ...store,
      query: (collection, query) => {
        reads.push(`${collection.name} ${query.index} ${String(query.eq[0])}`)
        return store.query(collection, query)
      },
    }
    const looking = await aTown({ ...world, ports: { ...world.ports, store: watched } }, { founded: true })
    const seen = async () => {
      const { byJurisdiction } = await looking.tell('cityAuditor', 'drive.coverage', { year: YEAR })
      return byJurisdiction.filter(({ unions }) => unions > 0)
    }
    expect(await seen()).toEqual([
      { jurisdiction: 'direct', unions: UNIONS / 2 + 1, confirmed: 0 },
      { jurisdiction: 'pengjiang', unions: UNIONS / 2 + 2, confirmed: 0 },
    ])
    const photo = await town.upload('baseOfficer', 'drive-photo')
    await town.tell('baseOfficer', 'drive.confirm', { org: ORG.base.id, year: YEAR, photo })
    const better = await town.upload('baseOfficer', 'drive-photo')
    await town.tell('baseOfficer', 'drive.confirm', { org: ORG.base.id, year: YEAR, photo: better })
    const fresh = { org: ORG.county.id, name: '新建厂工会', staff: 20, phone: '0000-0001' }
    await town.tell('countyAdministrator', 'org.create', fresh)
    expect(await seen()).toContainEqual({ jurisdiction: 'pengjiang', unions: UNIONS / 2 + 3, confirmed: 1 })
    // only the counties are read, to know which there are
    const read = reads.filter((name) => /^(orgs|driveConfirmations) /.test(name))
    expect(new Set(read)).toEqual(new Set(['orgs byLevel county']))
    await town.close()
  })

  test('counts a union exactly once that is registered during the counting', async () => {
    const world = await aWorld()
    const town = await aTown(world)
    await start(town)
    const store = world.ports.store
    let registered = false
    const interrupted: typeof store = {
      ...store,
      query: async (collection, query) => {
        const page = await store.query(collection, query)
        if (!registered && query.index === 'byLevelIn' && query.eq[1] === 'pengjiang') {
          registered = true
          const fresh = { org: ORG.county.id, name: '新建厂工会', staff: 20, phone: '0000-0001' }
          await town.tell('countyAdministrator', 'org.create', fresh)
        }
        return page
      },
    }
    await tellUnions({ ...world.ports, store: interrupted })
    expect(registered).toBe(true)
    const pengjiang = async () =>
      (await town.tell('cityAuditor', 'drive.coverage', { year: YEAR })).byJurisdiction.find(
        (place) => place.jurisdiction === 'pengjiang',
      )
    expect((await store.get(COUNTS, 'unions:pengjiang'))?.doc.counted).toBe(false)
    expect((await pengjiang())?.unions).toBe(3)
    await tellUnions(world.ports)
    expect((await store.get(COUNTS, 'unions:pengjiang'))?.doc).toEqual({ n: 3, counted: true })
    expect((await pengjiang())?.unions).toBe(3)
    await town.close()
  })
})
