import { excelTables } from '@cloud/adapters/tables/excel'
import { COMMANDS, COMMITTEES, FILES, ROSTER } from '@cloud/usecases/stored/collections'
import { seatsOn } from '@domain/deliberation/committee'
import { idCheckCharacter } from '@domain/kernel/identity-numbers'
import { plainDate } from '@domain/kernel/plain-date'
import { breakable } from '@test/support/money'
import { anIdNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, COMMITTEE, ORG, submitted, type Town } from '@test/support/town'
import { today, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

/** uses area codes that do not exist */
const number = (n: number): string => {
  const first = `9990011985${String(1 + (n % 12)).padStart(2, '0')}${String(10 + (n % 18))}${String(n % 1000).padStart(3, '0')}`
  return first + idCheckCharacter(first)
}
type Id = Parameters<typeof addInput>[1]
const addInput = (name: string, idNumber: string) => ({ org: ORG.base.id, name, idNumber: idNumber as never })
const add = (name: string, id: Id, by = 'baseOfficer') => town.tell(by, 'roster.add', addInput(name, id))
const recognise = (who: string, name: string, id: string) =>
  town.ask(who, 'member.recognise', { name, idNumber: id as never })
const list = (at = town) => at.tell('baseOfficer', 'roster.list', { org: ORG.base.id })
const unionOf = async (worker: string) => (await town.tell(worker, 'me.open', {})).memberOf?.id
const table = (rows: readonly (readonly (string | number | null)[])[]) =>
  excelTables.write({ sheet: '会员', rows: [['姓名', '身份证号'], ...rows] })
const send = async (rows: Parameters<typeof table>[0], at = town) => {
  const file = await at.upload('baseOfficer', 'table', await table(rows))
  return { org: ORG.base.id, file }
}

describe('importing a roster from Excel', () => {
  test('adds valid rows, reports invalid rows, and changes nothing when repeated', async () => {
    const rows = [
      ['张某某', number(1)],
      ['李某某', number(2)],
      ['王某某', '999001198501010019'],
    ]
    expect(await town.tell('baseOfficer', 'roster.import', await send(rows))).toEqual({
      read: 3,
      added: 2,
      unchanged: 0,
      left: 0,
      problems: [{ row: 4, problem: 'id-wrong' }],
    })
    const again = await town.tell('baseOfficer2', 'roster.import', {
      org: ORG.base.id,
      file: await town.upload('baseOfficer2', 'table', await table([...rows, ['赵某某', number(4)]])),
    })
    expect(again).toMatchObject({ added: 1, unchanged: 2 })
    expect(await list()).toMatchObject({
      members: 3,
      items: expect.arrayContaining([
        expect.objectContaining({ name: '张某某', tail: number(1).slice(-4), joined: false }),
      ]),
    })
  })

  test('stores no identity number and deletes the uploaded table', async () => {
    const input = await send([['张某某', number(1)]])
    await town.tell('baseOfficer', 'roster.import', input)
    const { store, files } = town.world.ports
    const kept = JSON.stringify([await store.walk(ROSTER, undefined, 100), await store.walk(COMMANDS, undefined, 100)])
    expect(kept).not.toContain(number(1))
    expect(kept).not.toContain(number(1).slice(0, 14))
    expect(await store.get(FILES, input.file)).toBeUndefined()
    expect(await files.read(input.file)).toBeUndefined()
  })

  test('continues after an interruption, with every member imported exactly once', async () => {
    const world = await aWorld()
    const store = breakable(world.ports.store)
    const fragile = await aTown({ ...world, ports: { ...world.ports, store } })
    const rows = Array.from({ length: 45 }, (_, i) => ['某某', number(i)])
    const input = await send(rows, fragile)
    const key = 'the-one-import-of-this-list'
    let kills = 0
    store.arm(1, 'after')
    let answer = await fragile.ask('baseOfficer', 'roster.import', input, { key })
    while (!answer.ok && kills < 20) {
      kills += 1
      store.arm(2, kills % 2 === 0 ? 'after' : 'before')
      answer = await fragile.ask('baseOfficer', 'roster.import', input, { key })
    }
    store.disarm()
    expect(kills).toBeGreaterThan(2)
    expect(answer).toMatchObject({ ok: true, value: { read: 45, left: 0, problems: [] } })
    expect((await list(fragile)).members).toBe(45)
    expect(await fragile.world.ports.store.walk(ROSTER, undefined, 100)).toHaveLength(45)
    await fragile.close()
  })

  test('continues with the same table in the next call when the time of one call is up', async () => {
    const input = await send(Array.from({ length: 30 }, (_, i) => ['某某', number(i)]))
    const { ports } = town.world
    const now = () => {
      town.world.clock.add(8_000)
      return town.world.clock.now()
    }
    const slow = { ...ports, clock: { now } }
    const tired = await aTown({ ...town.world, ports: slow }, { founded: true })
    const first = await tired.tell('baseOfficer', 'roster.import', input)
    expect(first.left).toBeGreaterThan(0)
    expect(first.added + first.left).toBe(30)
    const second = await town.tell('baseOfficer', 'roster.import', input)
    expect(second).toMatchObject({ added: first.left, unchanged: first.added, left: 0 })
  })

  test('is refused for a table without names and numbers, another person’s file, or another union', async () => {
    const odd = await excelTables.write({ sheet: '表', rows: [['部门', '电话']] })
    const file = await town.upload('baseOfficer', 'table', odd)
    const input = { org: ORG.base.id, file }
    expect(await town.refusal('baseOfficer', 'roster.import', input)).toBe('ROWS_REJECTED')
    expect(await town.refusal('baseOfficer2', 'roster.import', input)).toBe('FILE_NOT_RECEIVED')
    expect(await town.refusal('neighbourOfficer', 'roster.import', input)).toBe('NOT_ALLOWED')
    expect(await town.refusal('countyOfficer', 'roster.import', { ...input, org: ORG.county.id })).toBe(
      'ORG_WRONG_LEVEL',
    )
  })
})

describe('a member on the roster', () => {
  test('is added once and found by the beginning of the name', async () => {
    await add('张某某', number(1))
    await add('李某某', number(2))
    expect(await town.refusal('baseOfficer2', 'roster.add', addInput('张某某', number(1)))).toBe('ON_ROSTER')
    const found = await town.tell('baseOfficer', 'roster.list', { org: ORG.base.id, name: '张' })
    expect(found.items.map(({ name }) => name)).toEqual(['张某某'])
    expect(await town.refusal('countyReviewer', 'roster.list', { org: ORG.base.id })).toBe('NOT_ALLOWED')
  })

  test('can read the notices without a code after entering the name and number of the roster', async () => {
    await walkTo(town, 'on-notice')
    await add('张某某', number(1))
    expect(await recognise('colleague', '李某某', number(1))).toMatchObject({ refusal: { code: 'NOT_ON_ROSTER' } })
    expect(await recognise('colleague', '张某某', number(1))).toMatchObject({
      ok: true,
      value: { org: { id: ORG.base.id } },
    })
    expect((await town.tell('colleague', 'notice.list', {})).items).toHaveLength(1)
    expect((await list()).items).toMatchObject([{ name: '张某某', joined: true }])
  })

  test('who applies is recognised as a member, and loses access when removed from the roster', async () => {
    const { name, idNumber } = (await town.submission('worker-1')).declaration.applicant
    await add(name, idNumber)
    await submitted(town, { worker: 'worker-1' })
    const [line] = (await list()).items
    expect(line).toMatchObject({ name, joined: true })
    expect(await unionOf('worker-1')).toBe(ORG.base.id)
    await town.tell('baseOfficer', 'roster.remove', { org: ORG.base.id, member: line?.id ?? '' })
    expect(await unionOf('worker-1')).toBeUndefined()
  })

  test('who is removed from the roster can read no notices from the next call on', async () => {
    await walkTo(town, 'on-notice')
    await add('张某某', number(1))
    await recognise('colleague', '张某某', number(1))
    const [line] = (await list()).items
    if (line === undefined) throw new Error('nobody in the roster')
    expect(await town.refusal('neighbourOfficer', 'roster.remove', { org: ORG.neighbour.id, member: line.id })).toBe(
      'NOT_FOUND',
    )
    await town.tell('baseOfficer', 'roster.remove', { org: ORG.base.id, member: line.id })
    expect(await unionOf('colleague')).toBeUndefined()
    expect((await town.tell('colleague', 'notice.list', {})).items).toEqual([])
    expect(await list()).toEqual({ members: 0, items: [] })
    expect(await recognise('colleague', '张某某', number(1))).toMatchObject({ refusal: { code: 'NOT_ON_ROSTER' } })
  })

  test('who has moved to another union stays a member there when the old union removes them', async () => {
    await add('张某某', number(1))
    await recognise('colleague', '张某某', number(1))
    const [line] = (await list()).items
    town.world.clock.add(1)
    await town.tell('neighbourOfficer', 'roster.add', { ...addInput('张某某', number(1)), org: ORG.neighbour.id })
    await recognise('colleague', '张某某', number(1))
    expect(await unionOf('colleague')).toBe(ORG.neighbour.id)
    await town.tell('baseOfficer', 'roster.remove', { org: ORG.base.id, member: line?.id ?? '' })
    expect(await unionOf('colleague')).toBe(ORG.neighbour.id)
  })

  test('is linked to one account only, and a new phone replaces the old one', async () => {
    await add('张某某', number(1))
    await recognise('old-phone', '张某某', number(1))
    await recognise('new-phone', '张某某', number(1))
    expect([await unionOf('old-phone'), await unionOf('new-phone')]).toEqual([undefined, ORG.base.id])
  })

  test('cannot be found by guessing: after five wrong tries the guesser is blocked for an hour', async () => {
    await add('张某某', number(1))
    for (let i = 0; i < 5; i += 1)
      expect(await recognise('guesser', '张某某', number(100 + i))).toMatchObject({
        refusal: { code: 'NOT_ON_ROSTER' },
      })
    expect(await recognise('guesser', '张某某', number(1))).toMatchObject({ refusal: { code: 'TOO_MANY' } })
  })
})

describe('the committee of a union', () => {
  const at = { org: ORG.base.id }
  const change = (by: string, over: object) =>
    town.tell(by, 'committee.change', { ...at, add: [], remove: [], ...over })

  test('is the same for every officer and phone of the union', async () => {
    await change('baseOfficer', { remove: [...COMMITTEE] })
    await Promise.all([
      change('baseOfficer', { add: [{ name: '委员甲' }] }),
      change('baseOfficer2', { add: [{ name: '委员乙' }] }),
    ])
    await change('baseOfficer', { add: [{ name: '委员丙' }], remove: ['委员乙'] })
    const { seats } = await town.tell('baseOfficer3', 'committee.open', at)
    expect(seatsOn(seats, today(town)).map(({ name }) => name)).toEqual(['委员甲', '委员丙'])
  })

  test('refuses a second seat of the same name until the two people are distinguished', async () => {
    const again = { ...at, add: [{ name: '委员 一' }], remove: [] }
    expect(await town.refusal('baseOfficer', 'committee.change', again)).toBe('SAME_NAME')
    await change('baseOfficer', { add: [{ name: '委员一', namesake: '二车间' }] })
    expect(
      await town.refusal('baseOfficer', 'committee.change', {
        ...again,
        add: [{ name: '委员一', namesake: '二车间' }],
      }),
    ).toBe('SAME_NAME')
    await change('baseOfficer', { remove: ['委员一（二车间）'] })
    const { seats } = await town.tell('baseOfficer', 'committee.open', at)
    expect(seatsOn(seats, today(town)).map(({ name }) => name)).toEqual([...COMMITTEE])
  })

  test('has seats that count from their stated day, and an ended seat stays valid for earlier meetings', async () => {
    await change('baseOfficer', { add: [{ name: '委员新', since: '2026-02-02' }], remove: ['委员一'] })
    const { seats } = await town.tell('countyReviewer', 'committee.open', at)
    expect(seats.find(({ name }) => name === '委员新')).toMatchObject({ from: '2026-02-02', enteredOn: today(town) })
    expect(seats.find(({ name }) => name === '委员一')).toMatchObject({ until: today(town) })
    const later = { ...at, add: [{ name: '委员后', since: plainDate('2099-01-01') }], remove: [] }
    expect(await town.refusal('baseOfficer', 'committee.change', later)).toBe('DATE_IN_FUTURE')
  })

  test('stores an identity number only as a keyed hash, and its list shows only that there is one', async () => {
    const idNumber = anIdNumber(7, '1980-05-01', 'female')
    const answer = await change('baseOfficer', { add: [{ name: '委员证', idNumber }] })
    expect(answer.seats.find(({ name }) => name === '委员证')).toMatchObject({ withId: true })
    expect(JSON.stringify(answer)).not.toContain(idNumber)
    const kept = await town.world.ports.store.get(COMMITTEES, ORG.base.id)
    expect(JSON.stringify(kept)).not.toContain(idNumber)
  })

  test('is not accessible to other unions or to workers', async () => {
    expect(await town.refusal('neighbourOfficer', 'committee.open', at)).toBe('NOT_ALLOWED')
    expect(await town.refusal('colleague', 'committee.change', { ...at, add: [], remove: [] })).toBe('NOT_ALLOWED')
  })
})
