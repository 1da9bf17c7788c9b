import { remind } from '@cloud/usecases/clock/remind'
import { ENTRIES, PEOPLE, type PersonDoc } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import { plainDate } from '@domain/kernel/plain-date'
import { anIdNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, type OfficerKey, type On, ORG, personOf, type Town } from '@test/support/town'
import {
  aDeliberation,
  COMMITTEE_ABOVE,
  caseOf,
  deliberateAboveOn,
  deliberateOn,
  nextDay,
  now,
  setDay,
  stepOn,
  surveyed,
  type Walked,
  walkTo,
} from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const why = '委员五人，三人是申请人的亲属'
const opinion = '同意'

/** Asserts that the log folds to the stored case. */
const agree = async ({ caseId }: On): Promise<void> => {
  const { items } = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [caseId], limit: 100 })
  expect(JSON.parse(JSON.stringify(fold(items.map(({ doc }) => doc))))).toEqual(await caseOf(town, caseId))
}
const change = (openid: OfficerKey, over: (person: PersonDoc) => Partial<PersonDoc>) =>
  town.world.ports.store.transaction(async (tx) => {
    const person = await tx.get(PEOPLE, personOf(openid))
    if (person !== undefined) await tx.replace(PEOPLE, person, { ...person.doc, ...over(person.doc) })
  })
type Attendee = ReturnType<typeof aDeliberation>['entitled'][number]
const byOffice: Attendee = { name: OFFICERS.countyReviewer.name, person: personOf('countyReviewer'), present: true }
/** A case deliberated on at the union above with these additional attendees, then at the county's review. */
const reviewedAfter = async (more: readonly Attendee[]): Promise<Walked> => {
  const up = await walkTo(town, 'deliberating-above')
  const entitled = [...COMMITTEE_ABOVE.map((name) => ({ name, present: true })), ...more]
  const votes = { for: entitled.length, against: 0, abstain: 0 }
  let at = await deliberateAboveOn(town, up, {}, { entitled, votes })
  while (at.stage !== 'county-review') at = await stepOn(town, at)
  return at
}

describe('handing a case up because no quorum is possible', () => {
  test('requires a reason, and makes the case a duty of the county with a due day', async () => {
    const at = await surveyed(town)
    expect(await town.refusal('baseOfficer', 'deliberation.handUp', { why: ' ' }, at)).toBe('BAD_INPUT')
    const up = await town.tell('baseOfficer', 'deliberation.handUp', { why }, at)
    expect(up.stage).toBe('deliberating-above')
    const { dueOn } = await caseOf(town, at.caseId)
    expect(dueOn).toBeDefined()
    expect(await town.refusal('baseOfficer', 'deliberation.conclude', aDeliberation(town), up)).toBe('WRONG_STAGE')
    const groups = async (openid: OfficerKey) => (await town.tell(openid, 'case.duties', {})).groups
    expect(await groups('countyReviewer')).toMatchObject([{ stage: 'deliberating-above', count: 1 }])
    expect((await groups('baseOfficer')).map(({ stage }) => stage)).toEqual([])
    const page = await town.tell('countyReviewer', 'case.open', { caseId: at.caseId })
    expect(page.actions).toContain('concludeDeliberation')
    expect(page.log.at(-1)).toMatchObject({ kind: 'handUp', words: why })
    await agree(at)
  })

  test('is also possible if there could be a quorum, and the log shows the reason', async () => {
    const at = await surveyed(town)
    expect((await town.tell('baseOfficer', 'deliberation.handUp', { why: '委员要求回避' }, at)).stage).toBe(
      'deliberating-above',
    )
  })

  test('is refused to another union, the county and a worker, and a retried command takes effect only once', async () => {
    const at = await surveyed(town)
    for (const [openid, code] of [
      ['neighbourOfficer', 'NOT_FOUND'],
      ['countyReviewer', 'NOT_ALLOWED'],
      ['cityReviewer', 'NOT_ALLOWED'],
      [at.worker, 'NOT_ALLOWED'],
    ] as const)
      expect([openid, await town.refusal(openid as OfficerKey, 'deliberation.handUp', { why }, at)]).toEqual([
        openid,
        code,
      ])
    const envelope = {
      name: 'deliberation.handUp',
      commandId: 'hand-up-once-only',
      caseId: at.caseId,
      expectedVersion: at.version,
      input: { why },
    }
    const [first, second] = [await town.raw('baseOfficer', envelope), await town.raw('baseOfficer', envelope)]
    expect(first).toMatchObject({ ok: true })
    expect({ ...second, requestId: first.requestId }).toEqual(first)
    expect(await town.refusal('baseOfficer', 'deliberation.handUp', { why }, at)).toBe('WRONG_STAGE')
    expect((await caseOf(town, at.caseId)).seq).toBe(at.version + 1)
  })

  test('is refused while a correction is open', async () => {
    const at = await surveyed(town)
    const asked = await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请补' }, at)
    expect(await town.refusal('baseOfficer', 'deliberation.handUp', { why }, asked)).toBe('CORRECTION_OPEN')
  })

  test('lets the county request a correction before it deliberates', async () => {
    const up = await walkTo(town, 'deliberating-above')
    const asked = await town.tell('countyReviewer', 'case.requestCorrection', { items: ['income'], note: '请补' }, up)
    expect(await town.refusal('countyReviewer', 'deliberation.conclude', aDeliberation(town), asked)).toBe(
      'CORRECTION_OPEN',
    )
  })
})

