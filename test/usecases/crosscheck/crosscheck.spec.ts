import { deflateRawSync } from 'node:zlib'
import { excelTables } from '@cloud/adapters/tables/excel'
import {
  CASES,
  CHECK_BATCHES,
  CHECK_LISTS,
  checkListId,
  FILES,
  PEOPLE,
  REVEALS,
} from '@cloud/usecases/stored/collections'
import { COUNTERPART_NAMES } from '@domain/crosscheck/list-marks'
import type { CheckBatchId, MemberKey } from '@domain/kernel/ids'
import { firstSheet } from '@local/walk/first-sheet'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, personOf, submitted, type Town } from '@test/support/town'
import {
  COUNTERPARTS,
  caseOf,
  filledList,
  importList,
  nextDay,
  now,
  setDay,
  startCheck,
  uploadTable,
  type Walked,
  walkTo,
} from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const ready = (seed = 1): Promise<Walked> => walkTo(town, 'crosschecking', { seed })
const batchOf = async (id: CheckBatchId) => (await town.world.ports.store.get(CHECK_BATCHES, id))?.doc
const rowsOf = async (id: CheckBatchId) =>
  (await town.world.ports.store.get(CHECK_LISTS, checkListId(id, 0)))?.doc.rows ?? []
const hitFor = (member: string) => (_c: string, m: MemberKey) =>
  m === member ? ('record' as const) : ('no-record' as const)
const imports = (
  batch: CheckBatchId,
  file: Awaited<ReturnType<typeof uploadTable>>,
  counterpart = 'vehicles' as const,
) => town.ask('cityReviewer', 'crosscheck.import', { batch, counterpart, file })

describe('a check batch', () => {
  test('numbers every person of its households, and a household can be in one batch only', async () => {
    const [one, other] = [await ready(1), await ready(2)]
    const batch = await startCheck(town, [one.caseId, other.caseId])
    expect((await rowsOf(batch)).map(({ no, member }) => [no, member])).toEqual([
      [1, 'm0'],
      [2, 'm1'],
      [3, 'm2'],
      [4, 'm0'],
      [5, 'm1'],
      [6, 'm2'],
    ])
    const input = { org: ORG.city.id, cases: [one.caseId], counterparts: [...COUNTERPARTS] }
    expect(await town.refusal('cityReviewer', 'crosscheck.createBatch', input)).toBe('WRONG_STAGE')
    const { items } = await town.tell('cityAuditor', 'crosscheck.list', {})
    expect(items).toMatchObject([{ id: batch, households: 2, persons: 6 }])
    expect((await town.tell('countyAuditor', 'crosscheck.list', {})).items).toEqual([])
    expect(await town.refusal('countyAuditor', 'crosscheck.open', { batch })).toBe('NOT_FOUND')
  })

  test('refuses a case at another stage, of one’s own household, or without every adult’s consent', async () => {
    const create = async (cases: Walked['caseId'][]) =>
      town.refusal('cityReviewer', 'crosscheck.createBatch', { org: ORG.city.id, cases, counterparts: ['vehicles'] })
    const early = await submitted(town, { seed: 5 })
    const fit = await ready(1)
    expect(await create([fit.caseId, early.caseId])).toBe('WRONG_STAGE')
    const stored = await town.world.ports.store.get(CASES, fit.caseId)
    const person = await town.world.ports.store.get(PEOPLE, personOf('cityReviewer'))
    if (stored === undefined || person === undefined) throw new Error('the town is not as built')
    await town.world.ports.store.transaction((tx) =>
      tx.replace(PEOPLE, person, { ...person.doc, idHash: stored.doc.declaration.members[0]?.idNumber.hash }),
    )
    expect(await create([fit.caseId])).toBe('OWN_HOUSEHOLD')
    const consents = stored.doc.consents.filter((consent) => consent.matter !== 'crosscheck' || consent.member !== 'm1')
    await town.world.ports.store.transaction(async (tx) => {
      const seen = await tx.get(CASES, fit.caseId)
      if (seen !== undefined) await tx.replace(CASES, seen, { ...seen.doc, consents })
    })
    const other = { org: ORG.city.id, cases: [fit.caseId], counterparts: ['vehicles' as const] }
    expect(await town.refusal('cityReviewer2', 'crosscheck.createBatch', other)).toBe('CONSENT_MISSING')
    expect((await town.tell('cityReviewer', 'crosscheck.list', {})).items).toEqual([])
    expect((await caseOf(town, fit.caseId)).check).toBeUndefined()
  })

  test('can be made by the city only, not by a county or for an unknown union', async () => {
    const { caseId } = await ready()
    const input = { cases: [caseId], counterparts: ['vehicles' as const] }
    expect(await town.refusal('cityReviewer', 'crosscheck.createBatch', { ...input, org: ORG.county.id })).toBe(
      'ORG_WRONG_LEVEL',
    )
    expect(await town.refusal('countyReviewer', 'crosscheck.createBatch', { ...input, org: ORG.city.id })).toBe(
      'NOT_ALLOWED',
    )
  })
})

