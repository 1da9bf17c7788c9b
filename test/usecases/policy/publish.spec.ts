import { yuan } from '@domain/kernel/fen'
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

const next = (over: object = {}): unknown => ({ ...aPolicy(), version: 'test-2', effectiveFrom: '2026-03-05', ...over })
const publish = (policy: unknown, org = ORG.city.id, who = 'cityAdministrator') =>
  town.refusal(who, 'policy.publish', { org, policy })

test('a policy is in force from its day on, and the earlier policy until then', async () => {
  await town.tell('cityAdministrator', 'policy.publish', { org: ORG.city.id, policy: next() })
  const version = async () => (await town.tell('anybody', 'policy.current', {})).policy.version
  expect(await version()).toBe('test-1')
  nextDay(town, 3)
  expect(await version()).toBe('test-2')
  const { policies } = await town.tell('cityAuditor', 'policy.list', {})
  expect(policies.map((policy) => policy.version)).toEqual(['test-2', 'test-1'])
})

const aPlace = { kind: 'training', place: '职工学校', phone: '0000-0000007', bring: '身份证' }

test('a city says where else the refused can ask for help', async () => {
  const referrals = [aPlace, { ...aPlace, area: 'direct' }]
  await town.tell('cityAdministrator', 'policy.publish', { org: ORG.city.id, policy: next({ referrals }) })
  nextDay(town, 3)
  expect((await town.tell('anybody', 'policy.current', {})).policy.referrals).toEqual(referrals)
})

test('an area of an earlier policy may stay in the next, although no union stands for it', async () => {
  const areas = { ...aPolicy().areas, atlantis: aPolicy().areas['default'] }
  const own = await aTown(await aWorld(), { policy: aPolicy({ areas } as Partial<Policy>) })
  await own.tell('cityAdministrator', 'policy.publish', { org: ORG.city.id, policy: next({ areas }) })
  await own.close()
})

test.each<[string, object]>([
  ['six notice days', { notice: { workingDays: 6, repeatWorkingDays: 3, upperUnionBelowStaff: 10 } }],
  ['one surveyor', { survey: { surveyorsMin: 1 } }],
  ['no default area', { areas: { pengjiang: aPolicy().areas['default'] } }],
  ['an area nobody knows', { areas: { default: aPolicy().areas['default'], atlantis: aPolicy().areas['default'] } }],
  ['other help in an area nobody knows', { referrals: [{ ...aPlace, area: 'atlantis' }] }],
  ['other help without a place', { referrals: [{ ...aPlace, place: '' }] }],
  ['a kind of other help nobody knows', { referrals: [{ ...aPlace, kind: 'lottery' }] }],
  ['tiers that do not ascend', withTiers([yuan(5000), yuan(5000)])],
  ['a back-dated day', { effectiveFrom: '2026-03-01' }],
  ['the day of the policy in force', { effectiveFrom: '2023-01-01' }],
  ['a version used before', { version: 'test-1' }],
  ['a rerun nobody knows', { eligibilityRerun: 'ignore' }],
])('a policy with %s is refused', async (_what, over) => {
  expect(await publish(next(over))).toBe('POLICY_INVALID')
  expect((await town.tell('cityAuditor', 'policy.list', {})).policies).toHaveLength(1)
})

function withTiers(from: number[]): Partial<Policy> {
  const area = aPolicy().areas['default'] as Policy['areas'][string]
  const medical = from.map((each) => ({ from: each, amount: 100 }))
  return { areas: { default: { ...area, standards: { ...area.standards, medical: medical as never } } } }
}

test('a policy that is null or a text is refused', async () => {
  expect(await publish(null)).toBe('POLICY_INVALID')
  expect(await publish('最低标准一千元')).toBe('POLICY_INVALID')
})

test('only the city’s administrator can publish a policy', async () => {
  expect(await publish(next(), ORG.county.id)).toBe('ORG_WRONG_LEVEL')
  expect(await publish(next(), ORG.city.id, 'countyAdministrator')).toBe('NOT_ALLOWED')
  expect(await publish(next(), ORG.city.id, 'cityReviewer')).toBe('NOT_ALLOWED')
})

test('the first policy of a city may begin on any day', async () => {
  const empty = await aTown(await aWorld(), { policy: 'none' })
  expect(await empty.refusal('anybody', 'policy.current', {})).toBe('POLICY_MISSING')
  await empty.tell('cityAdministrator', 'policy.publish', {
    org: ORG.city.id,
    policy: next({ effectiveFrom: '2023-01-01' }),
  })
  expect((await empty.tell('anybody', 'policy.current', {})).policy.version).toBe('test-2')
  await empty.close()
})
