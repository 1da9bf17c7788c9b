import { COMMANDS, REVEALS } from '@cloud/usecases/collections'
import type { CaseId, NoticeId } from '@domain/kernel/ids'
import { aDeclaration } from '@test/support/household'
import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, type OfficerKey, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, importList, nextDay, now, setDay, startCheck, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const officers = Object.keys(OFFICERS) as OfficerKey[]
const open = (who: string, caseId: CaseId) => town.ask(who, 'case.open', { caseId })
const view = (who: string, caseId: CaseId) => town.tell(who, 'case.open', { caseId })

describe('opening a case', () => {
  test.each(officers)('%s opens what is within reach and nothing else', async (who) => {
    const here = await submitted(town)
    const there = await submitted(town, { seed: 2, base: ORG.directBase })
    const { at, role } = OFFICERS[who]
    const reads = role !== 'administrator'
    const reachesHere = reads && (at === ORG.city.id || at === ORG.county.id || at === ORG.base.id)
    const reachesThere = reads && (at === ORG.city.id || at === ORG.direct.id || at === ORG.directBase.id)
    expect((await open(who, here.caseId)).ok).toBe(reachesHere)
    expect((await open(who, there.caseId)).ok).toBe(reachesThere)
  })

  test('a neighbour base union learns nothing, not even the version', async () => {
    const { caseId } = await submitted(town)
    const answer = await open('neighbourOfficer', caseId)
    expect(answer).toEqual({ ok: false, refusal: { code: 'NOT_ALLOWED' }, requestId: expect.any(String) })
    expect(await town.refusal('neighbourOfficer', 'case.accept', {}, { caseId, version: 99 })).toBe('NOT_ALLOWED')
  })

  test('a worker has no business on the officers’ page, not even their own', async () => {
    const { caseId, worker } = await submitted(town)
    expect(await open(worker, caseId)).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } })
  })

  test('an officer does not open the case of their own household', async () => {
    const { caseId } = await submitted(town, { worker: 'baseOfficer' })
    expect(await open('baseOfficer', caseId)).toMatchObject({ ok: false, refusal: { code: 'OWN_HOUSEHOLD' } })
    expect((await open('baseOfficer2', caseId)).ok).toBe(true)
  })

  test('nothing on the page is unmasked', async () => {
    const { caseId } = await submitted(town)
    const shown = JSON.stringify(await view('cityReviewer', caseId))
    const { applicant, members, account } = aDeclaration()
    const secrets = [applicant, ...members].flatMap((person) => [person.name, person.idNumber])
    for (const secret of [
      ...secrets,
      applicant.mobile,
      applicant.presentAddress,
      applicant.healthDetail,
      account.number,
    ])
      expect(shown).not.toContain(secret)
    expect(shown).not.toContain(members[1]?.workplace)
    expect(shown).not.toContain('sealed')
  })

  test('the sheet is of today’s facts, and frozen once decided', async () => {
    const on = await walkTo(town, 'determining')
    const before = await view('cityReviewer', on.caseId)
    expect(before.sheet).toMatchObject({ day: before.sheet.day, result: 'severe' })
    const { sheet } = await town.tell('cityReviewer', 'determination.sheet', { caseId: on.caseId })
    const input = { class: 'severe' as const, level: 'city' as const, reasons: '符合标准', sheetNet: sheet.net }
    await town.tell('cityReviewer', 'determination.determine', input, on)
    nextDay(town, 90)
    expect((await view('cityReviewer', on.caseId)).sheet).toEqual(sheet)
  })

  test('the row, the surveyors by name, the days of the notice', async () => {
    const on = await walkTo(town, 'on-notice')
    const page = await view('baseOfficer', on.caseId)
    expect(page.row).toMatchObject({ unit: ORG.base.name, stage: 'on-notice', version: on.version })
    expect(page.surveyors).toEqual(['经办甲', '经办乙'])
    expect(page.noticeDays?.filter(({ working }) => working)).toHaveLength(7)
    expect(page.noticeDays?.at(-1)?.date).toBe(page.notice?.lastDay)
  })
})

