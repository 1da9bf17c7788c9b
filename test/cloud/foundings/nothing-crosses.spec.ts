import type { Collection, DocStore, StoreWalk } from '@cloud/ports/doc-store'
import { everything } from '@cloud/usecases/maintenance/walk'
import { CASES, CHECK_BATCHES, COLLECTIONS, FILES, PAYOUT_BATCHES } from '@cloud/usecases/stored/collections'
import type { CallSpec } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import { CALL_NAMES, CALLS, type CallName } from '@domain/contract/index'
import type { PostRole } from '@domain/organisation/roles'
import { appoint } from '@local/walk/register'
import * as z from 'zod/mini'
import { sampleOf } from '../contract/sample'
import { type City, type File, type Founded, foundedBy, shortYear } from './founded'

let founded: Founded
afterEach(() => founded.close())

/** Ids by prefix that another place has; a missing id of the same kind otherwise. */
type Ids = Readonly<Record<string, string>>

const ID = /"(CA|OR|PE|NO|FI|CB|GR|PB)-zzzzzzzz/g
const schemaOf = (name: CallName): Parameters<typeof sampleOf>[0] =>
  z.toJSONSchema(CALLS[name].input, { io: 'input', unrepresentable: 'any' }) as Parameters<typeof sampleOf>[0]
const SAMPLES = new Map(CALL_NAMES.map((name) => [name, JSON.stringify(sampleOf(schemaOf(name)))]))
/** A person has one such letter at a time: the second is refused whatever it is about. */
const ONCE: ReadonlySet<CallName> = new Set<CallName>(['unit.request'])
let sent = 0

/** What a person gets for a call about these ids: `ok` or the code, and the whole answer. */
const asked = async (who: string, name: CallName, ids: Ids) => {
  const idFor = (prefix: string): string => ids[prefix] ?? `${prefix}-0000missing0000`
  const input = (SAMPLES.get(name) ?? '').replace(ID, (_all, prefix: string) => `"${idFor(prefix)}`)
  const spec: CallSpec = CALLS[name]
  sent += 1
  const answer = await founded.wire.call(who, entryOf(name), {
    name,
    ...(spec.kind === 'command' ? { commandId: `crossing-${String(sent).padStart(12, '0')}` } : {}),
    ...(spec.scope === 'case' ? { caseId: idFor('CA'), expectedVersion: 1 } : {}),
    input: JSON.parse(input) as unknown,
  })
  return { code: answer.ok ? 'ok' : answer.refusal.code, text: JSON.stringify(answer) }
}

/** For everybody of `who` and every call, what another place has is as if it did not exist. `secret`: what no answer contains. */
const crossings = async (
  who: readonly string[],
  theirs: Ids,
  secret: readonly string[],
): Promise<readonly string[]> => {
  const found: string[] = []
  for (const name of CALL_NAMES.filter((each) => !ONCE.has(each)))
    for (const person of who) {
      const [about, missing] = [await asked(person, name, theirs), await asked(person, name, {})]
      if (about.code !== missing.code) found.push(`${person} ${name}: ${about.code}, of nothing ${missing.code}`)
      const told = secret.find((words) => about.text.includes(words) && !missing.text.includes(words))
      if (told !== undefined) found.push(`${person} ${name} tells ${told}`)
    }
  return found
}

const firstOf = async <T>(store: DocStore, collection: Collection<T>): Promise<string> => {
  for await (const { id } of everything(store as DocStore & StoreWalk, collection)) return id
  throw new Error(`${collection.name} is empty`)
}
const idsIn = async ({ code }: City, caseId: string, grant: string): Promise<Ids> => {
  const store = founded.desk.storeIn?.(code) ?? founded.desk.ports.store
  return {
    ...{ CA: caseId, GR: grant, PB: await firstOf(store, PAYOUT_BATCHES), CB: await firstOf(store, CHECK_BATCHES) },
    FI: await firstOf(store, FILES),
  }
}

const AT_COUNTY: readonly PostRole[] = ['county-reviewer', 'fund-officer', 'fund-approver', 'auditor', 'administrator']

