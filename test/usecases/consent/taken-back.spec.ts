import { drainOutbox } from '@cloud/usecases/clock/drain-outbox'
import { everything } from '@cloud/usecases/maintenance/walk'
import { ENTRIES, ID_KEYS, NOTICES } from '@cloud/usecases/stored/collections'
import { CONSENT_TEXT_VERSION, type Consent } from '@domain/consent/consent'
import type { CallInput } from '@domain/contract/index'
import type { IdNumber } from '@domain/kernel/identity-numbers'
import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, type OfficerKey, type Town } from '@test/support/town'
import { caseOf, now, startCheck, stepOn, uploadTable, type Walked } from '@test/support/walk'

let town: Town
let sent: CallInput<'case.submit'>
beforeEach(async () => {
  town = await aTown(await aWorld())
  sent = await town.submission('worker-1')
})
afterEach(() => town.close())

const SPOUSE = 'the-spouse'
const spouse = () => {
  const found = sent.declaration.members.find(({ relation }) => relation === 'spouse')
  if (found === undefined) throw new Error('the household has a spouse')
  return { ...found, idNumber: found.idNumber as IdNumber }
}
const agree = async () => {
  const { name, idNumber } = spouse()
  const { code } = await town.tell('worker-1', 'consent.invite', { applicant: '谷雨声', name, idNumber })
  const link = { code, lastFour: idNumber.slice(-4) }
  await town.tell(SPOUSE, 'consent.agree', { ...link, textVersion: CONSENT_TEXT_VERSION })
}
const onOwnPhone = (): Consent[] =>
  sent.consents.map((consent) => (consent.member === spouse().key ? { ...consent, how: 'own-phone' } : consent))
const submit = async (): Promise<Walked> => ({
  ...(await town.tell('worker-1', 'case.submit', { ...sent, consents: onOwnPhone() })),
  worker: 'worker-1',
})
const walkOn = async (until: Walked['stage']): Promise<Walked> => {
  let at = await submit()
  while (at.stage !== until) at = await stepOn(town, at)
  return at
}
const mine = async (who = SPOUSE) => (await town.tell(who, 'consent.mine', {})).items
const ref = async (): Promise<string> => (await mine())[0]?.ref ?? ''
const takeBack = async () => town.tell(SPOUSE, 'consent.revoke', { ref: await ref() })
const heard = async (openid: string): Promise<string[]> =>
  (await town.tell(openid, 'inbox.list', {})).items.map(({ key }) => key)

