import { remind } from '@cloud/usecases/clock/remind'
import { ENTRIES, PEOPLE, type PersonDoc } from '@cloud/usecases/collections'
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

/** Case and log say the same. */
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
/** Deliberated above with these, on to the review at the county. */
const reviewedAfter = async (more: readonly Attendee[]): Promise<Walked> => {
  const up = await walkTo(town, 'deliberating-above')
  const entitled = [...COMMITTEE_ABOVE.map((name) => ({ name, present: true })), ...more]
  const votes = { for: entitled.length, against: 0, abstain: 0 }
  let at = await deliberateAboveOn(town, up, {}, { entitled, votes })
  while (at.stage !== 'county-review') at = await stepOn(town, at)
  return at
}

describe('a committee that can have no quorum', () => {
  test('hands the case up with a reason: a duty of the county with a clock, and nobody’s at the union any more', async () => {
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

  test('a quorum could be had, and it may be handed up all the same: the reason stands in the log', async () => {
    const at = await surveyed(town)
    expect((await town.tell('baseOfficer', 'deliberation.handUp', { why: '委员要求回避' }, at)).stage).toBe(
      'deliberating-above',
    )
  })

  test('not by another union, the county, a worker or on what has moved on; a second tap does nothing more', async () => {
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

  test('while a correction is open it waits', async () => {
    const at = await surveyed(town)
    const asked = await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请补' }, at)
    expect(await town.refusal('baseOfficer', 'deliberation.handUp', { why }, asked)).toBe('CORRECTION_OPEN')
  })

  test('the county may ask for a correction before it deliberates', async () => {
    const up = await walkTo(town, 'deliberating-above')
    const asked = await town.tell('countyReviewer', 'case.requestCorrection', { items: ['income'], note: '请补' }, up)
    expect(await town.refusal('countyReviewer', 'deliberation.conclude', aDeliberation(town), asked)).toBe(
      'CORRECTION_OPEN',
    )
  })
})

describe('a base union that is silent', () => {
  test('in its days the county cannot take over; after them it can, and then the county deliberates', async () => {
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

describe('what a base union leaves lying', () => {
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

  test('stands on the county’s list and in its reminder from the day after, and on the base union’s still', async () => {
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

  test('at a unit directly under the city it is the city’s', async () => {
    const at = await surveyed(town, { base: ORG.directBase })
    await late(at)
    expect(await listed('cityReviewer')).toMatchObject([{ role: 'county-reviewer', count: 1 }])
    await remind(town.world.ports)
    expect(await remindedOf('cityReviewer')).toEqual([['take-up', 'city-reviewer']])
  })

  test('while a correction is open, asked for in time or late, the county has nothing to take over', async () => {
    const at = await surveyed(town)
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请补' }, at)
    for (let days = 0; days < 40; days += 1) nextDay(town)
    expect(await listed('countyReviewer')).toEqual([])
    await remind(town.world.ports)
    expect(await remindedOf('countyReviewer')).toEqual([])
  })
})

describe('who deliberates there', () => {
  test('is the county’s own committee, not the base union’s', async () => {
    const up = await walkTo(town, 'deliberating-above')
    expect(await town.refusal('countyReviewer', 'deliberation.conclude', aDeliberation(town), up)).toBe(
      'COMMITTEE_MISSING',
    )
    const on = await deliberateAboveOn(town, up)
    expect(on.stage).toBe('crosschecking')
    expect(await caseOf(town, up.caseId)).toMatchObject({ deliberation: { above: true } })
    await agree(up)
  })

  test('its reviewers keep it, and touch no committee of a union below', async () => {
    const add = [{ name: '外来委员' }]
    const below = { org: ORG.base.id, add, remove: [] }
    expect(await town.refusal('countyReviewer', 'committee.change', below)).toBe('NOT_ALLOWED')
    const beside = { org: ORG.direct.id, add, remove: [] }
    expect(await town.refusal('countyReviewer', 'committee.change', beside)).toBe('NOT_ALLOWED')
    await town.tell('cityReviewer', 'committee.change', beside)
  })

  test('declined there is refused by the county: the city looks again, and upheld it goes on there', async () => {
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

  test('on a case that a base union judged itself nobody is kept', async () => {
    const on = await deliberateOn(town, await surveyed(town))
    expect((await caseOf(town, on.caseId)).satAbove).toBeUndefined()
  })
})

describe('who deliberated there neither reviews nor determines the case', () => {
  const told = async (openid: OfficerKey, at: Walked) => ({
    said: await town.refusal(openid, 'review.approve', { opinion }, await now(town, at.caseId)),
    offered: (await town.tell(openid, 'case.open', { caseId: at.caseId })).actions.includes('countyApprove'),
  })

  test('by account: refused, and not offered; somebody else reviews', async () => {
    const at = await reviewedAfter([byOffice])
    expect(await told('countyReviewer', at)).toEqual({ said: 'DELIBERATED_ABOVE', offered: false })
    const refusing = { reasons: ['other' as const], words: '不符合条件' }
    expect(await town.refusal('countyReviewer', 'case.refuse', refusing, at)).toBe('DELIBERATED_ABOVE')
    await agree(at)
  })

  test('by name alone', async () => {
    const at = await reviewedAfter([])
    await change('countyReviewer', () => ({ name: COMMITTEE_ABOVE[0] }))
    expect(await told('countyReviewer', at)).toEqual({ said: 'DELIBERATED_ABOVE', offered: false })
  })

  test('whoever did not sit there reviews it', async () => {
    const at = await reviewedAfter([])
    expect((await caseOf(town, at.caseId)).satAbove?.map(({ name }) => name)).toEqual([...COMMITTEE_ABOVE])
    expect((await town.tell('countyReviewer', 'review.approve', { opinion }, at)).stage).toBe('determining')
  })

  test('by another account of theirs', async () => {
    const at = await reviewedAfter([{ ...byOffice, person: personOf('countyReviewer') }])
    await change('countyOfficer', ({ posts }) => ({
      posts: [...posts, { role: 'county-reviewer' as const, org: ORG.county.id }],
      same: [personOf('countyReviewer')],
    }))
    expect(await told('countyOfficer', at)).toEqual({ said: 'DELIBERATED_ABOVE', offered: false })
  })

  test('by an account of which it is asked whose it is', async () => {
    const at = await reviewedAfter([byOffice])
    await change('countyOfficer', ({ posts }) => ({
      posts: [...posts, { role: 'county-reviewer' as const, org: ORG.county.id }],
      asked: [personOf('countyReviewer')],
    }))
    expect(await told('countyOfficer', at)).toEqual({ said: 'PERSON_ASKED', offered: false })
  })

  test('by ID number, under whatever name', async () => {
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

  test('another person of the name, where the union said so, is another', async () => {
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

  test('nor determines it at the city', async () => {
    const at = await reviewedAfter([])
    await change('cityReviewer', () => ({ name: COMMITTEE_ABOVE[0] }))
    const on = await town.tell('countyReviewer', 'review.approve', { opinion }, at)
    const { sheet } = await town.tell('cityReviewer', 'determination.sheet', { caseId: at.caseId })
    const input = { class: 'severe' as const, level: 'city' as const, reasons: '符合', sheetNet: sheet.net }
    expect(await town.refusal('cityReviewer', 'determination.determine', input, on)).toBe('DELIBERATED_ABOVE')
  })
})