/** Everybody who may hold a post at another county, and at a base union there. */
const neighbours = async (city: City, county: string, base: string): Promise<readonly string[]> => {
  const [to, below] = [await city.named(county), await city.named(base)]
  const posts = [...AT_COUNTY.map((role) => [role, to.id] as const), ['base-officer', below.id] as const]
  for (const [i, [role, org]] of posts.entries())
    await appoint(founded.hand, `${city.tag}-admin`, {
      ...{ person: `${city.tag}-beside-${role}`, name: `邻${'甲乙丙丁戊己'[i] ?? ''}`, role, org },
    })
  return posts.map(([role]) => `${city.tag}-beside-${role}`)
}

const WITHIN: readonly [File, string, string, string][] = [
  ['jiangmen', '虚构台山工厂工会', '蓬江区总工会', '虚构蓬江工厂工会'],
  ['prefecture', '虚构灯具厂工会', '虚构建设系统工会联合会', '虚构路桥公司工会'],
  ['province', '虚构河东五金厂工会', '虚构东市河西县总工会', '虚构河西茶厂工会'],
]

test.each(WITHIN)(
  '%s: to every role at another county and union what a household has here is as if it did not exist',
  async (file, base, otherCounty, otherBase) => {
    founded = await foundedBy(file)
    const [city] = founded.cities
    if (city === undefined) throw new Error('a file founds a city')
    if (file === 'jiangmen')
      for (const [org, name] of [
        ['OR-taishan', base],
        ['OR-pengjiang', otherBase],
      ] as const)
        await founded.hand.tell('first-admin', 'org.create', { org, name, staff: 90, phone: '0000-0000001' })
    const { caseId, grant } = await shortYear(founded, city, await city.named(base), 200)
    const beside = await neighbours(city, otherCounty, otherBase)
    expect(await crossings(beside, await idsIn(city, caseId, grant), ['左知夏', '左*夏', '左**'])).toEqual([])
  },
)

test('two cities of a province: nobody of one gets anything of the other, by whatever call and whatever id', async () => {
  founded = await foundedBy('province')
  const [east, west, province] = founded.cities
  if (east === undefined || west === undefined || province === undefined) throw new Error('the file has two cities')
  const there = await shortYear(founded, east, await east.named('虚构河东五金厂工会'), 201)
  const here = await shortYear(founded, west, await west.named('虚构西市公交公司工会'), 202)
  const people = ({ tag }: City) =>
    ['admin', 'review', 'fund', 'audit', 'county', 'base-1'].map((key) => `${tag}-${key}`)
  const nameds = (await east.unions()).map(({ name }) => name).filter((name) => name !== '虚构东市总工会')
  const unions = { OR: (await east.named('虚构河东五金厂工会')).id }
  const theirs = { ...(await idsIn(east, there.caseId, there.grant)), ...unions }
  expect(await crossings([...people(west), 'c9900-admin'], theirs, nameds)).toEqual([])
  const ours = { ...(await idsIn(west, here.caseId, here.grant)), OR: (await west.named('虚构西市公交公司工会')).id }
  expect(await crossings(people(east), ours, ['虚构西市公交公司工会', '虚构西市山前区总工会'])).toEqual([])
  // the same person called from within the other city holds no post there
  const envelope = { name: 'case.queue', input: {}, city: west.code }
  const answer = await founded.desk.api({ openid: `desk-${east.tag}-review` }, envelope, 0)
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } })
})

test('a city’s part of the store names none of the documents of another', async () => {
  founded = await foundedBy('province')
  const [east] = founded.cities
  if (east === undefined) throw new Error('the file has two cities')
  const { caseId } = await shortYear(founded, east, await east.named('虚构河东五金厂工会'), 203)
  const [own, other] = ['9911', '9912'].map((code) => founded.desk.storeIn?.(code) as DocStore & StoreWalk)
  expect(await own?.get(CASES, caseId)).toBeDefined()
  expect(await other?.get(CASES, caseId)).toBeUndefined()
  const listed: string[] = []
  for (const collection of COLLECTIONS)
    if (other !== undefined)
      for await (const { doc } of everything(other, collection))
        if (JSON.stringify(doc).includes(caseId)) listed.push(collection.name)
  expect(listed).toEqual([])
})
