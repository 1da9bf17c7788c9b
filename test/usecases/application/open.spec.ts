import type { CaseId, NoticeId } from '@domain/kernel/ids'
import { accountIn, aDeclaration } from '@test/support/household'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, OFFICERS, type OfficerKey, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, importList, nextDay, now, startCheck, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const officers = Object.keys(OFFICERS) as OfficerKey[]
const open = (who: string, caseId: CaseId) => town.ask(who, 'case.open', { caseId })
const view = (who: string, caseId: CaseId) => town.tell(who, 'case.open', { caseId })

describe('opening a case', () => {
  test.each(officers)('as %s is allowed within reach and refused beyond it', async (who) => {
    const here = await submitted(town)
    const there = await submitted(town, { seed: 2, base: ORG.directBase })
    const { at, role } = OFFICERS[who]
    const reads = role !== 'administrator'
    const reachesHere = reads && (at === ORG.city.id || at === ORG.county.id || at === ORG.base.id)
    const reachesThere = reads && (at === ORG.city.id || at === ORG.direct.id || at === ORG.directBase.id)
    expect((await open(who, here.caseId)).ok).toBe(reachesHere)
    expect((await open(who, there.caseId)).ok).toBe(reachesThere)
  })

  test('as a neighbouring base union is answered as not found, without the version', async () => {
    const { caseId } = await submitted(town)
    const answer = await open('neighbourOfficer', caseId)
    expect(answer).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' }, requestId: expect.any(String) })
    expect(await town.refusal('neighbourOfficer', 'case.accept', {}, { caseId, version: 99 })).toBe('NOT_FOUND')
  })

  test('on the officers’ page is refused to a worker, even for their own case', async () => {
    const { caseId, worker } = await submitted(town)
    expect(await open(worker, caseId)).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } })
  })

  test('of one’s own household is refused to an officer', async () => {
    const { caseId } = await submitted(town, { worker: 'baseOfficer' })
    expect(await open('baseOfficer', caseId)).toMatchObject({ ok: false, refusal: { code: 'OWN_HOUSEHOLD' } })
    expect((await open('baseOfficer2', caseId)).ok).toBe(true)
  })

  test('shows the names of adults to the household’s own union, and to nobody else; a minor’s to nobody', async () => {
    const { caseId } = await submitted(town)
    const { applicant, members } = aDeclaration()
    const own = await view('baseOfficer', caseId)
    expect(own.row.name).toBe(applicant.name)
    const shown = own.declaration.members.map(({ name }) => name)
    expect(shown).toEqual(members.map(({ name, status }) => (status === 'student' ? `${name.charAt(0)}**` : name)))
    for (const other of ['countyReviewer', 'cityReviewer'] as const)
      expect((await view(other, caseId)).row.name).toContain('*')
  })

  test('shows no unmasked data', async () => {
    const { caseId } = await submitted(town)
    const shown = JSON.stringify(await view('cityReviewer', caseId))
    const { applicant, members, account } = aDeclaration()
    const secrets = [applicant, ...members].flatMap((person) => [person.name, person.idNumber])
    for (const secret of [
      ...secrets,
      applicant.mobile,
      applicant.presentAddress,
      applicant.healthDetail,
      accountIn({ account }).number,
    ])
      expect(shown).not.toContain(secret)
    expect(shown).not.toContain(members[1]?.workplace)
    expect(shown).not.toContain('sealed')
  })

  test('shows a sheet of today’s facts, which is frozen once the class is determined', async () => {
    const on = await walkTo(town, 'determining')
    const before = await view('cityReviewer', on.caseId)
    expect(before.sheet).toMatchObject({ day: before.sheet.day, result: 'severe' })
    const { sheet } = await town.tell('cityReviewer', 'determination.sheet', { caseId: on.caseId })
    const input = { class: 'severe' as const, level: 'city' as const, reasons: '符合标准', sheetNet: sheet.net }
    await town.tell('cityReviewer', 'determination.determine', input, on)
    nextDay(town, 90)
    expect((await view('cityReviewer', on.caseId)).sheet).toEqual(sheet)
  })

  test('returns its row as in the queue, the names of the surveyors and the days of the notice', async () => {
    const on = await walkTo(town, 'on-notice')
    const page = await view('baseOfficer', on.caseId)
    expect(page.row).toMatchObject({ unit: ORG.base.name, stage: 'on-notice', version: on.version })
    expect(page.surveyors).toEqual(['经办甲', '经办乙'])
    expect(page.noticeDays?.filter(({ working }) => working)).toHaveLength(7)
    expect(page.noticeDays?.at(-1)?.date).toBe(page.notice?.lastDay)
  })
})

