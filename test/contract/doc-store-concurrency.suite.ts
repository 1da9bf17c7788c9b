import { type DocStore, StoreError } from '@cloud/ports/doc-store'
import { aHolder, aParcel, HOLDERS, must, PARCELS, put, refusalOf } from './doc-store.fixtures'

export type OpenedForMany = {
  readonly store: DocStore
  /** the next writing commit is carried out, but its response is lost */
  readonly loseNextReply: () => void
  readonly close: () => Promise<void>
}

const WORKERS = 64
const BUDGET = 40
const numbers = Array.from({ length: WORKERS }, (_, i) => i)

/** As a phone does: retries when the store was busy, a limited number of times. */
const patiently = async <R>(work: () => Promise<R>): Promise<R> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StoreError && error.kind === 'conflict') || attempt === 20) throw error
    }
}

/** For a store in this process, where no response can be lost on the way: discards one. */
export const forgetful = (store: DocStore): Pick<OpenedForMany, 'store' | 'loseNextReply'> => {
  let losing = false
  return {
    store: {
      ...store,
      transaction: async (work) => {
        const result = await store.transaction(work)
        if (!losing) return result
        losing = false
        throw new StoreError('unavailable', 'the reply was lost')
      },
    },
    loseNextReply: () => {
      losing = true
    },
  }
}

/** The guarantees of every store when many clients want the same thing concurrently. */
export const docStoreConcurrency = (name: string, open: () => Promise<OpenedForMany>): void => {
  describe(`${name} with ${WORKERS} at once`, () => {
    let opened: OpenedForMany
    const store = (): DocStore => opened.store
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(async () => {
      await opened.close()
    })

    test(`a budget line of ${BUDGET} pays ${BUDGET} of them, and never more`, async () => {
      await put(store(), HOLDERS, 'LINE', aHolder({ count: BUDGET }))
      const hold = (i: number): Promise<boolean> =>
        store().transaction(async (tx) => {
          const line = must(await tx.get(HOLDERS, 'LINE'))
          if (line.doc.count === 0) return false
          await tx.replace(HOLDERS, line, { ...line.doc, count: line.doc.count - 1 })
          await tx.insert(PARCELS, `held-${i}`, aParcel())
          return true
        })
      const held = await Promise.all(numbers.map((i) => patiently(() => hold(i))))
      expect(held.filter(Boolean)).toHaveLength(BUDGET)
      expect(must(await store().get(HOLDERS, 'LINE')).doc.count).toBe(0)
      const slips = await store().getMany(
        PARCELS,
        numbers.map((i) => `held-${i}`),
      )
      expect(slips).toHaveLength(BUDGET)
    })

    test('when several writers replace the same version of a document, exactly one succeeds', async () => {
      await put(store(), HOLDERS, 'CASE', aHolder())
      const seen = must(await store().get(HOLDERS, 'CASE'))
      const decide = (i: number): Promise<string> =>
        store()
          .transaction((tx) => tx.replace(HOLDERS, seen, aHolder({ count: i + 1 })))
          .then(
            () => `decided ${i + 1}`,
            (error: unknown) => (error instanceof StoreError ? error.kind : String(error)),
          )
      const outcomes = await Promise.all(numbers.map(decide))
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(WORKERS - 1)
      const { count } = must(await store().get(HOLDERS, 'CASE')).doc
      expect(outcomes).toContain(`decided ${count}`)
    })

    test.each([
      ['one ID number', (i: number) => ({ id: `H-${i}`, card: 'the same' })],
      ['one id', (i: number) => ({ id: 'H-same', card: `card-${i}` })],
    ])('when several writers insert %s, exactly one succeeds', async (_what, of) => {
      const take = async (i: number): Promise<string> => {
        const { id, card } = of(i)
        try {
          await store().transaction(async (tx) => {
            await tx.insert(HOLDERS, id, aHolder({ card }))
            await tx.insert(PARCELS, `case-${i}`, aParcel())
          })
          return 'taken'
        } catch (error) {
          return error instanceof StoreError ? error.kind : String(error)
        }
      }
      const outcomes = await Promise.all(numbers.map(take))
      expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(WORKERS - 1)
      const cases = await store().getMany(
        PARCELS,
        numbers.map((i) => `case-${i}`),
      )
      expect(cases).toHaveLength(1)
    })

    test('a repeated command whose reply was lost gets the first answer and takes effect only once', async () => {
      await put(store(), HOLDERS, 'LINE', aHolder({ count: BUDGET }))
      const command = (): Promise<unknown> =>
        store().transaction(async (tx) => {
          const before = await tx.get(PARCELS, 'command-1')
          if (before !== undefined) return before.doc.note
          const line = must(await tx.get(HOLDERS, 'LINE'))
          await tx.replace(HOLDERS, line, { ...line.doc, count: line.doc.count - 1 })
          await tx.insert(PARCELS, 'command-1', aParcel({ note: `left: ${line.doc.count - 1}` }))
          return `left: ${line.doc.count - 1}`
        })
      opened.loseNextReply()
      expect(await refusalOf(command())).toBe('unavailable')
      expect(await command()).toBe(`left: ${BUDGET - 1}`)
      expect(must(await store().get(HOLDERS, 'LINE')).doc.count).toBe(BUDGET - 1)
    })
  })
}
