import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTool } from '@cloud/maintenance/run'
import type { Collection, Stored, StoreWalk } from '@cloud/ports/doc-store'
import { exportAudit } from '@cloud/usecases/maintenance/audit-export'
import { brokenAt, chained } from '@cloud/usecases/step/chain'
import { CASES, ENTRIES, entryId } from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import { STEPS } from '@domain/application/steps'
import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import * as z from 'zod/mini'
import { aWorld, type World } from '../../support/ports'
import { aTown } from '../../support/town'
import { walkTo } from '../../support/walk'
import { type Json, sampleOf } from '../contract/sample'
import { tampered } from './tampered'

// Tampering by a person who can write to the database but has no key: one change anywhere, with the chain left as it is.
let folder = ''
let world: World
let real: CaseId
const every = 'CA-every' as CaseId
const period = { from: '2026-01-01' as PlainDate, to: '2026-12-31' as PlainDate }
const file = (): string => path.join(folder, 'audit.jsonl')

/** One entry of every kind, one after another, chained as by the program. */
const everyKind = (): readonly Entry[] => {
  let before: string | undefined
  return Object.entries(STEPS).map(([kind, { facts }], i) => {
    const entry = chained(world.ports.sealer, before, {
      ...{ caseId: every, seq: i + 1, at: Date.parse('2026-03-02T09:00:00+08:00') + i, on: '2026-03-02' },
      by: { as: 'base-officer', person: 'PE-someone', name: '办事员' },
      ...{ command: `k-${i}`, to: 'surveying', dueOn: '2026-03-09', kind },
      facts: sampleOf(z.toJSONSchema(facts, { io: 'input' })),
    } as unknown as Entry)
    before = entry.chain
    return entry
  })
}

const put = async (entries: readonly Entry[]): Promise<void> => {
  const model = await world.ports.store.get(CASES, real)
  const last = entries.at(-1)
  if (model === undefined || last === undefined) throw new Error('nothing to put')
  await world.ports.store.transaction(async (tx) => {
    await tx.insert(CASES, every, { ...model.doc, id: every, seq: last.seq, chain: last.chain })
    for (const entry of entries) await tx.insert(ENTRIES, entryId(every, entry.seq), entry)
  })
}

const all = async <T>(collection: Collection<T>): Promise<Stored<T>[]> => [
  ...(await world.ports.store.walk(collection, undefined, 100)),
]

/** A store that contains these entries instead of the original entries. */
const holding = (cases: readonly Stored<unknown>[], entries: readonly Stored<unknown>[]): StoreWalk => {
  const rows = new Map<string, readonly Stored<unknown>[]>([
    [CASES.name, cases],
    [ENTRIES.name, entries],
  ])
  return {
    walk: async <T>(collection: Collection<T>, after: string | undefined) =>
      (rows.get(collection.name) ?? []).filter(({ id }) => after === undefined || id > after) as Stored<T>[],
  }
}

const run = async (store: StoreWalk | undefined, ...args: readonly string[]) => {
  const said: string[] = []
  const shop = async () => ({ ...world.ports, ...(store === undefined ? {} : { store }), close: async () => undefined })
  const opening = { reading: shop, working: shop } as unknown as Parameters<typeof runTool>[1]
  const code = await runTool(args, opening, (line) => void said.push(line))
  return { well: code === 0, code, said: said.join('\n') }
}
const stored = (entry: Entry): Stored<Entry> => ({ id: entryId(entry.caseId, entry.seq), v: 1, doc: entry })

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-every-'))
  world = await aWorld()
  real = (await walkTo(await aTown(world), 'county-review')).caseId
  await put(everyKind())
  await run(undefined, 'audit', '--from', period.from, '--to', period.to, '--out', file())
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

test('untampered logs with every kind of step pass the verification', async () => {
  expect(await run(undefined, 'verify-audit', file(), '--store')).toMatchObject({ well: true })
  const kinds = new Set((await all(ENTRIES)).map(({ doc }) => doc.kind))
  expect(kinds.size).toBe(Object.keys(STEPS).length)
})

test('the chain breaks when any field of any entry is changed, removed or added', async () => {
  const entries = await all(ENTRIES)
  const cases = await all(CASES)
  const unseen: string[] = []
  let tried = 0
  for (const { id, doc } of entries) {
    const log = entries.filter((each) => each.doc.caseId === doc.caseId)
    const head = cases.find((each) => each.id === doc.caseId)?.doc
    for (const { how, value } of tampered(doc as unknown as Json)) {
      tried += 1
      const forged = log.map((each) => (each.id === id ? { ...each, doc: value as unknown as Entry } : each))
      if (brokenAt(world.ports.sealer, doc.caseId, forged, head) === undefined) unseen.push(`${id} ${how}`)
    }
  }
  expect(unseen).toEqual([])
  expect(tried).toBeGreaterThan(2000)
})

test('when any field of a stored entry is changed, the earlier export no longer agrees and no new export is made', async () => {
  const [entries, cases] = [await all(ENTRIES), await all(CASES)]
  const unseen: string[] = []
  for (const { id, doc } of entries.filter((each) => each.doc.caseId === every))
    for (const { how, value } of tampered(doc as unknown as Json).filter((_, i) => i % 5 === 0)) {
      const forged = holding(
        cases,
        entries.map((each) => (each.id === id ? { ...each, doc: value } : each)),
      )
      const { well } = await run(forged, 'verify-audit', file(), '--store')
      const made = await exportAudit({ ...world.ports, store: forged }, period, async () => undefined)
      if (well || made.ok) unseen.push(`${id} ${how}`)
    }
  expect(unseen).toEqual([])
})

