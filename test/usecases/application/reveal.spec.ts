import { COMMANDS, REVEALS } from '@cloud/usecases/stored/collections'
import type { CaseId, FileId } from '@domain/kernel/ids'
import { accountIn, aDeclaration } from '@test/support/household'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, nextDay } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

describe('revealing a masked field', () => {
  const reveal = (who: string, caseId: CaseId, over: object = {}, key?: string) =>
    town.ask(
      who,
      'case.reveal',
      { member: 'm0' as never, field: 'idNumber', why: 'contact', ...over },
      { caseId, ...(key === undefined ? {} : { key }) },
    )
  const lookedAt = async (worker: string, caseId: CaseId) =>
    (await town.tell(worker, 'case.lookedAt', { caseId })).items

  test('returns the full value, and the worker sees who revealed it, why and when', async () => {
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
        why: 'contact',
        purpose: '',
      },
    ])
  })

  test.each(['name', 'mobile', 'registeredAddress', 'presentAddress', 'healthDetail', 'account'])(
    'returns the full %s of the applicant',
    async (field) => {
      const { caseId } = await submitted(town)
      const { applicant, account } = aDeclaration()
      const plain: Record<string, string> = {
        ...(applicant as unknown as Record<string, string>),
        account: accountIn({ account }).number,
      }
      expect(await reveal('countyReviewer', caseId, { field })).toMatchObject({ value: { text: plain[field] } })
    },
  )

  test('repeated after a lost reply counts as the same look; a new request counts as a second look', async () => {
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

  test('a repeat of the same command is refused once the officer has left the post', async () => {
    const { caseId } = await submitted(town)
    await reveal('baseOfficer3', caseId, {}, 'the-same-key-as-before')
    const post = { org: ORG.base.id, person: 'PE-baseOfficer3' as never, role: 'base-officer' as const }
    await town.tell('countyAdministrator', 'officer.remove', post)
    expect(await reveal('baseOfficer3', caseId, {}, 'the-same-key-as-before')).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
  })

  test('stores the answer for a retry in sealed form', async () => {
    const { caseId } = await submitted(town)
    await reveal('baseOfficer', caseId)
    const { items } = await town.world.ports.store.query(COMMANDS, { index: 'byTime', eq: [], limit: 100 })
    expect(JSON.stringify(items)).not.toContain(aDeclaration().applicant.idNumber)
  })

  test('of a minor is allowed for reviewers, and for the base union only while it surveys', async () => {
    const { caseId, version } = await submitted(town)
    const child = { member: 'm2', field: 'name' }
    const answers = async () =>
      Promise.all(
        (['baseOfficer', 'countyReviewer', 'cityReviewer', 'cityAuditor', 'countyFund'] as const).map(
          async (who) =>
            (await reveal(who, caseId, { ...child, ...(who === 'cityAuditor' ? { why: 'audit' } : {}) })).ok,
        ),
      )
    expect(await answers()).toEqual([false, true, true, false, false])
    await town.tell('baseOfficer', 'case.accept', {}, { caseId, version })
    expect(await answers()).toEqual([true, true, true, false, false])
  })

  test('is not logged as a look when it is refused', async () => {
    const { caseId, worker } = await submitted(town)
    expect(await reveal('countyFund', caseId, { field: 'healthDetail' })).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    })
    expect(await reveal('neighbourOfficer', caseId)).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(await reveal('countyApprover', caseId)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } })
    expect(await reveal('baseOfficer', caseId, { member: 'm9' })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(await reveal('baseOfficer', caseId, { member: 'm1', field: 'account' })).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
    expect(await reveal('baseOfficer', caseId, { why: 'x' })).toMatchObject({ refusal: { code: 'BAD_INPUT' } })
    expect(await lookedAt(worker, caseId)).toEqual([])
    expect((await town.world.ports.store.query(REVEALS, { index: 'byCase', eq: [caseId], limit: 9 })).items).toEqual([])
  })

  test('of one’s own household is refused', async () => {
    const { caseId } = await submitted(town, { worker: 'baseOfficer' })
    expect(await reveal('baseOfficer', caseId)).toMatchObject({ refusal: { code: 'OWN_HOUSEHOLD' } })
  })

  test('is listed page by page for the worker of the case alone', async () => {
    const { caseId, worker } = await submitted(town)
    for (let i = 0; i < 5; i += 1) await reveal('baseOfficer', caseId, { words: `第${i + 1}次` })
    const first = await town.tell(worker, 'case.lookedAt', { caseId, limit: 2 })
    const second = await town.tell(worker, 'case.lookedAt', { caseId, limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ purpose }) => purpose)).toHaveLength(4)
    expect(new Set([...first.items, ...second.items].map(({ purpose }) => purpose)).size).toBe(4)
    expect(await town.refusal('worker-2', 'case.lookedAt', { caseId })).toBe('NOT_FOUND')
    expect(await town.refusal('baseOfficer', 'case.lookedAt', { caseId })).toBe('NOT_FOUND')
  })
})

describe('looking at a proof of the household', () => {
  const look = (who: string, file: FileId) => town.ask(who, 'file.link', { file })
  const papersOf = async () => {
    const { caseId, worker } = await submitted(town)
    const { proofs, signature } = await caseOf(town, caseId)
    const [paper] = proofs.flatMap(({ files }) => files)
    if (paper === undefined) throw new Error('the household gave papers')
    const looks = async () => (await town.tell(worker, 'case.lookedAt', { caseId })).items
    return { worker, paper, signature, looks }
  }

  test('is logged once for each person, file and day, and shown to the worker', async () => {
    const { paper, looks } = await papersOf()
    const at = town.world.clock.now()
    expect(await look('baseOfficer', paper)).toMatchObject({ ok: true })
    town.world.clock.add(60_000)
    expect((await Promise.all([look('baseOfficer', paper), look('baseOfficer', paper)])).every(({ ok }) => ok)).toBe(
      true,
    )
    const noted = {
      by: '经办甲',
      role: 'base-officer',
      unit: ORG.base.name,
      field: 'proof',
      why: 'opened-papers',
      purpose: '',
    }
    expect(await looks()).toEqual([{ at, ...noted }])
    await look('countyReviewer', paper)
    nextDay(town)
    await look('baseOfficer', paper)
    expect((await looks()).map(({ by }) => by)).toEqual(['经办甲', '区审核甲', '经办甲'])
  })

  test('several times in parallel is logged once', async () => {
    const { paper, looks } = await papersOf()
    const answers = await Promise.all([1, 2, 3].map(() => look('cityReviewer', paper)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await looks()).toHaveLength(1)
  })

  test('is not logged for the worker’s own file, for a file that is no proof, or when it is refused', async () => {
    const { worker, paper, signature, looks } = await papersOf()
    expect((await look(worker, paper)).ok).toBe(true)
    expect((await look('baseOfficer', signature)).ok).toBe(true)
    expect((await look('neighbourOfficer', paper)).ok).toBe(false)
    expect(await looks()).toEqual([])
  })
})