describe('the list for a counterpart', () => {
  test('contains names and numbers, is logged for each household first, and is given to city reviewers only', async () => {
    const { caseId } = await ready()
    const batch = await startCheck(town, [caseId])
    const input = { batch, counterpart: 'vehicles' as const, purpose: '困难职工认定数据比对' }
    for (const openid of ['cityAuditor', 'countyReviewer', 'baseOfficer', 'worker-1'])
      expect([openid, await town.refusal(openid, 'crosscheck.export', input)]).toEqual([openid, 'NOT_ALLOWED'])
    const { name } = await town.tell('cityReviewer', 'crosscheck.export', input)
    expect(name).toContain(COUNTERPART_NAMES.vehicles)
    const { items } = await town.world.ports.store.query(REVEALS, { index: 'byCase', eq: [caseId], limit: 10 })
    expect(items.map(({ doc }) => [doc.person, doc.purpose, doc.field])).toEqual([
      [personOf('cityReviewer'), '困难职工认定数据比对', 'idNumber'],
    ])
    const files = await town.world.ports.store.query(FILES, {
      index: 'byState',
      eq: ['received'],
      desc: true,
      limit: 1,
    })
    const file = files.items[0]?.doc
    expect(file).toMatchObject({ purpose: 'table', owner: personOf('cityReviewer') })
    const bytes = file === undefined ? undefined : await town.world.ports.files.read(file.id)
    const rows = bytes === undefined ? undefined : await firstSheet(excelTables, bytes)
    expect(rows?.filter((row) => typeof row[0] === 'number')).toHaveLength(3)
    expect(rows?.find((row) => row[0] === 1)?.[2]).toMatch(/^99900\d{12}[\dX]$/)
    for (const openid of ['baseOfficer', 'countyReviewer', 'cityReviewer2', 'cityFund', 'cityAuditor', 'worker-1'])
      expect((await town.ask(openid, 'file.link', { file: file?.id as never })).ok).toBe(false)
    expect((await batchOf(batch))?.counterparts.filter((asked) => asked.exported)).toHaveLength(1)
  })
})

