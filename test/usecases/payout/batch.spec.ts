import { excelTables } from '@cloud/adapters/tables/excel'
import { batchLinesOf } from '@cloud/usecases/payout/lines'
import { FILES, GRANTS, PAYOUT_BATCHES, PEOPLE, REVEALS } from '@cloud/usecases/stored/collections'
import { fen, yuan } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { batchNoOf } from '@domain/payout/mark'
import { firstSheet } from '@local/walk/first-sheet'
import { formerBatch } from '@test/support/former-batch'
import { accountIn } from '@test/support/household'
import {
  aFundedTown,
  aHold,
  allot,
  bankFile,
  batched,
  breakable,
  copies,
  grantOf,
  handOver,
  held,
  type OnFile,
  onFile,
  sent,
  YEAR,
} from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { caseOf, now } from '@test/support/walk'

let town: Town
let household: OnFile
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
})
afterEach(() => town.close())

const batchOf = async (id: PayoutBatchId) => {
  const stored = await town.world.ports.store.get(PAYOUT_BATCHES, id)
  if (stored === undefined) throw new Error('there is no such batch')
  return stored.doc
}

describe('a payout batch', () => {
  test('has a control count and total, and its grants become “batched”', async () => {
    const grants = [
      await held(town, household, yuan(4000)),
      await held(town, household, yuan(500), { programme: 'festival' }),
    ]
    const batch = await batched(town, grants)
    expect(batch).toMatchObject({ count: 2, total: yuan(4500) })
    expect(await grantOf(town, grants[0] as GrantId)).toMatchObject({ state: 'batched', batch: batch.batch })
    const shown = await town.tell('countyAuditor', 'payout.open', { batch: batch.batch })
    expect(shown.row).toMatchObject({ state: 'made', maker: '区财务', mine: false, count: 2, paid: 0, failed: 0 })
    expect(shown.batch.lines.map((line) => [line.no, line.amount])).toEqual([
      [1, 400_000],
      [2, 50_000],
    ])
  })

  test('shows masked names and accounts only, and never shows sealed values', async () => {
    const { batch } = await batched(town, [await held(town, household)])
    const shown = JSON.stringify(await town.tell('countyApprover', 'payout.open', { batch }))
    expect(shown).not.toContain(aCardNumber(1))
    expect(shown).not.toContain('payees')
    const { declaration } = await caseOf(town, household.caseId)
    expect(shown).not.toContain(accountIn(declaration).number.sealed)
  })

  test('cannot contain a grant that is already in a batch', async () => {
    const grant = await held(town, household)
    await batched(town, [grant])
    const again = { org: ORG.county.id, year: YEAR, grants: [grant] }
    expect(await town.refusal('countyFund', 'payout.createBatch', again)).toBe('GRANT_WRONG_STATE')
  })

  test('of two concurrent requests is made only once, and no grant is added partially', async () => {
    const grants = [
      await held(town, household, yuan(100)),
      await held(town, household, yuan(50), { programme: 'festival' }),
    ]
    const input = (order: GrantId[]) => ({ org: ORG.county.id, year: YEAR, grants: order })
    const answers = await Promise.all([
      town.ask('countyFund', 'payout.createBatch', input(grants)),
      town.ask('cityFund', 'payout.createBatch', input([...grants].reverse())),
    ])
    const made = answers.flatMap((answer) => (answer.ok ? [answer.value.batch] : []))
    expect(made.length).toBeLessThanOrEqual(1)
    for (const id of grants) {
      const grant = await grantOf(town, id)
      expect([grant.state, grant.batch]).toEqual(made.length === 0 ? ['held', undefined] : ['batched', made[0]])
    }
    const { items } = await town.tell('cityAuditor', 'payout.list', { year: YEAR })
    expect(items.map((row) => row.id)).toEqual(made)
  })

  test.each([
    ['a grant of another year', { year: YEAR - 1 }, 'BAD_INPUT'],
    ['a grant that is not there', { grants: ['GR-nobody0000'] as GrantId[] }, 'NOT_FOUND'],
    ['a grant of another county', { org: ORG.direct.id }, 'NOT_FOUND'],
  ])('with %s is refused', async (_what, over, code) => {
    const input = { org: ORG.county.id, year: YEAR, grants: [await held(town, household)], ...over }
    expect(await town.refusal('cityFund', 'payout.createBatch', input)).toBe(code)
  })

  test('is refused with a grant of one’s own household', async () => {
    const grant = await held(town, household)
    const { store } = town.world.ports
    const { declaration } = await caseOf(town, household.caseId)
    const beOfHousehold = (who: string) =>
      store.transaction(async (tx) => {
        const me = await tx.get(PEOPLE, `PE-${who}`)
        if (me !== undefined) await tx.replace(PEOPLE, me, { ...me.doc, idHash: declaration.applicant.idNumber.hash })
      })
    await beOfHousehold('countyApprover')
    await beOfHousehold('cityFund')
    const batch = await batched(town, [grant])
    expect(await town.refusal('countyApprover', 'payout.approve', batch)).toBe('OWN_HOUSEHOLD')
    await town.tell('cityApprover', 'payout.approve', batch)
    expect(await town.refusal('cityFund', 'payout.export', { batch: batch.batch })).toBe('OWN_HOUSEHOLD')
    await town.tell('countyFund', 'payout.export', { batch: batch.batch })
    expect(await town.refusal('cityFund', 'payout.recall', { batch: batch.batch, why: '自己家的' })).toBe(
      'OWN_HOUSEHOLD',
    )
    const said = { batch: batch.batch, on: plainDate('2026-03-02'), how: 'online' } as const
    expect(await town.refusal('cityFund', 'payout.handOver', said)).toBe('OWN_HOUSEHOLD')
    await handOver(town, batch.batch)
    const file = await bankFile(town, batch.batch, [{ no: 1, amount: batch.total }], 'cityFund')
    expect(await town.refusal('cityFund', 'payout.import', { batch: batch.batch, file })).toBe('OWN_HOUSEHOLD')
    const again = {
      org: ORG.city.id,
      year: YEAR,
      grants: [await held(town, household, yuan(1), { programme: 'festival' })],
    }
    expect(await town.refusal('cityFund', 'payout.createBatch', again)).toBe('OWN_HOUSEHOLD')
  })

  test('is completed by the repeated command after a kill between any two writes', async () => {
    const world = await aWorld()
    const store = breakable(world.ports.store)
    const fragile = await aTown({ ...world, ports: { ...world.ports, store } })
    await allot(fragile, 20_000)
    const first = await onFile(fragile)
    // more grants than one transaction takes
    const crowd = [first, ...(await copies(fragile, first.caseId, 21))]
    const grants: GrantId[] = []
    for (const one of crowd) grants.push(await held(fragile, one, yuan(100)))
    for (const when of ['before', 'after'] as const) {
      const key = `make-the-batch-${when}`
      const input = { org: ORG.county.id, year: YEAR, grants }
      let tries = 0
      store.arm(1, when)
      let answer = await fragile.ask('countyFund', 'payout.createBatch', input, { key })
      while (!answer.ok && tries < 30) {
        tries += 1
        expect(answer.refusal.code).toBe('UNAVAILABLE')
        store.arm(tries + 1, when)
        answer = await fragile.ask('countyFund', 'payout.createBatch', input, { key })
      }
      store.disarm()
      if (!answer.ok) throw new Error('it never came to an end')
      expect(tries).toBeGreaterThan(3)
      expect(answer.value).toMatchObject({ count: 22, total: yuan(2200) })
      expect((await world.ports.store.getMany(GRANTS, grants)).map(({ doc }) => doc.state)).toEqual(
        Array(22).fill('batched'),
      )
      await fragile.tell('countyApprover', 'payout.reject', { batch: answer.value.batch, why: '再来一次' })
    }
    await fragile.close()
  })
})

