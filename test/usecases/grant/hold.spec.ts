import { PEOPLE, POSTS, postId } from '@cloud/usecases/stored/collections'
import { fen, yuan } from '@domain/kernel/fen'
import type { MemberKey, PersonId } from '@domain/kernel/ids'
import {
  aFundedTown,
  aHold,
  allot,
  copies,
  grantOf,
  held,
  ledgerOf,
  lineId,
  lineOf,
  type OnFile,
  onFile,
  paid,
  sumOf,
  YEAR,
} from '@test/support/money'
import { aMobile, anIdNumber } from '@test/support/people'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { anOfficersNumbers, aTown, ORG, saidBy, type Town } from '@test/support/town'
import { caseOf, now, walkTo } from '@test/support/walk'

let town: Town
let household: OnFile
beforeEach(async () => {
  ;({ town, household } = await aFundedTown())
})
afterEach(() => town.close())

const refused = async (over: Parameters<typeof aHold>[1] = {}, amount = yuan(1000), who = 'countyFund') =>
  town.refusal(who, 'grant.hold', aHold(amount, over), await now(town, household.caseId))

describe('a grant', () => {
  test('holds its money, names the aided person, and notifies the worker', async () => {
    const offer = await town.tell('countyFund', 'grant.propose', {
      caseId: household.caseId,
      programme: 'living',
      year: YEAR,
    })
    expect(offer).toMatchObject({
      amount: yuan(6000),
      cap: yuan(12_000),
      givenThisYear: 0,
      class: 'severe',
      lines: [{ id: lineId() }],
    })
    const grant = await held(town, household, yuan(4000))
    expect(await lineOf(town)).toMatchObject({ held: yuan(4000), settled: 0, free: yuan(16_000) })
    expect(await grantOf(town, grant)).toMatchObject({
      state: 'held',
      class: 'severe',
      attention: false,
      confirmed: false,
    })
    expect((await caseOf(town, household.caseId)).grants).toMatchObject([
      { id: grant, state: 'held', amount: yuan(4000) },
    ])
    expect(await ledgerOf(town, 'held')).toMatchObject([{ grant, amount: yuan(4000), programme: 'living' }])
    const { items } = await town.tell(household.worker, 'inbox.list', {})
    expect(items[0]).toMatchObject({ key: 'granted', facts: { programme: 'living', amount: '400000' } })
  })

  test('can be split over several budget lines with shares that add up', async () => {
    await allot(town, 1000, 'city')
    await held(town, household, yuan(3000), {
      shares: [
        { line: lineId(), amount: yuan(2000) },
        { line: lineId('city'), amount: yuan(1000) },
      ],
    })
    expect(await lineOf(town)).toMatchObject({ held: yuan(2000) })
    expect(await lineOf(town, lineId('city'))).toMatchObject({ free: 0 })
    expect(sumOf(await ledgerOf(town, 'held'))).toBe(yuan(3000))
  })

  test('beyond a budget line is refused and holds nothing on any line', async () => {
    await allot(town, 1000, 'city')
    const shares = [
      { line: lineId(), amount: yuan(2000) },
      { line: lineId('city'), amount: yuan(1000.01) },
    ]
    expect(await refused({ shares }, yuan(3000.01))).toBe('BUDGET_EXHAUSTED')
    expect(await lineOf(town)).toMatchObject({ held: 0 })
    expect(await refused({ shares: [{ line: lineId(), amount: yuan(20_000) }] }, yuan(6000))).toBe('GRANT_SPLIT_WRONG')
  })

  test.each([
    ['shares that do not add up', { shares: [{ line: lineId(), amount: yuan(999) }] }, 'GRANT_SPLIT_WRONG'],
    [
      'a line of another jurisdiction',
      { shares: [{ line: lineId('provincial', 'direct'), amount: yuan(1000) }] },
      'GRANT_SPLIT_WRONG',
    ],
    ['a line that is not there', { shares: [{ line: lineId('social'), amount: yuan(1000) }] }, 'GRANT_SPLIT_WRONG'],
    ['another year', { year: YEAR - 1 }, 'BAD_INPUT'],
    ['a member for a household’s aid', { member: 'm1' as MemberKey }, 'BAD_INPUT'],
    ['a member who is not there', { programme: 'tuition', member: 'm9' as MemberKey }, 'BAD_INPUT'],
    [
      'school money for somebody not at school',
      { programme: 'tuition', member: 'm1' as MemberKey },
      'GRANT_NOT_ELIGIBLE',
    ],
  ] as const)('with %s is refused', async (_what, over, code) => {
    await allot(town, 5000, 'provincial', 'direct')
    expect(await refused(over as Parameters<typeof aHold>[1])).toBe(code)
  })

  test('above the standard is refused', async () => {
    expect(await refused({}, yuan(6000.01))).toBe('GRANT_ABOVE_CAP')
    expect(await refused({ programme: 'tuition', member: 'm2' as MemberKey }, yuan(3000.01))).toBe('GRANT_ABOVE_CAP')
    expect(await refused({ programme: 'medical' }, yuan(3000.01))).toBe('GRANT_ABOVE_CAP')
  })

  test('is refused a second time for the same person, programme and year', async () => {
    await held(town, household, yuan(100))
    expect(await refused()).toBe('GRANT_REPEATED')
    const offer = { caseId: household.caseId, programme: 'living', year: YEAR } as const
    expect(await town.refusal('countyFund', 'grant.propose', offer)).toBe('GRANT_REPEATED')
    await held(town, household, yuan(100), { programme: 'festival' })
    await held(town, household, yuan(100), { programme: 'tuition', member: 'm2' as MemberKey })
    expect(await refused({ programme: 'tuition', member: 'm2' as MemberKey }, yuan(100))).toBe('GRANT_REPEATED')
  })

  test('is held once when the command is repeated, and refused with a stale version', async () => {
    const on = { ...(await now(town, household.caseId)), key: 'one-and-the-same-key' }
    const first = await town.tell('countyFund', 'grant.hold', aHold(yuan(100)), on)
    expect(await town.tell('countyFund', 'grant.hold', aHold(yuan(100)), on)).toEqual(first)
    expect(await lineOf(town)).toMatchObject({ held: yuan(100) })
    const { key: _key, ...stale } = on
    expect(await town.refusal('countyFund', 'grant.hold', aHold(yuan(5), { programme: 'festival' }), stale)).toBe(
      'STALE_VERSION',
    )
  })

  test('requires an active file', async () => {
    const early = await walkTo(town, 'county-review', { seed: 2 })
    const offer = { caseId: early.caseId, programme: 'living', year: YEAR } as const
    expect(await town.refusal('countyFund', 'grant.propose', offer)).toBe('DOSSIER_NOT_ACTIVE')
    expect(await town.refusal('countyFund', 'grant.hold', aHold(yuan(1)), early)).toBe('WRONG_STAGE')
  })

  test('before the determination is possible for temporary aid only', async () => {
    const waiting = await walkTo(town, 'determining', { seed: 2 })
    const at = await now(town, waiting.caseId)
    expect(await town.refusal('countyFund', 'grant.hold', aHold(yuan(1)), at)).toBe('DOSSIER_NOT_ACTIVE')
    const { grant } = await town.tell('countyFund', 'grant.hold', aHold(yuan(1000), { programme: 'temporary' }), at)
    expect(await grantOf(town, grant)).toMatchObject({ programme: 'temporary', state: 'held' })
  })
})