type Rows = readonly Stored<Entry>[]
const moved = (rows: Rows, at: number): Rows => {
  const [a, b] = [rows[at], rows[at + 1]]
  if (a === undefined || b === undefined) throw new Error('nothing there')
  return [...rows.slice(0, at), { ...b, id: a.id }, { ...a, id: b.id }, ...rows.slice(at + 2)]
}
const numbered = (rows: Rows, at: number): Rows =>
  moved(rows, at).map((row, i) => ({ ...row, doc: { ...row.doc, seq: rows[i]?.doc.seq ?? 0 } }))
const wholesale: readonly (readonly [string, (rows: Rows) => Rows])[] = [
  ['a whole entry taken out', (rows) => [...rows.slice(0, 3), ...rows.slice(4)]],
  ['the first entry taken out', (rows) => rows.slice(1)],
  ['the tail cut off', (rows) => rows.slice(0, -2)],
  ['the whole log taken out', () => []],
  ['two entries exchanged', (rows) => moved(rows, 3)],
  ['two entries exchanged and numbered anew', (rows) => numbered(rows, 3)],
  [
    'an entry twice',
    (rows) => [...rows, { ...stored({ ...(rows.at(-1) as Stored<Entry>).doc, seq: rows.length + 1 }) }],
  ],
  [
    'an entry under another number’s id',
    (rows) => rows.map((row, i) => (i === 2 ? { ...row, id: `${row.id}x` } : row)),
  ],
]
test.each(wholesale)(
  '%s: audit export, audit verification and rebuild detect the forgery and report its place without personal data',
  async (_what, forge) => {
    const entries = await all(ENTRIES)
    const [others, own] = [
      entries.filter(({ doc }) => doc.caseId === every),
      entries.filter(({ doc }) => doc.caseId === real),
    ]
    const forged = holding(await all(CASES), [...forge(own), ...others])
    const out = path.join(folder, 'forged.jsonl')
    const [fresh, before, again] = [
      await run(forged, 'audit', '--from', period.from, '--to', period.to, '--out', out),
      await run(forged, 'verify-audit', file(), '--store'),
      await run(forged, 'rebuild'),
    ]
    for (const { well, said } of [fresh, before, again]) {
      expect(well).toBe(false)
      expect(said).toContain(real)
      expect(said).not.toMatch(/PE-|委员|\d{17}/)
    }
    expect(fresh.said).toContain('没有导出')
    expect(existsSync(out)).toBe(false)
    expect(existsSync(`${out}.part`)).toBe(false)
  },
)

test('audit verification, audit export and rebuild report an entry whose day and officer were changed but not its chain value', async () => {
  const entries = await all(ENTRIES)
  const at = entries.findIndex(({ doc }) => doc.caseId === real && doc.kind === 'recordSurvey')
  const forged = holding(
    await all(CASES),
    entries.map((row, i) =>
      i === at ? { ...row, doc: { ...row.doc, on: '2026-03-01', by: { ...row.doc.by, name: '别人' } } } : row,
    ),
  )
  const where = `案件 ${real} 第 ${entries[at]?.doc.seq} 条`
  expect((await run(forged, 'verify-audit', file(), '--store')).said).toContain(where)
  const out = path.join(folder, 'forged.jsonl')
  const fresh = await run(forged, 'audit', '--from', period.from, '--to', period.to, '--out', out)
  expect(fresh).toMatchObject({ well: false })
  expect(fresh.said).toContain(where)
  expect((await run(forged, 'rebuild')).said).toContain(where)
})

test('verification detects any field of an export line that is changed, removed or added', async () => {
  const text = readFileSync(file(), 'utf8').trimEnd().split('\n')
  const other = path.join(folder, 'tampered.jsonl')
  const unseen: string[] = []
  for (const [i, line] of text.entries())
    for (const { how, value } of tampered(JSON.parse(line) as Json)) {
      writeFileSync(other, `${text.map((each, at) => (at === i ? JSON.stringify(value) : each)).join('\n')}\n`)
      // the keyed hash in the last line can be checked only with the key; all other changes are found without it
      const keys = how.includes('vouched') ? ['--store'] : []
      if ((await run(undefined, 'verify-audit', other, ...keys)).well) unseen.push(`${i + 1} ${how}`)
    }
  expect(unseen).toEqual([])
})

test('verification refuses an export line with a duplicate field or another spelling of the same JSON', async () => {
  const text = readFileSync(file(), 'utf8')
  const other = path.join(folder, 'spelled.jsonl')
  for (const spelled of [
    text.replace('"seq":1,', '"seq":9,"seq":1,'),
    text.replace('"seq":1,', '"seq": 1,'),
    text.replace('"seq":1,', '"seq":1e0,'),
    text.replace('\n', '\n\n'),
  ]) {
    writeFileSync(other, spelled)
    expect(await run(undefined, 'verify-audit', other)).toMatchObject({ well: false })
  }
})
