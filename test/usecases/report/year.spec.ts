import { yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import {
  allot,
  answered,
  bankFile,
  handOver,
  held,
  lineId,
  type OnFile,
  onFile,
  paid,
  sent,
  YEAR,
} from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, now, today } from '@test/support/walk'

let town: Town
let family: OnFile
let direct: OnFile

/** Two households on file in two jurisdictions, one refused, one withdrawn, one in progress; three grants paid. */
beforeAll(async () => {
  town = await aTown(await aWorld())
  await allot(town, 20_000)
  await allot(town, 1000, 'city')
  await allot(town, 5000, 'provincial', 'direct')
  family = await onFile(town, { seed: 1 })
  direct = await onFile(town, { seed: 2, base: ORG.directBase })
  const refused = await submitted(town, { seed: 3 })
  await town.tell(
    'baseOfficer',
    'case.refuse',
    { reasons: ['vehicle', 'property'], words: '名下有小汽车和第二套住房' },
    refused,
  )
  const gone = await submitted(town, { seed: 4 })
  await town.tell(gone.worker, 'case.withdraw', { why: '' }, gone)
  await submitted(town, { seed: 5 })
  await paid(town, family, yuan(4000), {
    shares: [
      { line: lineId(), amount: yuan(3000) },
      { line: lineId('city'), amount: yuan(1000) },
    ],
  })
  const school = await held(town, family, yuan(3000), { programme: 'tuition', member: 'm2' as MemberKey })
  const { batch } = await sent(town, [school])
  await answered(town, batch, [{ no: 1, amount: 300_000, result: '失败', reason: '退回' }])
  const at = await now(town, direct.caseId)
  const input = {
    programme: 'living',
    year: YEAR,
    amount: yuan(5000),
    shares: [{ line: lineId('provincial', 'direct'), amount: yuan(5000) }],
  } as const
  const { grant } = await town.tell('cityFund', 'grant.hold', { ...input, shares: [...input.shares] }, at)
  const city = await town.tell('cityFund', 'payout.createBatch', { org: ORG.city.id, year: YEAR, grants: [grant] })
  await town.tell('cityApprover', 'payout.approve', city)
  await town.tell('cityFund', 'payout.export', { batch: city.batch })
  await handOver(town, city.batch, 'cityFund')
  const file = await bankFile(town, city.batch, [{ no: 1, amount: 500_000 }], 'cityFund')
  await town.tell('cityFund', 'payout.import', { batch: city.batch, file })
  const marks = { grant, arrived: true, marks: [5, 4, 5], words: '' }
  await town.tell(direct.worker, 'case.confirmReceipt', marks, await now(town, direct.caseId))
})
afterAll(() => town.close())

describe('the year report', () => {
  test('is calculated from cases and ledger', async () => {
    const report = await town.tell('cityAuditor', 'report.year', { year: YEAR })
    expect(report).toMatchObject({
      year: YEAR,
      asOf: today(town),
      applied: 5,
      onFile: 2,
      byClass: { severe: 2, relative: 0, accident: 0 },
      refused: 1,
      withdrawn: 1,
      open: 1,
      refusedBecause: { property: 1, vehicle: 1 },
      allocated: [
        { source: 'provincial', jurisdiction: 'direct', money: 500_000 },
        { source: 'provincial', jurisdiction: 'pengjiang', money: 2_000_000 },
        { source: 'city', jurisdiction: 'pengjiang', money: 100_000 },
      ],
      paid: [
        { source: 'provincial', jurisdiction: 'direct', programme: 'living', count: { households: 1, money: 500_000 } },
        {
          source: 'provincial',
          jurisdiction: 'pengjiang',
          programme: 'living',
          count: { households: 1, money: 300_000 },
        },
        { source: 'city', jurisdiction: 'pengjiang', programme: 'living', count: { households: 1, money: 100_000 } },
      ],
      byProgramme: [{ programme: 'living', count: { households: 2, persons: 2, personTimes: 2, money: 900_000 } }],
      total: { households: 2, persons: 2, personTimes: 2, money: 900_000 },
    })
    expect(report.quality).toMatchObject({
      noticeCoverage: { of: 2, with: 2 },
      crosscheckCoverage: { of: 2, with: 2 },
      perHousehold: 450_000,
      paidOnTime: { of: 2, with: 2 },
      lastPaidOn: today(town),
      satisfaction: {
        answers: 1,
        persons: 1,
        mean: 4.67,
        asked: [{ set: 'common-1', answers: 1, persons: 1, marks: [5, 4, 5] }],
      },
      objections: { filed: 0, upheld: 0 },
      bankFailures: 1,
    })
    const { submittedOn, determination } = await caseOf(town, family.caseId)
    expect(determination?.on).not.toBe(submittedOn)
    expect(report.quality.daysToFile.longest).toBeGreaterThan(7)
  })

  test('contains only data within the reader’s reach', async () => {
    const county = await town.tell('countyAuditor', 'report.year', { year: YEAR })
    expect(county).toMatchObject({ applied: 4, onFile: 1, total: { households: 1, personTimes: 1, money: 400_000 } })
    expect(county.within).toEqual(['pengjiang'])
    expect((await town.tell('cityAuditor', 'report.year', { year: YEAR })).within).toBeUndefined()
    expect(county.allocated.map((line) => line.jurisdiction)).toEqual(['pengjiang', 'pengjiang'])
    expect(county.quality.satisfaction.answers).toBe(0)
    expect(await town.refusal('baseOfficer', 'report.year', { year: YEAR })).toBe('NOT_ALLOWED')
    expect(await town.refusal('worker-1', 'report.year', { year: YEAR })).toBe('NOT_ALLOWED')
  })

  test('of a year without data is empty and no error', async () => {
    expect(await town.tell('cityAuditor', 'report.year', { year: YEAR + 1 })).toMatchObject({
      applied: 0,
      paid: [],
      total: { households: 0, money: 0 },
    })
  })
})