describe('permission to hold a grant', () => {
  const otherFund = async (): Promise<string> => {
    const id = 'PE-otherFund' as PersonId
    const post = { role: 'fund-officer', org: ORG.direct.id } as const
    await town.world.ports.store.transaction(async (tx) => {
      const person = { id, openid: 'otherFund', name: '邻区财务', posts: [post], sends: {} }
      const numbers = { ...anOfficersNumbers('otherFund'), mobile: aMobile(66_000_001) as never }
      await tx.insert(
        PEOPLE,
        id,
        await saidBy(tx, town.world.ports, person, { ...numbers, idNumber: anIdNumber(399) as never }),
      )
      await tx.insert(POSTS, postId({ ...post, person: id }), { ...post, person: id, name: '邻区财务', since: 0 })
    })
    return 'otherFund'
  }

  test('is refused to the fund officer of another county, who sees no grant either', async () => {
    const who = await otherFund()
    expect(await refused({}, yuan(1), who)).toBe('NOT_FOUND')
    expect((await town.tell(who, 'grant.list', { year: YEAR })).items).toEqual([])
    const grant = await held(town, household, yuan(1))
    expect((await town.tell(who, 'grant.list', { year: YEAR })).items).toEqual([])
    const theirs = { org: ORG.direct.id, year: YEAR, grants: [grant] }
    expect(await town.refusal(who, 'payout.createBatch', theirs)).toBe('NOT_FOUND')
    expect(await town.refusal(who, 'payout.createBatch', { ...theirs, org: ORG.county.id })).toBe('NOT_ALLOWED')
  })

  test('is given to the city for every county, while approvers and auditors may only read', async () => {
    expect(await refused({}, yuan(1), 'cityApprover')).toBe('NOT_ALLOWED')
    expect(await refused({}, yuan(1), 'cityAuditor')).toBe('NOT_ALLOWED')
    await town.tell('cityFund', 'grant.hold', aHold(yuan(1)), await now(town, household.caseId))
    expect((await town.tell('cityAuditor', 'grant.list', { year: YEAR })).items).toHaveLength(1)
  })

  test('is refused for one’s own household', async () => {
    const { store } = town.world.ports
    const { declaration } = await caseOf(town, household.caseId)
    await store.transaction(async (tx) => {
      const me = await tx.get(PEOPLE, 'PE-countyFund')
      if (me !== undefined) await tx.replace(PEOPLE, me, { ...me.doc, idHash: declaration.members[0]?.idNumber.hash })
    })
    expect(await refused()).toBe('OWN_HOUSEHOLD')
  })
})