describe('what a base union does not see', () => {
  const withHit = async () => {
    const on = await walkTo(town, 'crosschecking')
    const batch = await startCheck(town, [on.caseId], ['banks'])
    await importList(town, batch, 'banks', (_c, member) => (member === 'm0' ? 'record' : 'no-record'))
    const asked = await now(town, on.caseId)
    return town.tell(on.worker, 'case.answerHit', { key: 'banks:m0', text: '存款是母亲的丧葬费', files: [] }, asked)
  }

  test('the bureaus’ figures: it is told “needs explanation”, the office sees what came back', async () => {
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

  test('what was said about them, in the log', async () => {
    const { caseId, version } = await withHit()
    const verdict = { key: 'banks:m0', verdict: 'explained' as const, reasons: '存款五万元，来源已核实' }
    await town.tell('cityReviewer', 'crosscheck.settleHit', verdict, { caseId, version })
    const words = async (who: string) => (await view(who, caseId)).log.map((line) => line.words ?? '').join('|')
    expect(await words('cityReviewer')).toContain('存款五万元')
    expect(await words('countyReviewer')).toContain('丧葬费')
    expect(await words('baseOfficer')).not.toMatch(/存款五万元|丧葬费/)
    expect(await words('countyFund')).not.toMatch(/存款五万元|丧葬费/)
  })

  test('who objected, and with which papers', async () => {
    const on = await walkTo(town, 'on-notice')
    await submitted(town, { worker: 'colleague', seed: 2 })
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

  test('an anonymous objector has no name for anybody', async () => {
    const on = await walkTo(town, 'on-notice')
    await submitted(town, { worker: 'colleague', seed: 2 })
    const { notice } = await caseOf(town, on.caseId)
    const objection = { notice: notice?.id as NoticeId, anonymous: true, name: '甲乙丙', text: '不符', files: [] }
    await town.tell('colleague', 'notice.object', objection)
    expect((await view('cityReviewer', on.caseId)).objections[0]).not.toHaveProperty('objector')
  })
})

describe('revealing a field', () => {
  const reveal = (who: string, caseId: CaseId, over: object = {}, key?: string) =>
    town.ask(
      who,
      'case.reveal',
      { member: 'm0' as never, field: 'idNumber', purpose: '核对身份证', ...over },
      { caseId, ...(key === undefined ? {} : { key }) },
    )
  const lookedAt = async (worker: string, caseId: CaseId) =>
    (await town.tell(worker, 'case.lookedAt', { caseId })).items

  test('shows it whole, and the worker sees who looked, why and when', async () => {
    const { caseId, worker } = await submitted(town)
    const { applicant } = aDeclaration()
    expect(await reveal('baseOfficer', caseId)).toMatchObject({ ok: true, value: { text: applicant.idNumber } })
    expect(await lookedAt(worker, caseId)).toEqual([
      {
        at: town.world.clock.now(),
        by: '经办甲',
        role: 'base-officer',
        unit: ORG.base.name,
        field: 'idNumber',
        purpose: '核对身份证',
      },
    ])
  })

  test.each([
    ['name', '经办核对'],
    ['mobile', '电话联系'],
    ['registeredAddress', '上门'],
    ['presentAddress', '上门'],
    ['healthDetail', '了解病情'],
    ['account', '核对账户'],
  ])('%s of the applicant', async (field, purpose) => {
    const { caseId } = await submitted(town)
    const { applicant, account } = aDeclaration()
    const plain: Record<string, string> = {
      ...(applicant as unknown as Record<string, string>),
      account: account.number,
    }
    expect(await reveal('countyReviewer', caseId, { field, purpose })).toMatchObject({ value: { text: plain[field] } })
  })

  test('a repeat after a lost answer shows it again and is one look, a second question is a second look', async () => {
    const { caseId, worker } = await submitted(town)
    const first = await reveal('baseOfficer', caseId, {}, 'the-same-key-as-before')
    expect(await reveal('baseOfficer', caseId, {}, 'the-same-key-as-before')).toMatchObject({
      ok: true,
      value: first.ok && first.value,
    })
    expect(await lookedAt(worker, caseId)).toHaveLength(1)
    await reveal('baseOfficer', caseId)
    expect(await lookedAt(worker, caseId)).toHaveLength(2)
  })

  test('the answer that is kept for a repeat is sealed', async () => {
    const { caseId } = await submitted(town)
    await reveal('baseOfficer', caseId)
    const { items } = await town.world.ports.store.query(COMMANDS, { index: 'byTime', eq: [], limit: 100 })
    expect(JSON.stringify(items)).not.toContain(aDeclaration().applicant.idNumber)
  })

  test('of a minor: reviewers, and the base union only while it surveys', async () => {
    const { caseId, version } = await submitted(town)
    const child = { member: 'm2', field: 'name' }
    const answers = async () =>
      Promise.all(
        (['baseOfficer', 'countyReviewer', 'cityReviewer', 'cityAuditor', 'countyFund'] as const).map(
          async (who) => (await reveal(who, caseId, child)).ok,
        ),
      )
    expect(await answers()).toEqual([false, true, true, false, false])
    await town.tell('baseOfficer', 'case.accept', {}, { caseId, version })
    expect(await answers()).toEqual([true, true, true, false, false])
  })

  test('a refused look leaves no line', async () => {
    const { caseId, worker } = await submitted(town)
    expect(await reveal('countyFund', caseId, { field: 'healthDetail' })).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    })
    expect(await reveal('neighbourOfficer', caseId)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } })
    expect(await reveal('countyApprover', caseId)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } })
    expect(await reveal('baseOfficer', caseId, { member: 'm9' })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(await reveal('baseOfficer', caseId, { member: 'm1', field: 'account' })).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await reveal('baseOfficer', caseId, { purpose: ' ' })).toMatchObject({ refusal: { code: 'BAD_INPUT' } })
    expect(await lookedAt(worker, caseId)).toEqual([])
    expect((await town.world.ports.store.query(REVEALS, { index: 'byCase', eq: [caseId], limit: 9 })).items).toEqual([])
  })

  test('not of one’s own household', async () => {
    const { caseId } = await submitted(town, { worker: 'baseOfficer' })
    expect(await reveal('baseOfficer', caseId)).toMatchObject({ refusal: { code: 'OWN_HOUSEHOLD' } })
  })

  test('who looked at a case is for its worker alone, a page at a time', async () => {
    const { caseId, worker } = await submitted(town)
    for (let i = 0; i < 5; i += 1) await reveal('baseOfficer', caseId, { purpose: `第${i + 1}次` })
    const first = await town.tell(worker, 'case.lookedAt', { caseId, limit: 2 })
    const second = await town.tell(worker, 'case.lookedAt', { caseId, limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ purpose }) => purpose)).toHaveLength(4)
    expect(new Set([...first.items, ...second.items].map(({ purpose }) => purpose)).size).toBe(4)
    expect(await town.refusal('worker-2', 'case.lookedAt', { caseId })).toBe('NOT_FOUND')
    expect(await town.refusal('baseOfficer', 'case.lookedAt', { caseId })).toBe('NOT_FOUND')
  })
})