describe('the drill-down of a figure', () => {
  const drill = async (
    what: 'applied' | 'on-file' | 'refused' | 'withdrawn' | 'paid',
    cell = {},
    who = 'cityAuditor',
  ) => town.tell(who, 'report.drill', { year: YEAR, what, cell })

  test('lists exactly the households that the figure counts', async () => {
    const report = await town.tell('cityAuditor', 'report.year', { year: YEAR })
    expect((await drill('applied')).cases).toHaveLength(report.applied)
    expect((await drill('on-file')).cases.map((row) => row.id).sort()).toEqual([family.caseId, direct.caseId].sort())
    expect((await drill('on-file', { jurisdiction: 'direct' })).cases.map((row) => row.id)).toEqual([direct.caseId])
    expect((await drill('on-file', { class: 'relative' })).cases).toEqual([])
    expect((await drill('refused')).cases).toHaveLength(report.refused)
    expect((await drill('withdrawn')).cases).toHaveLength(report.withdrawn)
  })

  test('lists exactly the ledger lines that the figure adds up', async () => {
    const report = await town.tell('cityAuditor', 'report.year', { year: YEAR })
    for (const { source, jurisdiction, programme, count } of report.paid) {
      const { lines } = await drill('paid', { source, jurisdiction, programme })
      expect(lines.reduce((sum, line) => sum + line.money, 0)).toBe(count.money)
      expect(new Set(lines.map((line) => line.grant)).size).toBe(count.personTimes)
    }
    expect((await drill('paid', { class: 'accident' })).lines).toEqual([])
    expect((await drill('paid', { class: 'severe' })).lines).toHaveLength(3)
  })

  test('is paginated and limited to the reader’s reach', async () => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await town.tell('cityAuditor', 'report.drill', {
        year: YEAR,
        what: 'applied',
        cell: {},
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      })
      ids.push(...page.cases.map((row) => row.id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(new Set(ids).size).toBe(5)
    expect(ids).toHaveLength(5)
    expect((await drill('applied', {}, 'countyAuditor')).cases).toHaveLength(4)
    expect((await drill('paid', {}, 'countyAuditor')).lines).toHaveLength(2)
    for (const what of ['paid', 'applied'] as const) {
      const asked = { year: YEAR, what, cell: { jurisdiction: 'direct' } } as const
      expect(await town.refusal('countyAuditor', 'report.drill', asked)).toBe('NOT_ALLOWED')
      expect((await drill(what, { jurisdiction: 'pengjiang' }, 'countyAuditor')).next).toBeUndefined()
    }
  })

  test('shows masked names only', async () => {
    const shown = JSON.stringify([await drill('applied'), await drill('paid')])
    const { applicant } = (await town.submission('nobody', { seed: 1 })).declaration
    expect(shown).not.toContain(applicant.name)
    expect(shown).not.toContain(applicant.idNumber)
  })
})
