import { asStored } from '@cloud/ports/forms'
import { AT_HAND, POLICIES, POLICIES_AT_HAND } from '@cloud/usecases/stored/collections'
import type { ProgrammeKey } from '@domain/programme/programme'
import { sayWho } from '@local/walk/register'
import { formerly } from '@test/support/formerly'
import { openFormer } from './former'

it.each(['town', 'short-year'] as const)(
  '%s: its policies are cached at hand once the clock has run, and until then are read from the list',
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

it('a policy published before the clock has run is in force from its day on and cached with the older ones', async () => {
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

describe('a policy published before the code added a programme', () => {
  type Raw = { readonly areas: Readonly<Record<string, { readonly standards: Readonly<Record<string, unknown>> }>> }
  /** Removes a programme from a policy, as a policy would look to code that has one programme more. */
  const withoutProgramme = (policy: Raw): Raw => ({
    ...policy,
    areas: Object.fromEntries(
      Object.entries(policy.areas).map(([area, { standards, ...own }]) => {
        const { employment: _added, ...others } = standards
        return [area, { ...own, standards: others }]
      }),
    ),
  })
  const unsetIn = (areas: Raw['areas']): readonly string[] =>
    Object.keys(areas).map((area) => `areas.${area}.standards.employment`)

  it('stays in force, grants nothing under the new programme, is reported to the administrator as incomplete, and can be followed by a complete policy', async () => {
    const { desk, hand, close } = openFormer('short-year')
    const stored = asStored<Raw>(POLICIES)
    for (const { id } of await desk.ports.store.walk(stored, undefined, 100))
      await formerly(desk.ports, stored, id, withoutProgramme)
    await desk.runTimers()
    const { policy } = await hand.tell('city-admin', 'policy.current', {})
    expect(policy.unset).toEqual(unsetIn(policy.areas))
    expect((await desk.ports.store.get(POLICIES_AT_HAND, AT_HAND))?.doc.policies[0]).toEqual(policy)
    const { items } = await hand.tell('city-review-1', 'case.queue', { stage: 'on-file', limit: 50 })
    const row = items.find(({ jurisdiction }) => jurisdiction === 'pengjiang')
    if (row === undefined) throw new Error('no file')
    await sayWho(hand, 'pengjiang-fund', (await hand.tell('pengjiang-fund', 'me.open', {})).name ?? '')
    const asked = { caseId: row.id, year: 2023 } as const
    const proposed = async (programme: ProgrammeKey) =>
      hand.tell('pengjiang-fund', 'grant.propose', { ...asked, programme }, row.id)
    await hand.expectRefusal(
      'GRANT_NOT_ELIGIBLE',
      'pengjiang-fund',
      'grant.propose',
      { ...asked, programme: 'employment' },
      row.id,
    )
    const next = Object.fromEntries(
      Object.entries(policy.areas).map(([area, own]) => [
        area,
        { ...own, standards: { ...own.standards, employment: 123_400 } },
      ]),
    )
    const { posts } = await hand.tell('city-admin', 'me.open', {})
    await hand.tell('city-admin', 'policy.publish', {
      org: posts[0]?.org.id ?? '',
      policy: { ...policy, areas: next, version: '下一份', effectiveFrom: desk.clock.today() },
    })
    expect((await hand.tell('city-admin', 'policy.current', {})).policy.unset).toBeUndefined()
    expect((await proposed('employment')).amount).toBe(123_400)
    await close()
  })
})
