import { remind } from '@cloud/usecases/clock/remind'
import { UNIT_REQUESTS } from '@cloud/usecases/stored/collections'
import type { CallInput } from '@domain/contract/index'
import type { Mobile } from '@domain/kernel/identity-numbers'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { maskMobile } from '@domain/kernel/masked'
import { addDays } from '@domain/kernel/plain-date'
import { aMobile } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, personOf, type Town } from '@test/support/town'
import { setDay } from '@test/support/walk'
import { appoint, ownNumbers } from '../person/somebody'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

type Asking = CallInput<'unit.request'>
const LETTER: Asking = {
  jurisdiction: 'pengjiang',
  unit: '虚构玩具厂',
  address: '虚构路 8 号',
  words: '厂里有三十个人',
}
const ask = (who = 'worker-1', over: Partial<Asking> = {}) => town.tell(who, 'unit.request', { ...LETTER, ...over })
const waiting = async (by = 'countyAdministrator') =>
  (await town.tell(by, 'unit.requests', { state: 'open' })).items.map((item) => item)
const first = async (by = 'countyAdministrator') => {
  const [item] = await waiting(by)
  if (item === undefined) throw new Error('nothing waits')
  return { request: item.request, at: item.at }
}
const NOT = { kind: 'not' as const, words: '单位在别的市' }
const ENTERED = { kind: 'entered' as const, union: ORG.base.id, words: '' }
const inbox = async (who: string) =>
  (await town.tell(who, 'inbox.list', {})).items.map(({ key, facts }) => ({ key, facts }))

describe('writing a unit request', () => {
  test('reaches the county’s administrator with a due day, and the worker sees that it is open', async () => {
    const { dueOn } = await ask()
    expect(await waiting()).toMatchObject([{ ...LETTER, dueOn }])
    expect(await inbox('countyAdministrator')).toMatchObject([{ key: 'unitAsked', facts: { dueOn } }])
    expect((await town.tell('worker-1', 'unit.mine', {})).request).toMatchObject({ unit: LETTER.unit, dueOn })
    expect(await town.tell('worker-2', 'unit.mine', {})).toEqual({})
  })

  test('is possible once at a time, and again after the answer', async () => {
    await ask()
    expect(await town.refusal('worker-1', 'unit.request', LETTER)).toBe('UNIT_ASKED')
    await town.tell('countyAdministrator', 'unit.answer', { ...(await first()), answer: NOT })
    await ask('worker-1', { unit: '虚构鞋厂' })
    expect(await waiting()).toMatchObject([{ unit: '虚构鞋厂' }])
  })

  test('several times in parallel creates one request', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => town.ask('worker-1', 'unit.request', LETTER)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(['UNIT_ASKED', 'BUSY']).toContain(answer.refusal.code)
    expect(await waiting()).toHaveLength(1)
  })

  test('is blocked after five tries in an hour', async () => {
    await ask()
    for (let i = 0; i < 4; i += 1) expect(await town.refusal('worker-1', 'unit.request', LETTER)).toBe('UNIT_ASKED')
    expect(await town.refusal('worker-1', 'unit.request', LETTER)).toBe('TOO_MANY')
  })

  test.each(['unit', 'address', 'words'] as const)('is refused with a private number in the %s', async (field) => {
    const input = { ...LETTER, [field]: '打13800001234' }
    expect(await town.refusal('worker-1', 'unit.request', input)).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })

  test.each([
    { jurisdiction: '虚构区' },
    { unit: '' },
    { unit: '   ' },
    { unit: '厂'.repeat(61) },
    { address: '' },
    { address: '\u0000' },
    { words: '字'.repeat(201) },
    { words: 7 },
  ])('is refused with the invalid input %j', async (over) => {
    const envelope = { name: 'unit.request', commandId: 'k'.repeat(20), input: { ...LETTER, ...over } }
    expect(await town.raw('worker-1', envelope)).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } })
  })

  test('is refused for a jurisdiction without a union', async () => {
    expect(await town.refusal('worker-1', 'unit.request', { ...LETTER, jurisdiction: 'taishan' })).toBe('NOT_FOUND')
  })
})