describe('a base union that does not deliberate', () => {
  test('loses the case only after its due day: then the county may take it over and deliberates', async () => {
    const at = await surveyed(town)
    expect(await town.refusal('countyReviewer', 'deliberation.takeUp', {}, at)).toBe('DELIBERATION_IN_TIME')
    const { dueOn } = await caseOf(town, at.caseId)
    setDay(town, dueOn ?? '')
    expect(await town.refusal('countyReviewer', 'deliberation.takeUp', {}, at)).toBe('DELIBERATION_IN_TIME')
    nextDay(town)
    expect((await town.tell('countyReviewer', 'case.open', { caseId: at.caseId })).actions).toContain('takeUp')
    expect(await town.refusal('baseOfficer', 'deliberation.takeUp', {}, at)).toBe('NOT_ALLOWED')
    const up = await town.tell('countyReviewer', 'deliberation.takeUp', {}, at)
    expect(up.stage).toBe('deliberating-above')
    expect((await caseOf(town, at.caseId)).dueOn).not.toBe(dueOn)
    await agree(at)
    expect((await deliberateAboveOn(town, { ...up, worker: at.worker })).stage).toBe('crosschecking')
  })
})

describe('a deliberation overdue at the base union', () => {
  const listed = async (who: OfficerKey) =>
    (await town.tell(who, 'case.duties', {})).groups.filter(({ stage }) => stage === 'deliberating')
  const remindedOf = async (who: OfficerKey) => {
    const { items } = await town.tell(who, 'inbox.list', {})
    return items.find(({ key }) => key === 'dutiesDue')?.duties?.map(({ verb, role }) => [verb, role]) ?? []
  }
  const late = async (at: Walked): Promise<void> => {
    setDay(town, (await caseOf(town, at.caseId)).dueOn ?? '')
    expect(await listed('countyReviewer')).toEqual([])
    nextDay(town)
  }

  test('appears in the county’s duties and reminder from the day after, and still in the base union’s', async () => {
    const at = await surveyed(town)
    await late(at)
    for (const [who, role] of [
      ['countyReviewer', 'county-reviewer'],
      ['baseOfficer', 'base-officer'],
    ] as const)
      expect(await listed(who)).toMatchObject([{ role, count: 1, overdue: 1, first: [{ id: at.caseId }] }])
    await remind(town.world.ports)
    expect(await remindedOf('countyReviewer')).toEqual([['take-up', 'county-reviewer']])
    expect(await remindedOf('baseOfficer')).toEqual([['deliberating', 'base-officer']])
    expect(await remindedOf('cityReviewer')).toEqual([])
    await town.tell('countyReviewer', 'deliberation.takeUp', {}, at)
    expect(await listed('countyReviewer')).toEqual([])
  })

  test('at a unit directly under the city appears in the city’s duties and reminder', async () => {
    const at = await surveyed(town, { base: ORG.directBase })
    await late(at)
    expect(await listed('cityReviewer')).toMatchObject([{ role: 'county-reviewer', count: 1 }])
    await remind(town.world.ports)
    expect(await remindedOf('cityReviewer')).toEqual([['take-up', 'city-reviewer']])
  })

  test('does not appear in the county’s duties while a correction is open', async () => {
    const at = await surveyed(town)
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请补' }, at)
    for (let days = 0; days < 40; days += 1) nextDay(town)
    expect(await listed('countyReviewer')).toEqual([])
    await remind(town.world.ports)
    expect(await remindedOf('countyReviewer')).toEqual([])
  })
})

describe('deliberation at the county', () => {
  test('is done by the county’s own committee, not the base union’s', async () => {
    const up = await walkTo(town, 'deliberating-above')
    expect(await town.refusal('countyReviewer', 'deliberation.conclude', aDeliberation(town), up)).toBe(
      'COMMITTEE_MISSING',
    )
    const on = await deliberateAboveOn(town, up)
    expect(on.stage).toBe('crosschecking')
    expect(await caseOf(town, up.caseId)).toMatchObject({ deliberation: { above: true } })
    await agree(up)
  })

  test('has a committee managed by the county’s reviewers, who cannot change committees of unions below', async () => {
    const add = [{ name: '外来委员' }]
    const below = { org: ORG.base.id, add, remove: [] }
    expect(await town.refusal('countyReviewer', 'committee.change', below)).toBe('NOT_ALLOWED')
    const beside = { org: ORG.direct.id, add, remove: [] }
    expect(await town.refusal('countyReviewer', 'committee.change', beside)).toBe('NOT_ALLOWED')
    await town.tell('cityReviewer', 'committee.change', beside)
  })

  test('that declines the case is re-examined by the city, and an overturned refusal sends it back there', async () => {
    const up = await walkTo(town, 'deliberating-above')
    const no = { for: 0, against: 4, abstain: 0 }
    const refused = await deliberateAboveOn(town, up, {}, { votes: no, reasons: '不符合' })
    expect(refused.stage).toBe('refused')
    const asked = await town.tell(up.worker, 'case.requestReexamination', { why: '请再看', files: [] }, refused)
    const again = { upheld: false, reasons: '请重新评议' }
    expect(await town.refusal('countyReviewer', 'reexamination.decide', again, asked)).toBe('INCOMPATIBLE_ROLE')
    expect((await town.tell('cityReviewer', 'reexamination.decide', again, asked)).stage).toBe('deliberating-above')
    await agree(up)
  })

  test('records its members on the case, while a deliberation by the base union records none', async () => {
    const on = await deliberateOn(town, await surveyed(town))
    expect((await caseOf(town, on.caseId)).satAbove).toBeUndefined()
  })
})

