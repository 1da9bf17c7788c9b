import { AT_HAND, POLICIES_AT_HAND } from '@cloud/usecases/collections'
import { openFormer } from './former'

it.each(['town', 'short-year'] as const)(
  '%s: its policies are at hand once the clock has run, and meanwhile the list answers',
  async (name) => {
    const { desk, hand, close } = openFormer(name)
    const atHand = async () => (await desk.ports.store.get(POLICIES_AT_HAND, AT_HAND))?.doc.policies
    const { policies } = await hand.tell('city-audit', 'policy.list', {})
    const { policy } = await hand.tell('city-audit', 'policy.current', {})
    expect(await atHand()).toBeUndefined()
    await desk.runTimers()
    expect(await atHand()).toEqual(policies)
    expect((await hand.tell('city-audit', 'policy.current', {})).policy).toEqual(policy)
    await close()
  },
)

it('the next policy is published before the clock has run, and is in force from today on', async () => {
  const { desk, hand, close } = openFormer('town')
  const { posts } = await hand.tell('city-admin', 'me.open', {})
  const { policies } = await hand.tell('city-audit', 'policy.list', {})
  const policy = { ...policies[0], version: '下一份', effectiveFrom: desk.clock.today() }
  await hand.tell('city-admin', 'policy.publish', { org: posts[0]?.org.id ?? '', policy })
  expect((await hand.tell('w-he', 'policy.current', {})).policy).toEqual(policy)
  const kept = await desk.ports.store.get(POLICIES_AT_HAND, AT_HAND)
  expect(kept?.doc.policies).toEqual([policy, ...policies])
  await desk.runTimers()
  expect((await desk.ports.store.get(POLICIES_AT_HAND, AT_HAND))?.v).toBe(kept?.v)
  await close()
})
