import { PEOPLE } from '@cloud/usecases/stored/collections'
import type { PersonId } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, nextDay, setDay, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

describe('the queue of cases', () => {
  const crowd = async () => {
    for (let seed = 1; seed <= 7; seed += 1) {
      await submitted(town, { seed, base: seed % 3 === 0 ? ORG.neighbour : ORG.base })
      if (seed === 4) nextDay(town)
    }
    await submitted(town, { seed: 8, base: ORG.directBase })
  }
  const ids = async (who: string, input: object = {}) =>
    (await town.tell(who, 'case.queue', { stage: 'submitted', ...input })).items.map(({ id }) => id)

  test('contains only cases within the caller’s reach', async () => {
    await crowd()
    const seen = async (who: string) => (await ids(who)).length
    expect(await seen('baseOfficer')).toBe(5)
    expect(await seen('neighbourOfficer')).toBe(2)
    expect(await seen('countyReviewer')).toBe(7)
    expect(await seen('directOfficer')).toBe(1)
    expect(await seen('cityAuditor')).toBe(8)
    expect(await town.refusal('worker-1', 'case.queue', {})).toBe('NOT_ALLOWED')
    expect(await town.refusal('cityAdministrator', 'case.queue', {})).toBe('NOT_ALLOWED')
  })

  test.each(['stage', 'year'])(
    'sorted by %s is paginated without a missing, repeated or misplaced case',
    async (by) => {
      await crowd()
      const all: { id: string; due: string; on: string }[] = []
      let cursor: string | undefined
      do {
        const input = by === 'stage' ? { stage: 'submitted' as const } : { year: 2026 }
        const page = await town.tell('cityReviewer', 'case.queue', {
          ...input,
          limit: 3,
          ...(cursor === undefined ? {} : { cursor }),
        })
        expect(page.items.length).toBeLessThanOrEqual(3)
        all.push(...page.items.map(({ id, dueOn, submittedOn }) => ({ id, due: dueOn ?? '', on: submittedOn })))
        cursor = page.next
      } while (cursor !== undefined)
      expect(new Set(all.map(({ id }) => id)).size).toBe(8)
      const order = all.map(({ due, on }) => (by === 'stage' ? due : on))
      expect(order).toEqual(by === 'stage' ? [...order].sort() : [...order].sort().reverse())
    },
  )

  test('keeps the following pages complete when a case is added between two pages', async () => {
    await crowd()
    const first = await town.tell('cityReviewer', 'case.queue', { stage: 'submitted', limit: 4 })
    await submitted(town, { seed: 20 })
    const rest = await town.tell('cityReviewer', 'case.queue', {
      stage: 'submitted',
      limit: 50,
      cursor: first.next ?? '',
    })
    const seen = [...first.items, ...rest.items].map(({ id }) => id)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(9)
  })

  test('can be filtered by jurisdiction, union and year', async () => {
    await crowd()
    expect(await ids('cityReviewer', { jurisdiction: 'direct' })).toHaveLength(1)
    expect(await ids('cityReviewer', { jurisdiction: 'pengjiang' })).toHaveLength(7)
    expect(await ids('cityReviewer', { jurisdiction: 'taishan' })).toEqual([])
    expect(await ids('countyReviewer', { jurisdiction: 'direct' })).toEqual([])
    expect(await ids('countyReviewer', { org: ORG.neighbour.id })).toHaveLength(2)
    expect(await ids('cityReviewer', { year: 2025 })).toEqual([])
    expect(await town.refusal('countyReviewer', 'case.queue', { org: ORG.directBase.id })).toBe('NOT_ALLOWED')
    expect(await town.refusal('baseOfficer', 'case.queue', { org: ORG.county.id })).toBe('NOT_ALLOWED')
    expect(await town.refusal('cityReviewer', 'case.queue', { org: 'OR-nowhere' as never })).toBe('NOT_FOUND')
  })

  test('contains no case twice for a person with two posts, one above the other', async () => {
    await crowd()
    const id = 'PE-both' as PersonId
    const posts = [
      { role: 'base-officer' as const, org: ORG.base.id },
      { role: 'county-reviewer' as const, org: ORG.county.id },
      { role: 'base-officer' as const, org: ORG.directBase.id },
    ]
    const both = { id, openid: 'both', name: '双职', posts, sends: {} }
    await town.world.ports.store.transaction((tx) => tx.insert(PEOPLE, id, both))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await town.tell('both', 'case.queue', {
        stage: 'submitted',
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      })
      seen.push(...page.items.map((row) => row.id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toHaveLength(8)
    expect(new Set(seen).size).toBe(8)
  })

  test('refuses a forged or foreign cursor as BAD_INPUT without an alarm', async () => {
    await crowd()
    const inbox = await town.tell('worker-1', 'inbox.list', { limit: 1 })
    for (const cursor of ['0|nonsense', '0|W10', `0|${inbox.next ?? 'x'}`])
      expect(await town.refusal('cityReviewer', 'case.queue', { stage: 'submitted', cursor })).toBe('BAD_INPUT')
    expect(town.world.logged.filter(({ level }) => level === 'alarm')).toEqual([])
  })
})

describe('an officer’s duties', () => {
  const groups = async (who: string) =>
    (await town.tell(who, 'case.duties', {})).groups.map(({ stage, role, count, overdue }) => [
      role,
      stage,
      count,
      overdue,
    ])

  test('are grouped by stage and role, with the most urgent first and the overdue ones counted', async () => {
    await submitted(town)
    nextDay(town)
    await submitted(town, { seed: 2 })
    setDay(town, '2026-03-06')
    const { groups: all } = await town.tell('baseOfficer', 'case.duties', {})
    expect(all).toMatchObject([{ stage: 'submitted', role: 'base-officer', count: 2, more: false, overdue: 1 }])
    expect(all[0]?.first.map(({ flags, daysLeft }) => [flags, daysLeft])).toEqual([
      [['overdue'], -1],
      [[], 0],
    ])
  })

  test('contain a case only for the officers whose turn it is', async () => {
    await submitted(town)
    expect(await groups('baseOfficer')).toEqual([['base-officer', 'submitted', 1, 0]])
    expect(await groups('neighbourOfficer')).toEqual([])
    expect(await groups('countyReviewer')).toEqual([])
    expect(await groups('cityAuditor')).toEqual([])
  })

  test('leave out a case while the worker has time to answer a correction, and contain it again afterwards', async () => {
    const { worker: _worker, ...on } = await submitted(town)
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['idCard'], note: '缺反面' }, on)
    expect(await groups('baseOfficer')).toEqual([])
    setDay(town, '2026-03-24')
    expect(await groups('baseOfficer')).toEqual([['base-officer', 'submitted', 1, 1]])
  })

  test('contain a notice again when its period has ended', async () => {
    const on = await walkTo(town, 'on-notice')
    expect(await groups('baseOfficer')).toEqual([])
    const { notice } = await caseOf(town, on.caseId)
    setDay(town, notice?.lastDay ?? '')
    expect(await groups('baseOfficer')).toEqual([])
    nextDay(town)
    expect((await groups('baseOfficer')).map(([role, stage]) => [role, stage])).toEqual([['base-officer', 'on-notice']])
  })

  test('of the city reviewer include the county’s duties at units directly under the city', async () => {
    await walkTo(town, 'county-review', { base: ORG.directBase })
    await walkTo(town, 'county-review', { seed: 2 })
    expect((await groups('cityReviewer')).map(([role, stage, count]) => [role, stage, count])).toEqual([
      ['county-reviewer', 'county-review', 1],
    ])
    expect((await groups('countyReviewer')).map(([role, stage, count]) => [role, stage, count])).toEqual([
      ['county-reviewer', 'county-review', 1],
    ])
  })

  test('leave out the officer’s own household', async () => {
    await submitted(town, { worker: 'baseOfficer' })
    expect(await groups('baseOfficer')).toEqual([])
    expect(await groups('baseOfficer2')).toEqual([['base-officer', 'submitted', 1, 0]])
  })
})