describe('one’s own case', () => {
  test('where it is, since when, what next, by when, whom to call', async () => {
    const { caseId } = await submitted(town)
    expect((await town.tell('worker-1', 'case.mine', {})).cases).toMatchObject([
      {
        id: caseId,
        stage: 'submitted',
        stageSince: '2026-03-02',
        dueOn: '2026-03-05',
        unit: ORG.base.name,
        unitPhone: '0000-0000',
        wants: [],
        actions: ['withdraw', 'revokeConsent'],
      },
    ])
  })

  test('a correction is a want with its day, its items and the officer’s words', async () => {
    const { worker, ...on } = await submitted(town)
    await town.tell(
      'baseOfficer',
      'case.requestCorrection',
      { items: ['idCard', 'income'], note: '身份证反面缺失' },
      on,
    )
    expect((await town.tell(worker, 'case.mine', {})).cases[0]).toMatchObject({
      wants: [{ kind: 'correction', dueOn: '2026-03-23', items: ['idCard', 'income'], note: '身份证反面缺失' }],
      actions: ['answerCorrection', 'withdraw', 'revokeConsent'],
    })
  })

  test('officers stand in the log by role and name, never by an account’s id', async () => {
    await walkTo(town, 'surveying')
    const own = (await town.tell('worker-1', 'case.mine', {})).cases[0]
    expect(own?.log.map(({ kind, by }) => [kind, by.as, by.name])).toEqual([
      ['submit', 'applicant', undefined],
      ['accept', 'base-officer', '经办甲'],
    ])
    expect(JSON.stringify(own?.log)).not.toContain('PE-')
  })

  test('a refusal comes with its reasons and the calculation it was decided by', async () => {
    const { worker, ...on } = await submitted(town)
    await town.tell('baseOfficer', 'case.refuse', { reasons: ['income-above-line'], words: '收入高于标准' }, on)
    expect((await town.tell(worker, 'case.mine', {})).cases[0]).toMatchObject({
      refusal: { from: 'submitted', reasons: ['income-above-line'], words: '收入高于标准' },
      sheet: { result: 'severe', income: 6_000_000 },
      actions: ['requestReexamination'],
    })
  })

  test('nobody sees another’s', async () => {
    await submitted(town)
    expect((await town.tell('worker-2', 'case.mine', {})).cases).toEqual([])
    expect((await town.tell('baseOfficer', 'case.mine', {})).cases).toEqual([])
  })
})