describe('the results of a counterpart', () => {
  test('are applied, and the same file again changes nothing', async () => {
    const { caseId } = await ready()
    const batch = await startCheck(town, [caseId], ['vehicles'])
    expect(await importList(town, batch, 'vehicles', hitFor('m1'))).toMatchObject({
      read: 3,
      applied: 3,
      unchanged: 0,
      hits: 1,
      problems: [],
    })
    const before = await caseOf(town, caseId)
    expect(await importList(town, batch, 'vehicles', hitFor('m1'))).toMatchObject({
      read: 3,
      applied: 0,
      unchanged: 3,
      hits: 0,
      problems: [],
    })
    expect(await caseOf(town, caseId)).toEqual(before)
    expect((await batchOf(batch))?.tallies).toEqual([{ vehicles: [3, 1] }])
  })

  test('are applied row by row, and each invalid row is reported', async () => {
    const { caseId } = await ready()
    const batch = await startCheck(town, [caseId], ['vehicles'])
    const rows = await filledList(town, batch, 'vehicles')
    const at = rows.findIndex((row) => row[0] === 1)
    const [first, second, third] = rows.slice(at)
    if (first === undefined || second === undefined || third === undefined) throw new Error('a household of three')
    const mixed = [
      ...rows.slice(0, at),
      first,
      [second[0] ?? 0, '别的人', ...second.slice(2)],
      [third[0] ?? 0, third[1] ?? '', '999001198005010010', ...third.slice(3)],
      [99, '没有的人', '', '无记录', '', ''],
      [1.5, '王小明', '', '无记录', '', ''],
    ]
    const done = await imports(batch, await uploadTable(town, mixed))
    expect(done).toMatchObject({
      ok: true,
      value: {
        read: 5,
        applied: 1,
        problems: [
          { problem: 'name-differs' },
          { problem: 'id-differs' },
          { problem: 'no-unknown' },
          { problem: 'no-unreadable' },
        ],
      },
    })
    expect((await caseOf(town, caseId)).check?.results.map((result) => result.member)).toEqual(['m0'])
  })

  test('of another batch or counterpart, or with unknown columns, change nothing', async () => {
    const [one, other] = [await ready(1), await ready(2)]
    const batch = await startCheck(town, [one.caseId], ['vehicles', 'banks'])
    const second = await startCheck(town, [other.caseId], ['vehicles'])
    const before = [await caseOf(town, one.caseId), await caseOf(town, other.caseId)]
    const foreign = [
      await filledList(town, second, 'vehicles'),
      await filledList(town, batch, 'banks'),
      [
        ['甲', '乙', '丙'],
        [1, '王小明', '无记录'],
      ],
      [['编号', '姓名', '查询结果']].slice(0, 0),
    ]
    for (const rows of foreign)
      expect(await imports(batch, await uploadTable(town, rows.length === 0 ? [['']] : rows))).toMatchObject({
        refusal: { code: rows.length === 0 ? 'TABLE_EMPTY' : 'ROWS_REJECTED' },
      })
    expect([await caseOf(town, one.caseId), await caseOf(town, other.caseId)]).toEqual(before)
  })

  test('are refused as unreadable if the file is garbage, a broken workbook or a decompression bomb', async () => {
    const { caseId } = await ready()
    const batch = await startCheck(town, [caseId], ['vehicles'])
    const whole = await excelTables.write({ sheet: '名单', rows: await filledList(town, batch, 'vehicles') })
    const bomb = Buffer.concat([Buffer.from(whole.subarray(0, 60)), deflateRawSync(Buffer.alloc(5_000_000))])
    for (const bytes of [
      new TextEncoder().encode('这不是一张表'),
      whole.subarray(0, whole.length - 60),
      new Uint8Array(bomb),
    ]) {
      const file = await town.upload('cityReviewer', 'table', bytes).catch(() => undefined)
      // either refused at the upload by its content, or refused here
      if (file !== undefined) expect(await imports(batch, file)).toMatchObject({ refusal: { code: 'FILE_KIND_WRONG' } })
    }
    const picture = await town.upload('cityReviewer', 'proof')
    expect(await imports(batch, picture)).toMatchObject({ refusal: { code: 'FILE_NOT_RECEIVED' } })
    expect((await caseOf(town, caseId)).check?.results).toEqual([])
  })

  test('are refused after the last household of the batch has gone on', async () => {
    const { caseId } = await ready()
    const batch = await startCheck(town, [caseId], ['vehicles'])
    await importList(town, batch, 'vehicles')
    await town.tell('cityReviewer', 'crosscheck.complete', {}, await now(town, caseId))
    const file = await uploadTable(town, await filledList(town, batch, 'vehicles', () => 'record'))
    expect(await imports(batch, file)).toMatchObject({ refusal: { code: 'BATCH_CLOSED' } })
    const input = { batch, counterpart: 'vehicles' as const, purpose: '再看' }
    expect(await town.refusal('cityReviewer', 'crosscheck.export', input)).toBe('BATCH_CLOSED')
  })

  test('are reported as problems for a withdrawn household, and applied for the others', async () => {
    const [one, other] = [await ready(1), await ready(2)]
    const batch = await startCheck(town, [one.caseId, other.caseId], ['vehicles'])
    const file = await uploadTable(town, await filledList(town, batch, 'vehicles'))
    await town.tell(one.worker, 'case.withdraw', { why: '' }, await now(town, one.caseId))
    const done = await imports(batch, file)
    expect(done).toMatchObject({ ok: true, value: { applied: 3 } })
    expect(done.ok && done.value.problems.map(({ problem }) => problem)).toEqual(Array(3).fill('household-closed'))
  })
})