describe('approval of a payout batch', () => {
  test('requires another person, who enters the right count and total', async () => {
    const batch = await batched(town, [await held(town, household)])
    expect(await town.refusal('countyApprover', 'payout.approve', { ...batch, count: 2 })).toBe('CONTROL_TOTAL_WRONG')
    expect(await town.refusal('countyApprover', 'payout.approve', { ...batch, total: fen(batch.total - 1) })).toBe(
      'CONTROL_TOTAL_WRONG',
    )
    await town.tell('countyApprover', 'payout.approve', batch)
    expect(await batchOf(batch.batch)).toMatchObject({ state: 'approved', approver: 'PE-countyApprover' })
    expect(await town.refusal('cityApprover', 'payout.approve', batch)).toBe('BATCH_WRONG_STATE')
  })

  test('is refused for one’s own batch, even if the person holds both posts', async () => {
    await town.world.ports.store.transaction(async (tx) => {
      const me = await tx.get(PEOPLE, 'PE-countyFund')
      if (me === undefined) return
      const posts = [...me.doc.posts, { role: 'fund-approver' as const, org: ORG.county.id }]
      await tx.replace(PEOPLE, me, { ...me.doc, posts })
    })
    const batch = await batched(town, [await held(town, household)])
    expect(await town.refusal('countyFund', 'payout.approve', batch)).toBe('INCOMPATIBLE_ROLE')
    expect(await town.refusal('countyFund', 'payout.reject', { batch: batch.batch, why: '自己退' })).toBe(
      'INCOMPATIBLE_ROLE',
    )
  })

  test('of a city’s batch is refused to a county, which cannot read the batch either', async () => {
    const batch = await batched(town, [await held(town, household)], 'cityFund')
    expect(await town.refusal('countyApprover', 'payout.approve', batch)).toBe('NOT_FOUND')
    expect(await town.refusal('countyAuditor', 'payout.open', { batch: batch.batch })).toBe('NOT_FOUND')
    await town.tell('cityApprover', 'payout.approve', batch)
  })

  test('can be followed by a rejection, which returns the grants and prevents the export', async () => {
    const grant = await held(town, household)
    const batch = await batched(town, [grant])
    await town.tell('countyApprover', 'payout.approve', batch)
    await town.tell('countyApprover', 'payout.reject', { batch: batch.batch, why: '账户待核' })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'held' })
    expect((await grantOf(town, grant)).batch).toBeUndefined()
    expect(await batchOf(batch.batch)).toMatchObject({ state: 'rejected', rejectedBecause: '账户待核' })
    expect(await town.refusal('countyFund', 'payout.export', { batch: batch.batch })).toBe('BATCH_WRONG_STATE')
    expect(await town.refusal('countyApprover', 'payout.reject', { batch: batch.batch, why: '又一次' })).toBe(
      'BATCH_WRONG_STATE',
    )
    await batched(town, [grant])
  })
})

