import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createApi } from '@cloud/api/create'
import { runTool } from '@cloud/maintenance/run'
import { COUNTS, ORGS } from '@cloud/usecases/stored/collections'
import type { Answer } from '@domain/contract/call'
import type { CallOutput } from '@domain/contract/index'
import { COUNTIES } from '@local/town/jiangmen'
import { anIdNumber } from '../../support/people'
import { aWorld, type World } from '../../support/ports'

const FILES = path.join(__dirname, '../../../local/founding')

let world: World
let folder: string
beforeEach(async () => {
  world = await aWorld({ countedIds: false })
  folder = mkdtempSync(path.join(tmpdir(), 'bangfu-found-'))
})
afterEach(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const run = async (file: string): Promise<{ well: boolean; said: string }> => {
  const said: string[] = []
  const shop = async () => ({ ...world.ports, close: async () => undefined })
  const code = await runTool(['found', file], { reading: shop, working: shop }, (line) => void said.push(line))
  return { well: code === 0, said: said.join('\n') }
}
const founded = (name: string) => run(path.join(FILES, name))
const written = (text: string) => {
  const file = path.join(folder, 'city.json')
  writeFileSync(file, text)
  return run(file)
}
let key = 0
const ask = async <T>(openid: string, name: string, input: unknown): Promise<Answer<T>> => {
  key += 1
  const envelope = { name, input, commandId: `found-from-file-${String(key).padStart(8, '0')}` }
  return (await createApi(world.ports)({ openid }, envelope, 100)) as Answer<T>
}
const unions = async () => (await world.ports.store.walk(ORGS, undefined, 100)).map(({ doc }) => doc)

test('a city is founded by its file: the administrator takes up the post by the code, and sees the unions', async () => {
  const { well, said } = await founded('prefecture.json')
  expect([well, said]).toEqual([true, expect.stringContaining('登记了 12 家工会，文件里一共 12 家')])
  const code = /邀请码：(\d{10})/.exec(said)?.[1]
  const self = { name: '开门人', about: { mobile: '13800000001', idNumber: anIdNumber(1) } }
  expect(await ask('first', 'officer.join', { code, self })).toMatchObject({ ok: true })
  const tree = await ask<CallOutput<'org.tree'>>('first', 'org.tree', {})
  expect(tree.ok && tree.value.items.map(({ org }) => org.name)).toEqual(
    expect.arrayContaining(['虚构甲县总工会', '虚构建设系统工会联合会']),
  )
  await world.clock.add(86_400_000)
  const current = await ask<CallOutput<'policy.current'>>('somebody', 'policy.current', {})
  expect(current.ok && current.value.places).toEqual([
    { jurisdiction: '999901', name: '虚构甲县' },
    { jurisdiction: '999902', name: '虚构乙县' },
    { jurisdiction: expect.any(String), name: '虚构建设系统' },
    { jurisdiction: expect.any(String), name: '地直', direct: true },
  ])
})

test('a union at any depth has the path of the file, and is counted in its jurisdiction', async () => {
  await founded('prefecture.json')
  const all = await unions()
  const nameOf = new Map(all.map(({ id, name }) => [id, name]))
  const lamp = all.find(({ name }) => name === '虚构灯具厂工会')
  expect(lamp?.path.map((id) => nameOf.get(id))).toEqual([
    ...['虚构地区总工会', '虚构甲县总工会', '虚构东街道总工会', '虚构东街道园区工会', '虚构灯具厂工会'],
  ])
  expect(lamp?.jurisdiction).toBe('999901')
  expect((await world.ports.store.get(COUNTS, 'unions:999901'))?.doc).toEqual({ n: 3, counted: true })
  expect(all.find(({ name }) => name === '虚构水务局工会')?.direct).toBe(true)
})

test('the same file again changes nothing but the code, and a longer one adds what is new behind the old numbers', async () => {
  await founded('prefecture.json')
  const before = await unions()
  expect((await founded('prefecture.json')).said).toContain('登记了 0 家工会')
  expect(await unions()).toEqual(before)
  const file = JSON.parse(readFileSync(path.join(FILES, 'prefecture.json'), 'utf8')) as { unions: object[] }
  const longer = {
    ...file,
    unions: [{ name: '虚构丙县总工会', unions: [{ name: '虚构丙县医院工会' }] }, ...file.unions],
  }
  expect((await written(JSON.stringify(longer))).said).toContain('登记了 2 家工会，文件里一共 14 家')
  const after = await unions()
  expect(after.filter(({ id }) => before.some((one) => one.id === id))).toEqual(before)
  expect(after.find(({ name }) => name === '虚构丙县总工会')?.no).toBe(5)
})

test('a run that was interrupted is continued by repeating it', async () => {
  const { store } = world.ports
  let left = 2 // that of the keys, and the city
  const broken = {
    ...store,
    transaction: ((work) =>
      left-- > 0 ? store.transaction(work) : Promise.reject(new Error('cut'))) as typeof store.transaction,
  }
  const shop = async () => ({ ...world.ports, store: broken, close: async () => undefined })
  await expect(
    runTool(['found', path.join(FILES, 'prefecture.json')], { reading: shop, working: shop }, () => undefined),
  ).rejects.toThrow('cut')
  expect(await unions()).toHaveLength(1)
  expect((await founded('prefecture.json')).well).toBe(true)
  expect(await unions()).toHaveLength(13)
})

test('another city is not founded where one stands', async () => {
  await founded('prefecture.json')
  const before = await unions()
  expect(await founded('jiangmen.json')).toEqual({
    well: false,
    said: expect.stringContaining('已经开通了另一个市总工会'),
  })
  expect(await unions()).toEqual(before)
})

test.each([
  ['no JSON', '{', '不是 JSON'],
  [
    'an unknown word',
    '{"name":"虚构市总工会","phone":"0000","administrator":"开门人","unions":[{"nmae":"甲"}]}',
    'unions.0',
  ],
  [
    'a name twice',
    '{"name":"虚构市总工会","phone":"0000","administrator":"开门人","unions":[{"name":"甲"},{"name":"甲"}]}',
    '甲：同一家上级工会下面写了两次',
  ],
])('a file with %s founds nothing and names the place', async (_what, text, said) => {
  expect(await written(text)).toEqual({ well: false, said: expect.stringContaining(said) })
  expect(await unions()).toEqual([])
})

test('Jiangmen’s founding file has the counties of the demo town', () => {
  const file = JSON.parse(readFileSync(path.join(FILES, 'jiangmen.json'), 'utf8')) as {
    unions: { id: string; name: string; direct?: true }[]
  }
  expect(file.unions.map(({ id, name, direct }) => [`OR-${id}`, name, direct])).toEqual(
    COUNTIES.map((county) => [county.id, county.name, 'direct' in county ? county.direct : undefined]),
  )
})