describe('aid already granted this year', () => {
  /** three people: the relative line is at 72,000 yuan net a year */
  const nearTheLine = {
    incomes: [{ member: 'm0' as MemberKey, kind: 'wages' as const, amount: yuan(71_000) }],
    expenditures: [{ member: 'm0' as MemberKey, kind: 'illness' as const, amount: yuan(5000) }],
  }

  test('that lifts a household above the lines leads to a refusal, and festival aid never counts', async () => {
    const family = await onFile(town, { seed: 3, declaration: nearTheLine })
    await paid(town, family, yuan(500), { programme: 'festival' })
    await paid(town, family, yuan(3000), { programme: 'medical' })
    // 66,000 + 3,000 is still below the line, with 4,000 more it is not
    await paid(town, family, yuan(4000))
    const again = aHold(yuan(100), { programme: 'tuition', member: 'm2' as MemberKey })
    expect(await town.refusal('countyFund', 'grant.hold', again, await now(town, family.caseId))).toBe(
      'GRANT_NOT_ELIGIBLE',
    )
  })

  test('leads to a mark for attention instead, if the policy is set to mark', async () => {
    const lenient = await aTown(await aWorld(), { policy: aPolicy({ eligibilityRerun: 'mark' }) })
    await allot(lenient, 20_000)
    const family = await onFile(lenient, { seed: 3, declaration: nearTheLine })
    await paid(lenient, family, yuan(3000), { programme: 'medical' })
    await paid(lenient, family, yuan(4000))
    const grant = await held(lenient, family, yuan(100), { programme: 'tuition', member: 'm2' as MemberKey })
    const { items } = await lenient.tell('countyApprover', 'grant.list', { year: YEAR, programme: 'tuition' })
    expect(items).toMatchObject([{ id: grant, attention: true }])
    await lenient.close()
  })
})

