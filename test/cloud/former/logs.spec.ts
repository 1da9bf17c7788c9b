import { everything } from '@cloud/usecases/maintenance/walk'
import { STORED_ENTRIES } from '@cloud/usecases/stored/collections'
import { stepOf } from '@domain/application/steps'
import { type StoredEntry, upcast, versionOf } from '@domain/application/upcast'
import { openFormer } from './former'

const faultIn = (stored: StoredEntry): string | undefined => {
  const entry = upcast(stored)
  if (entry === undefined) return `${stored.kind}: unknown`
  const facts = stepOf(entry.kind).facts.safeParse(entry.facts)
  return facts.success
    ? undefined
    : `${stored.kind}: ${facts.error.issues.map(({ path }) => path.join('.')).join(', ')}`
}

test.each(['town', 'short-year'] as const)(
  '%s: every entry of the previous release is upcast to today’s step schema and stays stored as it was written',
  async (name) => {
    const former = openFormer(name)
    const log: StoredEntry[] = []
    for await (const { doc } of everything(former.desk.ports.store, STORED_ENTRIES)) log.push(doc)
    expect([...new Set(log.flatMap((entry) => faultIn(entry) ?? []))]).toEqual([])
    expect(log.filter(({ version }) => version !== undefined)).toEqual([])
    const older = log.flatMap((stored) => upcast(stored) ?? []).filter(({ kind }) => versionOf(kind) > 1)
    expect(older.length).toBeGreaterThan(0)
    await former.close()
  },
)
