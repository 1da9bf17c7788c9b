import { createHash } from 'node:crypto'
import { recount } from '@cloud/usecases/calendar/recount'
import { digestOf } from '@cloud/usecases/calendar/recount-digest'
import { endNotices } from '@cloud/usecases/clock/end-notices'
import { CASES, ENTRIES, NOTICES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import type { CaseId, FileId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { PUBLISHED_YEARS, WORK_CALENDAR } from '@domain/policy/work-calendar'
import type { EnteredYear } from '@domain/policy/work-year'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { approveOn, caseOf, now, setDay, takeDownOn, today, type Walked, walkTo } from '@test/support/walk'
import { aWorkYear } from '@test/support/work-year'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const org = ORG.city.id
const enter = (year: EnteredYear, who = 'cityAdministrator') => town.ask(who, 'calendar.enter', { org, ...year })
const entered = (over: Partial<EnteredYear> = {}) =>
  town.tell('cityAdministrator', 'calendar.enter', { org, ...aWorkYear(over) })
const refusalOf = async (over: Partial<EnteredYear>) => {
  const answer = await enter(aWorkYear(over))
  return answer.ok ? 'entered' : answer.refusal
}
/** Runs the recount until it is finished. */
const counted = async (): Promise<number> => {
  let sum = 0
  for (let more = true; more; ) {
    sum += await recount(town.world.ports)
    more = (await town.tell('cityAdministrator', 'calendar.years', {})).counting
  }
  return sum
}
const onlineOf = async ({ caseId }: Walked) => {
  const { notice } = await caseOf(town, caseId)
  const stored = notice === undefined ? undefined : await town.world.ports.store.get(NOTICES, notice.id)
  return stored?.doc
}
const logHolds = async (id: CaseId): Promise<void> => {
  const { store } = town.world.ports
  const { items } = await store.query(ENTRIES, { index: 'byCase', eq: [id], limit: 100 })
  expect(fold(items.map(({ doc }) => doc))).toEqual((await store.get(CASES, id))?.doc)
}
const inboxOf = async (who: string) => (await town.tell(who, 'inbox.list', {})).items.map(({ key }) => key)
const withPhoto = async (): Promise<{ photo: FileId }> => ({ photo: await town.upload('baseOfficer', 'notice-photo') })

describe('at the turn of the year, while the next calendar year is not entered,', () => {
  test.each(['2026-12-15', '2026-12-30', '2027-01-04'])(
    'a case that starts on %s can go through all steps up to the notice',
    async (day) => {
      setDay(town, day)
      const at = await walkTo(town, 'on-notice')
      expect(at.stage).toBe('on-notice')
      await logHolds(at.caseId)
    },
  )

  test('a correction, its answer, an objection, the review and the determination go on with expected due days', async () => {
    setDay(town, '2026-12-14')
    const reviewed = await walkTo(town, 'county-review')
    setDay(town, '2027-01-04')
    const asked = await walkTo(town, 'submitted', { seed: 2 })
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请写明工资' }, asked)
    expect((await caseOf(town, asked.caseId)).correction?.dueOn).toBe('2027-01-25')
    const answer = { proofs: [], note: '已补' }
    await town.tell(asked.worker, 'case.answerCorrection', answer, await now(town, asked.caseId))
    const hanging = await walkTo(town, 'on-notice', { seed: 3 })
    const { notice } = await caseOf(town, hanging.caseId)
    const objection = { notice: notice?.id as never, anonymous: true, text: '不属实', files: [] }
    await town.tell('baseOfficer2', 'notice.object', objection)
    expect((await caseOf(town, hanging.caseId)).objections).toMatchObject([{ answerDueOn: '2027-01-11' }])
    const decided = await approveOn(town, reviewed)
    expect(decided.stage).toBe('determining')
    expect((await caseOf(town, decided.caseId)).dueOn).toBe('2027-01-18')
  })

  test('a notice without a countable last day stays up and open, and shows its expected end', async () => {
    setDay(town, '2026-12-30')
    const at = await walkTo(town, 'on-notice')
    const { notice, dueOn } = await caseOf(town, at.caseId)
    expect(notice?.lastDay).toBeUndefined()
    expect(dueOn).toBeUndefined()
    const view = await town.tell('baseOfficer', 'case.open', { caseId: at.caseId })
    expect(view).toMatchObject({ expectedEnd: '2027-01-11' })
    expect(view.noticeDays?.filter(({ working }) => working)).toHaveLength(7)
    const own = (await town.tell(at.worker, 'case.mine', {})).cases[0]
    expect(own?.notice).toMatchObject({ expectedEnd: '2027-01-11' })
    expect(own?.notice?.lastDay).toBeUndefined()
    setDay(town, '2027-02-20')
    await endNotices(town.world.ports)
    expect(await town.tell('baseOfficer2', 'notice.list', {})).toMatchObject({
      items: [{ postedOn: '2026-12-30', expectedEnd: '2027-01-11' }],
    })
    expect(await town.refusal('baseOfficer', 'notice.takeDown', await withPhoto(), at)).toBe('CALENDAR_MISSING')
    const objection = { notice: notice?.id as never, anonymous: true, text: '不属实', files: [] }
    expect(await town.ask('baseOfficer2', 'notice.object', objection)).toMatchObject({ ok: true })
  })

  test('the preview of a notice shows its expected end', async () => {
    setDay(town, '2026-12-30')
    const at = await walkTo(town, 'to-post')
    const preview = await town.tell('baseOfficer', 'notice.preview', { caseId: at.caseId })
    expect(preview).toMatchObject({ expectedEnd: '2027-01-11', countsFrom: '2026-12-30' })
    expect(preview.lastDay).toBeUndefined()
  })

  test('entering the year becomes a duty of the city’s administrator alone two months before', async () => {
    const asked = async (who: string) => (await town.tell(who, 'me.open', {})).enterYear
    setDay(town, '2026-10-30')
    expect(await asked('cityAdministrator')).toBeUndefined()
    setDay(town, '2026-10-31')
    expect(await asked('cityAdministrator')).toBe(2027)
    expect(await asked('countyAdministrator')).toBeUndefined()
    expect(await asked('baseOfficer')).toBeUndefined()
    await entered()
    expect(await asked('cityAdministrator')).toBeUndefined()
    expect(await town.tell('cityAdministrator', 'me.open', {})).toMatchObject({ calendarUntil: '2027-12-31' })
  })
})

describe('when a year’s calendar is entered', () => {
  test('a waiting notice gets its last day, provisional due days are recounted, and the persons concerned are notified', async () => {
    setDay(town, '2027-01-28')
    const at = await walkTo(town, 'on-notice')
    const asked = await walkTo(town, 'submitted', { seed: 2 })
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请写明工资' }, asked)
    const before = await caseOf(town, asked.caseId)
    await entered()
    expect(await counted()).toBe(2)
    // Saturday 30 January is a working day; 5 to 14 February are off, except Sunday the 14th
    const after = await caseOf(town, at.caseId)
    expect(after.notice).toMatchObject({ lastDay: '2027-02-14', workingDays: 7 })
    expect(after.dueOn).toBe('2027-02-15')
    expect(await onlineOf(at)).toMatchObject({ state: 'open', lastDay: '2027-02-14' })
    const corrected = await caseOf(town, asked.caseId)
    expect(corrected.dueOn).toBe('2027-02-24')
    expect(corrected.dueOn).not.toBe(before.dueOn)
    expect(corrected.correction?.dueOn).toBe(corrected.dueOn)
    for (const { caseId } of [at, asked]) await logHolds(caseId)
    expect(await inboxOf(at.worker)).toContain('noticeEndMoved')
    expect(await inboxOf('baseOfficer')).toContain('noticeEndMoved')
    expect((await inboxOf(asked.worker)).filter((key) => key === 'correctionWanted')).toHaveLength(2)
    expect((await takeDownOn(town, { ...(await now(town, at.caseId)), worker: at.worker } as Walked)).stage).toBe(
      'county-review',
    )
    expect(today(town)).toBe('2027-02-15')
  })

  test('a recount done twice, in parallel or after a crash, changes nothing the second time', async () => {
    setDay(town, '2027-01-28')
    const at = await walkTo(town, 'on-notice')
    await entered()
    const { ports } = town.world
    await Promise.all([recount(ports), recount(ports)])
    await counted()
    const { seq } = await caseOf(town, at.caseId)
    await entered()
    expect(await counted()).toBe(0)
    expect((await caseOf(town, at.caseId)).seq).toBe(seq)
    expect((await inboxOf(at.worker)).filter((key) => key === 'noticeEndMoved')).toHaveLength(1)
  })

  test('a change to a shipped year moves a running notice and puts an ended notice back online', async () => {
    setDay(town, '2026-03-02')
    const at = await walkTo(town, 'on-notice') // posted until 11 March
    await counted()
    setDay(town, '2026-03-12')
    await endNotices(town.world.ports)
    expect(await onlineOf(at)).toMatchObject({ state: 'ended', lastDay: '2026-03-11' })
    const known = (await town.tell('cityAdministrator', 'calendar.years', {})).years.find(({ year }) => year === 2026)
    const off = [...(known?.off ?? []), '2026-03-09', '2026-03-10'] as PlainDate[]
    const source = '国务院办公厅关于调整2026年三月放假安排的通知'
    await entered({ year: 2026, source, off, makeUp: (known?.makeUp ?? []) as PlainDate[] })
    await counted()
    expect((await caseOf(town, at.caseId)).notice).toMatchObject({ lastDay: '2026-03-13' })
    expect(await onlineOf(at)).toMatchObject({ state: 'open', lastDay: '2026-03-13' })
    expect(await town.refusal('baseOfficer', 'notice.takeDown', await withPhoto(), await now(town, at.caseId))).toBe(
      'NOTICE_STILL_OPEN',
    )
    await logHolds(at.caseId)
    expect(await town.tell('cityAuditor', 'calendar.years', {})).toMatchObject({
      entries: [{ year: 2026, source, name: '市管理员' }],
    })
  })

  test('a notice taken down before its new last day is reported to the county and the administrator, and stays down', async () => {
    setDay(town, '2026-03-02')
    const at = await walkTo(town, 'county-review') // taken down on 12 March
    const known = (await town.tell('cityAdministrator', 'calendar.years', {})).years.find(({ year }) => year === 2026)
    const off = [...(known?.off ?? []), '2026-03-10', '2026-03-11'] as PlainDate[]
    await entered({
      year: 2026,
      source: '国务院办公厅关于调整放假安排的通知',
      off,
      makeUp: (known?.makeUp ?? []) as PlainDate[],
    })
    await counted()
    const early = await caseOf(town, at.caseId)
    expect(early.notice).toMatchObject({ lastDay: '2026-03-11', takenDownOn: '2026-03-12', shortOf: '2026-03-13' })
    expect(early.stage).toBe('county-review')
    for (const who of ['countyReviewer', 'cityAdministrator']) expect(await inboxOf(who)).toContain('noticeTooShort')
    await logHolds(at.caseId)
    // the entry was a mistake: when it is reverted, the notice is no longer listed
    await entered({
      year: 2026,
      source: '国务院办公厅关于2026年部分节假日安排的通知',
      off: (known?.off ?? []) as PlainDate[],
      makeUp: (known?.makeUp ?? []) as PlainDate[],
    })
    await counted()
    expect((await caseOf(town, at.caseId)).notice?.shortOf).toBeUndefined()
    await logHolds(at.caseId)
  })

  test.each<[string, Partial<EnteredYear>, object]>([
    [
      'a weekend among the days off',
      { off: [...aWorkYear().off, '2027-02-06' as PlainDate] },
      { why: 'weekend-off', date: '2027-02-06' },
    ],
    ['a weekday among the make-up days', { makeUp: ['2027-02-15' as PlainDate] }, { why: 'weekday-make-up' }],
    ['a day of another year', { off: [...aWorkYear().off, '2028-01-03' as PlainDate] }, { why: 'other-year' }],
    ['a day twice', { off: [...aWorkYear().off, '2027-10-07' as PlainDate] }, { why: 'twice' }],
    ['New Year forgotten', { off: aWorkYear().off.slice(1) }, { why: 'fixed-missing', date: '2027-01-01' }],
    ['hardly any days off', { off: ['2027-01-01', '2027-10-01'] as PlainDate[] }, { why: 'off-too-few' }],
    ['a whole month off', { off: weekdaysOf('2027-01', '2027-02') }, { why: 'off-too-many' }],
    ['a gap before it', { year: 2028, off: aWorkYear().off }, { why: 'not-next' }],
    ['a year before everything', { year: 2022 as never }, {}],
  ])('a calendar with %s is refused', async (_what, over, about) => {
    setDay(town, '2026-11-20')
    const refusal = await refusalOf(over)
    expect(refusal).not.toBe('entered')
    if (Object.keys(about).length > 0) expect(refusal).toMatchObject({ code: 'CALENDAR_INVALID', about })
    expect((await town.tell('cityAdministrator', 'calendar.years', {})).entries).toEqual([])
  })

  test('any caller except the city’s administrator is refused', async () => {
    expect(await enter(aWorkYear(), 'countyAdministrator')).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_ALLOWED' },
    })
    expect(await enter(aWorkYear(), 'cityReviewer')).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } })
    expect(await town.refusal('cityAdministrator', 'calendar.enter', { org: ORG.county.id, ...aWorkYear() })).toBe(
      'ORG_WRONG_LEVEL',
    )
  })
})

function weekdaysOf(...months: readonly string[]): PlainDate[] {
  const days = months.flatMap((month) =>
    Array.from({ length: 28 }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`),
  )
  const fixed = ['2027-05-03', '2027-05-04', '2027-10-01']
  return [...days.filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0), ...fixed] as PlainDate[]
}

test('the digest is of the days by name, as every release has counted', () => {
  const [years, days] = [Object.keys(PUBLISHED_YEARS).sort(), Object.values(PUBLISHED_YEARS)]
  const of = [
    `${years[0]}-01-01`,
    `${years[years.length - 1]}-12-31`,
    ...days.flatMap(({ off }) => off).sort(),
    '|',
    ...days.flatMap(({ makeUp }) => makeUp).sort(),
  ]
  expect(digestOf(WORK_CALENDAR)).toBe(createHash('sha256').update(of.join()).digest('base64url'))
})