describe('answering a unit request', () => {
  const OFFICERS = ['baseOfficer', 'countyReviewer', 'cityReviewer', 'cityFund', 'cityApprover', 'cityAuditor']
  test('and reading requests is possible for administrators of the county or its city only', async () => {
    await ask()
    const input = { ...(await first()), answer: NOT }
    for (const who of [...OFFICERS, 'worker-1']) {
      expect(await town.refusal(who, 'unit.requests', { state: 'open' })).toBe('NOT_ALLOWED')
      expect(await town.refusal(who, 'unit.answer', input)).toBe('NOT_ALLOWED')
    }
    await appoint(town, 'elsewhere', { role: 'administrator', org: ORG.direct.id, name: '别处', about: ownNumbers(9) })
    expect(await waiting('elsewhere')).toEqual([])
    expect(await town.refusal('elsewhere', 'unit.answer', input)).toBe('NOT_FOUND')
    expect(await waiting('cityAdministrator')).toHaveLength(1)
    await town.tell('cityAdministrator', 'unit.answer', input)
  })

  test.each([
    { answer: ENTERED, facts: { kind: 'entered', union: ORG.base.name } },
    { answer: { ...ENTERED, kind: 'through' as const, union: ORG.directBase.id }, facts: { kind: 'through' } },
    { answer: NOT, facts: { kind: 'not', words: NOT.words } },
  ])('notifies the worker of the result: $facts.kind', async ({ answer, facts }) => {
    await ask()
    await town.tell('countyAdministrator', 'unit.answer', { ...(await first()), answer })
    expect(await inbox('worker-1')).toMatchObject([{ key: 'unitAnswered', facts }])
    expect((await town.tell('worker-1', 'unit.mine', {})).request?.answer).toMatchObject({ kind: answer.kind })
    expect(await waiting()).toEqual([])
    const { items } = await town.tell('countyAdministrator', 'unit.requests', { state: 'answered' })
    expect(items).toMatchObject([{ answer: { kind: answer.kind } }])
  })

  test('is possible once, for the first administrator, and only for the version that was read', async () => {
    await ask()
    const read = await first()
    const both = await Promise.all(
      ['countyAdministrator', 'cityAdministrator'].map((who) => town.ask(who, 'unit.answer', { ...read, answer: NOT })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await town.refusal('cityAdministrator', 'unit.answer', { ...read, answer: NOT })).toBe('UNIT_ANSWERED')
    town.world.clock.add(60_000)
    await ask('worker-1', { unit: '虚构鞋厂' })
    expect(await town.refusal('cityAdministrator', 'unit.answer', { ...read, answer: NOT })).toBe('UNIT_ANSWERED')
    expect(await inbox('worker-1')).toHaveLength(1)
  })

  test('requires a union on the list, and one of this county if it is the unit’s own', async () => {
    await ask()
    const read = await first()
    const unions = [ORG.directBase.id, ORG.county.id, 'OR-nowhere' as OrgId]
    for (const union of unions) {
      const input = { ...read, answer: { ...ENTERED, union } }
      expect(await town.refusal('countyAdministrator', 'unit.answer', input)).toBe('NOT_FOUND')
    }
    const answer = { ...NOT, words: '打13800001234' }
    expect(await town.refusal('countyAdministrator', 'unit.answer', { ...read, answer })).toBe(
      'TEXT_HOLDS_PRIVATE_DATA',
    )
    const nothing = { ...read, request: 'PE-nobody' as PersonId, answer: NOT }
    expect(await town.refusal('countyAdministrator', 'unit.answer', nothing)).toBe('NOT_FOUND')
    expect(await waiting()).toHaveLength(1)
  })

  test('of one’s own is refused', async () => {
    await ask('countyAdministrator')
    const input = { ...(await first()), answer: ENTERED }
    expect(await town.refusal('countyAdministrator', 'unit.answer', input)).toBe('INCOMPATIBLE_ROLE')
    const kept = await town.world.ports.store.get(UNIT_REQUESTS, personOf('countyAdministrator'))
    expect(kept?.doc.answer).toBeUndefined()
  })
})

describe('the telephone in a unit request', () => {
  const MOBILE = aMobile(77_000_001) as Mobile
  const letter = async () => (await town.tell('worker-1', 'unit.mine', {})).request

  test('is sealed in the store, and masked in the list and for the worker', async () => {
    await ask('worker-1', { mobile: MOBILE })
    const stored = JSON.stringify(await town.world.ports.store.get(UNIT_REQUESTS, (await first()).request))
    expect(stored).not.toContain(MOBILE)
    expect([(await waiting())[0]?.mobile, (await letter())?.mobile]).toEqual([maskMobile(MOBILE), maskMobile(MOBILE)])
  })

  test('is shown whole to an administrator who can answer, and the worker sees who looked and when', async () => {
    await ask('worker-1', { mobile: MOBILE })
    const read = await first()
    expect(await town.tell('countyAdministrator', 'unit.mobile', read)).toEqual({ mobile: MOBILE })
    expect((await letter())?.looks).toEqual([{ name: expect.any(String), at: town.world.clock.now() }])
    await appoint(town, 'elsewhere', { role: 'administrator', org: ORG.direct.id, name: '别处', about: ownNumbers(9) })
    expect(await town.refusal('elsewhere', 'unit.mobile', read)).toBe('NOT_FOUND')
    expect(await town.refusal('cityReviewer', 'unit.mobile', read)).toBe('NOT_ALLOWED')
  })

  test('is shown no more after the answer, and not where a former version did not ask for it', async () => {
    await ask()
    expect(await town.refusal('countyAdministrator', 'unit.mobile', await first())).toBe('NOT_FOUND')
    await town.tell('countyAdministrator', 'unit.answer', { ...(await first()), answer: NOT })
    await ask('worker-1', { mobile: MOBILE })
    const read = await first()
    await town.tell('countyAdministrator', 'unit.answer', { ...read, answer: NOT })
    expect(await town.refusal('countyAdministrator', 'unit.mobile', read)).toBe('UNIT_ANSWERED')
  })
})

test('an answer that names a union names it so that the form can take it over', async () => {
  await ask()
  await town.tell('countyAdministrator', 'unit.answer', { ...(await first()), answer: ENTERED })
  expect((await town.tell('worker-1', 'unit.mine', {})).request?.answer?.org).toEqual({
    ...{ id: ORG.base.id, name: ORG.base.name, level: 'base', jurisdiction: ORG.base.jurisdiction },
  })
})

describe('a union that serves workers without a unit', () => {
  const serving = async (jurisdiction: string) =>
    (await town.tell('somebody', 'org.search', { text: '', jurisdiction, serving: true })).items.map(({ name }) => name)
  const change = (serves: boolean) =>
    town.tell('countyAdministrator', 'org.change', {
      ...{ org: ORG.base.id, because: '街道指定' },
      change: { kind: 'rename', name: ORG.base.name, serves },
    })

  test('is found in its own area as long as it is marked, and none is elsewhere', async () => {
    expect(await serving('pengjiang')).toEqual([])
    await change(true)
    expect([await serving('pengjiang'), await serving('direct')]).toEqual([[ORG.base.name], []])
    await change(false)
    expect(await serving('pengjiang')).toEqual([])
  })

  test('is registered as one, keeps the mark when it is renamed, and is found no more when it has ended', async () => {
    const made = { org: ORG.county.id, name: '虚构街道联合工会', staff: 30, phone: '0000-1111', serves: true }
    const { id } = await town.tell('countyAdministrator', 'org.create', made)
    const to = (change: CallInput<'org.change'>['change']) =>
      town.tell('countyAdministrator', 'org.change', { org: id, because: '街道指定', change })
    await to({ kind: 'rename', name: '虚构街道新业态联合工会' })
    expect(await serving('pengjiang')).toEqual(['虚构街道新业态联合工会'])
    await to({ kind: 'dissolve', to: ORG.base.id })
    expect(await serving('pengjiang')).toEqual([])
  })
})

describe('an open unit request', () => {
  const remindedOf = async (who: string) => {
    const { items } = await town.tell(who, 'inbox.list', {})
    return items.find(({ key }) => key === 'dutiesDue')
  }
  const ADMINISTRATORS = ['countyAdministrator', 'cityAdministrator']

  test('appears in its administrator’s reminder from the working day before its due day, and is called overdue after it', async () => {
    const { dueOn } = await ask()
    await remind(town.world.ports)
    for (const who of ADMINISTRATORS) expect(await remindedOf(who)).toBeUndefined()
    setDay(town, addDays(dueOn, -1))
    await remind(town.world.ports)
    const due = { name: LETTER.unit, verb: 'unit', dueOn, role: 'administrator' }
    expect(await remindedOf('countyAdministrator')).toMatchObject({
      facts: { count: '1', overdue: '0' },
      duties: [due],
    })
    expect(await remindedOf('cityAdministrator')).toBeUndefined()
    setDay(town, addDays(dueOn, 4))
    await remind(town.world.ports)
    expect(await remindedOf('countyAdministrator')).toMatchObject({ facts: { overdue: '1' }, duties: [due] })
    await town.tell('countyAdministrator', 'unit.answer', { ...(await first()), answer: NOT })
  })

  test('is in no reminder once it is answered', async () => {
    const { dueOn } = await ask()
    await town.tell('countyAdministrator', 'unit.answer', { ...(await first()), answer: NOT })
    setDay(town, dueOn)
    await remind(town.world.ports)
    for (const who of ADMINISTRATORS) expect(await remindedOf(who)).toBeUndefined()
  })

  test('belongs to the city if the county has no administrator, or if it is the administrator’s own', async () => {
    const { dueOn } = await ask('countyAdministrator')
    await ask('worker-1', { jurisdiction: 'direct', unit: '虚构鞋厂' })
    setDay(town, dueOn)
    await remind(town.world.ports)
    expect(await remindedOf('countyAdministrator')).toBeUndefined()
    expect((await remindedOf('cityAdministrator'))?.duties?.map(({ name }) => name)).toEqual(['虚构玩具厂', '虚构鞋厂'])
    for (const { request, at } of await waiting('cityAdministrator'))
      await town.tell('cityAdministrator', 'unit.answer', { request, at, answer: NOT })
  })
})
