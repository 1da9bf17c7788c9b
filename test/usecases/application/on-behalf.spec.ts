import { CASES, CLAIMS, COMMANDS, ENTRIES, entryId } from '@cloud/usecases/stored/collections'
import type { CallInput } from '@domain/contract/index'
import { aDeclaration } from '@test/support/household'
import { aWorld } from '@test/support/ports'
import { aTown, type OfficerKey, ORG, submitted, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const { applicant } = aDeclaration()
const entered = async (officer: OfficerKey = 'baseOfficer', base = ORG.base) =>
  town.tell(officer, 'case.submitOnBehalf', await town.onBehalf(officer, { base }))
const claiming = (code: string, over: Partial<CallInput<'case.claim'>> = {}) => ({
  name: applicant.name,
  idNumber: applicant.idNumber,
  code,
  ...over,
})

test('a union applies on behalf of a worker, and the case has no applicant account until the worker claims it', async () => {
  const { caseId, claimCode, version } = await entered()
  expect(claimCode).toMatch(/^\d{8}$/)
  const { doc } = (await town.world.ports.store.get(CASES, caseId)) ?? {}
  expect(doc).toMatchObject({ onBehalf: true, seq: version })
  expect(doc?.applicant).toBeUndefined()
  expect((await town.world.ports.store.get(ENTRIES, entryId(caseId, 1)))?.doc.by).toMatchObject({
    as: 'base-officer',
    name: '经办甲',
  })
  expect(await town.tell('worker-1', 'case.claim', claiming(claimCode))).toMatchObject({ caseId, version: 2 })
  const { cases } = await town.tell('worker-1', 'case.mine', {})
  expect(cases).toMatchObject([{ id: caseId, stage: 'submitted' }])
})

test('the claim code is not stored in plain text anywhere', async () => {
  const { caseId, claimCode } = await entered()
  const seen = await town.world.ports.store.get(CASES, caseId)
  const claim = await town.world.ports.store.get(CLAIMS, seen?.doc.claimHash ?? '')
  const commands = await town.world.ports.store.query(COMMANDS, { index: 'byTime', eq: [], limit: 100 })
  expect(claim?.doc).toEqual({ caseId })
  expect(JSON.stringify([seen, claim, commands.items])).not.toContain(claimCode)
})

test('a retried command gets the same answer, so that the officer still receives the claim code', async () => {
  const input = await town.onBehalf('baseOfficer')
  const key = 'the-key-of-the-officer'
  const first = await town.tell('baseOfficer', 'case.submitOnBehalf', input, { key })
  expect(await town.tell('baseOfficer', 'case.submitOnBehalf', input, { key })).toEqual(first)
})

test.each<[OfficerKey, typeof ORG.base]>([
  ['countyReviewer', ORG.base],
  ['countyOfficer', ORG.neighbour],
  ['cityReviewer', ORG.directBase],
])('a union above may also apply on behalf of a worker: %s', async (officer, base) => {
  expect(await entered(officer, base)).toMatchObject({ version: 1 })
})

test.each<[string, OfficerKey, (typeof ORG)[keyof typeof ORG], (typeof ORG)[keyof typeof ORG], string]>([
  ['for the neighbour union', 'baseOfficer', ORG.base, ORG.neighbour, 'NOT_ALLOWED'],
  ['in the neighbour’s name', 'baseOfficer', ORG.neighbour, ORG.neighbour, 'NOT_ALLOWED'],
  ['in the county’s name', 'baseOfficer', ORG.county, ORG.base, 'NOT_ALLOWED'],
  ['for a county', 'countyReviewer', ORG.county, ORG.county, 'ORG_WRONG_LEVEL'],
  ['as an auditor', 'cityAuditor', ORG.city, ORG.base, 'NOT_ALLOWED'],
])('applying on behalf of a worker is refused %s', async (_what, officer, org, base, code) => {
  const input = await town.onBehalf(officer)
  expect(await town.refusal(officer, 'case.submitOnBehalf', { ...input, org: org.id, base: base.id })).toBe(code)
})

test('applying on behalf of a worker is refused if the consent is declared as given on a phone', async () => {
  const input = { ...(await town.onBehalf('baseOfficer')), ...(await town.submission('baseOfficer')) }
  expect(await town.refusal('baseOfficer', 'case.submitOnBehalf', input)).toBe('CONSENT_MISSING')
})

test('nothing is handed in without the paper by which the worker agreed, photographed by whoever hands it in', async () => {
  const input = await town.onBehalf('baseOfficer')
  expect(await town.refusal('baseOfficer', 'case.submitOnBehalf', { ...input, consentPaper: [] })).toBe('BAD_INPUT')
  const foreign = [await town.upload('neighbourOfficer', 'proof')]
  expect(await town.refusal('baseOfficer', 'case.submitOnBehalf', { ...input, consentPaper: foreign })).toBe(
    'FILE_NOT_RECEIVED',
  )
})

test('the paper belongs to the case: whoever may open the case sees it, and the worker who claims it', async () => {
  const { consentPaper: [paper = ''] = [], ...input } = await town.onBehalf('baseOfficer')
  const { caseId, claimCode } = await town.tell('baseOfficer', 'case.submitOnBehalf', {
    ...input,
    consentPaper: [paper as never],
  })
  const view = await town.tell('countyReviewer', 'case.open', { caseId })
  expect(view.consentPaper).toEqual([paper])
  expect(await town.ask('countyReviewer', 'file.link', { file: paper as never })).toMatchObject({ ok: true })
  expect(await town.refusal('neighbourOfficer', 'file.link', { file: paper as never })).toMatch(/NOT_FOUND|NOT_ALLOWED/)
  await town.tell('worker-1', 'case.claim', claiming(claimCode))
  expect(await town.ask('worker-1', 'file.link', { file: paper as never })).toMatchObject({ ok: true })
})

test('an officer cannot apply on behalf of their own household', async () => {
  const { worker, ...on } = await submitted(town, { worker: 'baseOfficer' })
  await town.tell(worker, 'case.withdraw', { why: '' }, on)
  const input = await town.onBehalf('baseOfficer')
  expect(await town.refusal('baseOfficer', 'case.submitOnBehalf', input)).toBe('OWN_HOUSEHOLD')
})

describe('claiming a case', () => {
  test.each<[string, (right: CallInput<'case.claim'>) => Partial<CallInput<'case.claim'>>]>([
    ['another code', ({ code }) => ({ code: code === '00000000' ? '00000001' : '00000000' })],
    ['another name', () => ({ name: '别人' })],
    ['another ID number', () => ({ idNumber: aDeclaration({}, { seed: 9 }).applicant.idNumber })],
    [
      'the number of a member instead of the applicant',
      () => ({ idNumber: aDeclaration().members[0]?.idNumber ?? '' }),
    ],
    ['a number without its check digit', () => ({ idNumber: '999001198005010000' })],
  ])('with %s is refused', async (_what, change) => {
    const { claimCode } = await entered()
    const right = claiming(claimCode)
    expect(await town.refusal('worker-1', 'case.claim', { ...right, ...change(right) })).toBe('CLAIM_CODE_WRONG')
    expect(await town.ask('worker-1', 'case.claim', right)).toMatchObject({ ok: true })
  })

  test('is blocked for an hour after five wrong codes, even with the right code', async () => {
    const { claimCode } = await entered()
    const guess = claimCode === '00000000' ? '00000001' : '00000000'
    for (let i = 0; i < 5; i += 1)
      expect(await town.refusal('worker-1', 'case.claim', claiming(guess))).toBe('CLAIM_CODE_WRONG')
    expect(await town.refusal('worker-1', 'case.claim', claiming(claimCode))).toBe('TOO_MANY')
    town.world.clock.add(60 * 60_000)
    expect(await town.ask('worker-1', 'case.claim', claiming(claimCode))).toMatchObject({ ok: true })
  })

  test('lets at most five of forty parallel guesses be checked, and the right code after them claims nothing', async () => {
    const { claimCode } = await entered()
    await town.refusal('worker-1', 'case.claim', claiming('00000001'))
    const wrong = Array.from({ length: 40 }, (_, i) => claiming(String(10_000_000 + i)))
    const answers = await Promise.all(wrong.map((guess) => town.ask('worker-1', 'case.claim', guess)))
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))
    // which four of the forty are checked is a matter of the order in which they arrive
    expect(codes.filter((code) => code === 'CLAIM_CODE_WRONG').length).toBeLessThanOrEqual(4)
    expect(codes.filter((code) => !['CLAIM_CODE_WRONG', 'TOO_MANY', 'BUSY'].includes(code))).toEqual([])
    expect(await town.refusal('worker-1', 'case.claim', claiming(claimCode))).toBe('TOO_MANY')
  })

  test('is possible only once with a code', async () => {
    const { claimCode } = await entered()
    await town.tell('worker-1', 'case.claim', claiming(claimCode))
    expect(await town.refusal('worker-2', 'case.claim', claiming(claimCode))).toBe('CLAIM_CODE_WRONG')
  })

  test('from two phones at once succeeds for only one phone', async () => {
    const { claimCode } = await entered()
    const answers = await Promise.all(
      ['worker-1', 'worker-2'].map((worker) => town.ask(worker, 'case.claim', claiming(claimCode))),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  test('is refused to the officer who applied and knows the code', async () => {
    const { claimCode } = await entered()
    expect(await town.refusal('baseOfficer', 'case.claim', claiming(claimCode))).toBe('NOT_ALLOWED')
  })

  test('is possible after the case has moved on, and from then on the worker receives messages', async () => {
    const { caseId, version, claimCode } = await entered()
    await town.tell('baseOfficer', 'case.accept', {}, { caseId, version })
    const claimed = await town.tell('worker-1', 'case.claim', claiming(claimCode))
    expect(claimed).toMatchObject({ stage: 'surveying', version: 3 })
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['idCard'], note: '看不清' }, claimed)
    const { items } = await town.tell('worker-1', 'inbox.list', {})
    expect(items.map(({ key }) => key)).toEqual(['correctionWanted'])
  })
})