describe('an adult of the household who consented on their own phone', () => {
  test('sees for whom and since when they consented, and nothing else of the case', async () => {
    await agree()
    const asked = { ref: expect.any(String), applicant: '谷*声', name: expect.stringMatching(/\*/), on: '2026-03-02' }
    expect(await mine()).toEqual([{ ...asked, state: 'waiting' }])
    await submit()
    expect(await mine()).toEqual([{ ...asked, state: 'under-way' }])
    expect(await mine('a-stranger')).toEqual([])
    expect(await mine('worker-1')).toEqual([])
  })

  test('can revoke the consent: the case stops, its ID numbers are freed, and worker and base union are notified', async () => {
    await agree()
    const { caseId } = await submit()
    expect(await takeBack()).toEqual({ stopped: true })
    const after = await caseOf(town, caseId)
    expect(after.stage).toBe('withdrawn')
    expect(after.consents.some(({ matter, member }) => matter === 'crosscheck' && member === spouse().key)).toBe(false)
    expect(after.consents.some(({ matter, member }) => matter === 'crosscheck' && member === 'm0')).toBe(true)
    expect(await heard('worker-1')).toContain('consentTakenBack')
    for (const officer of ['baseOfficer', 'baseOfficer2', 'baseOfficer3'])
      expect(await heard(officer)).toContain('caseStopped')
    expect(await mine()).toMatchObject([{ state: 'revoked' }])
    for await (const { doc } of everything(town.world.ports.store, ID_KEYS)) expect(doc.caseId).not.toBe(caseId)
  })

  test('can revoke their own consent after a correction has moved them to another place in the household', async () => {
    await agree()
    const asked = { items: ['members' as const], note: '请核对' }
    const on = await town.tell('baseOfficer', 'case.requestCorrection', asked, await submit())
    const [one, other] = sent.declaration.members
    if (one === undefined || other === undefined) throw new Error('the household has two members')
    const members = [
      { ...one, key: other.key },
      { ...other, key: one.key },
    ]
    const declaration = { ...sent.declaration, members, expenditures: [] }
    const consents = sent.consents
      .filter(({ member }) => member === one.key)
      .map((consent) => ({ ...consent, member: other.key }))
    const answer = { proofs: [], note: '已改', declaration, consents }
    await town.tell('worker-1', 'case.answerCorrection', answer, on)
    await takeBack()
    const log = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [on.caseId], limit: 10 })
    expect(log.items.at(-1)?.doc.facts).toEqual({ matter: 'crosscheck', member: other.key })
    expect((await caseOf(town, on.caseId)).consents.map(({ member }) => member)).not.toContain(other.key)
  })

  test('is not named in the log, which states only that a household member revoked the consent', async () => {
    await agree()
    const { caseId } = await submit()
    await takeBack()
    const entries: unknown[] = []
    for await (const { doc } of everything(town.world.ports.store, ENTRIES))
      if (doc.caseId === caseId && doc.kind === 'revokeConsent') entries.push([doc.by, doc.facts])
    expect(entries).toEqual([[{ as: 'household' }, { matter: 'crosscheck', member: spouse().key }]])
    const { cases } = await town.tell('worker-1', 'case.mine', {})
    expect(cases[0]?.log.at(-1)).toMatchObject({ kind: 'revokeConsent', by: { as: 'household' } })
  })

  test('revokes the consent: a worker whom no message reaches is put on the list for phone calls', async () => {
    await agree()
    await submit()
    await takeBack()
    await drainOutbox(town.world.ports)
    const { items } = await town.tell('baseOfficer', 'ring.list', {})
    expect(items.map(({ matters }) => matters.map(({ key }) => key))).toEqual([['consentTakenBack']])
  })

  test('revokes the consent before submission: the application is then refused without a new consent', async () => {
    await agree()
    expect(await takeBack()).toEqual({ stopped: false })
    expect(await town.refusal('worker-1', 'case.submit', { ...sent, consents: onOwnPhone() })).toBe('CONSENT_MISSING')
    await agree()
    expect(await mine()).toMatchObject([{ state: 'waiting' }])
    expect((await submit()).stage).toBe('submitted')
  })

  test('revokes the consent while the application is being submitted: no case stays open without it', async () => {
    await agree()
    const taking = ref().then((one) => town.ask(SPOUSE, 'consent.revoke', { ref: one }))
    const [handed, taken] = await Promise.all([
      town.ask('worker-1', 'case.submit', { ...sent, consents: onOwnPhone() }),
      taking,
    ])
    expect(taken.ok).toBe(true)
    if (handed.ok) expect((await caseOf(town, handed.value.caseId)).stage).toBe('withdrawn')
    else expect(handed.refusal.code).toBe('CONSENT_MISSING')
  })

  test('revokes by two taps or a retry with the same answer, and the case stops once', async () => {
    await agree()
    const { caseId } = await submit()
    const input = { ref: await ref() }
    for (const how of [{ key: 'key-one-tap-of-the-spouse' }, { key: 'key-one-tap-of-the-spouse' }, {}])
      expect(await town.tell(SPOUSE, 'consent.revoke', input, how)).toEqual({ stopped: true })
    expect((await now(town, caseId)).version).toBe(2)
  })

  test('is the only person who can revoke it: unrelated persons, other workers, the applicant and officers are refused', async () => {
    await agree()
    const { caseId } = await submit()
    const input = { ref: await ref() }
    for (const who of ['a-stranger', 'worker-2', 'worker-1', 'baseOfficer', 'cityReviewer'])
      expect(await town.refusal(who, 'consent.revoke', input)).toBe('NOT_FOUND')
    expect((await caseOf(town, caseId)).stage).toBe('submitted')
  })

  test('revokes the consent after the determination: the file stays open, and the consent is not used again', async () => {
    await agree()
    const at = await walkOn('on-file')
    expect(await mine()).toMatchObject([{ state: 'decided' }])
    expect(await takeBack()).toEqual({ stopped: false })
    expect((await caseOf(town, at.caseId)).stage).toBe('on-file')
    expect((await now(town, at.caseId)).version).toBe(at.version)
    const { idNumbers } = await town.tell('worker-1', 'consent.given', { idNumbers: [spouse().idNumber] })
    expect(idNumbers).toEqual([])
  })

  test('revokes the consent during the cross-check: the household leaves the lists, and later results are refused', async () => {
    await agree()
    const at = await walkOn('crosschecking')
    const batch = await startCheck(town, [at.caseId], ['vehicles'])
    await takeBack()
    const asking = { batch, counterpart: 'vehicles' as const, purpose: '数据比对' }
    expect(await town.refusal('cityReviewer', 'crosscheck.export', asking)).toBe('BATCH_CLOSED')
    const file = await uploadTable(town, [['批次', '单位']])
    expect(await town.refusal('cityReviewer', 'crosscheck.import', { batch, counterpart: 'vehicles', file })).not.toBe(
      '',
    )
    expect((await caseOf(town, at.caseId)).check?.results).toEqual([])
  })

  describe('whose application was refused', () => {
    const refuseCase = async () => {
      const { worker, ...at } = await submit()
      const why = { reasons: ['not-a-worker' as const], words: '不属于本会职工' }
      return { worker, ...(await town.tell('baseOfficer', 'case.refuse', why, at)) }
    }
    const again = { why: '请再看一次', files: [] }

    test('and revokes the consent then: the case cannot be examined again without a new consent', async () => {
      await agree()
      const { worker, ...refused } = await refuseCase()
      expect(await takeBack()).toEqual({ stopped: false })
      expect(await town.refusal(worker, 'case.requestReexamination', again, refused)).toBe('CONSENT_TAKEN_BACK')
      expect((await caseOf(town, refused.caseId)).stage).toBe('refused')
      await agree()
      expect(await town.tell(worker, 'case.requestReexamination', again, refused)).toMatchObject({
        stage: 're-examining',
      })
    })

    test('and revokes the consent while it is examined again: the case stops', async () => {
      await agree()
      const { worker, ...refused } = await refuseCase()
      const asked = await town.tell(worker, 'case.requestReexamination', again, refused)
      expect(await mine()).toMatchObject([{ state: 'under-way' }])
      expect(await takeBack()).toEqual({ stopped: true })
      expect((await caseOf(town, asked.caseId)).stage).toBe('withdrawn')
    })

    test('twice, and revokes the consent while both are examined again, or one is: every one under way stops', async () => {
      await agree()
      const { worker, ...older } = await refuseCase()
      sent = await town.submission('worker-1')
      const { worker: _same, ...newer } = await refuseCase()
      await town.tell(worker, 'case.requestReexamination', again, older)
      expect(await mine()).toMatchObject([{ state: 'under-way' }])
      await town.tell(worker, 'case.requestReexamination', again, newer)
      expect(await takeBack()).toEqual({ stopped: true })
      for (const { caseId } of [older, newer]) expect((await caseOf(town, caseId)).stage).toBe('withdrawn')
    })

    test('and revokes the consent while the worker asks for the re-examination: the case does not go on', async () => {
      await agree()
      const { worker, ...refused } = await refuseCase()
      const taking = ref().then((one) => town.ask(SPOUSE, 'consent.revoke', { ref: one }))
      const [asked, taken] = await Promise.all([town.ask(worker, 'case.requestReexamination', again, refused), taking])
      expect(taken.ok).toBe(true)
      expect((await caseOf(town, refused.caseId)).stage).toBe(asked.ok ? 'withdrawn' : 'refused')
    })
  })

  test('can revoke the consent during the notice, and the notice goes offline at once', async () => {
    await agree()
    const at = await walkOn('on-notice')
    await takeBack()
    const { notice } = await caseOf(town, at.caseId)
    expect((await town.world.ports.store.get(NOTICES, notice?.id ?? ''))?.doc.state).toBe('ended')
  })
})

