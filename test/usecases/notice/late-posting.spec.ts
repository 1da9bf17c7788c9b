import { endNotices } from '@cloud/usecases/clock/end-notices'
import type { PlainDate } from '@domain/kernel/plain-date'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { caseOf, now, setDay, type Walked, walkTo } from '@test/support/walk'

let town: Town
let at: Walked
beforeEach(async () => {
  town = await aTown(await aWorld()) // Monday 2026-03-02
  at = await walkTo(town, 'to-post')
})
afterEach(() => town.close())

const post = async (postedOn: string) => {
  const photo = await town.upload('baseOfficer', 'notice-photo')
  await town.tell(
    'baseOfficer',
    'notice.post',
    { postedOn: postedOn as PlainDate, photo, remark: '' },
    await now(town, at.caseId),
  )
}
const takeDown = async () =>
  town.ask(
    'baseOfficer',
    'notice.takeDown',
    { photo: await town.upload('baseOfficer', 'notice-photo') },
    await now(town, at.caseId),
  )
const online = async () => (await town.tell('baseOfficer2', 'notice.list', {})).items

test('a notice entered long after its posting day has its full period from today, online and on paper', async () => {
  setDay(town, '2026-03-16')
  const preview = await town.tell('baseOfficer', 'notice.preview', {
    caseId: at.caseId,
    postedOn: '2026-03-02' as PlainDate,
  })
  expect(preview).toMatchObject({ postedOn: '2026-03-02', countsFrom: '2026-03-16', lastDay: '2026-03-25' })
  await post('2026-03-02')
  expect(await takeDown()).toMatchObject({
    ok: false,
    refusal: { code: 'NOTICE_STILL_OPEN', about: { lastDay: '2026-03-25' } },
  })
  await endNotices(town.world.ports)
  expect(await online()).toMatchObject([{ postedOn: '2026-03-02', lastDay: '2026-03-25' }])
  setDay(town, '2026-03-26')
  expect(await takeDown()).toMatchObject({ ok: true })
})

test('a notice entered on the next working day counts from its posting day, and its online copy still has seven days', async () => {
  setDay(town, '2026-03-03')
  await post('2026-03-02')
  expect((await caseOf(town, at.caseId)).notice).toMatchObject({
    countsFrom: '2026-03-02',
    lastDay: '2026-03-11',
    onlineUntil: '2026-03-12',
  })
  setDay(town, '2026-03-12')
  await endNotices(town.world.ports)
  expect(await online()).toHaveLength(1)
  expect(await takeDown()).toMatchObject({ ok: false, refusal: { code: 'NOTICE_STILL_OPEN' } })
  setDay(town, '2026-03-13')
  expect(await takeDown()).toMatchObject({ ok: true })
})

test('the county sees the posting day and the day of entry', async () => {
  setDay(town, '2026-03-16')
  await post('2026-03-02')
  const view = await town.tell('countyReviewer', 'case.open', { caseId: at.caseId })
  expect(view.notice).toMatchObject({ postedOn: '2026-03-02', enteredOn: '2026-03-16' })
})
