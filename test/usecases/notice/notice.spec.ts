import { endNotices } from '@cloud/usecases/clock/end-notices'
import { NOTICES, PEOPLE } from '@cloud/usecases/stored/collections'
import type { ObjectionId, OrgId } from '@domain/kernel/ids'
import { addDays, type PlainDate, plainDate } from '@domain/kernel/plain-date'
import { endOf } from '@domain/notice/notice'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type personOf, type Town } from '@test/support/town'
import {
  caseOf,
  deliberateOn,
  nextDay,
  now,
  postOn,
  setDay,
  surveyAgain,
  takeDownOn,
  today,
  type Walked,
  walkTo,
} from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld()) // Monday 2026-03-02
})
afterEach(() => town.close())

const noticeOf = async (at: Walked) => {
  const { notice } = await caseOf(town, at.caseId)
  if (notice === undefined) throw new Error('no notice is up')
  return notice
}
const online = async (at: Walked) => (await town.world.ports.store.get(NOTICES, (await noticeOf(at)).id))?.doc.state
const photo = () => town.upload('baseOfficer', 'notice-photo')

/** A member of the union with an account of their own. */
const aMember = async (openid = 'a-member'): Promise<string> => {
  const id = `PE-${openid}` as ReturnType<typeof personOf>
  await town.world.ports.store.transaction((tx) =>
    tx.insert(PEOPLE, id, { id, openid, name: '', posts: [], memberOf: ORG.base.id as OrgId, sends: {} }),
  )
  return openid
}
const object = async (at: Walked, openid: string): Promise<ObjectionId> => {
  const notice = (await noticeOf(at)).id
  const filed = await town.tell(openid, 'notice.object', { notice, anonymous: true, text: '他家有商铺', files: [] })
  return filed.objection as ObjectionId
}
const answer = (objection: ObjectionId, outcome: 'continue' | 'new-survey' | 'refusal') => ({
  objection,
  upheld: outcome !== 'continue',
  reasons: '已到现场核实',
  outcome,
})

describe('posting a notice', () => {
  test('uses the text and the period of the preview: seven working days after the posting day', async () => {
    const at = await walkTo(town, 'to-post')
    const preview = await town.tell('baseOfficer', 'notice.preview', { caseId: at.caseId })
    expect(preview).toMatchObject({ postedOn: '2026-03-02', lastDay: '2026-03-11' })
    expect(preview.days.filter((day) => day.working)).toHaveLength(7)
    await postOn(town, at)
    const { content, lastDay } = await noticeOf(at)
    expect({ content, lastDay }).toEqual({ content: preview.content, lastDay: preview.lastDay })
  })

  test('shows a masked name and nothing else of the household', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const text = JSON.stringify((await noticeOf(at)).content)
    expect(text).toMatch(/"nameOnPaper":".\*.?"/)
    expect(text).not.toMatch(/\d{11}|病|不存在路|虚构第一高级中学/)
  })

  test('may be entered late with its real day, and is refused for a future day or a day before the case was ready', async () => {
    const at = await walkTo(town, 'to-post')
    setDay(town, '2026-03-05')
    const input = { photo: await photo(), remark: '' }
    expect(await town.refusal('baseOfficer', 'notice.post', { ...input, postedOn: plainDate('2026-03-06') }, at)).toBe(
      'DATE_IN_FUTURE',
    )
    expect(await town.refusal('baseOfficer', 'notice.post', { ...input, postedOn: plainDate('2026-03-01') }, at)).toBe(
      'NOTICE_POSTED_TOO_EARLY',
    )
    await town.tell('baseOfficer', 'notice.post', { ...input, postedOn: plainDate('2026-03-04') }, at)
    expect((await noticeOf(at)).lastDay).toBe('2026-03-13')
  })

  test('on a later day moves the last day of the notice', async () => {
    const at = await walkTo(town, 'to-post')
    setDay(town, '2026-03-09')
    expect((await noticeOf(await postOn(town, at))).lastDay).toBe('2026-03-18')
  })

  test('is refused with a picture of another person or purpose', async () => {
    const at = await walkTo(town, 'to-post')
    const input = { postedOn: today(town), remark: '' }
    for (const file of [await town.upload('baseOfficer', 'proof'), await town.upload('baseOfficer3', 'notice-photo')])
      expect(await town.refusal('baseOfficer', 'notice.post', { ...input, photo: file }, at)).toBe('FILE_NOT_RECEIVED')
  })

  test('is refused with a telephone number in the remark', async () => {
    const at = await walkTo(town, 'to-post')
    const input = { postedOn: today(town), remark: '请致电 138 0000 0000', photo: await photo() }
    expect(await town.refusal('baseOfficer', 'notice.post', input, at)).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })
})

