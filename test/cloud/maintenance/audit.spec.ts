import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTool } from '@cloud/maintenance/run'
import { sumAfter } from '@cloud/usecases/maintenance/audit-format'
import { CASES, ENTRIES, entryId } from '@cloud/usecases/stored/collections'
import type { CaseId } from '@domain/kernel/ids'
import { aWorld, type World } from '../../support/ports'
import { aTown, submitted } from '../../support/town'
import { walkTo } from '../../support/walk'

let folder = ''
let world: World
let caseId: CaseId
const file = (): string => path.join(folder, 'audit.jsonl')

const run = async (...args: readonly string[]): Promise<{ well: boolean; code: number; said: string }> => {
  const said: string[] = []
  const shop = async () => ({ ...world.ports, close: async () => undefined })
  const code = await runTool(args, { reading: shop, working: shop }, (line) => void said.push(line))
  return { well: code === 0, code, said: said.join('\n') }
}
const lines = (): string[] => readFileSync(file(), 'utf8').trimEnd().split('\n')
const put = (all: readonly string[]): void => writeFileSync(file(), `${all.join('\n')}\n`)
const period = ['--from', '2026-01-01', '--to', '2026-12-31'] as const

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-audit-'))
  world = await aWorld()
  const town = await aTown(world)
  caseId = (await walkTo(town, 'county-review')).caseId
  await submitted(town, { seed: 2, worker: 'worker-2' })
  await run('audit', ...period, '--out', file())
})
afterEach(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

test('an audit export contains every entry of its period in the order of each log, and can be verified without any key', async () => {
  const { doc } = (await world.ports.store.get(CASES, caseId)) ?? { doc: undefined }
  const entries = lines()
    .slice(1, -1)
    .map((line) => JSON.parse(line) as { case: string; seq: number })
  expect(entries.filter((entry) => entry.case === caseId).map(({ seq }) => seq)).toEqual(
    Array.from({ length: doc?.seq ?? 0 }, (_, i) => i + 1),
  )
  expect(entries).toHaveLength((doc?.seq ?? 0) + 1)
  expect(await run('verify-audit', file())).toMatchObject({ well: true })
  expect((await run('verify-audit', file(), '--store')).said).toContain('核对无误')
})

test('an audit export shows posts, days, actions and words, but no sealed value, identity number or account id', () => {
  const text = readFileSync(file(), 'utf8')
  expect(text).toContain('base-officer')
  expect(text).toContain('情况属实，符合规定')
  expect(text).not.toMatch(/s1\.k1|PE-|\d{17}[\dX]|worker-1/)
})

test('an audit export of a period without entries is valid and holds 0 entries', async () => {
  const other = path.join(folder, 'none.jsonl')
  expect((await run('audit', '--from', '2020-01-01', '--to', '2020-12-31', '--out', other)).well).toBe(true)
  expect((await run('verify-audit', other)).said).toContain('0 条')
})

type Line = Record<string, unknown>
const json = (line: string | undefined): Line => JSON.parse(line ?? '{}') as Line

const tampering: readonly (readonly [string, (all: string[]) => string[], RegExp])[] = [
  [
    'a word altered',
    (all) => all.map((line, i) => (i === 3 ? JSON.stringify({ ...json(line), on: '2026-03-05' }) : line)),
    /第 4 行.*第 3 条.*被改动/,
  ],
  ['an entry removed', (all) => all.filter((_, i) => i !== 3), /第 4 行.*缺了一行/],
  ['two entries exchanged', ([a = '', b = '', c = '', ...more]) => [a, c, b, ...more], /第 2 行/],
  ['an entry inserted', (all) => [...all.slice(0, 4), all[3] ?? '', ...all.slice(4)], /第 5 行/],
  ['the last entries cut off', (all) => [...all.slice(0, -3), all.at(-1) ?? ''], /末尾被去掉/],
  ['the end cut off', (all) => all.slice(0, -1), /末尾被去掉/],
  ['something added behind the end', (all) => [...all, all[2] ?? ''], /被改动或插入/],
  ['the period altered', ([first = '', ...more]) => [first.replace('2026-01-01', '2026-02-01'), ...more], /第 2 行/],
  ['another file', () => ['{}'], /不是本系统的审计导出/],
]
test.each(tampering)('verification detects %s and reports the first broken place', async (_what, tamper, words) => {
  put(tamper(lines()))
  const { well, said } = await run('verify-audit', file())
  expect(well).toBe(false)
  expect(said).toMatch(words)
})

/** Recalculates all checksums, as a person who alters a line can: it needs no key. */
const summedAnew = (all: readonly string[]): string[] => {
  const header = json(all[0])
  let sum = sumAfter('', header)
  const between = all.slice(1, -1).map((text) => {
    const { sum: _old, ...shown } = json(text)
    sum = sumAfter(sum, shown)
    return JSON.stringify({ ...shown, sum })
  })
  const { end } = json(all.at(-1)) as { end: Line }
  return [JSON.stringify(header), ...between, JSON.stringify({ end: { ...end, sum } })]
}

test('checksums that were recomputed after tampering are detected with the keys', async () => {
  put(summedAnew(lines().map((line) => line.replace('情况属实', '情况不实'))))
  expect((await run('verify-audit', file())).well).toBe(true) // consistent in itself: only the noted checksum differs
  expect((await run('verify-audit', file(), '--store')).said).toContain('不是用这套密钥')
})

test('verification against an earlier export detects a log whose last entry was removed from the store', async () => {
  const seen = await world.ports.store.get(CASES, caseId)
  const last = await world.ports.store.get(ENTRIES, entryId(caseId, seen?.doc.seq ?? 0))
  if (last === undefined) throw new Error('no last entry')
  await world.ports.store.transaction((tx) => tx.remove(ENTRIES, last))
  const { well, said } = await run('verify-audit', file(), '--store')
  expect(well).toBe(false)
  expect(said).toContain(`案件 ${caseId} 第 ${seen?.doc.seq} 条`)
})