describe('a claim code given anew', () => {
  const reissued = async () => {
    const { caseId, claimCode: former, version } = await entered()
    const { claimCode } = await town.tell('baseOfficer', 'case.reissueClaim', {}, { caseId, version })
    return { caseId, former, claimCode }
  }

  test('opens the case, and the former one no longer does', async () => {
    const { caseId, former, claimCode } = await reissued()
    expect(claimCode).toMatch(/^\d{8}$/)
    expect(await town.refusal('worker-1', 'case.claim', claiming(former))).toBe('CLAIM_CODE_WRONG')
    expect(await town.tell('worker-1', 'case.claim', claiming(claimCode))).toMatchObject({ caseId, version: 3 })
  })

  test('is no use to the officer who asked for it, though a colleague typed in the application', async () => {
    const { caseId, version } = await entered('countyReviewer')
    const { claimCode } = await town.tell('baseOfficer', 'case.reissueClaim', {}, { caseId, version })
    expect(await town.refusal('baseOfficer', 'case.claim', claiming(claimCode))).toBe('NOT_ALLOWED')
    expect(await town.refusal('countyReviewer', 'case.claim', claiming(claimCode))).toBe('NOT_ALLOWED')
  })

  test('is stored as a hash only', async () => {
    const { caseId, claimCode } = await reissued()
    const seen = await town.world.ports.store.get(CASES, caseId)
    const entry = await town.world.ports.store.get(ENTRIES, entryId(caseId, 2))
    const commands = await town.world.ports.store.query(COMMANDS, { index: 'byTime', eq: [], limit: 100 })
    expect(JSON.stringify([seen, entry, commands.items])).not.toContain(claimCode)
  })

  test('is refused once the worker has claimed the case, and on a case of the worker’s own', async () => {
    const { caseId, claimCode } = await entered()
    const { version } = await town.tell('worker-1', 'case.claim', claiming(claimCode))
    expect(await town.refusal('baseOfficer', 'case.reissueClaim', {}, { caseId, version })).toBe('NOT_ALLOWED')
  })

  test('is for the union of the case alone', async () => {
    const { caseId, version } = await entered()
    for (const other of ['neighbourOfficer', 'countyReviewer', 'cityAuditor'] as const)
      expect(await town.refusal(other, 'case.reissueClaim', {}, { caseId, version })).toMatch(/NOT_ALLOWED|NOT_FOUND/)
  })
})