describe('releasing a grant', () => {
  test('frees its money, and the person for this programme', async () => {
    const grant = await held(town, household, yuan(4000))
    await town.tell('countyFund', 'grant.release', { grant, why: '金额有误' }, await now(town, household.caseId))
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: 0, free: yuan(20_000) })
    expect(await grantOf(town, grant)).toMatchObject({ state: 'released' })
    expect((await caseOf(town, household.caseId)).grants).toMatchObject([{ state: 'released' }])
    await held(town, household, yuan(3000))
    expect(await lineOf(town)).toMatchObject({ held: yuan(3000) })
  })

  test('is possible once, not after the payment, and not from another case', async () => {
    const grant = await held(town, household, yuan(4000))
    const stranger = await onFile(town, { seed: 4 })
    const why = '金额有误'
    expect(await town.refusal('countyFund', 'grant.release', { grant, why }, await now(town, stranger.caseId))).toBe(
      'GRANT_WRONG_STATE',
    )
    await town.tell('countyFund', 'grant.release', { grant, why }, await now(town, household.caseId))
    expect(await town.refusal('countyFund', 'grant.release', { grant, why }, await now(town, household.caseId))).toBe(
      'GRANT_WRONG_STATE',
    )
    const spent = await paid(town, household, yuan(4000))
    expect(
      await town.refusal('countyFund', 'grant.release', { grant: spent, why }, await now(town, household.caseId)),
    ).toBe('GRANT_WRONG_STATE')
    expect(await lineOf(town)).toMatchObject({ held: 0, settled: yuan(4000) })
  })
})

test('sixty-four parallel grants on one budget line never overdraw it', async () => {
  const crowd = await copies(town, household.caseId, 64)
  await allot(town, 100, 'social')
  const shares = [{ line: lineId('social'), amount: fen(700) }]
  const answers = await Promise.all(
    crowd.map((one) => town.ask('countyFund', 'grant.hold', aHold(fen(700), { shares }), one)),
  )
  const holding = answers.filter((answer) => answer.ok).length
  const line = await lineOf(town, lineId('social'))
  expect(line.held).toBe(holding * 700)
  expect(line.free).toBeGreaterThanOrEqual(0)
  expect(holding).toBe(14)
  const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code])))
  expect([...codes].filter((code) => code !== 'BUDGET_EXHAUSTED' && code !== 'BUSY')).toEqual([])
})

test('grants can be listed by state, programme and budget line, with pagination', async () => {
  const other = await onFile(town, { seed: 5 })
  await allot(town, 5000, 'city')
  const first = await held(town, household, yuan(100))
  const second = await held(town, other, yuan(200), { shares: [{ line: lineId('city'), amount: yuan(200) }] })
  const third = await held(town, other, yuan(300), { programme: 'festival' })
  const list = async (over: object) =>
    (await town.tell('countyFund', 'grant.list', { year: YEAR, ...over })).items.map((row) => row.id)
  expect(new Set(await list({}))).toEqual(new Set([first, second, third]))
  expect(await list({ programme: 'festival' })).toEqual([third])
  expect(await list({ line: lineId('city') })).toEqual([second])
  expect(await list({ state: 'paid' })).toEqual([])
  expect(await list({ jurisdiction: 'direct' })).toEqual([])
  const page = await town.tell('countyFund', 'grant.list', { year: YEAR, limit: 2 })
  expect(page.items).toHaveLength(2)
  const rest = await town.tell('countyFund', 'grant.list', { year: YEAR, limit: 2, cursor: page.next ?? '' })
  expect(rest.items).toHaveLength(1)
  expect(rest.next).toBeUndefined()
})
