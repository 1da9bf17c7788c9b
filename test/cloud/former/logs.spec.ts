import { ENTRIES } from '@cloud/usecases/collections'
import { isEntryKind } from '@domain/application/entry'
import { stepOf } from '@domain/application/steps'
import { openFormer } from './former'

test.each(['town', 'short-year'] as const)(
  '%s: every entry of the former release is what its step says today',
  async (name) => {
    const former = openFormer(name)
    const wrong: string[] = []
    let after: string | undefined
    let seen = 0
    do {
      const page = await former.desk.ports.store.walk(ENTRIES, after, 100)
      for (const { id, doc } of page) {
        seen += 1
        if (!isEntryKind(doc.kind)) wrong.push(`${doc.kind}: unknown`)
        else {
          const facts = stepOf(doc.kind).facts.safeParse(doc.facts)
          if (!facts.success)
            wrong.push(`${doc.kind}: ${facts.error.issues.map(({ path }) => path.join('.')).join(', ')}`)
        }
        after = id
      }
      if (page.length === 0) after = undefined
    } while (after !== undefined)
    expect([...new Set(wrong)]).toEqual([])
    expect(seen).toBeGreaterThan(20)
    await former.close()
  },
)