describe('the queue', () => {
  const crowd = async () => {
    for (let seed = 1; seed <= 7; seed += 1) {
      await submitted(town, { seed, base: seed % 3 === 0 ? ORG.neighbour : ORG.base })
      if (seed === 4) nextDay(town)
    }
    await submitted(town, { seed: 8, base: ORG.directBase })
  }
  const ids = async (who: string, input: object = {}) =>
    (await town.tell(who, 'case.queue', { stage: 'submitted', ...input })).items.map(({ id }) => id)

  test('is cut to the caller’s reach', async () => {
    await crowd()
    const seen = async (who: string) => (await ids(who)).length
    expect(await seen('baseOfficer')).toBe(5)
    expect(await seen('neighbourOfficer')).toBe(2)
    expect(await seen('countyReviewer')).toBe(7)
    expect(await seen('directOfficer')).toBe(1)
    expect(await seen('cityAuditor')).toBe(8)
    expect(await town.refusal('worker-1', 'case.queue', {})).toBe('NOT_ALLOWED')
    expect(await town.refusal('cityAdministrator', 'case.queue', {})).toBe('NOT_ALLOWED')
  })

  test.each(['stage', 'year'])('by %s, page by page: nothing lost, nothing twice, the order kept', async (by) => {
    await crowd()
    const all: { id: string; due: string; on: string }[] = []
    let cursor: string | undefined
    do {
      const input = by === 'stage' ? { stage: 'submitted' as const } : { year: 2026 }
      const page = await town.tell('cityReviewer', 'case.queue', {
        ...input,
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      })
      expect(page.items.length).toBeLessThanOrEqual(3)
      all.push(...page.items.map(({ id, dueOn, submittedOn }) => ({ id, due: dueOn ?? '', on: submittedOn })))
      cursor = page.next
    } while (cursor !== undefined)
    expect(new Set(all.map(({ id }) => id)).size).toBe(8)
    const order = all.map(({ due, on }) => (by === 'stage' ? due : on))
    expect(order).toEqual(by === 'stage' ? [...order].sort() : [...order].sort().reverse())
  })

  test('what comes in between two pages moves nothing away', async () => {
    await crowd()
    const first = await town.tell('cityReviewer', 'case.queue', { stage: 'submitted', limit: 4 })
    await submitted(town, { seed: 20 })
    const rest = await town.tell('cityReviewer', 'case.queue', {
      stage: 'submitted',
      limit: 50,
      cursor: first.next ?? '',
    })
    const seen = [...first.items, ...rest.items].map(({ id }) => id)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(9)
  })

  test('narrowed to a jurisdiction, a union, a year', async () => {
    await crowd()
    expect(await ids('cityReviewer', { jurisdiction: 'direct' })).toHaveLength(1)
    expect(await ids('cityReviewer', { jurisdiction: 'pengjiang' })).toHaveLength(7)
    expect(await ids('cityReviewer', { jurisdiction: 'taishan' })).toEqual([])
    expect(await ids('countyReviewer', { jurisdiction: 'direct' })).toEqual([])
    expect(await ids('countyReviewer', { org: ORG.neighbour.id })).toHaveLength(2)
    expect(await ids('cityReviewer', { year: 2025 })).toEqual([])
    expect(await town.refusal('countyReviewer', 'case.queue', { org: ORG.directBase.id })).toBe('NOT_ALLOWED')
    expect(await town.refusal('baseOfficer', 'case.queue', { org: ORG.county.id })).toBe('NOT_ALLOWED')
    expect(await town.refusal('cityReviewer', 'case.queue', { org: 'OR-nowhere' as never })).toBe('NOT_FOUND')
  })

  test('a cursor made up, or of another list, is bad input and no alarm', async () => {
    await crowd()
    const inbox = await town.tell('worker-1', 'inbox.list', { limit: 1 })
    for (const cursor of ['0|nonsense', '0|W10', `0|${inbox.next ?? 'x'}`])
      expect(await town.refusal('cityReviewer', 'case.queue', { stage: 'submitted', cursor })).toBe('BAD_INPUT')
    expect(town.world.logged.filter(({ level }) => level === 'alarm')).toEqual([])
  })
})

