import { INBOX, LOOK_HOURS, PEOPLE, REVEALS } from '@cloud/usecases/stored/collections'
import { LOOK_PURPOSES, purposesFor } from '@domain/application/looks'
import { STAGES } from '@domain/application/stage'
import type { CaseId } from '@domain/kernel/ids'
import { LOOKS_PER_HOUR } from '@domain/policy/looks-per-hour'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { aTown, type OfficerKey, ORG, personOf, submitted, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const look = (who: OfficerKey, caseId: CaseId, over: object = {}) =>
  town.ask(who, 'case.reveal', { member: 'm0' as never, field: 'idNumber', why: 'contact', ...over }, { caseId })
const looksAt = async (caseId: CaseId) => {
  const page = await town.world.ports.store.query(REVEALS, { index: 'byCase', eq: [caseId], limit: 100 })
  return page.items.length
}
const onePerson = (one: OfficerKey, other: OfficerKey) =>
  town.world.ports.store.transaction(async (tx) => {
    for (const [who, same] of [
      [one, other],
      [other, one],
    ] as const) {
      const seen = await tx.get(PEOPLE, personOf(who))
      if (seen !== undefined) await tx.replace(PEOPLE, seen, { ...seen.doc, same: [personOf(same)] })
    }
  })
const inboxOf = async (who: OfficerKey) => {
  const { items } = await town.world.ports.store.query(INBOX, { index: 'byPerson', eq: [personOf(who)], limit: 100 })
  return items.map(({ doc }) => doc).filter(({ key }) => key === 'looksBeyond')
}

describe('given a household that has applied', () => {
  test('when an officer who needs no papers for their work opens the case, then the officer sees no papers and no alarm is sent', async () => {
    const { caseId } = await submitted(town)
    await town.tell('countyApprover', 'case.open', { caseId })
    const { proofs } = await town.tell('countyReviewer', 'case.open', { caseId })
    const file = proofs.flatMap(({ files }) => files)[0]
    if (file === undefined) throw new Error('a household that has applied has given papers')
    expect(await town.refusal('countyApprover', 'file.link', { file })).toBe('NOT_FOUND')
    for (const who of ['countyAuditor', 'cityAuditor', 'cityAdministrator'] as const)
      expect(await inboxOf(who)).toEqual([])
  })

  test('when three hundred fields are requested in parallel, then only the hourly limit is shown', async () => {
    const { caseId } = await submitted(town)
    const answers = await Promise.all(Array.from({ length: 300 }, () => look('baseOfficer', caseId)))
    const shown = answers.filter(({ ok }) => ok).length
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThanOrEqual(LOOKS_PER_HOUR['base-officer'])
    expect(await looksAt(caseId)).toBe(shown)
  })

  test('when the look budget is used up, then the next look is refused until the stated time, and then succeeds', async () => {
    town.world.clock.set('2026-03-02T09:20:00+08:00')
    const { caseId } = await submitted(town)
    for (let i = 0; i < LOOKS_PER_HOUR['base-officer']; i += 1)
      expect((await look('baseOfficer', caseId)).ok).toBe(true)
    expect(await look('baseOfficer', caseId)).toMatchObject({
      refusal: {
        code: 'LOOKS_USED_UP',
        about: { most: LOOKS_PER_HOUR['base-officer'], until: Date.parse('2026-03-02T10:20:00+08:00') },
      },
    })
    expect((await look('baseOfficer2', caseId)).ok).toBe(true) // each officer has a limit of their own
    town.world.clock.set('2026-03-02T10:20:00+08:00')
    expect((await look('baseOfficer', caseId)).ok).toBe(true)
  })

  test('when a new clock hour begins, then looks of the last sixty minutes still count, and auditors and administrators above are notified', async () => {
    town.world.clock.set('2026-03-02T09:58:00+08:00')
    const { caseId } = await submitted(town)
    for (let i = 0; i < LOOKS_PER_HOUR['base-officer']; i += 1) await look('baseOfficer', caseId)
    town.world.clock.set('2026-03-02T10:01:00+08:00')
    expect(await look('baseOfficer', caseId)).toMatchObject({
      refusal: { code: 'LOOKS_USED_UP', about: { until: Date.parse('2026-03-02T10:58:00+08:00') } },
    })
    expect(await inboxOf('cityAuditor')).toHaveLength(1)
    expect(await looksAt(caseId)).toBe(LOOKS_PER_HOUR['base-officer'])
  })

  test('when one person uses two accounts, one after another or in parallel, then both share one look budget', async () => {
    await onePerson('baseOfficer', 'baseOfficer2')
    const { caseId } = await submitted(town)
    for (let i = 0; i < 10; i += 1) await look('baseOfficer2', caseId)
    await Promise.all(Array.from({ length: 60 }, (_, i) => look(i % 2 ? 'baseOfficer' : 'baseOfficer2', caseId)))
    for (let i = 0; i <= LOOKS_PER_HOUR['base-officer']; i += 1) await look('baseOfficer', caseId)
    expect(await looksAt(caseId)).toBe(LOOKS_PER_HOUR['base-officer'])
    expect((await look('baseOfficer2', caseId)).ok).toBe(false)
  })

  test('when two accounts are found to be one person’s, then the looks of both count', async () => {
    const { caseId } = await submitted(town)
    for (let i = 0; i < LOOKS_PER_HOUR['base-officer']; i += 1) await look('baseOfficer2', caseId)
    await onePerson('baseOfficer', 'baseOfficer2')
    expect((await look('baseOfficer', caseId)).ok).toBe(false)
  })

  test('looks recorded without a time count until the end of their hour', async () => {
    town.world.clock.set('2026-03-02T09:58:00+08:00')
    const { caseId } = await submitted(town)
    const [person, since] = [personOf('baseOfficer'), Date.parse('2026-03-02T09:00:00+08:00')]
    const count = LOOKS_PER_HOUR['base-officer'] - 1
    await town.world.ports.store.transaction((tx) =>
      tx.insert(LOOK_HOURS, `${person}:${since}`, { person, since, count, households: [] }),
    )
    expect((await look('baseOfficer', caseId)).ok).toBe(true)
    expect(await look('baseOfficer', caseId)).toMatchObject({
      refusal: { about: { until: Date.parse('2026-03-02T10:00:00+08:00') } },
    })
    town.world.clock.set('2026-03-02T10:00:00+08:00')
    for (let i = 0; i < count; i += 1) expect((await look('baseOfficer', caseId)).ok).toBe(true)
    expect((await look('baseOfficer', caseId)).ok).toBe(false) // the look at 9:58 still counts
  })

  test('when an officer exceeds the limit of looks, then auditors and administrators above are notified once per hour, and the log has the id', async () => {
    const { caseId } = await submitted(town)
    for (let i = 0; i <= LOOKS_PER_HOUR['base-officer']; i += 1) await look('baseOfficer', caseId)
    await Promise.all([look('baseOfficer', caseId), look('baseOfficer', caseId)])
    const told = ['countyAuditor', 'cityAuditor', 'countyAdministrator', 'cityAdministrator'] as const
    for (const who of told)
      expect(await inboxOf(who)).toMatchObject([{ facts: { name: '经办甲', unit: ORG.base.name, most: '40' } }])
    expect(await inboxOf('baseOfficer')).toEqual([])
    const alarms = town.world.logged.filter(({ event }) => event === 'looks-beyond')
    expect(alarms).toEqual([
      {
        level: 'alarm',
        event: 'looks-beyond',
        fields: expect.objectContaining({ person: 'PE-baseOfficer', count: 40 }),
      },
    ])
    expect(JSON.stringify(alarms)).not.toContain('经办甲')
    town.world.clock.add(3_600_000)
    for (let i = 0; i <= LOOKS_PER_HOUR['base-officer']; i += 1) await look('baseOfficer', caseId)
    expect(await inboxOf('cityAuditor')).toHaveLength(2)
  })

  test('when the same command is repeated, then it uses no further look', async () => {
    const { caseId } = await submitted(town)
    const input = { member: 'm0' as never, field: 'idNumber', why: 'contact' } as const
    for (let i = 0; i < 5; i += 1)
      await town.tell('baseOfficer', 'case.reveal', input, { caseId, key: 'one-and-the-same-key' })
    const { items } = await town.world.ports.store.query(LOOK_HOURS, { index: 'byTime', eq: [], limit: 10 })
    expect(items.map(({ doc }) => doc.count)).toEqual([1])
  })

  test('all papers of a household count as one look under the same budget', async () => {
    const { caseId, worker } = await submitted(town)
    const papers = async () => (await town.tell('countyReviewer', 'case.open', { caseId }, { caseId })).proofs
    const files = [...new Set((await papers()).flatMap((proof) => proof.files))]
    for (const file of files) await town.tell('baseOfficer', 'file.link', { file })
    const { items } = await town.world.ports.store.query(LOOK_HOURS, { index: 'byTime', eq: [], limit: 10 })
    expect(items.map(({ doc }) => [doc.count, doc.households])).toEqual([[1, [caseId]]])
    const other = await submitted(town, { seed: 2 })
    for (let i = 1; i < LOOKS_PER_HOUR['base-officer']; i += 1) await look('baseOfficer', caseId)
    const [theirs] = (await town.tell('countyReviewer', 'case.open', other, other)).proofs.flatMap(
      (proof) => proof.files,
    )
    expect(await town.refusal('baseOfficer', 'file.link', { file: theirs as never })).toBe('LOOKS_USED_UP')
    expect((await town.tell(worker, 'case.lookedAt', { caseId, limit: 50 })).items).toContainEqual(
      expect.objectContaining({ field: 'proof', why: 'opened-papers' }),
    )
  })

  test('taking a household along uses the same budget', async () => {
    const { caseId, version } = await submitted(town)
    const on = await town.tell('baseOfficer', 'case.accept', {}, { caseId, version })
    for (let i = 0; i < LOOKS_PER_HOUR['base-officer']; i += 1) await look('baseOfficer', caseId)
    expect(await town.refusal('baseOfficer', 'taking.papers', { caseId }, on)).toBe('LOOKS_USED_UP')
  })
})

test('given a policy with its own look limits, then these limits apply, and the default applies to roles that the policy does not name', async () => {
  const own = await aTown(await aWorld(), { policy: aPolicy({ looks: { perHour: { 'base-officer': 2 } } }) })
  const { caseId } = await submitted(own)
  const ask = (who: OfficerKey) =>
    own.ask(who, 'case.reveal', { member: 'm0' as never, field: 'idNumber', why: 'contact' }, { caseId })
  expect([(await ask('baseOfficer')).ok, (await ask('baseOfficer')).ok, (await ask('baseOfficer')).ok]).toEqual([
    true,
    true,
    false,
  ])
  for (let i = 0; i < 3; i += 1) expect((await ask('countyReviewer')).ok).toBe(true)
  await own.close()
})

describe('the purpose of a look', () => {
  test.each([
    ['x', 'BAD_INPUT'],
    ['', 'BAD_INPUT'],
    ['核对', 'BAD_INPUT'],
    // purposes of another role
    ['audit', 'PURPOSE_NOT_FIT'],
    ['payment', 'PURPOSE_NOT_FIT'],
    // purposes of another stage
    ['meeting', 'PURPOSE_NOT_FIT'],
  ])('“%s” is refused: %s', async (why, code) => {
    const { caseId } = await submitted(town)
    expect(await look('baseOfficer', caseId, { why })).toMatchObject({ refusal: { code } })
    expect(await looksAt(caseId)).toBe(0)
  })

  test('“other” requires an explanation, which may contain no ID, telephone or account number', async () => {
    const { caseId } = await submitted(town)
    expect(await look('baseOfficer', caseId, { why: 'other' })).toMatchObject({ refusal: { code: 'REASON_MISSING' } })
    expect(await look('baseOfficer', caseId, { why: 'other', words: 'x' })).toMatchObject({
      refusal: { code: 'REASON_MISSING' },
    })
    expect(await look('baseOfficer', caseId, { why: 'contact', words: '打 13800138000' })).toMatchObject({
      refusal: { code: 'TEXT_HOLDS_PRIVATE_DATA' },
    })
    expect((await look('baseOfficer', caseId, { why: 'other', words: '补登医保关系' })).ok).toBe(true)
  })

  test.each([
    ['核对银行回单上的姓名', 'ok'],
    ['核对', 'REASON_MISSING'],
    ['打 13800138000', 'TEXT_HOLDS_PRIVATE_DATA'],
  ])(
    'sent as the text “%s” by an earlier release is answered with %s, under the same budget',
    async (purpose, code) => {
      const { caseId } = await submitted(town)
      const input = { member: 'm0' as never, field: 'mobile' as const, purpose }
      const answer = await town.ask('baseOfficer', 'case.reveal', input, { caseId })
      expect(answer.ok ? 'ok' : answer.refusal.code).toBe(code)
      expect(await looksAt(caseId)).toBe(answer.ok ? 1 : 0)
      if (!answer.ok) return
      const [looked] = (await town.tell('cityAuditor', 'look.register', {})).items
      expect(looked).toMatchObject({ why: 'other', purpose })
    },
  )

  test('is offered on the page exactly if the cloud accepts it for the role and stage', async () => {
    const { caseId } = await submitted(town)
    for (const who of ['baseOfficer', 'countyReviewer', 'countyFund', 'cityAuditor', 'countyApprover'] as const) {
      const { lookFor = [] } = await town.tell(who, 'case.open', { caseId }, { caseId })
      for (const why of LOOK_PURPOSES)
        expect([who, why, (await look(who, caseId, { why, words: '写明做什么' })).ok]).toEqual([
          who,
          why,
          lookFor.includes(why),
        ])
    }
  })

  test.each(STAGES)('can be chosen at %s by every role that may reveal something', (stage) => {
    for (const role of ['base-officer', 'county-reviewer', 'city-reviewer', 'fund-officer', 'auditor'] as const)
      expect(purposesFor(role, stage).length).toBeGreaterThan(1)
    for (const role of ['fund-approver', 'administrator'] as const) expect(purposesFor(role, stage)).toEqual([])
  })
})