describe('revoking a consent at the union, signed on the officer’s phone', () => {
  const atUnion = async (over: Partial<CallInput<'case.revokeAtUnion'>> = {}, who: OfficerKey = 'baseOfficer') => ({
    matter: 'crosscheck' as const,
    member: spouse().key,
    signature: await town.upload(who, 'signature'),
    ...over,
  })

  test('by a member for whom the applicant had consented stops the case and stores the signature', async () => {
    const at = await town.tell('worker-1', 'case.submit', sent)
    const input = await atUnion()
    expect(await town.tell('baseOfficer', 'case.revokeAtUnion', input, at)).toMatchObject({ stage: 'withdrawn' })
    expect(await heard('worker-1')).toContain('withdrawn')
    expect(await heard('baseOfficer2')).toContain('caseStopped')
    expect(await heard('baseOfficer')).not.toContain('caseStopped')
    const link = await town.tell('countyReviewer', 'file.link', { file: input.signature })
    expect(link.url).toContain(input.signature)
  })

  test('by a worker for whom the union had applied, or by a guardian for the children, stops the case', async () => {
    for (const [seed, matter] of [
      [3, 'crosscheck'],
      [4, 'minors'],
    ] as const) {
      const at = await town.tell('baseOfficer', 'case.submitOnBehalf', await town.onBehalf('baseOfficer', { seed }))
      const input = await atUnion({ matter, member: 'm0' as never })
      expect(await town.tell('baseOfficer', 'case.revokeAtUnion', input, at)).toMatchObject({ stage: 'withdrawn' })
    }
  })

  test('requires that the consent was given and that the signature was received', async () => {
    const at = await town.tell('worker-1', 'case.submit', sent)
    const child = sent.declaration.members.find(({ relation }) => relation === 'child')
    if (child === undefined) throw new Error('the household has a child')
    expect(await town.refusal('baseOfficer', 'case.revokeAtUnion', await atUnion({ member: child.key }), at)).toBe(
      'CONSENT_REVOKED',
    )
    const unsigned = await atUnion({ signature: 'FI-none' as never })
    expect(await town.refusal('baseOfficer', 'case.revokeAtUnion', unsigned, at)).toBe('FILE_NOT_RECEIVED')
  })

  test.each(Object.keys(OFFICERS).filter((who) => !/^(baseOfficer\d?|countyOfficer)$/.test(who)))(
    'is refused to %s',
    async (who) => {
      const at = await town.tell('worker-1', 'case.submit', sent)
      expect(await town.refusal(who, 'case.revokeAtUnion', await atUnion(), at)).toBe(
        /^(neighbour|direct)|Administrator/.test(who) ? 'NOT_FOUND' : 'NOT_ALLOWED',
      )
    },
  )

  test('by two officers at once succeeds for one officer, and a closed case cannot be stopped again', async () => {
    const at = await town.tell('worker-1', 'case.submit', sent)
    const inputs = [await atUnion(), await atUnion({}, 'baseOfficer2')] as const
    const answers = await Promise.all([
      town.ask('baseOfficer', 'case.revokeAtUnion', inputs[0], at),
      town.ask('baseOfficer2', 'case.revokeAtUnion', inputs[1], at),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const on = await now(town, at.caseId)
    expect(await town.refusal('baseOfficer', 'case.revokeAtUnion', await atUnion(), on)).toBe('WRONG_STAGE')
  })
})