describe('a member of the county’s deliberation may neither review nor determine the case', () => {
  const told = async (openid: OfficerKey, at: Walked) => ({
    said: await town.refusal(openid, 'review.approve', { opinion }, await now(town, at.caseId)),
    offered: (await town.tell(openid, 'case.open', { caseId: at.caseId })).actions.includes('countyApprove'),
  })

  test('when recognised by account: the review is refused and not offered, and another reviewer can review', async () => {
    const at = await reviewedAfter([byOffice])
    expect(await told('countyReviewer', at)).toEqual({ said: 'DELIBERATED_ABOVE', offered: false })
    const refusing = { reasons: ['other' as const], words: '不符合条件' }
    expect(await town.refusal('countyReviewer', 'case.refuse', refusing, at)).toBe('DELIBERATED_ABOVE')
    await agree(at)
  })

  test('when recognised by name alone', async () => {
    const at = await reviewedAfter([])
    await change('countyReviewer', () => ({ name: COMMITTEE_ABOVE[0] }))
    expect(await told('countyReviewer', at)).toEqual({ said: 'DELIBERATED_ABOVE', offered: false })
  })

  test('while a reviewer who did not deliberate may review it', async () => {
    const at = await reviewedAfter([])
    expect((await caseOf(town, at.caseId)).satAbove?.map(({ name }) => name)).toEqual([...COMMITTEE_ABOVE])
    expect((await town.tell('countyReviewer', 'review.approve', { opinion }, at)).stage).toBe('determining')
  })

  test('when using another account of the same person', async () => {
    const at = await reviewedAfter([{ ...byOffice, person: personOf('countyReviewer') }])
    await change('countyOfficer', ({ posts }) => ({
      posts: [...posts, { role: 'county-reviewer' as const, org: ORG.county.id }],
      same: [personOf('countyReviewer')],
    }))
    expect(await told('countyOfficer', at)).toEqual({ said: 'DELIBERATED_ABOVE', offered: false })
  })

  test('when using an account that may be theirs according to an open question', async () => {
    const at = await reviewedAfter([byOffice])
    await change('countyOfficer', ({ posts }) => ({
      posts: [...posts, { role: 'county-reviewer' as const, org: ORG.county.id }],
      asked: [personOf('countyReviewer')],
    }))
    expect(await told('countyOfficer', at)).toEqual({ said: 'PERSON_ASKED', offered: false })
  })

  test('also when only the identity number shows who they are, because the name differs', async () => {
    const reviewer = Object.keys(OFFICERS).indexOf('countyReviewer')
    const idNumber = anIdNumber(400 + reviewer, '1985-03-04')
    await town.tell('countyReviewer', 'committee.change', {
      org: ORG.county.id,
      add: [
        { name: '另名', idNumber: idNumber as never, since: plainDate('2026-03-01') },
        ...COMMITTEE_ABOVE.map((name) => ({ name })),
      ],
      remove: [],
    })
    const at = await reviewedAfter([{ name: '另名', present: true }])
    expect(await told('countyReviewer', at)).toEqual({ said: 'DELIBERATED_ABOVE', offered: false })
  })

  test('while a namesake, marked as such by the union, is treated as another person', async () => {
    const { name } = OFFICERS.countyReviewer
    await town.tell('countyReviewer', 'committee.change', {
      org: ORG.county.id,
      add: [{ name, namesake: '财务科' }, ...COMMITTEE_ABOVE.map((one) => ({ name: one }))],
      remove: [],
    })
    const other = await reviewedAfter([{ name, namesake: '财务科', present: true }])
    expect((await town.tell('countyReviewer', 'case.open', { caseId: other.caseId })).actions).toContain(
      'countyApprove',
    )
  })

  test('when they hold a post at the city', async () => {
    const at = await reviewedAfter([])
    await change('cityReviewer', () => ({ name: COMMITTEE_ABOVE[0] }))
    const on = await town.tell('countyReviewer', 'review.approve', { opinion }, at)
    const { sheet } = await town.tell('cityReviewer', 'determination.sheet', { caseId: at.caseId })
    const input = { class: 'severe' as const, level: 'city' as const, reasons: '符合', sheetNet: sheet.net }
    expect(await town.refusal('cityReviewer', 'determination.determine', input, on)).toBe('DELIBERATED_ABOVE')
  })
})
