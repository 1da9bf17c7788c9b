import type { CheckBatchId } from '@domain/kernel/ids'
import type { Counterpart } from '@domain/policy/policy'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { caseOf, filledList, startCheck, uploadTable, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const round = async (counterparts: readonly Counterpart[]) => {
  const { caseId } = await walkTo(town, 'crosschecking', { seed: 1 })
  return { caseId, batch: await startCheck(town, [caseId], counterparts) }
}
const drop = (batch: CheckBatchId, rows: Awaited<ReturnType<typeof filledList>>) =>
  uploadTable(town, rows).then((file) => town.ask('cityReviewer', 'crosscheck.import', { batch, file }))

describe('a returned file that nobody says anything about', () => {
  test('says itself who answers', async () => {
    const { caseId, batch } = await round(['vehicles', 'civil-affairs'])
    for (const counterpart of ['civil-affairs', 'vehicles'] as const)
      expect(await drop(batch, await filledList(town, batch, counterpart))).toMatchObject({
        value: { counterpart, applied: 3 },
      })
    expect((await caseOf(town, caseId)).check?.results).toHaveLength(6)
  })

  test('says which of several banks answers, when its list was made for that bank', async () => {
    const { caseId, batch } = await round(['banks'])
    const asked = { batch, counterpart: 'banks' as const, purpose: '数据比对', source: '甲银行' }
    const { name } = await town.tell('cityReviewer', 'crosscheck.export', asked)
    expect(name).toContain('甲银行')
    const [marks = [], ...rows] = await filledList(town, batch, 'banks')
    const answer = await drop(batch, [[...marks, '来源：甲银行'], ...rows])
    expect(answer).toMatchObject({ value: { counterpart: 'banks', source: '甲银行', applied: 3 } })
    expect((await caseOf(town, caseId)).check?.results.map(({ source }) => source)).toEqual([
      '甲银行',
      '甲银行',
      '甲银行',
    ])
  })

  test('is asked about when its marks are gone, and refused when they name another round', async () => {
    const { batch } = await round(['vehicles'])
    const [marks = [], ...rows] = await filledList(town, batch, 'vehicles')
    expect(await drop(batch, rows)).toMatchObject({ refusal: { code: 'ROWS_REJECTED', about: { why: 'unmarked' } } })
    const other = marks.map((cell) => String(cell).replace(batch, 'CB-another-round-0000'))
    expect(await drop(batch, [other, ...rows])).toMatchObject({
      refusal: { code: 'ROWS_REJECTED', about: { why: 'foreign' } },
    })
    const police = marks.map((cell) => String(cell).replace('公安（车辆）', '教育（学籍）'))
    expect(await drop(batch, [police, ...rows])).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
  })
})
