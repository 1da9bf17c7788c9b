import { GRANTS, PAYOUT_BATCHES } from '@cloud/usecases/stored/collections'
import { yuan } from '@domain/kernel/fen'
import type { GrantId } from '@domain/kernel/ids'
import { interruptible } from '@test/support/interruptible'
import { allot, copies, held, onFile, YEAR } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, ORG } from '@test/support/town'

const aMaker = async () => {
  const world = await aWorld()
  const store = interruptible(world.ports.store)
  const town = await aTown({ ...world, ports: { ...world.ports, store } })
  await allot(town, 20_000)
  const first = await onFile(town)
  // more grants than two transactions take
  const crowd = [first, ...(await copies(town, first.caseId, 22))]
  const grants: GrantId[] = []
  for (const one of crowd) grants.push(await held(town, one, yuan(100)))
  const input = { org: ORG.county.id, year: YEAR, grants }
  const batches = async () => {
    const { items } = await store.query(PAYOUT_BATCHES, { index: 'byOrg', eq: [ORG.county.id, YEAR], limit: 100 })
    return items.map(({ doc }) => doc)
  }
  const states = async () => [...new Set((await store.getMany(GRANTS, grants)).map(({ doc }) => doc.state))]
  const turnBack = async () => {
    const open = (await batches()).find(({ state }) => state === 'made')
    if (open !== undefined) await town.ask('countyApprover', 'payout.reject', { batch: open.id, why: '再来一次' })
  }
  return { town, store, input, batches, states, turnBack }
}

test('a batch rejected at any moment while it is being made holds no grant', async () => {
  const { town, store, input, batches, states, turnBack } = await aMaker()
  let met = 0
  // counted down, because the first run also registers the accounts, which later runs do not
  for (let at = 8; at > 1; at -= 1) {
    store.before(at, turnBack)
    const answer = await town.ask('countyFund', 'payout.createBatch', input, { key: `made-and-turned-back-${at}` })
    store.before(Number.POSITIVE_INFINITY, async () => undefined)
    if (answer.ok) await turnBack()
    else met += 1
    expect([at, await states()]).toEqual([at, ['held']])
    expect((await batches()).filter(({ state, ready }) => state !== 'rejected' || ready)).toEqual([])
  }
  expect(met).toBeGreaterThan(2)
  await town.close()
})

test('a retry by the maker during the rejection adds no grant to the batch', async () => {
  const { town, store, input, batches, states, turnBack } = await aMaker()
  for (let at = 1; at < 6; at += 1) {
    const key = `made-while-turned-back-${at}`
    // begun, and interrupted after its first grants
    store.before(3, () => Promise.reject(new Error('cut off')))
    await town.ask('countyFund', 'payout.createBatch', input, { key })
    store.before(at, () => town.ask('countyFund', 'payout.createBatch', input, { key }))
    await turnBack()
    store.before(Number.POSITIVE_INFINITY, async () => undefined)
    await turnBack()
    expect([at, await states()]).toEqual([at, ['held']])
    expect((await batches()).filter(({ state, ready }) => state !== 'rejected' || ready)).toEqual([])
  }
  await town.close()
})
