import { ENTRIES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import { hitKey } from '@domain/crosscheck/crosscheck'
import type { CheckBatchId, MemberKey } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { caseOf, filledList, nextDay, now, startCheck, uploadTable, type Walked, walkTo } from '@test/support/walk'

let town: Town
let family: Walked
let batch: CheckBatchId
beforeEach(async () => {
  town = await aTown(await aWorld())
  family = await walkTo(town, 'crosschecking')
  batch = await startCheck(town, [family.caseId], ['banks'])
})
afterEach(() => town.close())

type Says = { readonly outcome: 'record' | 'no-record' | 'not-returned'; readonly value?: string }
/** Imports one bank's list: its result for the applicant, and no record for the others. */
const says = async ({ outcome, value = '' }: Says, source?: string) => {
  const rows = await filledList(town, batch, 'banks', (_c, member) => (member === 'm0' ? outcome : 'no-record'))
  const list = rows.map((row) => (row[0] === 1 ? [...row.slice(0, 4), value, row[5] ?? null] : row))
  const file = await uploadTable(town, list)
  const input = { batch, counterpart: 'banks' as const, file, ...(source === undefined ? {} : { source }) }
  return town.tell('cityReviewer', 'crosscheck.import', input as never)
}
const checkOf = async () => {
  const { check } = await caseOf(town, family.caseId)
  if (check === undefined) throw new Error('there is no check')
  return check
}
const hits = async () => (await checkOf()).hits
const reply = async (key: string) =>
  town.tell(
    family.worker,
    'case.answerHit',
    { key, text: '那是合作社的公款', files: [] },
    await now(town, family.caseId),
  )
const judge = async (key: string) =>
  town.tell(
    'cityReviewer',
    'crosscheck.settleHit',
    { key, verdict: 'explained', reasons: '有凭证' },
    await now(town, family.caseId),
  )

describe('results of two banks', () => {
  test('are kept apart: the second bank’s 无记录 does not remove the first bank’s hit', async () => {
    await says({ outcome: 'record', value: '350000' }, '甲银行')
    await says({ outcome: 'no-record' }, '乙银行')
    expect(await hits()).toMatchObject([{ counterpart: 'banks', member: 'm0' }])
    expect((await checkOf()).results.filter(({ member }) => member === 'm0')).toMatchObject([
      { source: '甲银行', outcome: 'record', value: '350000' },
      { source: '乙银行', outcome: 'no-record' },
    ])
  })

  test('without the banks’ names do not remove a hit either, because only a person closes a hit', async () => {
    await says({ outcome: 'record', value: '350000' })
    await says({ outcome: 'no-record' })
    const [hit] = await hits()
    expect(hit).toMatchObject({ earlier: [{ outcome: 'record', value: '350000' }] })
    expect(hit?.verdict).toBeUndefined()
  })

  test('raise separate hits, each with its own reply and verdict', async () => {
    await says({ outcome: 'record', value: '350000' }, '甲银行')
    await says({ outcome: 'record', value: '20' }, '乙银行')
    const [a, b] = await hits()
    expect(a?.key).not.toBe(b?.key)
    await reply(a?.key ?? '')
    await judge(a?.key ?? '')
    const [first, second] = await hits()
    expect([first?.verdict?.verdict, second?.verdict]).toEqual(['explained', undefined])
  })

  test('leave the check unfinished while one bank has not returned a person', async () => {
    await says({ outcome: 'no-record' }, '甲银行')
    await says({ outcome: 'not-returned' }, '乙银行')
    const on = await now(town, family.caseId)
    expect(await town.refusal('cityReviewer', 'crosscheck.complete', {}, on)).toBe('CROSSCHECK_UNFINISHED')
    await says({ outcome: 'no-record' }, '乙银行')
    await town.tell('cityReviewer', 'crosscheck.complete', {}, await now(town, family.caseId))
  })
})

describe('a list imported again', () => {
  test('with only a newer date changes nothing: reply and verdict stay, and the worker is not asked again', async () => {
    await says({ outcome: 'record', value: '350000' }, '甲银行')
    const key = (await hits())[0]?.key ?? ''
    await reply(key)
    await judge(key)
    const before = await caseOf(town, family.caseId)
    nextDay(town)
    expect(await says({ outcome: 'record', value: ' 350,000 元' }, '甲银行')).toMatchObject({ applied: 0, hits: 0 })
    expect(await caseOf(town, family.caseId)).toEqual(before)
  })

  test('with other content asks the worker again and keeps the old reply and verdict for reading', async () => {
    await says({ outcome: 'record', value: '350000' }, '甲银行')
    const key = (await hits())[0]?.key ?? ''
    await reply(key)
    await judge(key)
    nextDay(town)
    expect(await says({ outcome: 'record', value: '480000' }, '甲银行')).toMatchObject({ applied: 1, hits: 1 })
    const [hit] = await hits()
    expect(hit).toMatchObject({
      key,
      earlier: [
        {
          outcome: 'record',
          value: '350000',
          reply: { text: '那是合作社的公款' },
          verdict: { verdict: 'explained' },
        },
      ],
    })
    expect([hit?.reply, hit?.verdict]).toEqual([undefined, undefined])
    expect((await town.tell(family.worker, 'inbox.list', {})).items[0]).toMatchObject({ key: 'crosscheckAsked' })
  })

  test('with “not returned” does not remove an earlier answer', async () => {
    await says({ outcome: 'record', value: '350000' }, '甲银行')
    const before = await checkOf()
    expect(await says({ outcome: 'not-returned' }, '甲银行')).toMatchObject({ applied: 0 })
    expect(await checkOf()).toEqual(before)
  })
})

test('the base union sees “needs explanation”, but no bank and no amount', async () => {
  await says({ outcome: 'record', value: '350000' }, '甲银行')
  const seen = JSON.stringify((await town.tell('baseOfficer', 'case.open', { caseId: family.caseId })).check)
  expect(seen).toContain('needs-explanation')
  for (const hidden of ['350000', '甲银行']) expect(seen).not.toContain(hidden)
})

test('the city is offered the source names it has used before', async () => {
  await says({ outcome: 'no-record' }, '甲银行')
  await says({ outcome: 'no-record' }, '乙银行')
  const { batch: row } = await town.tell('cityReviewer', 'crosscheck.open', { batch })
  expect(row.counterparts[0]).toMatchObject({ returned: 3, rows: 3 })
  const other = await walkTo(town, 'crosschecking', { seed: 2 })
  const next = await startCheck(town, [other.caseId], ['banks'])
  expect((await town.tell('cityReviewer', 'crosscheck.open', { batch: next })).sources).toEqual([
    { counterpart: 'banks', names: ['乙银行', '甲银行'] },
  ])
})

test('the log folds to the snapshot', async () => {
  await says({ outcome: 'record', value: '1' }, '甲银行')
  await reply((await hits())[0]?.key ?? '')
  await says({ outcome: 'record', value: '2' }, '甲银行')
  await says({ outcome: 'no-record' }, '甲银行')
  const { items } = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [family.caseId], limit: 100 })
  expect(JSON.parse(JSON.stringify(fold(items.map(({ doc }) => doc))))).toEqual(
    JSON.parse(JSON.stringify(await caseOf(town, family.caseId))),
  )
})

test('an entry without a source is folded as before', async () => {
  await says({ outcome: 'record', value: '350000' })
  const { items } = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [family.caseId], limit: 100 })
  const log = items.map(({ doc }) => doc)
  const last = log.at(-1)
  if (last?.kind !== 'returnCrosscheck') throw new Error('the last word is the bank’s')
  const { source: _source, ...former } = last.facts
  const none = { member: 'm0' as MemberKey, counterpart: 'banks' as const, outcome: 'no-record' as const, value: '' }
  const wiped = fold([
    ...log.slice(0, -1),
    { ...last, facts: former },
    { ...last, seq: last.seq + 1, facts: { ...former, results: [none] } },
  ])
  expect(wiped?.check?.hits).toEqual([])
  expect(wiped?.check?.results.find(({ member }) => member === 'm0')).toEqual(none)
  expect(hitKey(none)).toBe('banks:m0')
})
