import { asksWho, type CallSpec } from '@domain/contract/call'
import { CALLS, type CallInput, type CallName } from '@domain/contract/index'
import { POST_ROLES } from '@domain/organisation/roles'
import { aWorld } from '@test/support/ports'
import { anOfficersNumbers, aTown, OFFICERS, ORG, submitted, type Town } from '@test/support/town'
import { appoint, ownNumbers, without } from './somebody'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }), { said: false })
})
afterEach(() => town.close())

const say = (who: keyof typeof OFFICERS) =>
  town.tell(who, 'person.say', { name: OFFICERS[who].name, about: anOfficersNumbers(who) })

describe('an officer who has not stated their identity', () => {
  test('is asked for it at the next start, can read, and cannot act', async () => {
    const on = await submitted(town)
    expect((await town.tell('baseOfficer', 'me.open', {})).sayWho).toBe(true)
    expect(await town.tell('baseOfficer', 'person.mine', {})).toEqual({ name: '经办甲', wanted: true })
    expect((await town.tell('baseOfficer', 'case.queue', {})).items).toHaveLength(1)
    const page = await town.tell('baseOfficer', 'case.open', { caseId: on.caseId })
    expect(page.actions.filter((action) => action !== 'revokeConsent')).toEqual([])
    expect(await town.refusal('baseOfficer', 'case.accept', {}, on)).toBe('PERSON_UNSAID')
    await say('baseOfficer')
    expect((await town.tell('baseOfficer', 'me.open', {})).sayWho).toBeUndefined()
    expect((await town.tell('baseOfficer', 'case.open', { caseId: on.caseId })).actions).toContain('accept')
    expect((await town.tell('baseOfficer', 'case.accept', {}, on)).stage).toBe('surveying')
  })

  test.each([
    ['countyFund', 'payout.createBatch', { org: ORG.county.id, year: 2026, grants: ['GR-0000000000000001'] }],
    ['countyApprover', 'payout.approve', { batch: 'PB-0000000000000001', count: 1, total: 1 }],
    ['countyApprover', 'payout.reject', { batch: 'PB-0000000000000001', why: '不对' }],
    ['countyFund', 'payout.export', { batch: 'PB-0000000000000001' }],
    [
      'cityReviewer',
      'crosscheck.createBatch',
      { org: ORG.city.id, cases: ['CA-0000000000000001'], counterparts: ['vehicles'] },
    ],
    [
      'cityFund',
      'budget.allocate',
      { org: ORG.city.id, year: 2026, source: 'city', jurisdiction: 'pengjiang', allocated: 1, reason: '文' },
    ],
  ] as const)('as %s is refused the call %s', async (who, name, input) => {
    expect(await town.refusal(who, name, input as unknown as CallInput<typeof name>)).toBe('PERSON_UNSAID')
  })

  test('as an administrator can still manage unions and officers, but not answer questions of identity', async () => {
    const union = { org: ORG.county.id, name: '新立纺织厂工会', staff: 45, phone: '0000-1111' }
    await town.tell('countyAdministrator', 'org.create', union)
    await appoint(town, 'newcomer', { role: 'auditor', about: ownNumbers() })
    await town.tell('cityAdministrator', 'person.questions', { state: 'open' })
    expect(
      await town.refusal('cityAdministrator', 'person.answer', { question: 'PE-a:PE-b', one: true, reason: '问过' }),
    ).toBe('PERSON_UNSAID')
  })
})

describe('a person who takes up a post', () => {
  test('states their identity at once, or before their first act if their app version has no form for it', async () => {
    await appoint(town, 'newcomer', { role: 'base-officer', org: ORG.base.id, about: ownNumbers() })
    const on = await submitted(town)
    expect((await town.tell('newcomer', 'me.open', {})).sayWho).toBeUndefined()
    await town.tell('newcomer', 'case.accept', {}, on)
    await appoint(town, 'older', { role: 'base-officer', org: ORG.base.id, name: '旧版的人' })
    expect((await town.tell('older', 'me.open', {})).sayWho).toBe(true)
    const other = await submitted(town, { seed: 2 })
    expect(await town.refusal('older', 'case.accept', {}, other)).toBe('PERSON_UNSAID')
  })

  test('must give the name of the invitation and a valid identity number, or a reason for its absence', async () => {
    const ask = { org: ORG.county.id, role: 'auditor', name: '请来的人' } as const
    const { code } = await town.tell('cityAdministrator', 'officer.invite', ask)
    const join = (self: object) => ({ code, self }) as unknown as CallInput<'officer.join'>
    const about = ownNumbers()
    expect(await town.refusal('x', 'officer.join', join({ name: '别的人', about }))).toBe('NAME_NOT_AS_INVITED')
    const { mobile } = about
    for (const wrong of [
      { mobile },
      { ...about, noIdBecause: '也没有' },
      { ...about, mobile: '123' },
      { mobile, noIdBecause: ' ' },
    ])
      expect(await town.refusal('x', 'officer.join', join({ name: '请来的人', about: wrong }))).toBe('BAD_INPUT')
    expect(
      await town.refusal(
        'x',
        'officer.join',
        join({ name: '请来的人', about: { mobile, idNumber: '99900119900102001X' } }),
      ),
    ).toBe('ID_NUMBER_WRONG')
    await town.tell('x', 'officer.join', join({ name: ' 请来 的人 ', about: without(about) }))
    expect(await town.tell('x', 'person.mine', {})).toEqual({
      name: '请来的人',
      wanted: false,
      mobile: '138****0001',
      noIdBecause: '换证期间',
    })
  })

  test('is asked as an officer only, under the known name, and at most five times in a period', async () => {
    const about = ownNumbers()
    expect(await town.refusal('worker-1', 'person.say', { name: '职工', about })).toBe('NOT_ALLOWED')
    expect((await town.tell('worker-1', 'me.open', {})).sayWho).toBeUndefined()
    expect(await town.refusal('baseOfficer', 'person.say', { name: '换个名', about })).toBe('NAME_NOT_AS_INVITED')
    for (let i = 0; i < 5; i += 1)
      await town.tell('baseOfficer', 'person.say', { name: '经办甲', about: ownNumbers(i) })
    expect(await town.refusal('baseOfficer', 'person.say', { name: '经办甲', about })).toBe('TOO_MANY')
  })
})

/**
 * Officers' commands that are no act on a case or its money: reveals, lists, unions, papers. New commands must be added here or
 * be protected.
 */
const OPEN: readonly CallName[] = [
  'bankSample.import',
  'calendar.enter',
  'case.readWhole',
  'case.reveal',
  'case.revokeAtUnion',
  'committee.change',
  'drive.confirm',
  'drive.export',
  'drive.remind',
  'drive.start',
  'invite.reissue',
  'invite.withdraw',
  'look.export',
  'member.code',
  'officer.invite',
  'officer.remove',
  'org.create',
  'org.import',
  'paper.invitations',
  'paper.minutes',
  'paper.notice',
  'paper.poster',
  'paper.survey',
  'policy.publish',
  'ring.done',
  'ring.noAnswer',
  'ring.undo',
  'roster.add',
  'roster.import',
  'roster.remove',
]
test('every command of officers either requires a stated identity or is on the list of exceptions', () => {
  const specs = Object.entries(CALLS) as [CallName, CallSpec][]
  const officers = specs.filter(
    ([, { kind, who }]) =>
      kind === 'command' && who.some((caller) => (POST_ROLES as readonly string[]).includes(caller)),
  )
  expect(
    officers
      .filter(([, spec]) => !asksWho(spec))
      .map(([name]) => name)
      .sort(),
  ).toEqual([...OPEN].sort())
})
