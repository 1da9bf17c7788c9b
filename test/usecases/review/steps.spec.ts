import { dispatcher } from '@cloud/dispatch/dispatch'
import { stepRoutes } from '@cloud/usecases/step/routes'
import { CASES, ID_KEYS, PEOPLE, type PersonDoc } from '@cloud/usecases/stored/collections'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, type OfficerKey, ORG, personOf, submitted, type Town } from '@test/support/town'
import {
  aDeliberation,
  approveOn,
  aSurvey,
  caseOf,
  nextDay,
  now,
  setDay,
  stepOn,
  surveyed,
  type Walked,
  walkTo,
} from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

/** Changes a person’s record as an administrator or a claim would. */
const change = async (who: OfficerKey, over: (person: PersonDoc) => Partial<PersonDoc>): Promise<void> => {
  await town.world.ports.store.transaction(async (tx) => {
    const person = await tx.get(PEOPLE, personOf(who))
    if (person !== undefined) await tx.replace(PEOPLE, person, { ...person.doc, ...over(person.doc) })
  })
}
const asCountyToo = (person: PersonDoc) => ({
  posts: [...person.posts, { role: 'county-reviewer' as const, org: ORG.county.id }],
})
const isFree = async (at: { caseId: Walked['caseId'] }): Promise<boolean> => {
  const { declaration } = await caseOf(town, at.caseId)
  return (await town.world.ports.store.get(ID_KEYS, declaration.applicant.idNumber.hash)) === undefined
}
const refusing = { reasons: ['other' as const], words: '不符合条件' }

describe('a survey', () => {
  const codeOf = async (at: Walked, surveyors: OfficerKey[], over: object = {}) => {
    const { declaration } = await caseOf(town, at.caseId)
    return town.refusal(
      'baseOfficer',
      'survey.record',
      await aSurvey(town, 'baseOfficer', surveyors, declaration, over),
      at,
    )
  }

  test('must be made by officers of the union or above, not by a neighbouring union, a worker or a household member', async () => {
    const at = await accepted(town)
    expect(await codeOf(at, ['baseOfficer', 'neighbourOfficer'])).toBe('SURVEYOR_UNFIT')
    expect(await codeOf(at, ['baseOfficer', 'cityFund'])).toBe('SURVEYOR_UNFIT')
    expect(await codeOf(at, ['baseOfficer', 'worker-1' as OfficerKey])).toBe('SURVEYOR_UNFIT')
    const { declaration } = await caseOf(town, at.caseId)
    await change('baseOfficer2', () => ({ idHash: declaration.members[0]?.idNumber.hash }))
    expect(await codeOf(at, ['baseOfficer', 'baseOfficer2'])).toBe('SURVEYOR_UNFIT')
    const record = await aSurvey(town, 'baseOfficer', ['baseOfficer', 'countyOfficer'], declaration)
    expect((await town.tell('baseOfficer', 'survey.record', record, at)).stage).toBe('deliberating')
  })

  test('is refused with pictures that never arrived or belong to another person', async () => {
    const at = await accepted(town)
    const foreign = await town.upload('neighbourOfficer', 'survey-photo')
    expect(await codeOf(at, ['baseOfficer', 'baseOfficer2'], { photos: [foreign] })).toBe('FILE_NOT_RECEIVED')
    expect(await codeOf(at, ['baseOfficer', 'baseOfficer2'], { photos: ['FI-never-seen'] })).toBe('FILE_NOT_RECEIVED')
  })

  test('puts the amounts that the survey found on the sheet instead of the declared ones', async () => {
    const at = await accepted(town)
    const { declaration } = await caseOf(town, at.caseId)
    const incomes = [{ member: 'm0', kind: 'wages', amount: 20_000_000 }] as unknown as typeof declaration.incomes
    const record = await aSurvey(town, 'baseOfficer', ['baseOfficer', 'baseOfficer2'], { ...declaration, incomes })
    await town.tell('baseOfficer', 'survey.record', record, at)
    const { sheet } = await town.tell('countyReviewer', 'determination.sheet', { caseId: at.caseId })
    expect(sheet).toMatchObject({ income: 20_000_000, result: 'none' })
  })
})