describe('correcting a notice with an error', () => {
  const wrong = async () => ({ why: '单位名称写错', photo: await photo() })

  test('takes the notice down at once, and the corrected notice has a full period without the earlier days', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const first = await noticeOf(at)
    setDay(town, '2026-03-10') // the sixth of seven working days
    const corrected = await town.tell('baseOfficer', 'notice.correct', await wrong(), at)
    expect(corrected.stage).toBe('to-post')
    expect((await town.world.ports.store.get(NOTICES, first.id))?.doc.state).toBe('ended')
    expect((await town.tell(await aMember(), 'notice.list', {})).items).toEqual([])
    const again = await postOn(town, { ...at, ...corrected })
    const second = await noticeOf(again)
    expect(second).toMatchObject({ postedOn: '2026-03-10', lastDay: '2026-03-19', repeat: false })
    expect(second.id).not.toBe(first.id)
    expect((await caseOf(town, at.caseId)).noticesBefore.map(({ id }) => id)).toEqual([first.id])
    setDay(town, '2026-03-19')
    expect(await town.refusal('baseOfficer', 'notice.takeDown', { photo: await photo() }, again)).toBe(
      'NOTICE_STILL_OPEN',
    )
    expect((await takeDownOn(town, again)).stage).toBe('county-review')
  })

  test('after its last day also starts a full period again', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    setDay(town, '2026-03-12')
    const corrected = await town.tell('baseOfficer', 'notice.correct', await wrong(), at)
    expect(await noticeOf(await postOn(town, { ...at, ...corrected }))).toMatchObject({
      lastDay: '2026-03-23',
      repeat: false,
    })
  })

  test('requires that objections are answered, a reason without a number, the base union and a picture', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const input = await wrong()
    expect(await town.refusal('baseOfficer', 'notice.correct', { ...input, why: '电话 138 0000 0000' }, at)).toBe(
      'TEXT_HOLDS_PRIVATE_DATA',
    )
    expect(await town.refusal('countyReviewer', 'notice.correct', input, at)).toBe('NOT_ALLOWED')
    const foreign = await town.upload('baseOfficer3', 'notice-photo')
    expect(await town.refusal('baseOfficer', 'notice.correct', { ...input, photo: foreign }, at)).toBe(
      'FILE_NOT_RECEIVED',
    )
    await object(at, await aMember())
    expect(await town.refusal('baseOfficer', 'notice.correct', input, await now(town, at.caseId))).toBe(
      'NOTICE_OBJECTED',
    )
  })
})

describe('taking a notice down', () => {
  test('is refused to everybody until the end of the last day, and possible on the next day', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    for (const day of ['2026-03-10', '2026-03-11']) {
      setDay(town, day)
      expect(await town.refusal('baseOfficer', 'notice.takeDown', { photo: await photo() }, at)).toBe(
        'NOTICE_STILL_OPEN',
      )
    }
    expect((await takeDownOn(town, at)).stage).toBe('county-review')
    expect(await online(at)).toBe('ended')
  })

  test('with a photo is still required after the notice has gone offline at the end of its period', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    setDay(town, '2026-03-11')
    expect(await endNotices(town.world.ports)).toBe(0)
    setDay(town, '2026-03-12')
    expect(await endNotices(town.world.ports)).toBe(1)
    expect(await endNotices(town.world.ports)).toBe(0)
    expect(await online(at)).toBe('ended')
    expect((await caseOf(town, at.caseId)).stage).toBe('on-notice')
    expect((await takeDownOn(town, at)).stage).toBe('county-review')
  })
})

