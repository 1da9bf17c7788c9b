import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { RunningDesk } from '@test/support/desk'

let desk: RunningDesk
const start = (data?: string): Promise<RunningDesk> => RunningDesk.start(data, ['--wechat'])

beforeAll(async () => {
  desk = await start()
})
afterAll(async () => {
  await desk.stop()
  desk.forget()
})

const lines = (file: string): readonly { readonly level: string; readonly event: string }[] =>
  readFileSync(path.join(desk.data, file), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: string; event: string })

test('the desk runs the deployed bundles byte for byte and prints their digests', () => {
  for (const name of readdirSync('dist/cloud')) {
    const folder = path.join('dist/cloud', name)
    const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'))
    const all = Buffer.concat(scripts.sort().map((file) => readFileSync(path.join(folder, file))))
    expect(desk.said).toContain(`${name}  ${createHash('sha256').update(all).digest('hex')}`)
  }
})

test('the town was filled through the functions without any alarm', () => {
  const functions = lines('functions.log')
  expect(functions.filter(({ event }) => event === 'call').length).toBeGreaterThan(800)
  expect(functions.filter(({ event }) => event === 'job').length).toBeGreaterThan(100)
  expect(functions.filter(({ level }) => level === 'alarm')).toEqual([])
  expect(lines('desk.log')).toEqual([])
})

test('every household of the town’s stories exists, and more than ten people have open duties', async () => {
  const { items } = await desk.get('city-audit', 'case.queue', { limit: 50 })
  expect(items).toHaveLength(17)
  expect((await desk.people()).filter(({ open }) => open > 0).length).toBeGreaterThan(10)
})

test('WeChat’s interface accepted the messages that people had allowed, with the right fields', async () => {
  const { sent } = JSON.parse(readFileSync(path.join(desk.data, 'wechat.json'), 'utf8')) as {
    sent: { data: Record<string, string> }[]
  }
  expect(sent.length).toBeGreaterThan(20)
  expect(sent.every(({ data }) => Object.keys(data).join() === 'thing1,date2,thing3')).toBe(true)
})

test('a page uploads a picture to cloud storage and reads it back by a temporary address', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const who = await desk.newcomer('新来的人')
  const { file, put } = await desk.get(who, 'file.ticket', {
    purpose: 'proof',
    size: png.byteLength,
    mime: 'image/png',
  })
  if (put.via !== 'https') throw new Error('a browser has no door to cloud storage')
  await desk.put(who, put.path, png)
  expect(await desk.get(who, 'file.confirm', { file })).toMatchObject({ mime: 'image/png', size: png.byteLength })
  const { url } = await desk.get(who, 'file.link', { file })
  const reply = await fetch(`${desk.base}as/${who}/${url}`)
  expect(Buffer.from(await reply.arrayBuffer())).toEqual(png)
  expect((await fetch(`${desk.base}as/${who}/${url.replace('sign=', 'sign=0')}`)).status).toBe(404)
})

test('a function writes a Word paper with the library that it loads for the first one', async () => {
  const me = await desk.get('lamp-1', 'me.open', {})
  const org = me.signedIn ? me.posts[0]?.org.id : undefined
  if (org === undefined) throw new Error('the officer has no post')
  const { url } = await desk.get('lamp-1', 'paper.poster', { org, year: 2026 })
  const reply = await fetch(`${desk.base}as/lamp-1/${url}`)
  expect(
    Buffer.from(await reply.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})

test('the web desk is answered by a function', async () => {
  const reply = await fetch(`${desk.base}office/api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'me.open', input: {} }),
  })
  expect(await reply.json()).toMatchObject({ ok: true, value: { signedIn: false } })
})

test('all data is still there after the desk is stopped and started again', async () => {
  await desk.passDays(1)
  await desk.stop()
  desk = await start(desk.data)
  expect(desk.said).not.toContain('正在建演示城')
  expect((await desk.get('city-audit', 'case.queue', { limit: 50 })).items).toHaveLength(17)
})