describe('a deliberation', () => {
  test('is refused if a surveyor votes, with or without an account', async () => {
    const at = await surveyed(town)
    const voters = (more: object) =>
      [...aDeliberation(town).entitled, more] as ReturnType<typeof aDeliberation>['entitled']
    const votes = { for: 5, against: 0, abstain: 0 }
    for (const more of [
      { name: '某某', person: personOf('baseOfficer'), present: true },
      { name: '经办甲', present: true },
    ]) {
      const record = aDeliberation(town, { entitled: voters(more), votes })
      expect(await town.refusal('baseOfficer', 'deliberation.conclude', record, at)).toBe('RECUSAL_REQUIRED')
    }
  })

  test('that declines the case refuses it with its reasons, and the household may apply again', async () => {
    const at = await surveyed(town)
    const record = aDeliberation(town, { authentic: false, reasons: '收入与实际不符' })
    expect((await town.tell('baseOfficer', 'deliberation.conclude', record, at)).stage).toBe('refused')
    expect((await caseOf(town, at.caseId)).refusal).toMatchObject({
      from: 'deliberating',
      reasons: ['not-authentic'],
      words: '收入与实际不符',
    })
    expect(await isFree(at)).toBe(true)
  })
})

describe('a correction', () => {
  test('requests all missing items at once and blocks every decision until it is answered', async () => {
    const at = await walkTo(town, 'county-review')
    const input = { items: ['income' as const, 'idCard' as const], note: '请补工资流水和身份证' }
    const asked = await town.tell('countyReviewer', 'case.requestCorrection', input, at)
    expect((await caseOf(town, at.caseId)).dueOn).toBe((await caseOf(town, at.caseId)).correction?.dueOn)
    expect(await town.refusal('countyReviewer', 'case.requestCorrection', input, asked)).toBe('CORRECTION_OPEN')
    expect(await town.refusal('countyReviewer', 'review.approve', { opinion: '同意' }, asked)).toBe('CORRECTION_OPEN')
    expect(await town.refusal('countyReviewer', 'case.refuse', refusing, asked)).toBe('CORRECTION_OPEN')
    const proof = { type: 'idCard' as const, files: [await town.upload(at.worker, 'proof')] }
    const done = await town.tell(at.worker, 'case.answerCorrection', { proofs: [proof], note: '已补' }, asked)
    expect((await approveOn(town, { ...done, worker: at.worker })).stage).toBe('determining')
  })

  test('that is not answered in time allows a refusal', async () => {
    const at = await submitted(town)
    const asked = await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请补' }, at)
    setDay(town, (await caseOf(town, at.caseId)).correction?.dueOn ?? '')
    expect(await town.refusal('baseOfficer', 'case.refuse', refusing, asked)).toBe('CORRECTION_OPEN')
    nextDay(town)
    expect((await town.tell('baseOfficer', 'case.refuse', refusing, asked)).stage).toBe('refused')
  })
})

describe('incompatible roles', () => {
  test('stop a surveyor from reviewing the case, whatever other post they hold', async () => {
    const at = await walkTo(town, 'county-review')
    await change('baseOfficer', asCountyToo)
    expect(await town.refusal('baseOfficer', 'review.approve', { opinion: '同意' }, at)).toBe('INCOMPATIBLE_ROLE')
    expect(await town.refusal('baseOfficer', 'case.refuse', refusing, at)).toBe('INCOMPATIBLE_ROLE')
  })

  test('stop an officer from handling their own household, as its applicant or as a member', async () => {
    const at = await walkTo(town, 'county-review')
    const { declaration } = await caseOf(town, at.caseId)
    for (const idNumber of [declaration.applicant.idNumber, ...declaration.members.map((member) => member.idNumber)]) {
      await change('countyReviewer', () => ({ idHash: idNumber.hash }))
      expect(await town.refusal('countyReviewer', 'review.approve', { opinion: '同意' }, at)).toBe('OWN_HOUSEHOLD')
    }
    expect((await town.tell('countyReviewer2', 'review.approve', { opinion: '同意' }, at)).stage).toBe('determining')
  })
})