describe('a base union', () => {
  const withHit = async () => {
    const on = await walkTo(town, 'crosschecking')
    const batch = await startCheck(town, [on.caseId], ['banks'])
    await importList(town, batch, 'banks', (_c, member) => (member === 'm0' ? 'record' : 'no-record'))
    const asked = await now(town, on.caseId)
    return town.tell(on.worker, 'case.answerHit', { key: 'banks:m0', text: '存款是母亲的丧葬费', files: [] }, asked)
  }

  test('sees only “needs explanation” instead of the bureaus’ data, which city reviewers see in full', async () => {
    const { caseId } = await withHit()
    const base = await view('baseOfficer', caseId)
    expect(base.check).toEqual({
      summary: 'needs-explanation',
      asked: [{ key: 'banks:m0', member: 'm0', counterpart: 'banks', replied: true }],
    })
    expect(JSON.stringify(base)).not.toContain('一条记录')
    const city = await view('cityReviewer', caseId)
    expect(city.check?.full?.results.find(({ member }) => member === 'm0')?.value).toBe('一条记录')
  })

  test('sees no log texts about the bureaus’ data', async () => {
    const { caseId, version } = await withHit()
    const verdict = { key: 'banks:m0', verdict: 'explained' as const, reasons: '存款五万元，来源已核实' }
    await town.tell('cityReviewer', 'crosscheck.settleHit', verdict, { caseId, version })
    const words = async (who: string) => (await view(who, caseId)).log.map((line) => line.words ?? '').join('|')
    expect(await words('cityReviewer')).toContain('存款五万元')
    expect(await words('countyReviewer')).toContain('丧葬费')
    expect(await words('baseOfficer')).not.toMatch(/存款五万元|丧葬费/)
    expect(await words('countyFund')).not.toMatch(/存款五万元|丧葬费/)
  })

  test('does not see who objected or which papers they attached', async () => {
    const on = await walkTo(town, 'on-notice')
    await accepted(town, { worker: 'colleague', seed: 2 })
    const { notice } = await caseOf(town, on.caseId)
    const paper = await town.upload('colleague', 'objection')
    const objection = {
      notice: notice?.id as NoticeId,
      anonymous: false,
      name: '甲乙丙',
      text: '家中另有收入',
      files: [paper],
    }
    await town.tell('colleague', 'notice.object', objection)
    const seenBy = async (who: string) => (await view(who, on.caseId)).objections
    expect(await seenBy('baseOfficer')).toMatchObject([{ text: '家中另有收入', files: [] }])
    expect((await seenBy('baseOfficer'))[0]).not.toHaveProperty('objector')
    expect(await seenBy('countyReviewer')).toMatchObject([{ objector: '甲*丙', files: [paper] }])
    expect(JSON.stringify((await view('countyReviewer', on.caseId)).log)).not.toContain('colleague')
    const mine = (await town.tell(on.worker, 'case.mine', {})).cases[0]
    expect(JSON.stringify(mine)).not.toMatch(/家中另有收入|甲\*丙/)
    expect((await town.ask('baseOfficer', 'file.link', { file: paper })).ok).toBe(false)
    expect((await town.ask(on.worker, 'file.link', { file: paper })).ok).toBe(false)
    expect((await town.ask('countyReviewer', 'file.link', { file: paper })).ok).toBe(true)
  })

  test('like everybody else, sees no name of an anonymous objector', async () => {
    const on = await walkTo(town, 'on-notice')
    await accepted(town, { worker: 'colleague', seed: 2 })
    const { notice } = await caseOf(town, on.caseId)
    const objection = { notice: notice?.id as NoticeId, anonymous: true, name: '甲乙丙', text: '不符', files: [] }
    await town.tell('colleague', 'notice.object', objection)
    expect((await view('cityReviewer', on.caseId)).objections[0]).not.toHaveProperty('objector')
  })
})
