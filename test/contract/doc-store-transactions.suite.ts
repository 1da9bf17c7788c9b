import type { DocStore, Tx } from '@cloud/ports/doc-store'
import {
  aHolder,
  aParcel,
  countUp,
  elsewhere,
  HOLDERS,
  type Holder,
  must,
  PARCELS,
  put,
  refusalOf,
} from './doc-store.fixtures'

const less = (holder: Holder, spent: boolean): Holder => (spent ? { ...holder, count: holder.count - 1 } : holder)

/** Transactions: atomic and isolated. */
export const transactionsContract = (store: () => DocStore): void => {
  describe('a transaction', () => {
    test('returns the result of its callback', async () => {
      expect(await store().transaction(async () => 'done')).toBe('done')
    })

    test('writes all its documents', async () => {
      await store().transaction(async (tx) => {
        await tx.insert(PARCELS, 'P-1', aParcel())
        await tx.insert(HOLDERS, 'H-1', aHolder())
      })
      expect(await store().get(PARCELS, 'P-1')).toBeDefined()
      expect(await store().get(HOLDERS, 'H-1')).toBeDefined()
    })

    test('writes nothing when its callback throws', async () => {
      await put(store(), PARCELS, 'P-0', aParcel())
      const broken = store().transaction(async (tx) => {
        await tx.insert(PARCELS, 'P-1', aParcel())
        await tx.replace(PARCELS, must(await tx.get(PARCELS, 'P-0')), aParcel({ state: 'sent' }))
        throw new Error('changed my mind')
      })
      await expect(broken).rejects.toThrow('changed my mind')
      expect(await store().get(PARCELS, 'P-1')).toBeUndefined()
      expect(must(await store().get(PARCELS, 'P-0')).doc.state).toBe('packed')
    })

    test('writes nothing when its last insert is a duplicate', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder())
      const broken = store().transaction(async (tx) => {
        await tx.insert(PARCELS, 'P-1', aParcel())
        await tx.insert(HOLDERS, 'H-2', aHolder())
      })
      expect(await refusalOf(broken)).toBe('duplicate')
      expect(await store().get(PARCELS, 'P-1')).toBeUndefined()
    })

    test('reads its own writes', async () => {
      await store().transaction(async (tx) => {
        await tx.insert(HOLDERS, 'H-1', aHolder())
        expect(await countUp(tx, 'H-1')).toBe(1)
        expect(await countUp(tx, 'H-1')).toBe(2)
        const seen = must(await tx.get(HOLDERS, 'H-1'))
        await tx.remove(HOLDERS, seen)
        expect(await tx.get(HOLDERS, 'H-1')).toBeUndefined()
        await tx.insert(HOLDERS, 'H-1', aHolder({ count: 7 }))
        expect(await refusalOf(tx.insert(HOLDERS, 'H-1', aHolder()))).toBe('duplicate')
      })
      expect(must(await store().get(HOLDERS, 'H-1')).doc.count).toBe(7)
    })

    test('reads many documents in the requested order, a missing one as undefined, a repeated one twice', async () => {
      for (const id of ['P-1', 'P-2']) await put(store(), PARCELS, id, aParcel({ label: id }))
      await store().transaction(async (tx) => {
        const labels = async (...ids: string[]) => (await tx.getMany(PARCELS, ids)).map((seen) => seen?.doc.label)
        expect(await labels('P-2', 'P-9', 'P-1', 'P-2')).toEqual(['P-2', undefined, 'P-1', 'P-2'])
        expect(await labels('P-1')).toEqual(['P-1'])
        expect(await labels()).toEqual([])
        const many = Array.from({ length: 101 }, (_, i) => `P-${i}`)
        expect((await labels(...many.slice(1))).filter((label) => label !== undefined)).toEqual(['P-1', 'P-2'])
        expect(await refusalOf(tx.getMany(PARCELS, many))).toBe('invalid')
        expect(await refusalOf(tx.getMany(PARCELS, ['P-1', '']))).toBe('invalid')
      })
    })

    test('reads its own writes among many documents, and may write what it read there', async () => {
      for (const id of ['P-1', 'P-2', 'P-3']) await put(store(), PARCELS, id, aParcel({ label: 'before' }))
      await store().transaction(async (tx) => {
        const [one, two] = await tx.getMany(PARCELS, ['P-1', 'P-2'])
        await tx.replace(PARCELS, must(one), aParcel({ label: 'after' }))
        await tx.remove(PARCELS, must(two))
        await tx.insert(PARCELS, 'P-4', aParcel({ label: 'new' }))
        const found = await tx.getMany(PARCELS, ['P-4', 'P-3', 'P-2', 'P-1'])
        expect(found.map((seen) => seen?.doc.label)).toEqual(['new', 'before', undefined, 'after'])
      })
      const left = await store().getMany(PARCELS, ['P-1', 'P-2', 'P-3', 'P-4'])
      expect(left.map(({ id, doc }) => [id, doc.label])).toEqual([
        ['P-1', 'after'],
        ['P-3', 'before'],
        ['P-4', 'new'],
      ])
    })

    test('leaves no trace of a document that it inserted and removed', async () => {
      await store().transaction(async (tx) => {
        await tx.insert(HOLDERS, 'H-1', aHolder())
        await tx.remove(HOLDERS, must(await tx.get(HOLDERS, 'H-1')))
      })
      expect(await store().get(HOLDERS, 'H-1')).toBeUndefined()
      await put(store(), HOLDERS, 'H-2', aHolder())
    })

    test('may remove a document and insert another under the same id', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder())
      await store().transaction(async (tx) => {
        await tx.remove(HOLDERS, must(await tx.get(HOLDERS, 'H-1')))
        await tx.insert(HOLDERS, 'H-1', aHolder({ card: 'card-2' }))
      })
      expect(must(await store().get(HOLDERS, 'H-1')).doc.card).toBe('card-2')
    })

    test('hides its writes from others until it has committed', async () => {
      await store().transaction(async (tx) => {
        await tx.insert(PARCELS, 'P-1', aParcel())
        expect(await store().get(PARCELS, 'P-1')).toBeUndefined()
        const page = await store().query(PARCELS, { index: 'all', eq: [], limit: 10 })
        expect(page.items).toEqual([])
      })
      expect(await store().get(PARCELS, 'P-1')).toBeDefined()
    })

    test('continues after its callback has caught the error of a refused write', async () => {
      await put(store(), PARCELS, 'P-1', aParcel())
      await store().transaction(async (tx) => {
        expect(await refusalOf(tx.insert(PARCELS, 'P-1', aParcel()))).toBe('duplicate')
        await tx.insert(PARCELS, 'P-2', aParcel())
      })
      expect(await store().get(PARCELS, 'P-2')).toBeDefined()
    })

    test('refuses with a conflict to write a document that was changed or removed since it was read outside', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder())
      const seen = must(await store().get(HOLDERS, 'H-1'))
      await store().transaction((tx) => countUp(tx, 'H-1'))
      expect(await refusalOf(store().transaction((tx) => tx.replace(HOLDERS, seen, aHolder())))).toBe('conflict')
      expect(await refusalOf(store().transaction((tx) => tx.remove(HOLDERS, seen)))).toBe('conflict')
      const now = must(await store().get(HOLDERS, 'H-1'))
      await store().transaction((tx) => tx.remove(HOLDERS, now))
      expect(await refusalOf(store().transaction((tx) => tx.replace(HOLDERS, now, aHolder())))).toBe('conflict')
    })

    test('refuses writes after its end', async () => {
      let kept: Tx | undefined
      await store().transaction(async (tx) => {
        kept = tx
      })
      expect(await refusalOf(kept?.insert(PARCELS, 'P-1', aParcel()) ?? Promise.resolve())).toBe('invalid')
      expect(await refusalOf(kept?.getMany(PARCELS, ['P-1']) ?? Promise.resolve())).toBe('invalid')
    })
  })

  describe('concurrent transactions', () => {
    test('count all of 64 parallel increments', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder())
      const counts = await Promise.all(
        Array.from({ length: 64 }, () =>
          store().transaction(async (tx) => {
            const mine = await countUp(tx, 'H-1')
            await elsewhere()
            return mine
          }),
        ),
      )
      expect(must(await store().get(HOLDERS, 'H-1')).doc.count).toBe(64)
      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, i) => i + 1))
    })

    test('are retried from the start when another transaction committed first', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder())
      let tries = 0
      const count = await store().transaction(async (tx) => {
        tries += 1
        const mine = await countUp(tx, 'H-1')
        if (tries === 1) await store().transaction((other) => countUp(other, 'H-1'))
        return mine
      })
      expect({ tries, count }).toEqual({ tries: 2, count: 2 })
    })

    test.each(['changes', 'inserts'])(
      'are retried when another %s one of the many documents that were read',
      async (how) => {
        await put(store(), HOLDERS, 'H-1', aHolder({ card: 'a', count: 1 }))
        if (how === 'changes') await put(store(), HOLDERS, 'H-2', aHolder({ card: 'b', count: 1 }))
        let tries = 0
        await store().transaction(async (tx) => {
          tries += 1
          const seen = await tx.getMany(HOLDERS, ['H-1', 'H-2', 'H-3'])
          const total = seen.reduce((sum, one) => sum + (one?.doc.count ?? 0), 0)
          if (tries === 1 && how === 'changes') await store().transaction((other) => countUp(other, 'H-2'))
          if (tries === 1 && how === 'inserts') await put(store(), HOLDERS, 'H-2', aHolder({ card: 'b', count: 2 }))
          await tx.insert(PARCELS, 'P-sum', aParcel({ label: String(total) }))
        })
        expect([tries, must(await store().get(PARCELS, 'P-sum')).doc.label]).toEqual([2, '3'])
      },
    )

    test('conflict when each only reads a document that the other writes', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder({ card: 'a', count: 1 }))
      await put(store(), HOLDERS, 'H-2', aHolder({ card: 'b', count: 1 }))
      const leave = (mine: string, other: string): Promise<boolean> =>
        store().transaction(async (tx) => {
          const [one, two] = [must(await tx.get(HOLDERS, mine)), must(await tx.get(HOLDERS, other))]
          await elsewhere()
          if (two.doc.count === 0) return false // at least one must stay on duty
          await tx.replace(HOLDERS, one, { ...one.doc, count: 0 })
          return true
        })
      expect((await Promise.all([leave('H-1', 'H-2'), leave('H-2', 'H-1')])).sort()).toEqual([false, true])
    })

    test('conflict when each found a document missing that the other inserts', async () => {
      const unlessThere = (mine: string, other: string): Promise<boolean> =>
        store().transaction(async (tx) => {
          if ((await tx.get(PARCELS, other)) !== undefined) return false
          await elsewhere()
          await tx.insert(PARCELS, mine, aParcel())
          return true
        })
      for (let round = 0; round < 10; round += 1) {
        const [a, b] = [`A-${round}`, `B-${round}`]
        expect((await Promise.all([unlessThere(a, b), unlessThere(b, a)])).sort()).toEqual([false, true])
      }
    })

    test('stop with a conflict after a bounded number of retries', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder())
      let tries = 0
      const hopeless = store().transaction(async (tx) => {
        tries += 1
        await countUp(tx, 'H-1')
        await store().transaction((other) => countUp(other, 'H-1'))
      })
      expect(await refusalOf(hopeless)).toBe('conflict')
      expect(tries).toBeGreaterThan(5)
      expect(must(await store().get(HOLDERS, 'H-1')).doc.count).toBe(tries)
    })

    test('that insert the same id succeed only once: one is refused as a duplicate', async () => {
      const outcomes = await Promise.allSettled(
        ['first', 'second'].map((label) =>
          store().transaction(async (tx) => {
            await tx.insert(PARCELS, 'P-1', aParcel({ label }))
            await elsewhere()
          }),
        ),
      )
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = outcomes.find((each) => each.status === 'rejected')
      expect(lost?.reason).toMatchObject({ kind: 'duplicate' })
    })

    test('that both read an id as free cannot both insert it', async () => {
      // one household, one live case: claimed by the first to commit
      const claim = (id: string): Promise<string> =>
        store().transaction(async (tx) => {
          const taken = await tx.get(HOLDERS, 'H-claim')
          await elsewhere()
          if (taken !== undefined) return 'too late'
          await tx.insert(HOLDERS, 'H-claim', aHolder({ card: id }))
          return id
        })
      const answers = await Promise.all([claim('a'), claim('b'), claim('c')])
      expect(answers.filter((answer) => answer === 'too late')).toHaveLength(2)
      expect(answers).toContain(must(await store().get(HOLDERS, 'H-claim')).doc.card)
    })

    test('never spend the same remainder twice when each writes everything it has read', async () => {
      await put(store(), HOLDERS, 'H-1', aHolder({ card: 'a', count: 1 }))
      await put(store(), HOLDERS, 'H-2', aHolder({ card: 'b', count: 1 }))
      const spend = (from: string): Promise<boolean> =>
        store().transaction(async (tx) => {
          const both = [must(await tx.get(HOLDERS, 'H-1')), must(await tx.get(HOLDERS, 'H-2'))]
          await elsewhere()
          if (both.reduce((left, { doc }) => left + doc.count, 0) < 2) return false
          for (const each of both) await tx.replace(HOLDERS, each, less(each.doc, each.id === from))
          return true
        })
      expect((await Promise.all([spend('H-1'), spend('H-2')])).sort()).toEqual([false, true])
    })

    test('a command repeated in parallel returns the first command’s answer, even if the second would hit a duplicate key', async () => {
      const command = (id: string): Promise<string> =>
        store().transaction(async (tx) => {
          const before = await tx.get(PARCELS, 'P-answer')
          await elsewhere()
          if (before !== undefined) return before.doc.label
          await tx.insert(HOLDERS, id, aHolder({ card: 'the only one' }))
          await tx.insert(PARCELS, 'P-answer', aParcel({ label: id }))
          return id
        })
      const [one, two] = await Promise.all([command('H-1'), command('H-2')])
      expect(one).toBe(two)
    })

    describe('while another transaction moves one unit between two documents whose sum is always ten', () => {
      const move = (): Promise<void> =>
        store().transaction(async (tx) => {
          const [one, two] = [must(await tx.get(HOLDERS, 'H-1')), must(await tx.get(HOLDERS, 'H-2'))]
          await tx.replace(HOLDERS, one, less(one.doc, true))
          await tx.replace(HOLDERS, two, { ...two.doc, count: two.doc.count + 1 })
        })
      /** reads one document, is overtaken once by another writer, reads the other document */
      const summing = () => {
        let overtaken = false
        return async (tx: Tx): Promise<number> => {
          const one = must(await tx.get(HOLDERS, 'H-1'))
          if (!overtaken) {
            overtaken = true
            await move()
          }
          return one.doc.count + must(await tx.get(HOLDERS, 'H-2')).doc.count
        }
      }
      beforeEach(async () => {
        await put(store(), HOLDERS, 'H-1', aHolder({ card: 'a', count: 5 }))
        await put(store(), HOLDERS, 'H-2', aHolder({ card: 'b', count: 5 }))
      })

      test('a read-only transaction sees the sum of ten', async () => {
        expect(await store().transaction(summing())).toBe(10)
      })

      test('a check inside a transaction never fails because of a torn read', async () => {
        const sum = summing()
        const work = store().transaction(async (tx) => {
          if ((await sum(tx)) !== 10) throw new Error('the books do not balance')
          return 'in order'
        })
        expect(await work).toBe('in order')
      })
    })
  })
}