describe('an objection to a notice', () => {
  test('blocks the case until an officer who did not survey the household answers the objection', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const objection = await object(at, await aMember())
    setDay(town, '2026-03-12')
    let on = await now(town, at.caseId)
    expect(await town.refusal('baseOfficer', 'notice.takeDown', { photo: await photo() }, on)).toBe('NOTICE_OBJECTED')
    expect(await town.refusal('baseOfficer2', 'objection.answer', answer(objection, 'continue'), on)).toBe(
      'INCOMPATIBLE_ROLE',
    )
    on = await town.tell('baseOfficer3', 'objection.answer', answer(objection, 'continue'), on)
    expect(await town.refusal('baseOfficer3', 'objection.answer', answer(objection, 'continue'), on)).toBe(
      'OBJECTION_ANSWERED',
    )
    expect((await town.tell('baseOfficer', 'notice.takeDown', { photo: await photo() }, on)).stage).toBe(
      'county-review',
    )
  })

  test('does not name the objector in the log, and the objector is notified of the answer', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const objection = await object(at, await aMember())
    expect(JSON.stringify(await caseOf(town, at.caseId))).not.toContain('PE-a-member')
    await town.tell('countyReviewer', 'objection.answer', answer(objection, 'continue'), await now(town, at.caseId))
    const inbox = await town.tell('a-member', 'inbox.list', {})
    expect(inbox.items.map((message) => message.key)).toContain('objectionAnswered')
  })

  test('cannot be answered by the objector or with a telephone number', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const objection = await object(at, 'baseOfficer3')
    const on = await now(town, at.caseId)
    expect(await town.refusal('baseOfficer3', 'objection.answer', answer(objection, 'continue'), on)).toBe(
      'INCOMPATIBLE_ROLE',
    )
    const loose = { ...answer(objection, 'continue'), reasons: '请致电 13800000000' }
    expect(await town.refusal('countyReviewer', 'objection.answer', loose, on)).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })

  test('that is upheld leads to a new survey or a refusal, and one that is not upheld to neither', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const objection = await object(at, await aMember())
    const on = await now(town, at.caseId)
    for (const [upheld, outcome] of [
      [true, 'continue'],
      [false, 'refusal'],
    ] as const)
      expect(
        await town.refusal('countyReviewer', 'objection.answer', { ...answer(objection, outcome), upheld }, on),
      ).toBe('BAD_INPUT')
  })

  test('upheld during the period leads to a new survey and a notice with a full period', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const objection = await object(at, await aMember())
    const { id } = await noticeOf(at)
    nextDay(town)
    const again = await town.tell(
      'countyReviewer',
      'objection.answer',
      answer(objection, 'new-survey'),
      await now(town, at.caseId),
    )
    expect(again.stage).toBe('surveying')
    expect((await town.world.ports.store.get(NOTICES, id))?.doc.state).toBe('ended')
    const posted = await postOn(
      town,
      await deliberateOn(town, await surveyAgain(town, { ...again, worker: at.worker })),
    )
    expect(await noticeOf(posted)).toMatchObject({ repeat: false, postedOn: '2026-03-03', lastDay: '2026-03-12' })
  })

  test('upheld after a full period leads to a new notice of three days', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const objection = await object(at, await aMember())
    setDay(town, addDays(endOf(await noticeOf(at)) as PlainDate, 1)) // 2026-03-12
    const again = await town.tell(
      'countyReviewer',
      'objection.answer',
      answer(objection, 'new-survey'),
      await now(town, at.caseId),
    )
    const posted = await postOn(
      town,
      await deliberateOn(town, await surveyAgain(town, { ...again, worker: at.worker })),
    )
    expect(await noticeOf(posted)).toMatchObject({ repeat: true, postedOn: '2026-03-12', lastDay: '2026-03-17' })
  })

  test('upheld with a refusal ends the case and its online notice, and the household may apply again', async () => {
    const at = await postOn(town, await walkTo(town, 'to-post'))
    const objection = await object(at, await aMember())
    const refused = await town.tell(
      'countyReviewer',
      'objection.answer',
      answer(objection, 'refusal'),
      await now(town, at.caseId),
    )
    expect(refused.stage).toBe('refused')
    expect(await online(at)).toBe('ended')
    expect((await caseOf(town, at.caseId)).refusal).toMatchObject({ from: 'on-notice', reasons: ['objection-upheld'] })
    expect((await walkTo(town, 'submitted')).stage).toBe('submitted')
  })
})