describe('the bank file', () => {
  test('is made only of an approved batch, has full accounts, count and total, and is noted on the case', async () => {
    const made = await batched(town, [await held(town, household)])
    expect(await town.refusal('countyFund', 'payout.export', { batch: made.batch })).toBe('BATCH_WRONG_STATE')
    await town.tell('countyApprover', 'payout.approve', made)
    const key = 'one-export-of-this-batch'
    const out = await town.tell('countyFund', 'payout.export', { batch: made.batch }, { key })
    expect(out).toMatchObject({ count: 1, total: yuan(4000) })
    const { items } = await town.world.ports.store.query(FILES, {
      index: 'byState',
      eq: ['received'],
      desc: true,
      limit: 100,
    })
    const file = items.find(({ doc }) => doc.purpose === 'table' && doc.size > 1000 && doc.owner === 'PE-countyFund')
    const bytes = file === undefined ? undefined : await town.world.ports.files.read(file.doc.id)
    const rows = bytes === undefined ? [] : await firstSheet(excelTables, bytes)
    const { declaration } = await caseOf(town, household.caseId)
    const batchNo = batchNoOf(made.batch)
    expect(out.name).toBe(`银行代发-批次${batchNo}-第1次导出-1笔-4000.00元.xlsx`)
    expect(rows[1]?.slice(0, 7)).toEqual([
      1,
      expect.any(String),
      aCardNumber(1),
      '虚构银行',
      '虚构支行',
      '4000.00',
      `帮扶批次${batchNo}第1笔导出1共1笔4000.00元`,
    ])
    expect(rows.slice(2).map((row) => row.slice(0, 2))).toEqual([
      ['合计笔数', 1],
      ['合计金额', '4000.00'],
      [`帮扶批次${batchNo}导出1共1笔4000.00元`],
    ])
    const reveals = await town.world.ports.store.query(REVEALS, { index: 'byCase', eq: [household.caseId], limit: 10 })
    expect(reveals.items.map(({ doc }) => [doc.field, doc.role, doc.why])).toContainEqual([
      'account',
      'fund-officer',
      'bank-file',
    ])
    expect(accountIn(declaration).number.shown).toBe(`**** **** ${aCardNumber(1).slice(-4)}`)
    // a repeat of the same command registers nothing twice
    expect(await town.tell('countyFund', 'payout.export', { batch: made.batch }, { key })).toEqual(out)
    expect(await batchOf(made.batch)).toMatchObject({ exports: 1 })
    expect(
      (await town.world.ports.store.query(REVEALS, { index: 'byCase', eq: [household.caseId], limit: 10 })).items,
    ).toHaveLength(reveals.items.length)
    expect(await town.refusal('cityAuditor', 'file.link', { file: file?.doc.id ?? ('FI-none' as never) })).toBe(
      'NOT_FOUND',
    )
  })

  test('is numbered when exported again, and one from before the numbering counts as the first', async () => {
    const { batch } = await sent(town, [await held(town, household)])
    expect((await town.tell('countyFund', 'payout.export', { batch })).name).toContain('第2次导出')
    await formerBatch(town.world.ports, batch, ({ exports: _none, ...former }) => former)
    expect((await town.tell('countyFund', 'payout.export', { batch })).name).toContain('第2次导出')
  })

  test('contains the approved account, even if the worker corrects the account after the approval', async () => {
    const made = await sent(town, [await held(town, household)])
    const proof = await town.upload(household.worker, 'proof')
    const { name } = (await town.submission('nobody')).declaration.applicant
    const correction = { bank: '另一银行', branch: '另一支行', number: aCardNumber(77), holder: name, proof }
    await town.tell(household.worker, 'case.correctAccount', correction as never, await now(town, household.caseId))
    const [line] = await batchLinesOf(town.world.ports.store, await batchOf(made.batch))
    expect(line?.lastFour).toBe(aCardNumber(1).slice(-4))
  })

  test('can be exported by a fund officer within reach only', async () => {
    const made = await sent(town, [await held(town, household)])
    expect(await town.refusal('countyApprover', 'payout.export', { batch: made.batch })).toBe('NOT_ALLOWED')
    await town.tell('cityFund', 'payout.export', { batch: made.batch })
  })
})

test('aid for a closed file cannot be added to a batch', async () => {
  const grant = await held(town, household)
  await town.tell('countyFund', 'grant.release', { grant, why: '将退出' }, await now(town, household.caseId))
  await town.tell(
    'countyReviewer',
    'dossier.exit',
    { because: 'improved', words: '已脱困' },
    await now(town, household.caseId),
  )
  expect(await town.refusal('countyFund', 'grant.hold', aHold(yuan(1)), await now(town, household.caseId))).toBe(
    'WRONG_STAGE',
  )
  const input = { org: ORG.county.id, year: YEAR, grants: [grant] }
  expect(await town.refusal('countyFund', 'payout.createBatch', input)).toBe('GRANT_NOT_ELIGIBLE')
})