describe('a step on a case', () => {
  test('by two officers in parallel succeeds for one officer, and the other officer gets STALE_VERSION', async () => {
    const at = await walkTo(town, 'county-review')
    const both = await Promise.all(
      (['countyReviewer', 'countyReviewer2'] as const).map((who) =>
        town.ask(who, 'review.approve', { opinion: '同意' }, at),
      ),
    )
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(both.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'STALE_VERSION' } })
    expect((await caseOf(town, at.caseId)).seq).toBe(at.version + 1)
  })

  test('by a double tap is done once with two equal answers, and the same idempotency key with another input is refused', async () => {
    const at = await walkTo(town, 'county-review')
    const key = 'the-key-of-one-tap'
    const first = await town.ask('countyReviewer', 'review.approve', { opinion: '同意' }, { ...at, key })
    const second = await town.ask('countyReviewer', 'review.approve', { opinion: '同意' }, { ...at, key })
    expect(second).toMatchObject({ ok: true, value: first.ok ? first.value : undefined })
    expect(await town.refusal('countyReviewer', 'review.approve', { opinion: '不同意' }, { ...at, key })).toBe(
      'KEY_REUSED',
    )
    expect((await caseOf(town, at.caseId)).seq).toBe(at.version + 1)
  })

  test('on an outdated version is refused as STALE_VERSION', async () => {
    const at = await walkTo(town, 'deliberating')
    const old = { ...at, version: at.version - 1 }
    expect(await town.refusal('baseOfficer', 'deliberation.conclude', aDeliberation(town), old)).toBe('STALE_VERSION')
  })
})

describe('determination', () => {
  const choice = { class: 'severe' as const, level: 'city' as const, reasons: '符合标准' }
  test('requires the sheet that the reviewer saw and a class that the sheet supports', async () => {
    const at = await walkTo(town, 'determining')
    const { sheet } = await town.tell('cityReviewer', 'determination.sheet', { caseId: at.caseId })
    const on = (over: object) =>
      town.refusal('cityReviewer', 'determination.determine', { ...choice, sheetNet: sheet.net, ...over }, at)
    expect(await on({ sheetNet: sheet.net + 1 })).toBe('SHEET_CHANGED')
    expect(await on({ class: 'relative' })).toBe('CLASS_NOT_SUPPORTED')
    expect(await on({ class: 'accident' })).toBe('ACCIDENT_EVIDENCE_MISSING')
    expect((await stepOn(town, at)).stage).toBe('on-file')
  })

  test('is refused without a finished cross-check', async () => {
    const at = await walkTo(town, 'determining')
    await town.world.ports.store.transaction(async (tx) => {
      const seen = await tx.get(CASES, at.caseId)
      if (seen?.doc.check === undefined) throw new Error('it was checked')
      const { completedOn: _done, ...check } = seen.doc.check
      await tx.replace(CASES, seen, { ...seen.doc, check })
    })
    const { sheet } = await town.tell('cityReviewer', 'determination.sheet', { caseId: at.caseId })
    const input = { ...choice, sheetNet: sheet.net }
    expect(await town.refusal('cityReviewer', 'determination.determine', input, at)).toBe('CROSSCHECK_UNFINISHED')
  })

  test('can be followed by an exit, which frees the household for a new application and keeps the file’s number', async () => {
    const at = await walkTo(town, 'on-file')
    expect((await town.ask('another', 'case.submit', await town.submission('another'))).ok).toBe(false)
    const gone = await town.tell('countyReviewer', 'dossier.exit', { because: 'improved', words: '收入已稳定' }, at)
    expect(gone.stage).toBe('exited')
    expect(await isFree(at)).toBe(true)
    expect((await submitted(town)).stage).toBe('submitted')
  })
})