describe('a hit', () => {
  const withHit = async () => {
    const at = await ready()
    const batch = await startCheck(town, [at.caseId], ['vehicles'])
    await importList(town, batch, 'vehicles', hitFor('m0'))
    return { ...at, batch }
  }
  const verdict = { key: 'vehicles:m0', verdict: 'confirmed' as const, reasons: '已核实' }

  test('is put to the worker, hides the bureau from the base union, and blocks the case until it is answered', async () => {
    const { caseId, worker, batch } = await withHit()
    expect((await town.tell(worker, 'inbox.list', {})).items.map(({ key }) => key)).toContain('crosscheckAsked')
    expect((await town.tell('cityReviewer', 'crosscheck.open', { batch })).cases[0]?.flags).toContain('hit')
    const on = await now(town, caseId)
    expect(await town.refusal('cityReviewer', 'crosscheck.complete', {}, on)).toBe('HIT_UNANSWERED')
    expect(await town.refusal('cityReviewer', 'crosscheck.settleHit', verdict, on)).toBe('HIT_UNANSWERED')
    const refusing = { reasons: ['vehicle' as const], words: '名下有车' }
    expect(await town.refusal('cityReviewer', 'case.refuse', refusing, on)).toBe('HIT_UNANSWERED')
    const answered = await town.tell(
      worker,
      'case.answerHit',
      { key: 'vehicles:m0', text: '去年已报废', files: [] },
      on,
    )
    expect(await town.refusal('cityReviewer', 'crosscheck.complete', {}, answered)).toBe('CROSSCHECK_UNFINISHED')
    // the hit has an explanation but no verdict yet
    expect(await town.refusal('cityReviewer', 'case.refuse', refusing, answered)).toBe('HIT_UNJUDGED')
    expect((await town.tell('cityReviewer', 'case.open', { caseId })).actions).not.toContain('refuse')
    const judged = await town.tell('cityReviewer', 'crosscheck.settleHit', verdict, answered)
    expect((await town.tell('cityReviewer', 'crosscheck.complete', {}, judged)).stage).toBe('to-post')
  })

  test('without a reply may be judged only after the days for the reply have passed', async () => {
    const { caseId } = await withHit() // asked on 2026-03-02: five working days, until the 9th
    setDay(town, '2026-03-09')
    const on = await now(town, caseId)
    expect(await town.refusal('cityReviewer', 'crosscheck.settleHit', verdict, on)).toBe('HIT_UNANSWERED')
    nextDay(town)
    const refusing = { reasons: ['vehicle' as const], words: '名下有车' }
    expect(await town.refusal('cityReviewer', 'case.refuse', refusing, on)).toBe('HIT_UNJUDGED')
    const judged = await town.tell('cityReviewer', 'crosscheck.settleHit', verdict, on)
    expect((await town.tell('cityReviewer', 'crosscheck.complete', {}, judged)).stage).toBe('to-post')
  })

  test('is not the result of “not returned”, which leaves the check open until the counterpart has answered for everybody', async () => {
    const { caseId } = await ready()
    const batch = await startCheck(town, [caseId], ['vehicles'])
    await importList(town, batch, 'vehicles', (_c, member) => (member === 'm2' ? 'not-returned' : 'no-record'))
    expect(await town.refusal('cityReviewer', 'crosscheck.complete', {}, await now(town, caseId))).toBe(
      'CROSSCHECK_UNFINISHED',
    )
    expect(await importList(town, batch, 'vehicles')).toMatchObject({ applied: 1, unchanged: 2 })
    await town.tell('cityReviewer', 'crosscheck.complete', {}, await now(town, caseId))
  })

  test('beyond the end of the work calendar has a provisional day for the reply', async () => {
    const { caseId } = await ready()
    const batch = await startCheck(town, [caseId], ['vehicles'])
    setDay(town, '2026-12-29')
    const file = await uploadTable(town, await filledList(town, batch, 'vehicles', hitFor('m0')))
    expect(await imports(batch, file)).toMatchObject({ ok: true })
    expect((await caseOf(town, caseId)).check?.hits).toMatchObject([{ replyBy: '2027-01-06' }])
  })
})
