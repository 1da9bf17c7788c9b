import { excelTables } from '@cloud/adapters/tables/excel'
import { fileLooks } from '@cloud/usecases/look/file-looks'
import { REVEALS, type RevealDoc } from '@cloud/usecases/stored/collections'
import type { CallInput } from '@domain/contract/index'
import type { CaseId } from '@domain/kernel/ids'
import { firstSheet } from '@local/walk/first-sheet'
import { aWorld } from '@test/support/ports'
import { aTown, type OfficerKey, ORG, personOf, submitted, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const look = (who: OfficerKey, caseId: CaseId, over: object = {}) =>
  town.tell(who, 'case.reveal', { member: 'm0' as never, field: 'idNumber', why: 'contact', ...over }, { caseId })
const register = async (who: OfficerKey, sought: CallInput<'look.register'> = {}) =>
  (await town.tell(who, 'look.register', sought)).items

/** One household of each county, looked at on two days by three persons. */
const looked = async () => {
  const peng = await submitted(town)
  const direct = await submitted(town, { seed: 2, base: ORG.directBase })
  await look('baseOfficer', peng.caseId)
  await look('directOfficer', direct.caseId, { field: 'mobile', why: 'question', words: '本人来电' })
  town.world.clock.set('2026-03-05T15:30:00+08:00')
  await look('countyReviewer', peng.caseId, { field: 'account', why: 'complaint' })
  return { peng: peng.caseId, direct: direct.caseId }
}

describe('the register of looks', () => {
  test('shows the city’s auditor the whole city and a county’s auditor the county, latest first', async () => {
    const { peng, direct } = await looked()
    expect((await register('cityAuditor')).map(({ by, caseId }) => [by, caseId])).toEqual([
      ['区审核甲', peng],
      ['直属经办', direct],
      ['经办甲', peng],
    ])
    expect((await register('countyAuditor')).map(({ caseId }) => caseId)).toEqual([peng, peng])
    expect((await register('cityAuditor'))[1]).toEqual({
      at: expect.any(Number),
      ...{ by: '直属经办', role: 'base-officer', unit: ORG.directBase.name, caseId: direct, member: 'm0' },
      ...{ field: 'mobile', why: 'question', purpose: '本人来电' },
    })
  })

  test('is refused to everybody who is not an auditor', async () => {
    await looked()
    for (const who of [
      'cityReviewer',
      'baseOfficer',
      'countyFund',
      'cityAdministrator',
      'countyAdministrator',
      'worker-1',
    ])
      for (const call of ['look.register', 'look.export'] as const)
        expect(await town.refusal(who, call, {})).toBe('NOT_ALLOWED')
  })

  test('can be searched by person, day, household, field and purpose', async () => {
    const { peng, direct } = await looked()
    const found = async (sought: object) => (await register('cityAuditor', sought)).map(({ by }) => by)
    expect(await found({ who: '审核' })).toEqual(['区审核甲'])
    expect(await found({ from: '2026-03-05' })).toEqual(['区审核甲'])
    expect(await found({ until: '2026-03-04' })).toEqual(['直属经办', '经办甲'])
    expect(await found({ from: '2026-03-02', until: '2026-03-02', who: '经办甲' })).toEqual(['经办甲'])
    expect(await found({ caseId: peng })).toEqual(['区审核甲', '经办甲'])
    expect(await found({ caseId: peng, until: '2026-03-04' })).toEqual(['经办甲'])
    expect(await found({ field: 'mobile' })).toEqual(['直属经办'])
    expect(await found({ why: 'complaint' })).toEqual(['区审核甲'])
    expect(await found({ why: 'audit' })).toEqual([])
    expect(await town.refusal('countyAuditor', 'look.register', { caseId: direct })).toBe('NOT_FOUND')
    expect(await town.refusal('countyAuditor', 'look.register', { caseId: 'CA-nosuchcase' as never })).toBe('NOT_FOUND')
  })

  test.each([
    ['up to the last day there is', { until: '9999-12-31' }, 3],
    ['from the first day there is', { from: '0000-01-01' }, 3],
    ['from a day to come', { from: '2100-01-01' }, 0],
    ['from a day after the last', { from: '2026-03-06', until: '2026-03-01' }, 0],
    ['for a name that is a formula', { who: '=1+1' }, 0],
    ['for what every object has', { who: '__proto__' }, 0],
  ])('searched %s returns the matching looks', async (_what, sought, count) => {
    await looked()
    expect(await register('cityAuditor', sought as never)).toHaveLength(count)
    const { count: written } = await town.tell('cityAuditor', 'look.export', sought as never)
    expect(written).toBe(count)
  })

  test('is paginated, also with small pages', async () => {
    const { peng } = await looked()
    for (let i = 0; i < 12; i += 1) await look('baseOfficer2', peng)
    const first = await town.tell('cityAuditor', 'look.register', { limit: 2, who: '经办' })
    const rest = await town.tell('cityAuditor', 'look.register', { limit: 50, who: '经办', cursor: first.next ?? '' })
    expect(first.items.length + rest.items.length).toBe(14)
  })

  test('is exported as a sheet that contains no formula', async () => {
    const { peng } = await looked()
    await look('baseOfficer', peng, { why: 'other', words: '=HYPERLINK("http://evil","x")' })
    await town.world.ports.store.transaction((tx) =>
      tx.insert(REVEALS, 'older', {
        ...{ caseId: peng, at: 1, person: personOf('baseOfficer'), name: '经办甲', role: 'base-officer' as const },
        ...{ unit: ORG.base.name, county: ORG.county.id, member: 'm0' as never, field: 'idNumber', purpose: '=1+1' },
      }),
    )
    const { url, count, name } = await town.tell('countyAuditor', 'look.export', {})
    expect(name).toBe('查看登记-2026-03-05.xlsx')
    const file = /file\/(FI-[^/]+)/.exec(url)?.[1] ?? ''
    const bytes = (await town.world.ports.files.read(file as never)) ?? new Uint8Array()
    const rows = await firstSheet(excelTables, bytes)
    expect(count).toBe(4)
    expect(rows).toHaveLength(5)
    expect(rows[1]).toEqual([
      ...['2026-03-05', '15:30:00', '经办甲', '基层工会经办人', ORG.base.name, peng, '申请人', '身份证号'],
      '其他：=HYPERLINK("http://evil","x")',
    ])
    for (const cell of rows.flat()) expect(String(cell)).not.toMatch(/^[=+\-@]/)
  })
})

describe('looks from before the register existed', () => {
  const older = (caseId: CaseId, over: Partial<RevealDoc> = {}): RevealDoc => ({
    ...{ caseId, at: Date.parse('2025-11-03T10:00:00+08:00'), person: personOf('baseOfficer3'), name: '经办丙' },
    ...{ role: 'base-officer', unit: ORG.base.name, member: 'm0' as never, field: 'idNumber', purpose: '核对低保证' },
    ...over,
  })
  const put = (id: string, doc: RevealDoc) => town.world.ports.store.transaction((tx) => tx.insert(REVEALS, id, doc))

  test('appear in the register with their own words, and for the county once the clock has indexed them', async () => {
    const { peng, direct } = await looked()
    for (let i = 0; i < 25; i += 1) await put(`old-${i}`, older(peng))
    await put('old-direct', older(direct, { name: '直属丙' }))
    expect(await fileLooks(town.world.ports, Number.POSITIVE_INFINITY)).toBeGreaterThan(0)
    expect(await fileLooks(town.world.ports, Number.POSITIVE_INFINITY)).toBe(0)
    const theirs = await register('countyAuditor', { until: '2025-12-31' as never, limit: 50 })
    expect(theirs).toHaveLength(25)
    expect(theirs[0]).toMatchObject({ by: '经办丙', purpose: '核对低保证' })
    expect(theirs[0]).not.toHaveProperty('why')
    expect(await register('cityAuditor', { until: '2025-12-31' as never, limit: 50 })).toHaveLength(26)
  })

  test('stay readable for the worker', async () => {
    const { peng } = await looked()
    await put('old', older(peng))
    const { items } = await town.tell('worker-1', 'case.lookedAt', { caseId: peng })
    expect(items[items.length - 1]).toEqual({
      ...{ at: Date.parse('2025-11-03T10:00:00+08:00'), by: '经办丙', role: 'base-officer', unit: ORG.base.name },
      ...{ field: 'idNumber', purpose: '核对低保证' },
    })
  })
})