describe('duties', () => {
  const groups = async (who: string) =>
    (await town.tell(who, 'case.duties', {})).groups.map(({ stage, role, count, overdue }) => [
      role,
      stage,
      count,
      overdue,
    ])

  test('per stage and role, the most urgent first, overdue ones counted', async () => {
    await submitted(town)
    nextDay(town)
    await submitted(town, { seed: 2 })
    setDay(town, '2026-03-06')
    const { groups: all } = await town.tell('baseOfficer', 'case.duties', {})
    expect(all).toMatchObject([{ stage: 'submitted', role: 'base-officer', count: 2, more: false, overdue: 1 }])
    expect(all[0]?.first.map(({ flags, daysLeft }) => [flags, daysLeft])).toEqual([
      [['overdue'], -1],
      [[], 0],
    ])
  })

  test('whose turn it is, and nobody else’s', async () => {
    await submitted(town)
    expect(await groups('baseOfficer')).toEqual([['base-officer', 'submitted', 1, 0]])
    expect(await groups('neighbourOfficer')).toEqual([])
    expect(await groups('countyReviewer')).toEqual([])
    expect(await groups('cityAuditor')).toEqual([])
  })

  test('not while the worker has time to correct something, again when that time is over', async () => {
    const { worker: _worker, ...on } = await submitted(town)
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['idCard'], note: '缺反面' }, on)
    expect(await groups('baseOfficer')).toEqual([])
    setDay(town, '2026-03-24')
    expect(await groups('baseOfficer')).toEqual([['base-officer', 'submitted', 1, 1]])
  })

  test('a notice is a duty again when its period is over', async () => {
    const on = await walkTo(town, 'on-notice')
    expect(await groups('baseOfficer')).toEqual([])
    const { notice } = await caseOf(town, on.caseId)
    setDay(town, notice?.lastDay ?? '')
    expect(await groups('baseOfficer')).toEqual([])
    nextDay(town)
    expect((await groups('baseOfficer')).map(([role, stage]) => [role, stage])).toEqual([['base-officer', 'on-notice']])
  })

  test('at units directly under the city the city reviewer has the county’s duties', async () => {
    await walkTo(town, 'county-review', { base: ORG.directBase })
    await walkTo(town, 'county-review', { seed: 2 })
    expect((await groups('cityReviewer')).map(([role, stage, count]) => [role, stage, count])).toEqual([
      ['county-reviewer', 'county-review', 1],
    ])
    expect((await groups('countyReviewer')).map(([role, stage, count]) => [role, stage, count])).toEqual([
      ['county-reviewer', 'county-review', 1],
    ])
  })

  test('not of one’s own household', async () => {
    await submitted(town, { worker: 'baseOfficer' })
    expect(await groups('baseOfficer')).toEqual([])
    expect(await groups('baseOfficer2')).toEqual([['base-officer', 'submitted', 1, 0]])
  })
})