describe('re-examination', () => {
  const ask = async (at: Walked): Promise<Walked> => ({
    ...(await town.tell(at.worker, 'case.requestReexamination', { why: '请再看看', files: [] }, at)),
    worker: at.worker,
  })
  const refusedBy = async (who: OfficerKey, at: Walked): Promise<Walked> => ({
    ...(await town.tell(who, 'case.refuse', refusing, at)),
    worker: at.worker,
  })
  const uphold = { upheld: true, reasons: '维持原决定' }
  const reopen = { upheld: false, reasons: '发回重办' }

  test('of the base union’s refusal is decided by the county, and an overturned refusal returns to its stage', async () => {
    const at = await ask(await refusedBy('baseOfficer', await walkTo(town, 'submitted')))
    expect(await town.refusal('cityReviewer', 'reexamination.decide', reopen, at)).toBe('NOT_ALLOWED')
    expect((await town.tell('countyReviewer', 'reexamination.decide', reopen, at)).stage).toBe('submitted')
    expect((await caseOf(town, at.caseId)).refusal).toBeUndefined()
    expect(await isFree(at)).toBe(false)
  })

  test('of the county’s refusal is decided by the city', async () => {
    const at = await ask(await refusedBy('countyReviewer', await walkTo(town, 'county-review')))
    expect(await town.refusal('countyReviewer2', 'reexamination.decide', reopen, at)).toBe('NOT_ALLOWED')
    expect((await town.tell('cityReviewer', 'reexamination.decide', reopen, at)).stage).toBe('county-review')
  })

  test('of the city’s refusal is decided by another person there, and if upheld it is final', async () => {
    const at = await ask(await refusedBy('cityReviewer', await walkTo(town, 'determining')))
    expect(await town.refusal('cityReviewer', 'reexamination.decide', uphold, at)).toBe('INCOMPATIBLE_ROLE')
    // the offered steps are the allowed ones: on the page of the case and in the list of duties
    const sees = async (who: OfficerKey): Promise<readonly [boolean, boolean]> => {
      const view = await town.tell(who, 'case.open', { caseId: at.caseId })
      const { groups } = await town.tell(who, 'case.duties', {})
      const duty = groups.some((group) => group.stage === 're-examining')
      return [view.actions.includes('decideReexamination'), duty]
    }
    expect(await sees('cityReviewer')).toEqual([false, false])
    expect(await sees('cityReviewer2')).toEqual([true, true])
    const done = await town.tell('cityReviewer2', 'reexamination.decide', uphold, at)
    expect(done.stage).toBe('refused')
    const again = { why: '再请看看', files: [] }
    expect(await town.refusal(at.worker, 'case.requestReexamination', again, done)).toBe('REEXAMINATION_USED')
  })

  test('treats a declined deliberation as a refusal by the base union', async () => {
    const at = await surveyed(town)
    const declined = await town.tell(
      'baseOfficer',
      'deliberation.conclude',
      aDeliberation(town, { compliant: false }),
      at,
    )
    const asked = await ask({ ...declined, worker: at.worker })
    expect((await town.tell('countyReviewer', 'reexamination.decide', reopen, asked)).stage).toBe('deliberating')
  })

  test('cannot reopen the case when a household member is in another open case', async () => {
    const at = await ask(await refusedBy('baseOfficer', await walkTo(town, 'submitted')))
    await town.tell('another', 'case.submit', await town.submission('another'))
    expect(await town.refusal('countyReviewer', 'reexamination.decide', reopen, at)).toBe('ALREADY_ON_FILE')
    expect((await caseOf(town, at.caseId)).stage).toBe('re-examining')
  })
})

test('the notice of a unit with fewer than ten people names its upper union', async () => {
  const about = { base: ORG.neighbour, seed: 3 }
  const at = await submitted(town, about)
  const taken = await town.tell('neighbourOfficer', 'case.accept', {}, at)
  const { declaration } = await caseOf(town, at.caseId)
  const record = await aSurvey(town, 'neighbourOfficer', ['neighbourOfficer', 'countyOfficer'], declaration)
  const seen = await town.tell('neighbourOfficer', 'survey.record', record, taken)
  await town.tell('neighbourOfficer', 'deliberation.conclude', aDeliberation(town), seen)
  const posted = await stepOn(town, { ...(await now(town, at.caseId)), stage: 'crosschecking', worker: at.worker })
  const { content } = await town.tell('neighbourOfficer', 'notice.preview', { caseId: posted.caseId })
  expect(content).toMatchObject({ unit: ORG.county.name, issuedBy: ORG.county.name })
  expect(JSON.stringify(content)).not.toContain(ORG.neighbour.name)
})

test('a step without a route is refused as an unknown call', async () => {
  const bare = dispatcher(town.world.ports, { 'case.accept': stepRoutes['case.accept'] })
  expect(await bare({ openid: 'baseOfficer' }, { name: 'case.refuse', input: {} }, 10)).toMatchObject({
    refusal: { code: 'UNKNOWN_CALL' },
  })
})
