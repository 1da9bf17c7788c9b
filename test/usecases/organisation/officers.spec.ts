import { INVITES, ORGS, PEOPLE, POSTS, postId } from '@cloud/usecases/stored/collections'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, personOf, type Town } from '@test/support/town'
import { nextDay } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

const invited = async (over: object = {}, by = 'countyAdministrator') =>
  town.tell(by, 'officer.invite', { org: ORG.base.id, role: 'base-officer', name: '新来的人', ...over })

describe('an invitation to a post', () => {
  test('has ten digits, is stored as a hash, and can be used by one person', async () => {
    const { code, until } = await invited()
    expect(code).toMatch(/^\d{10}$/)
    expect(until - town.world.ports.clock.now()).toBe(7 * 24 * 3_600_000)
    expect(await town.world.ports.store.get(INVITES, code)).toBeUndefined()
    expect(await town.tell('newcomer', 'officer.join', { code })).toMatchObject({
      role: 'base-officer',
      org: { id: ORG.base.id },
    })
    expect(await town.tell('newcomer', 'me.open', {})).toMatchObject({
      name: '新来的人',
      posts: [{ role: 'base-officer' }],
    })
    const { officers } = await town.tell('baseOfficer', 'officer.list', { org: ORG.base.id })
    expect(officers.map((officer) => officer.name)).toContain('新来的人')
    await town.tell('newcomer', 'case.queue', {})
    expect(await town.refusal('second', 'officer.join', { code })).toBe('CLAIM_CODE_WRONG')
  })

  test('expires after seven days', async () => {
    const { code } = await invited()
    nextDay(town, 8)
    expect(await town.refusal('newcomer', 'officer.join', { code })).toBe('CLAIM_CODE_WRONG')
  })

  test('cannot be guessed: after five wrong codes the guesser is blocked for an hour', async () => {
    const { code } = await invited()
    for (let i = 0; i < 5; i += 1)
      expect(await town.refusal('guesser', 'officer.join', { code: String(1_000_000_000 + i) })).toBe(
        'CLAIM_CODE_WRONG',
      )
    expect(await town.refusal('guesser', 'officer.join', { code })).toBe('TOO_MANY')
    town.world.clock.add(3_600_000)
    await town.tell('guesser', 'officer.join', { code })
  })

  test('that the caller already holds is refused, and stays valid for the next person', async () => {
    const { code } = await invited()
    expect(await town.refusal('baseOfficer', 'officer.join', { code })).toBe('POST_EXISTS')
    await town.tell('newcomer', 'officer.join', { code })
  })

  test('is possible for posts of the union’s level, by an administrator there or above', async () => {
    const ask = { org: ORG.base.id, role: 'fund-officer', name: '某人' } as const
    expect(await town.refusal('countyAdministrator', 'officer.invite', ask)).toBe('ORG_WRONG_LEVEL')
    expect(await town.refusal('countyAdministrator', 'officer.invite', { ...ask, org: ORG.city.id })).toBe(
      'NOT_ALLOWED',
    )
    expect(
      await town.refusal('countyAdministrator', 'officer.invite', {
        ...ask,
        org: ORG.directBase.id,
        role: 'base-officer',
      }),
    ).toBe('NOT_ALLOWED')
    expect(await town.refusal('baseOfficer', 'officer.invite', { ...ask, role: 'base-officer' })).toBe('NOT_ALLOWED')
    await invited({ org: ORG.directBase.id }, 'cityAdministrator')
  })
})

describe('an officer who leaves', () => {
  test('loses access from the next call on', async () => {
    await town.tell('baseOfficer', 'case.queue', {})
    const gone = { org: ORG.base.id, person: personOf('baseOfficer'), role: 'base-officer' } as const
    await town.tell('countyAdministrator', 'officer.remove', gone)
    expect(await town.refusal('baseOfficer', 'case.queue', {})).toBe('NOT_ALLOWED')
    expect(await town.world.ports.store.get(POSTS, postId(gone))).toBeUndefined()
    expect((await town.world.ports.store.get(PEOPLE, gone.person))?.doc.posts).toEqual([])
    expect(await town.refusal('countyAdministrator', 'officer.remove', gone)).toBe('NOT_FOUND')
  })

  test('is removed by an administrator there or above, and administrators cannot remove themselves', async () => {
    const city = { org: ORG.city.id, person: personOf('cityAdministrator'), role: 'administrator' } as const
    expect(await town.refusal('countyAdministrator', 'officer.remove', city)).toBe('NOT_ALLOWED')
    expect(await town.refusal('cityAdministrator', 'officer.remove', city)).toBe('NOT_ALLOWED')
  })
})

