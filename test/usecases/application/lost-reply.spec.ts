import { StoreError } from '@cloud/ports/doc-store'
import { ENTRIES } from '@cloud/usecases/stored/collections'
import { aWorld, type World } from '@test/support/ports'
import { aTown, submitted, type Town } from '@test/support/town'

/** A store that carries out its next commits but loses their responses. */
const forgetful = (world: World) => {
  let lost = 0
  const real = world.ports.store
  const store: World['ports']['store'] = {
    walk: (collection, after, limit) => real.walk(collection, after, limit),
    get: (collection, id) => real.get(collection, id),
    getMany: (collection, ids) => real.getMany(collection, ids),
    query: (collection, query) => real.query(collection, query),
    transaction: async (work) => {
      const done = await real.transaction(work)
      if (lost === 0) return done
      lost -= 1
      throw new StoreError('unavailable', 'the reply was lost')
    },
  }
  return {
    world: { ...world, ports: { ...world.ports, store } },
    loseNext: (): void => {
      lost = 1
    },
  }
}

let town: Town
let loseNext: () => void
beforeEach(async () => {
  const broken = forgetful(await aWorld())
  loseNext = broken.loseNext
  town = await aTown(broken.world)
})
afterEach(() => town.close())

const entriesOf = async (caseId: string): Promise<number> => {
  const { items } = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [caseId], limit: 50 })
  return items.length
}

describe('a command that accepts a case', () => {
  test('still answers the officer with success when the store’s reply is lost', async () => {
    const { worker: _, ...on } = await submitted(town)
    loseNext()
    const answered = await town.ask('baseOfficer', 'case.accept', {}, { ...on, key: 'key-accept-once-0001' })
    expect(answered).toMatchObject({ ok: true, value: { stage: 'surveying', version: 2 } })
    expect(await entriesOf(on.caseId)).toBe(2)
  })

  test('sent twice by a double tap gets the same answer twice and writes one log entry', async () => {
    const { worker: _, ...on } = await submitted(town)
    const tap = () => town.ask('baseOfficer', 'case.accept', {}, { ...on, key: 'key-accept-once-0002' })
    const [one, two] = await Promise.all([tap(), tap()])
    expect(one).toMatchObject({ ok: true })
    expect(two).toMatchObject({ ok: true, value: one.ok ? one.value : {} })
    expect(await tap()).toMatchObject({ ok: true, value: one.ok ? one.value : {} })
    expect(await entriesOf(on.caseId)).toBe(2)
  })

  test('under a key that was used for another command is refused, and nothing is written', async () => {
    const { worker: _, ...on } = await submitted(town)
    const key = 'key-accept-once-0003'
    const first = await town.ask('baseOfficer', 'case.accept', {}, { ...on, key })
    if (!first.ok) throw new Error('not accepted')
    const asking = { items: ['income' as const], note: '请补工资流水' }
    expect(await town.refusal('baseOfficer', 'case.requestCorrection', asking, { ...first.value, key })).toBe(
      'KEY_REUSED',
    )
    expect(await entriesOf(on.caseId)).toBe(2)
  })

  test('whose reply is lost gets the same answer on every retry', async () => {
    const { worker: _, ...on } = await submitted(town)
    loseNext()
    const key = 'key-accept-once-0004'
    const first = await town.ask('baseOfficer', 'case.accept', {}, { ...on, key })
    const second = await town.ask('baseOfficer', 'case.accept', {}, { ...on, key })
    expect(second).toMatchObject({ ok: true, value: first.ok ? first.value : {} })
  })
})

test('a command about oneself takes effect only once when its reply was lost', async () => {
  await town.tell('worker-9', 'message.recordGrants', { answers: [{ topic: 'wanted', answer: 'reject' }] })
  loseNext()
  const answers = [{ topic: 'progress' as const, answer: 'accept' as const }]
  const key = 'key-grant-once-00001'
  const first = await town.ask('worker-9', 'message.recordGrants', { answers }, { key })
  expect(first).toMatchObject({ ok: true, value: { left: { progress: 1 } } })
  expect(await town.ask('worker-9', 'message.recordGrants', { answers }, { key })).toMatchObject({
    ok: true,
    value: { left: { progress: 1 } },
  })
})
