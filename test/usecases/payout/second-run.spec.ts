import { GRANTS, PAYOUT_BATCHES } from '@cloud/usecases/stored/collections'
import { yuan } from '@domain/kernel/fen'
import type { GrantId } from '@domain/kernel/ids'
import { interruptible } from '@test/support/interruptible'
import { allot, copies, handOver, held, onFile, YEAR } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, ORG } from '@test/support/town'

/** More grants than one transaction takes; their accounts are registered already. */
const aMaker = async () => {
  const world = await aWorld()
  const store = interruptible(world.ports.store)
  const town = await aTown({ ...world, ports: { ...world.ports, store } })
  await allot(town, 20_000)
  const first = await onFile(town)
  const grants: GrantId[] = []
  for (const one of [first, ...(await copies(town, first.caseId, 11))]) grants.push(await held(town, one, yuan(100)))
  const input = { org: ORG.county.id, year: YEAR, grants }
  const { batch } = await town.tell('countyFund', 'payout.createBatch', input)
  await town.tell('countyApprover', 'payout.reject', { batch, why: '再来一次' })
  const batches = async () => {
    const { items } = await store.query(PAYOUT_BATCHES, { index: 'byOrg', eq: [ORG.county.id, YEAR], limit: 100 })
    return items.map(({ doc }) => doc)
  }
  const now = async () => (await store.getMany(GRANTS, grants)).map(({ doc }) => doc)
  return { town, store, input, batches, now }
}

test('a second run of one command removes nothing from the batch that the first run has made', async () => {
  const { town, store, input, batches, now } = await aMaker()
  for (let at = 1; at < 4; at += 1) {
    const key = `tapped-once-and-sent-twice-${at}`
    store.before(at, async () => {
      const made = await town.tell('countyFund', 'payout.createBatch', input, { key })
      await town.tell('countyApprover', 'payout.approve', made)
      await town.tell('countyFund', 'payout.export', { batch: made.batch })
      await handOver(town, made.batch)
    })
    const again = await town.ask('countyFund', 'payout.createBatch', input, { key })
    expect([at, [...new Set((await now()).map(({ state }) => state))]]).toEqual([at, ['batched']])
    const there = (await batches()).filter(({ state }) => state === 'sent')
    expect(there.map(({ ready, ending }) => [ready, ending])).toEqual([[true, undefined]])
    expect(again).toMatchObject({ ok: true, value: { batch: there[0]?.id } })
    for (const { id } of there) await town.tell('countyApprover', 'payout.notAccepted', { batch: id, why: '柜台退回' })
  }
  await town.close()
})

const aGate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/**
 * Two runs of one tap, and a rival batch that takes one of the grants: while one run is paused at transaction `at`, the other
 * continues and is interrupted at `cut`.
 */
const runTwice = async (
  { town, store, input }: Awaited<ReturnType<typeof aMaker>>,
  { at, cut }: { readonly at: number; readonly cut: number },
) => {
  const key = `given-up-at-${at}-cut-at-${cut}`
  const never = () => store.before(Number.POSITIVE_INFINITY, async () => undefined)
  const run = () => town.ask('countyFund', 'payout.createBatch', input, { key })
  const rival = { ...input, grants: input.grants.slice(-1) }
  const [stands, goes] = [aGate(), aGate()]
  let first: Promise<unknown> = Promise.resolve()
  store.before(1, async () => {
    store.before(2, async () => {
      await town.tell('countyFund', 'payout.createBatch', rival, { key: `the-rival-tap-at-${at}-cut-at-${cut}` })
      store.before(at, () => {
        store.before(cut, () => Promise.reject(new Error('cut off')))
        stands.open()
        return goes.opened
      })
    })
    first = run().finally(() => {
      never()
      stands.open()
    })
    await stands.opened
  })
  await run()
  never()
  goes.open()
  await first
  never()
}

test('a run that gives up leaves no grant in a deleted batch, wherever it is interrupted', async () => {
  const maker = await aMaker()
  const { town, batches, now } = maker
  for (const at of [1, 2, 3, 4, 5])
    for (const cut of [1, 2, 3, 4]) {
      await runTwice(maker, { at, cut })
      const known = new Set((await batches()).map(({ id }) => id))
      const lost = (await now()).filter(({ batch }) => batch !== undefined && !known.has(batch))
      expect([at, cut, lost.length]).toEqual([at, cut, 0])
      for (const { id, state } of await batches())
        if (state === 'made') await town.tell('countyApprover', 'payout.reject', { batch: id, why: '再来一次' })
      expect([at, cut, [...new Set((await now()).map(({ state }) => state))]]).toEqual([at, cut, ['held']])
    }
  await town.close()
})
