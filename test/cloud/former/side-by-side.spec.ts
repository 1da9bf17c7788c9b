import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runInThisContext } from 'node:vm'
import { gunzipSync } from 'node:zlib'
import { asStored, inTodaysForm } from '@cloud/ports/forms'
import { everything } from '@cloud/usecases/maintenance/walk'
import { CASES, POLICIES, STORED_ENTRIES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { stepOf } from '@domain/application/steps'
import { type StoredEntry, upcast } from '@domain/application/upcast'
import { aWorld } from '@test/support/ports'
import { aTown } from '@test/support/town'
import { caseOf, walkTo } from '@test/support/walk'
import type * as z from 'zod/mini'
import { openFormer } from './former'

/** Functions of the former release: how it folded a log, its schemas of facts, its schema of policies. */
type FormerReader = {
  readonly fold: (log: readonly unknown[]) => CaseSnapshot | undefined
  readonly ENTRY_FACTS: Readonly<Record<string, z.ZodMiniType>>
  readonly Policy: z.ZodMiniType
}
const theFormer = (): FormerReader => {
  const code = gunzipSync(readFileSync(path.join(__dirname, 'reader.cjs.gz'))).toString()
  const module = { exports: {} as FormerReader }
  runInThisContext(`(module, exports, require) => {${code}\n}`)(module, module.exports, require)
  return module.exports
}
const former = theFormer()

const plain = (value: unknown): object => JSON.parse(JSON.stringify(value)) as object
const todays = (log: readonly StoredEntry[]) => log.flatMap((entry) => upcast(entry) ?? [])
const caseForm = (doc: CaseSnapshot) => inTodaysForm(CASES, { id: doc.id, v: 1, doc }).doc

describe.each(['town', 'short-year'] as const)('a %s that the previous release wrote', (name) => {
  const opened = openFormer(name)
  const { store } = opened.desk.ports
  afterAll(() => opened.close())
  const logs = new Map<string, StoredEntry[]>()
  beforeAll(async () => {
    for await (const { doc } of everything(store, STORED_ENTRIES))
      logs.set(doc.caseId, [...(logs.get(doc.caseId) ?? []), doc])
  })

  test('folds every log to the same case with the previous code and with today’s', async () => {
    expect(logs.size).toBeGreaterThan(10)
    for (const [id, log] of logs) {
      const then = former.fold(log)
      const stored = await store.get(asStored<CaseSnapshot>(CASES), id)
      expect(plain(then)).toEqual(stored?.doc)
      expect(plain(fold(todays(log)))).toEqual(plain(caseForm(then as CaseSnapshot)))
      expect((await store.get(CASES, id))?.doc).toEqual(plain(fold(todays(log))))
    }
  })

  test('has entries whose facts are parsed alike by the previous code and today’s code', () => {
    for (const entry of [...logs.values()].flat()) {
      const then = former.ENTRY_FACTS[entry.kind]?.safeParse(entry.facts)
      const [today] = todays([entry])
      const now = today && stepOf(today.kind).facts.safeParse(today.facts)
      expect([entry.kind, then?.success, now?.success]).toEqual([entry.kind, true, true])
      expect(plain(now?.data)).toMatchObject(plain(then?.data))
    }
  })

  test('has policies that the previous code and today’s code both read alike', async () => {
    for await (const { doc } of everything(store, POLICIES))
      expect(doc).toMatchObject(plain(former.Policy.safeParse(doc).data))
  })
})

test('the previous release can still read entries that today’s code writes, during the deployment and after a rollback', async () => {
  const world = await aWorld()
  const town = await aTown(world)
  const { caseId } = await walkTo(town, 'on-file')
  const page = await world.ports.store.walk(STORED_ENTRIES, undefined, 100)
  const log = page.map(({ doc }) => doc).filter((entry) => entry.caseId === caseId)
  expect(log.map(({ version }) => version)).toContain(2)
  for (const { kind, facts } of log)
    expect([kind, former.ENTRY_FACTS[kind]?.safeParse(facts).success]).toEqual([kind, true])
  expect(await caseOf(town, caseId)).toMatchObject(plain(former.fold(log)))
  await town.close()
})
