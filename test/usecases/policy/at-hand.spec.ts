import { createClock } from '@cloud/clock/create'
import type { DocStore } from '@cloud/ports/doc-store'
import { policyAtHand, policyInForce } from '@cloud/usecases/policy/policy-in-force'
import { AT_HAND, POLICIES, POLICIES_AT_HAND } from '@cloud/usecases/stored/collections'
import { shanghaiDate } from '@domain/kernel/plain-date'
import type { Policy } from '@domain/policy/policy'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { nextDay } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const next = (version: string, effectiveFrom = '2026-03-02'): Policy =>
  aPolicy({ version, effectiveFrom: effectiveFrom as Policy['effectiveFrom'] })
const publish = async (policy: Policy): Promise<string> => {
  const answered = await town.ask('cityAdministrator', 'policy.publish', { org: ORG.city.id, policy })
  return answered.ok ? 'ok' : answered.refusal.code
}
const today = () => shanghaiDate(town.world.ports.clock.now())

/** Another process with empty caches; reports whether it queries the list of policies. */
const elsewhere = () => {
  const { store } = town.world.ports
  let lists = 0
  const watched: DocStore = {
    get: (...asked) => store.get(...asked),
    getMany: (...asked) => store.getMany(...asked),
    query: (...asked) => {
      lists += 1
      return store.query(...asked)
    },
    transaction: (work) => store.transaction(work),
  }
  const ports = { ...town.world.ports, store: watched }
  const version = async (): Promise<string | undefined> =>
    ((await policyAtHand(ports, today())) ?? (await policyInForce(ports, today())))?.version
  return { version, lists: () => lists }
}
/** The policy in force as seen by a process that has just started. */
const inForce = () => elsewhere().version()

/** Publishes as a former release does: into the list only. */
const publishAsBefore = (policy: Policy) =>
  town.world.ports.store.transaction((tx) => tx.insert(POLICIES, policy.version, policy))
const forgetAtHand = () =>
  town.world.ports.store.transaction(async (tx) => {
    const seen = await tx.get(POLICIES_AT_HAND, AT_HAND)
    if (seen !== undefined) await tx.remove(POLICIES_AT_HAND, seen)
  })
const atHand = async () =>
  (await town.world.ports.store.get(POLICIES_AT_HAND, AT_HAND))?.doc.policies.map(({ version }) => version)

test('the policy in force is read from the cache, without a query of the list', async () => {
  const { version, lists } = elsewhere()
  expect([await version(), lists()]).toEqual(['test-1', 0])
})

test('a policy published today is in force from the next call on, also in other processes', async () => {
  expect(await publish(next('today'))).toBe('ok')
  expect((await town.tell('anybody', 'policy.current', {})).policy.version).toBe('today')
  expect(await inForce()).toBe('today')
})

test('two policies published ahead are each in force from their day on, without a query of the list', async () => {
  expect(await publish(next('spring', '2026-03-04'))).toBe('ok')
  expect(await publish(next('summer', '2026-03-06'))).toBe('ok')
  const seen: (string | number | undefined)[] = []
  for (let days = 0; days < 5; days += 1) {
    const { version, lists } = elsewhere()
    seen.push(await version(), lists())
    nextDay(town, 1)
  }
  expect(seen).toEqual(['test-1', 0, 'test-1', 0, 'spring', 0, 'spring', 0, 'summer', 0])
})

test('when more policies are published ahead than the cache holds, the one in force is found by the list', async () => {
  for (const [version, day] of [
    ['a', '2026-03-04'],
    ['b', '2026-03-05'],
    ['c', '2026-03-06'],
  ] as const)
    expect(await publish(next(version, day))).toBe('ok')
  const before = elsewhere()
  expect([await before.version(), before.lists()]).toEqual(['test-1', 1])
  nextDay(town, 2)
  const since = elsewhere()
  expect([await since.version(), since.lists()]).toEqual(['a', 0])
})

test.each(['with policies at hand', 'with none, as a former release left it'])(
  'of two policies published for one day in parallel, %s, one is refused, and all processes see the same one',
  async (how) => {
    if (how !== 'with policies at hand') await forgetAtHand()
    const outcomes = await Promise.all([publish(next('one')), publish(next('other'))])
    expect(outcomes.sort()).toEqual(['POLICY_INVALID', 'ok'])
    const { policies } = await town.tell('cityAuditor', 'policy.list', {})
    expect(policies).toHaveLength(2)
    expect(await atHand()).toEqual(policies.map(({ version }) => version))
    expect(await inForce()).toBe(policies[0]?.version)
  },
)

test('a version name used long ago is refused even if it is no longer in the cache', async () => {
  for (const [i, version] of ['a', 'b', 'c', 'd'].entries())
    expect(await publish(next(version, `2026-03-0${i + 3}`))).toBe('ok')
  expect(await atHand()).toEqual(['d', 'c', 'b'])
  expect(await publish(next('test-1', '2026-04-01'))).toBe('POLICY_INVALID')
  expect(await atHand()).toEqual(['d', 'c', 'b'])
})

test('a store without the cache reads the list until the clock or the next publication fills the cache', async () => {
  await forgetAtHand()
  expect((await town.tell('anybody', 'policy.current', {})).policy.version).toBe('test-1')
  await createClock(town.world.ports)()
  expect(await atHand()).toEqual(['test-1'])
  const written = await town.world.ports.store.get(POLICIES_AT_HAND, AT_HAND)
  await createClock(town.world.ports)()
  expect((await town.world.ports.store.get(POLICIES_AT_HAND, AT_HAND))?.v).toBe(written?.v)
  await forgetAtHand()
  expect(await publish(next('today'))).toBe('ok')
  expect(await atHand()).toEqual(['today', 'test-1'])
})

test('a policy that the previous release publishes at the same time is in force from the next run of the clock', async () => {
  await publishAsBefore(next('beside'))
  await createClock(town.world.ports)()
  const { version, lists } = elsewhere()
  expect([await version(), lists()]).toEqual(['beside', 0])
  expect(await atHand()).toEqual(['beside', 'test-1'])
})

test('a city without a policy has no cache, and the clock creates none', async () => {
  const empty = await aTown(await aWorld(), { policy: 'none' })
  expect(await empty.refusal('anybody', 'policy.current', {})).toBe('POLICY_MISSING')
  await createClock(empty.world.ports)()
  expect(await empty.world.ports.store.get(POLICIES_AT_HAND, AT_HAND)).toBeUndefined()
  await empty.close()
})
