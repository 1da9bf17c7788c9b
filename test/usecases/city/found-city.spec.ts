import { setupCodeFrom } from '@cloud/adapters/setup-code'
import { createApi } from '@cloud/api/create'
import { ORGS } from '@cloud/usecases/stored/collections'
import type { Answer } from '@domain/contract/call'
import type { CallInput, CallOutput } from '@domain/contract/index'
import { JURISDICTIONS } from '@local/town/jiangmen'
import { aWorld, type World } from '@test/support/ports'

const CODE = 'kept-in-an-envelope-by-the-installer'

let world: World
let key = 0
beforeEach(async () => {
  world = await aWorld({ countedIds: false })
})
afterEach(() => world.close())

const asked: CallInput<'city.found'> = {
  setupCode: CODE,
  name: '虚构市总工会',
  phone: '0000-0000001',
  administrator: '开门人' as never,
  counties: JURISDICTIONS.map((jurisdiction, i) => ({ jurisdiction, name: `虚构${i + 1}区总工会` })),
}

const ask = async (
  openid: string | undefined,
  name: string,
  input: unknown,
  more: { readonly key?: string; readonly setup?: string | undefined } = {},
): Promise<Answer<unknown>> => {
  key += 1
  const setup = setupCodeFrom({ SETUP_CODE: 'setup' in more ? more.setup : CODE })
  const envelope = { name, input, commandId: more.key ?? `found-city-${String(key).padStart(10, '0')}` }
  return createApi({ ...world.ports, setup })(openid === undefined ? undefined : { openid }, envelope, 100)
}
const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.refusal.code)

test('a person with the setup code founds the city and becomes its first administrator', async () => {
  expect(await ask('first', 'city.found', asked)).toMatchObject({
    ok: true,
    value: { org: { id: 'OR-city', name: '虚构市总工会', level: 'city' } },
  })
  expect(await ask('first', 'me.open', {})).toMatchObject({
    value: { name: '开门人', posts: [{ role: 'administrator', org: { level: 'city' } }] },
  })
  const tree = await ask('first', 'org.tree', {})
  expect(tree).toMatchObject({ ok: true })
  const { items } = await world.ports.store.query(ORGS, { index: 'byParent', eq: ['OR-city'], limit: 20 })
  expect(new Set(items.map(({ doc }) => doc.jurisdiction))).toEqual(new Set(JURISDICTIONS))
  // the new administrator can work at once
  const invite = { org: 'OR-pengjiang', role: 'administrator', name: '区里管理员' }
  expect(codeOf(await ask('first', 'officer.invite', invite))).toBe('ok')
})

test('the first policy is a draft marked as invented, and applications are closed', async () => {
  expect(await ask('worker', 'policy.current', {})).toMatchObject({ refusal: { code: 'POLICY_MISSING' } })
  await ask('first', 'city.found', asked)
  expect(await ask('worker', 'policy.current', {})).toMatchObject({
    value: { policy: { version: '底稿 2026-03-02', demo: true, applicationsOpen: false } },
  })
  const list = await ask('first', 'policy.list', {})
  const { policies } = (list as { value: { policies: readonly object[] } }).value
  const own = {
    ...policies[0],
    version: '本市第一份',
    effectiveFrom: '2026-03-02',
    demo: false,
    applicationsOpen: true,
  }
  expect(codeOf(await ask('first', 'policy.publish', { org: 'OR-city', policy: own }))).toBe('ok')
  expect(await ask('worker', 'policy.current', {})).toMatchObject({ value: { policy: { version: '本市第一份' } } })
})

