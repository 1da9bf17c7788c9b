import { APPLICANT } from '@domain/household/declaration'
import { yuan } from '@domain/kernel/fen'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

describe('a worker’s own case', () => {
  test('shows its stage, since when, its due day and the union to call', async () => {
    const { caseId } = await submitted(town)
    expect((await town.tell('worker-1', 'case.mine', {})).cases).toMatchObject([
      {
        id: caseId,
        stage: 'submitted',
        stageSince: '2026-03-02',
        dueOn: '2026-03-05',
        unit: ORG.base.name,
        unitPhone: '0000-0000',
        wants: [],
        actions: ['withdraw', 'revokeConsent'],
      },
    ])
  })

  test('shows a correction as a task with its due day, its items and the officer’s words', async () => {
    const { worker, ...on } = await submitted(town)
    await town.tell(
      'baseOfficer',
      'case.requestCorrection',
      { items: ['idCard', 'income'], note: '身份证反面缺失' },
      on,
    )
    expect((await town.tell(worker, 'case.mine', {})).cases[0]).toMatchObject({
      wants: [{ kind: 'correction', dueOn: '2026-03-23', items: ['idCard', 'income'], note: '身份证反面缺失' }],
      actions: ['answerCorrection', 'withdraw', 'revokeConsent'],
    })
  })

  test('lists the given consents with person, way and day, and no revoked ones', async () => {
    const { worker, ...on } = await submitted(town)
    const consents = async () => (await town.tell(worker, 'case.mine', {})).cases[0]?.consents ?? []
    const first = await consents()
    expect(first.map(({ matter, how, on: day }) => [matter, how, day])).toEqual([
      ['privacy', 'own-phone', '2026-03-02'],
      ['sensitive', 'own-phone', '2026-03-02'],
      ['publication', 'own-phone', '2026-03-02'],
      ['crosscheck', 'own-phone', '2026-03-02'],
      ['crosscheck', 'through-applicant', '2026-03-02'],
      ['minors', 'own-phone', '2026-03-02'],
    ])
    for (const { member } of first) expect(member).toMatch(/\*/)
    await town.tell(worker, 'case.revokeConsent', { matter: 'crosscheck' }, on)
    expect((await consents()).map(({ matter }) => matter)).toEqual(['privacy', 'sensitive', 'publication', 'minors'])
  })

  test('names officers in the log by role and name, never by their account id', async () => {
    await walkTo(town, 'surveying')
    const own = (await town.tell('worker-1', 'case.mine', {})).cases[0]
    expect(own?.log.map(({ kind, by }) => [kind, by.as, by.name])).toEqual([
      ['submit', 'applicant', undefined],
      ['accept', 'base-officer', '经办甲'],
    ])
    expect(JSON.stringify(own?.log)).not.toContain('PE-')
  })

  test('shows a refusal with its reasons and the sheet it was based on', async () => {
    const { worker, ...on } = await submitted(town)
    await town.tell('baseOfficer', 'case.refuse', { reasons: ['income-above-line'], words: '收入高于标准' }, on)
    expect((await town.tell(worker, 'case.mine', {})).cases[0]).toMatchObject({
      refusal: { from: 'submitted', reasons: ['income-above-line'], words: '收入高于标准' },
      sheet: { result: 'severe', income: 6_000_000 },
      actions: ['requestReexamination'],
      help: { jurisdiction: 'pengjiang' },
    })
  })

  test('a refusal above the line says what would change it, and which other help fits; birth dates stay in the cloud', async () => {
    const { worker, ...on } = await submitted(town, {
      declaration: { expenditures: [], incomes: [{ member: APPLICANT, kind: 'wages', amount: yuan(96_000) }] },
    })
    await town.tell('baseOfficer', 'case.refuse', { reasons: ['income-above-line'], words: '收入高于标准' }, on)
    const [own] = (await town.tell(worker, 'case.mine', {})).cases
    expect(own?.sheet?.result).toBe('none')
    const line = (own?.sheet?.relativeLine ?? 0) * 12 * (own?.sheet?.members ?? 0)
    expect(own?.help?.change?.over).toBe((own?.sheet?.net ?? 0) - line + 1)
    expect(own?.help?.change?.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['illness', 'accident']))
    expect(own?.help?.fits).toEqual(['medical-assistance', 'public-housing'])
    expect(JSON.stringify(own)).not.toContain('birthDate')
  })

  test('a case that was not refused has no other help', async () => {
    const { worker } = await submitted(town)
    expect((await town.tell(worker, 'case.mine', {})).cases[0]).not.toHaveProperty('help')
  })

  test('is visible to no other person', async () => {
    await submitted(town)
    expect((await town.tell('worker-2', 'case.mine', {})).cases).toEqual([])
    expect((await town.tell('baseOfficer', 'case.mine', {})).cases).toEqual([])
  })
})