describe('a union', () => {
  const input = { org: ORG.county.id, name: '新立纺织厂工会', staff: 45, phone: '0000-1111' }
  test('is registered below a county under a name that no other union has', async () => {
    const union = await town.tell('countyAdministrator', 'org.create', input)
    expect(union).toMatchObject({ name: input.name, level: 'base', jurisdiction: 'pengjiang' })
    expect(await town.refusal('cityAdministrator', 'org.create', input)).toBe('ORG_EXISTS')
    expect(await town.refusal('countyAdministrator', 'org.create', { ...input, name: ' 新立 纺织厂工会 ' })).toBe(
      'ORG_EXISTS',
    )
    expect(await town.refusal('countyAdministrator', 'org.create', { ...input, name: ORG.base.name })).toBe(
      'ORG_EXISTS',
    )
    await town.tell('cityAdministrator', 'org.create', { ...input, org: ORG.direct.id })
    const { items } = await town.tell('countyAdministrator', 'org.tree', {})
    expect(items).toContainEqual({ org: union, staff: 45 })
  })

  test('is refused if its name contains a number, because its notices could not be posted', async () => {
    const named = { ...input, name: '纺织厂工会（联系 13800001234）' }
    expect(await town.refusal('countyAdministrator', 'org.create', named)).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })

  test('is registered only once by two administrators in parallel', async () => {
    const answers = await Promise.all(
      ['countyAdministrator', 'cityAdministrator'].map((who) => town.ask(who, 'org.create', input)),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  test('of a street stands between county and base unions, at any depth, and its officers serve those below', async () => {
    const street = await town.tell('countyAdministrator', 'org.create', {
      ...input,
      level: 'street',
      name: '虚构街道总工会',
    })
    expect(street).toMatchObject({ level: 'street', jurisdiction: 'pengjiang' })
    const park = await town.tell('countyAdministrator', 'org.create', {
      ...{ ...input, org: street.id, level: 'street', name: '虚构园区工会' },
    })
    const base = await town.tell('countyAdministrator', 'org.create', { ...input, org: park.id })
    expect((await town.world.ports.store.get(ORGS, base.id))?.doc.path).toEqual([
      ...[ORG.city.id, ORG.county.id, street.id, park.id, base.id],
    ])
    expect((await town.tell('countyAdministrator', 'org.tree', { org: park.id })).items).toEqual([
      { org: base, staff: input.staff },
    ])
    expect(await town.refusal('countyAdministrator', 'org.create', { ...input, org: park.id, level: 'county' })).toBe(
      'ORG_WRONG_LEVEL',
    )
  })

  test('of a county is registered below the city with the next number, also by two at the same time', async () => {
    const counties = ['虚构丙县总工会', '虚构丁县总工会'].map(
      (name) => ({ ...input, org: ORG.city.id, level: 'county', name }) as const,
    )
    const made = await Promise.all(counties.map((each) => town.tell('cityAdministrator', 'org.create', each)))
    expect(made.map(({ id, jurisdiction }) => `OR-${jurisdiction}` === id)).toEqual([true, true])
    const docs = await town.world.ports.store.getMany(
      ORGS,
      made.map(({ id }) => id),
    )
    expect(docs.map(({ doc }) => doc.no).sort()).toEqual([3, 4])
    const { places } = await town.tell('worker-1', 'policy.current', {})
    expect(places?.map(({ name }) => name)).toEqual(expect.arrayContaining(['虚构丙县', '虚构丁县']))
    const third = { ...input, org: ORG.city.id, level: 'county', name: '虚构戊县总工会' } as const
    expect(await town.refusal('countyAdministrator', 'org.create', third)).toBe('NOT_ALLOWED')
  })

  test('cannot be registered below a base union, below the city, or below another county', async () => {
    expect(await town.refusal('countyAdministrator', 'org.create', { ...input, org: ORG.base.id })).toBe(
      'ORG_WRONG_LEVEL',
    )
    expect(await town.refusal('cityAdministrator', 'org.create', { ...input, org: ORG.city.id })).toBe(
      'ORG_WRONG_LEVEL',
    )
    expect(await town.refusal('countyAdministrator', 'org.create', { ...input, org: ORG.direct.id })).toBe(
      'NOT_ALLOWED',
    )
  })

  test('is listed in the tree from the caller’s union downwards only', async () => {
    const names = async (who: string, org?: typeof ORG.base.id) =>
      (await town.tell(who, 'org.tree', org === undefined ? {} : { org })).items.map((item) => item.org.id)
    expect((await names('cityReviewer')).sort()).toEqual([ORG.county.id, ORG.direct.id].sort())
    expect((await names('countyReviewer')).sort()).toEqual([ORG.base.id, ORG.neighbour.id].sort())
    expect(await names('cityAuditor', ORG.direct.id)).toEqual([ORG.directBase.id])
    expect(await town.refusal('countyReviewer', 'org.tree', { org: ORG.direct.id })).toBe('NOT_ALLOWED')
    expect(await town.refusal('countyReviewer', 'org.tree', { org: 'OR-nowhere' as never })).toBe('NOT_FOUND')
    const page = await town.tell('cityReviewer', 'org.tree', { limit: 1 })
    expect(page.items).toHaveLength(1)
    expect((await town.tell('cityReviewer', 'org.tree', { limit: 1, cursor: page.next ?? '' })).items).toHaveLength(1)
  })
})