test('another city names its unions, and gets their jurisdictions by name, in its own order, with its own 市直', async () => {
  const counties = [
    { name: '虚构乙县总工会' },
    { name: '虚构市直机关工会', direct: true },
    { name: '虚构甲区总工会' },
    { name: '虚构建设系统工会联合会' },
  ]
  expect(codeOf(await ask('first', 'city.found', { ...asked, counties }))).toBe('ok')
  await world.clock.add(86_400_000)
  const current = (await ask('worker', 'policy.current', {})) as Answer<CallOutput<'policy.current'>>
  const places = (current.ok ? current.value.places : undefined) ?? []
  expect(places.map(({ name, direct }) => [name, direct])).toEqual([
    ['虚构乙县', undefined],
    ['虚构市直机关', true],
    ['虚构甲区', undefined],
    ['虚构建设系统', undefined],
  ])
  const { items } = await world.ports.store.query(ORGS, { index: 'byLevel', eq: ['county'], limit: 20 })
  expect(new Map(items.map(({ doc }) => [doc.no, doc.jurisdiction]))).toEqual(
    new Map(places.map(({ jurisdiction }, i) => [i + 1, jurisdiction])),
  )
})

test('a second founding is refused as CITY_FOUNDED, with or without the right code', async () => {
  await ask('first', 'city.found', asked)
  expect(codeOf(await ask('second', 'city.found', asked))).toBe('CITY_FOUNDED')
  expect(codeOf(await ask('second', 'city.found', { ...asked, setupCode: 'x'.repeat(16) }))).toBe('CITY_FOUNDED')
  expect(await ask('second', 'me.open', {})).toMatchObject({ value: { posts: [] } })
})

test('of four simultaneous foundings one succeeds, with one administrator', async () => {
  const codes = (await Promise.all(['a', 'b', 'c', 'd'].map((who) => ask(who, 'city.found', asked)))).map(codeOf)
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
  expect(codes.filter((code) => code === 'CITY_FOUNDED')).toHaveLength(3)
})

test('a double tap and a retry after a lost reply get the first answer', async () => {
  const more = { key: 'the-founder-taps-twice' }
  const both = await Promise.all([1, 2].map(() => ask('first', 'city.found', asked, more)))
  expect(both.map(codeOf)).toEqual(['ok', 'ok'])
  expect(codeOf(await ask('first', 'city.found', asked, more))).toBe('ok')
})

test('a wrong setup code is refused, and after five tries the same account is blocked even with the right code', async () => {
  for (let i = 0; i < 5; i += 1)
    expect(codeOf(await ask('guesser', 'city.found', { ...asked, setupCode: `guess-number-${i}-xxxx` }))).toBe(
      'SETUP_CODE_WRONG',
    )
  expect(codeOf(await ask('guesser', 'city.found', asked))).toBe('TOO_MANY')
  expect(codeOf(await ask('founder', 'city.found', asked))).toBe('ok')
})

test('an installation without a setup code refuses every founding, and a short setup code is refused at the start', async () => {
  expect(codeOf(await ask('first', 'city.found', asked, { setup: undefined }))).toBe('SETUP_CODE_WRONG')
  expect(() => setupCodeFrom({ SETUP_CODE: 'fifteen-letters' })).toThrow('SETUP_CODE: at least 16 characters')
})

test('founding without sign-in, with two unions or none for the jurisdictions, or with a number in the name is refused', async () => {
  expect(codeOf(await ask(undefined, 'city.found', asked))).toBe('NOT_SIGNED_IN')
  const twice = [...asked.counties.slice(0, 1), ...asked.counties.slice(0, 1)]
  expect(codeOf(await ask('first', 'city.found', { ...asked, counties: twice }))).toBe('BAD_INPUT')
  expect(codeOf(await ask('first', 'city.found', { ...asked, counties: [] }))).toBe('BAD_INPUT')
  expect(codeOf(await ask('first', 'city.found', { ...asked, name: '总工会13900000000' }))).toBe(
    'TEXT_HOLDS_PRIVATE_DATA',
  )
  expect(codeOf(await ask('first', 'me.open', {}))).toBe('ok')
  expect((await world.ports.store.query(ORGS, { index: 'byLevel', eq: ['city'], limit: 1 })).items).toEqual([])
})

test('the setup code is never written to the log', async () => {
  await ask('first', 'city.found', asked)
  await ask('second', 'city.found', asked)
  expect(JSON.stringify(world.logged)).not.toContain(CODE)
})
