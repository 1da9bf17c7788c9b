import { createClock } from '@cloud/clock/create'
import { unanswered } from '@domain/crosscheck/crosscheck'
import type { CheckBatchId, MemberKey } from '@domain/kernel/ids'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { caseOf, filledList, nextDay, now, startCheck, uploadTable, type Walked, walkTo } from '@test/support/walk'

const BANKS = ['甲银行', '乙银行', '丙银行']
const MEMBERS = ['m0', 'm1', 'm2'] as MemberKey[]
let town: Town
let family: Walked
let batch: CheckBatchId
beforeEach(async () => {
  const policy = aPolicy()
  town = await aTown(await aWorld(), {
    policy: { ...policy, crosscheck: { ...policy.crosscheck, sources: { banks: BANKS } } },
  })
  family = await walkTo(town, 'crosschecking', { seed: 1 })
  batch = await startCheck(town, [family.caseId], ['banks'])
})
afterEach(() => town.close())

/** One bank's list: a balance for the applicant, or nothing, and no record for the others. */
const says = async (source: string | undefined, balance?: number) => {
  const list = await filledList(town, batch, 'banks', (_c, member) =>
    member === 'm0' && balance !== undefined ? 'record' : 'no-record',
  )
  const rows = list.map((row) =>
    row[0] === 1 && balance !== undefined ? [...row.slice(0, 4), '', null, balance] : row,
  )
  const file = await uploadTable(town, rows)
  return town.ask('cityReviewer', 'crosscheck.import', {
    ...{ batch, counterpart: 'banks', file },
    ...(source === undefined ? {} : { source }),
  })
}
const check = async () => {
  const found = (await caseOf(town, family.caseId)).check
  if (found === undefined) throw new Error('there is no check')
  return found
}
const row = async () => (await town.tell('cityReviewer', 'crosscheck.open', { batch })).batch.counterparts[0]

describe('a counterpart with sources that the city has named', () => {
  test('has answered once each of them has', async () => {
    await says('甲银行')
    await says('乙银行')
    expect(await row()).toMatchObject({
      returned: 0,
      named: [
        { name: '甲银行', answered: true },
        { name: '乙银行', answered: true },
        { name: '丙银行', answered: false },
      ],
    })
    expect(unanswered(await check(), MEMBERS)).toEqual(['banks'])
    await says('丙银行')
    expect(unanswered(await check(), MEMBERS)).toEqual([])
    expect(await row()).toMatchObject({ returned: 3 })
  })

  test('takes no answer of an unknown house, or of nobody in particular', async () => {
    for (const source of [undefined, '丁银行'])
      expect(await says(source)).toMatchObject({ refusal: { code: 'ROWS_REJECTED', about: { why: 'source' } } })
    expect((await check()).results).toEqual([])
  })

  test('shows two banks that contradict each other side by side, and asks about the one that knows something', async () => {
    await says('甲银行', 350_000)
    await says('乙银行')
    const { results, hits } = await check()
    expect(results.filter(({ member }) => member === 'm0')).toMatchObject([
      { source: '甲银行', outcome: 'record', items: [{ of: 'deposit', sum: 35_000_000 }], differs: [{ why: 'above' }] },
      { source: '乙银行', outcome: 'no-record' },
    ])
    expect(hits).toMatchObject([{ source: '甲银行', member: 'm0' }])
  })

  test('is not waited for when two persons pass it over because one bank stays silent', async () => {
    await says('甲银行')
    await says('乙银行')
    await town.tell('cityReviewer', 'crosscheck.export', {
      batch,
      counterpart: 'banks',
      purpose: '比对',
      source: '丙银行',
    })
    nextDay(town, 30)
    const silent = { batch, counterpart: 'banks' as const, reasons: '两次催办没有答复', agrees: true }
    await town.tell('cityReviewer', 'crosscheck.passOver', silent)
    await town.tell('cityReviewer2', 'crosscheck.passOver', silent)
    await createClock(town.world.ports)()
    expect(unanswered(await check(), MEMBERS)).toEqual([])
    const on = await now(town, family.caseId)
    expect(await town.ask('cityReviewer', 'crosscheck.complete', {}, on)).toMatchObject({ ok: true })
  })

  test('is kept with its names in the log of the check, so that a bank named later is not waited for', async () => {
    expect((await check()).sources).toEqual({ banks: BANKS })
  })
})
