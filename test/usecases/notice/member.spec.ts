import { ENTRIES, OBJECTORS } from '@cloud/usecases/stored/collections'
import type { CallInput } from '@domain/contract/index'
import type { FileId, NoticeId } from '@domain/kernel/ids'
import { accountIn, aDeclaration } from '@test/support/household'
import { anIdNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, nextDay, now, setDay, takeDownOn, type Walked, walkTo } from '@test/support/walk'

let town: Town
let on: Walked
let notice: NoticeId
beforeEach(async () => {
  town = await aTown(await aWorld())
  on = await walkTo(town, 'on-notice')
  notice = (await caseOf(town, on.caseId)).notice?.id as NoticeId
  await accepted(town, { worker: 'colleague', seed: 2 })
  await submitted(town, { worker: 'stranger', seed: 3, base: ORG.neighbour })
})
afterEach(() => town.close())

const objection = (over: Partial<CallInput<'notice.object'>> = {}) => ({
  notice,
  anonymous: true,
  text: '该户另有房产出租',
  files: [],
  ...over,
})

describe('reading the notices', () => {
  test('is possible for members of the union only', async () => {
    expect((await town.tell('colleague', 'notice.list', {})).items.map(({ id }) => id)).toEqual([notice])
    expect((await town.tell('baseOfficer', 'notice.list', {})).items).toHaveLength(1)
    for (const who of ['stranger', 'neighbourOfficer', 'nobody']) {
      expect((await town.tell(who, 'notice.list', {})).items).toEqual([])
      expect(await town.refusal(who, 'notice.open', { notice })).toBe('NOT_FOUND')
    }
  })

  test('shows the family name and nothing else of the name, no number, no child and no illness', async () => {
    const shown = JSON.stringify(await town.tell('colleague', 'notice.open', { notice }))
    const { applicant, members, account } = aDeclaration()
    const { nameMasked } = await caseOf(town, on.caseId)
    const never = [applicant, ...members].flatMap((person) => [person.name, person.idNumber])
    for (const secret of [
      ...never,
      nameMasked,
      applicant.mobile,
      applicant.presentAddress,
      accountIn({ account }).number,
      '病',
      on.caseId,
    ])
      expect(shown).not.toContain(secret)
    expect(shown).toContain(`${applicant.name.charAt(0)}**`)
  })

  test('ends automatically after the period, and objecting ends when the notice is taken down', async () => {
    const { lastDay } = await town.tell('colleague', 'notice.open', { notice })
    setDay(town, lastDay ?? '')
    expect((await town.tell('colleague', 'notice.list', {})).items).toHaveLength(1)
    nextDay(town)
    expect((await town.tell('colleague', 'notice.list', {})).items).toEqual([])
    expect(await town.refusal('colleague', 'notice.open', { notice })).toBe('NOT_FOUND')
    await takeDownOn(town, on)
    expect(await town.refusal('colleague', 'notice.object', objection())).toBe('NOTICE_NOT_OPEN')
  })
})

describe('objecting to a notice', () => {
  test('blocks the notice, and the log states that a member objected but never names the member', async () => {
    await town.tell('colleague', 'notice.object', objection())
    const stored = await caseOf(town, on.caseId)
    expect(stored.objections).toMatchObject([
      { text: '该户另有房产出租', filedOn: '2026-03-02', answerDueOn: '2026-03-09' },
    ])
    const { items } = await town.world.ports.store.query(ENTRIES, {
      index: 'byCase',
      eq: [on.caseId],
      desc: true,
      limit: 1,
    })
    expect(items[0]?.doc).toMatchObject({ kind: 'fileObjection', by: { as: 'member' } })
    const me = await town.tell('colleague', 'me.open', {})
    expect(JSON.stringify([stored, items])).not.toContain(me.person)
    setDay(town, '2026-03-31')
    const photo = await town.upload('baseOfficer', 'notice-photo')
    expect(await town.refusal('baseOfficer', 'notice.takeDown', { photo }, await now(town, on.caseId))).toBe(
      'NOTICE_OBJECTED',
    )
  })

  test('notifies officers of the union and the county without the text of the objection', async () => {
    await town.tell('colleague', 'notice.object', objection())
    for (const who of ['baseOfficer', 'countyReviewer']) {
      const { items } = await town.tell(who, 'inbox.list', {})
      expect(items[0]).toMatchObject({ key: 'objectionFiled', caseId: on.caseId, facts: {} })
    }
    expect((await town.tell('neighbourOfficer', 'inbox.list', {})).items).toEqual([])
  })

  test('with a name stores the name separately and masked', async () => {
    const { objection: id } = await town.tell(
      'colleague',
      'notice.object',
      objection({ anonymous: false, name: '甲乙丙' }),
    )
    expect((await town.world.ports.store.get(OBJECTORS, id))?.doc).toMatchObject({ shown: '甲*丙' })
    expect(JSON.stringify(await caseOf(town, on.caseId))).not.toContain('甲*丙')
  })

  test.each([
    ['an ID number', `他的身份证是${anIdNumber(5)}`],
    ['a phone number, spaced', '打他电话 138 0000 0001'],
  ])('with %s in the text is refused', async (_what, text) => {
    expect(await town.refusal('colleague', 'notice.object', objection({ text }))).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })

  test('is answered NOT_FOUND for a person who cannot see the notice', async () => {
    expect(await town.refusal('stranger', 'notice.object', objection())).toBe('NOT_FOUND')
    expect(await town.refusal('colleague', 'notice.object', objection({ notice: 'NO-nothing' as NoticeId }))).toBe(
      'NOT_FOUND',
    )
  })

  test('is refused after the last day', async () => {
    const { lastDay } = await town.tell('colleague', 'notice.open', { notice })
    setDay(town, lastDay ?? '')
    expect(await town.ask('colleague', 'notice.object', objection())).toMatchObject({ ok: true })
    nextDay(town)
    expect(await town.refusal('colleague', 'notice.object', objection())).toBe('NOTICE_NOT_OPEN')
  })

  test('is refused with papers that never arrived', async () => {
    const files = ['FI-nothing' as FileId]
    expect(await town.refusal('colleague', 'notice.object', objection({ files }))).toBe('FILE_NOT_RECEIVED')
  })

  test('is possible three times for one person on one notice', async () => {
    for (let i = 0; i < 3; i += 1) await town.tell('colleague', 'notice.object', objection())
    expect(await town.refusal('colleague', 'notice.object', objection())).toBe('TOO_MANY')
    expect((await caseOf(town, on.caseId)).objections).toHaveLength(3)
  })

  test('by a double tap counts once, and parallel objections of several members all count', async () => {
    const key = 'one-tap-of-the-colleague'
    await Promise.all([
      town.tell('colleague', 'notice.object', objection(), { key }),
      town.tell('colleague', 'notice.object', objection(), { key }),
      town.tell('baseOfficer3', 'notice.object', objection()),
    ])
    expect((await caseOf(town, on.caseId)).objections).toHaveLength(2)
  })
})
