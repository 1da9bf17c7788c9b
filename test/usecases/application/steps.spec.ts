import { CASES, ID_KEYS, NOTICES, PEOPLE } from '@cloud/usecases/stored/collections'
import type { FileId } from '@domain/kernel/ids'
import { aDeclaration } from '@test/support/household'
import { onFile } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, importList, now, startCheck, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const idTaken = async (idNumber: string): Promise<string | undefined> =>
  (await town.world.ports.store.get(ID_KEYS, town.world.ports.sealer.hash(idNumber, 'id-number')))?.doc.caseId

describe('stopping a case', () => {
  test.each(['withdraw', 'revoke'] as const)(
    'by %s ends the case, frees its ID numbers and takes its notice offline',
    async (how) => {
      const { worker, ...on } = await walkTo(town, 'on-notice')
      const { notice } = await caseOf(town, on.caseId)
      const ended =
        how === 'withdraw'
          ? await town.tell(worker, 'case.withdraw', { why: '情况好转' }, on)
          : await town.tell(worker, 'case.revokeConsent', { matter: 'publication' }, on)
      expect(ended.stage).toBe('withdrawn')
      expect(await idTaken(aDeclaration().applicant.idNumber)).toBeUndefined()
      expect((await town.world.ports.store.get(NOTICES, notice?.id ?? ''))?.doc.state).toBe('ended')
      expect((await town.tell('worker-1', 'notice.list', {})).items).toEqual([])
      const told = await town.tell(worker, 'inbox.list', {})
      expect(told.items[0]).toMatchObject({ key: 'withdrawn' })
    },
  )

  test('is refused for another person’s case', async () => {
    const { worker: _worker, ...on } = await submitted(town)
    expect(await town.refusal('worker-2', 'case.withdraw', { why: '' }, on)).toBe('NOT_FOUND')
    expect(await town.refusal('baseOfficer', 'case.withdraw', { why: '' }, on)).toBe('NOT_ALLOWED')
  })

  test('is refused once the case is on file', async () => {
    const { worker, ...on } = await onFile(town)
    expect(await town.refusal(worker, 'case.withdraw', { why: '' }, on)).toBe('WRONG_STAGE')
  })

  test('with a stale version is refused, stating the current version and stage', async () => {
    const { worker, ...on } = await submitted(town)
    await town.tell('baseOfficer', 'case.accept', {}, on)
    expect(await town.ask(worker, 'case.withdraw', { why: '' }, on)).toEqual({
      ok: false,
      refusal: { code: 'STALE_VERSION', about: { now: 2, stage: 'surveying' } },
      requestId: expect.any(String),
    })
  })
})

describe('requesting a re-examination', () => {
  const refused = async () => {
    const { worker, ...on } = await submitted(town)
    const input = { reasons: ['not-a-worker' as const], words: '不属于本会职工' }
    return { worker, ...(await town.tell('baseOfficer', 'case.refuse', input, on)) }
  }

  test('with papers attaches the papers to the case', async () => {
    const { worker, ...on } = await refused()
    const files = [await town.upload(worker, 'reply')]
    expect(
      await town.tell(worker, 'case.requestReexamination', { why: '劳动合同在另一单位', files }, on),
    ).toMatchObject({
      stage: 're-examining',
    })
    expect(await town.ask('countyReviewer', 'file.link', { file: files[0] as FileId })).toMatchObject({ ok: true })
    expect(await town.ask('neighbourOfficer', 'file.link', { file: files[0] as FileId })).toMatchObject({ ok: false })
  })

  test('is possible only once', async () => {
    const { worker, ...on } = await refused()
    const asked = await town.tell(worker, 'case.requestReexamination', { why: '请复核', files: [] }, on)
    const upheld = await town.tell(
      'countyReviewer',
      'reexamination.decide',
      { upheld: true, reasons: '维持原决定' },
      asked,
    )
    expect(await town.refusal(worker, 'case.requestReexamination', { why: '再请复核', files: [] }, upheld)).toBe(
      'REEXAMINATION_USED',
    )
  })

  test('with files that never arrived is refused', async () => {
    const { worker, ...on } = await refused()
    const files = ['FI-nothing' as FileId]
    expect(await town.refusal(worker, 'case.requestReexamination', { why: '请复核', files }, on)).toBe(
      'FILE_NOT_RECEIVED',
    )
  })
})

describe('replying to a hit', () => {
  const hit = async () => {
    const { worker, ...on } = await walkTo(town, 'crosschecking')
    const batch = await startCheck(town, [on.caseId], ['vehicles'])
    await importList(town, batch, 'vehicles', (_c, member) => (member === 'm1' ? 'record' : 'no-record'))
    return { worker, ...(await now(town, on.caseId)) }
  }
  const reply = { key: 'vehicles:m1', text: '该车已于去年过户', files: [] as FileId[] }

  test('is a task of the worker with a due day until it is answered', async () => {
    const { worker, ...on } = await hit()
    const wants = async () => (await town.tell(worker, 'case.mine', {})).cases[0]?.wants
    expect(await wants()).toEqual([
      {
        kind: 'hit',
        key: 'vehicles:m1',
        differs: [],
        counterpart: 'vehicles',
        member: expect.stringContaining('*'),
        dueOn: '2026-03-09',
      },
    ])
    await town.tell(worker, 'case.answerHit', { ...reply, files: [await town.upload(worker, 'reply')] }, on)
    expect(await wants()).toEqual([])
  })

  test('can be repeated until the hit is judged, and is refused afterwards', async () => {
    const { worker, ...on } = await hit()
    const once = await town.tell(worker, 'case.answerHit', reply, on)
    const twice = await town.tell(worker, 'case.answerHit', { ...reply, text: '附过户日期' }, once)
    const verdict = { key: reply.key, verdict: 'explained' as const, reasons: '说明可信' }
    const judged = await town.tell('cityReviewer', 'crosscheck.settleHit', verdict, twice)
    expect(await town.refusal(worker, 'case.answerHit', reply, judged)).toBe('WRONG_STAGE')
  })

  test('is refused when there is no such hit', async () => {
    const { worker, ...on } = await hit()
    expect(await town.refusal(worker, 'case.answerHit', { ...reply, key: 'banks:m0' }, on)).toBe('NOT_FOUND')
  })
})

test('a person’s membership is kept when their case is withdrawn', async () => {
  const { worker, ...on } = await accepted(town)
  await town.tell(worker, 'case.withdraw', { why: '' }, on)
  const { items } = await town.world.ports.store.query(PEOPLE, { index: 'byOpenid', eq: [worker], limit: 1 })
  expect(items[0]?.doc).toMatchObject({ memberOf: ORG.base.id })
  expect((await town.world.ports.store.get(CASES, on.caseId))?.doc.stage).toBe('withdrawn')
})
