import { PEOPLE, PERSON_MARKS } from '@cloud/usecases/stored/collections'
import { yuan } from '@domain/kernel/fen'
import type { PersonId } from '@domain/kernel/ids'
import { allot, batched, held, onFile } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import {
  accepted,
  anOfficersNumbers,
  aTown,
  OFFICERS,
  type OfficerKey,
  ORG,
  personOf,
  type Town,
} from '@test/support/town'
import { aSurvey, caseOf, now, walkTo } from '@test/support/walk'
import { answer, appoint, GROUNDS, like, openQuestions, ownNumbers, without } from './somebody'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

/** The account id of a person who has made a call. */
const idOf = async (openid: string): Promise<PersonId> => {
  const { person } = await town.tell(openid, 'me.open', {})
  if (person === undefined) throw new Error('nobody')
  return person
}
/** Resets an officer to the form of a former release: a name, and nothing stated. */
const unsaid = async (who: OfficerKey): Promise<void> => {
  const { store } = town.world.ports
  const marks = await store.walk(PERSON_MARKS, undefined, 100)
  await store.transaction(async (tx) => {
    const seen = await tx.get(PEOPLE, personOf(who))
    if (seen === undefined) throw new Error('nobody')
    const { said: _said, ...rest } = seen.doc
    await tx.replace(PEOPLE, seen, rest)
    for (const { id, doc } of marks.filter((mark) => mark.doc.at.some(({ person }) => person === personOf(who)))) {
      const mark = await tx.get(PERSON_MARKS, id)
      const at = doc.at.filter(({ person }) => person !== personOf(who))
      if (mark !== undefined) await tx.replace(PERSON_MARKS, mark, { at })
    }
  })
}

test('the town’s own officers raise no question of identity', async () => expect(await openQuestions(town)).toEqual([]))

describe.each(GROUNDS)('two accounts with the same %s', (ground) => {
  test('raise a question before one reviews what the other surveyed, and the answer decides', async () => {
    await appoint(town, 'second', { role: 'county-reviewer', ...like('baseOfficer', ground) })
    const at = await walkTo(town, 'county-review')
    const approve = { opinion: '同意' }
    expect(await town.refusal('second', 'review.approve', approve, at)).toBe('PERSON_ASKED')
    expect((await town.tell('second', 'case.open', { caseId: at.caseId })).actions).not.toContain('countyApprove')
    const [question] = await openQuestions(town)
    expect(question).toMatchObject({ because: [ground], accounts: [{}, {}], own: false })
    await answer(town, true)
    expect(await town.refusal('second', 'review.approve', approve, at)).toBe('INCOMPATIBLE_ROLE')
    expect(town.world.logged.at(-1)?.fields).toMatchObject({
      code: 'INCOMPATIBLE_ROLE',
      person: expect.stringMatching(/^PE-/) as string,
    })
    expect(await openQuestions(town)).toEqual([])
    // answered again; both answers are kept
    const { items } = await town.tell('cityAdministrator', 'person.questions', { state: 'answered' })
    const again = { question: items[0]?.id ?? '', one: false, reason: '看过两个人的证件' }
    await town.tell('cityAdministrator', 'person.answer', again)
    expect((await town.tell('second', 'case.open', { caseId: at.caseId })).actions).toContain('countyApprove')
    expect((await town.tell('second', 'review.approve', approve, at)).stage).toBe('determining')
    const kept = (await town.tell('cityAuditor', 'person.questions', { state: 'answered' })).items[0]
    expect(kept?.answers).toMatchObject([
      { one: true, reason: '打电话问过本人', name: '市管理员' },
      { one: false, reason: '看过两个人的证件', name: '市管理员' },
    ])
  })

  test('raise a question before one approves or rejects a batch that the other made', async () => {
    await appoint(town, 'second', { role: 'fund-approver', ...like('countyFund', ground) })
    await allot(town, 40_000)
    const batch = await batched(town, [await held(town, await onFile(town))])
    const rejecting = { batch: batch.batch, why: '不对' }
    expect(await town.refusal('second', 'payout.approve', batch)).toBe('PERSON_ASKED')
    expect(await town.refusal('second', 'payout.reject', rejecting)).toBe('PERSON_ASKED')
    await answer(town, true)
    expect(await town.refusal('second', 'payout.approve', batch)).toBe('INCOMPATIBLE_ROLE')
    expect(await town.refusal('second', 'payout.reject', rejecting)).toBe('INCOMPATIBLE_ROLE')
    expect((await town.tell('second', 'payout.open', { batch: batch.batch })).row.mine).toBe(true)
    await town.tell('countyApprover', 'payout.approve', batch)
  })

  test('raise the same question whichever account states its details first', async () => {
    await appoint(town, 'second', { role: 'county-reviewer', name: like('baseOfficer3', ground).name })
    await town.tell('second', 'person.say', like('baseOfficer3', ground))
    expect(await openQuestions(town)).toMatchObject([{ because: [ground] }])
  })
})

describe('one person with two accounts', () => {
  const second = (role: Parameters<typeof appoint>[2]['role'], whom: OfficerKey, org = ORG.county.id) =>
    appoint(town, 'second', { role, org, ...like(whom, 'id-number') })

  test('counts as one surveyor', async () => {
    await second('base-officer', 'baseOfficer', ORG.base.id)
    const at = await accepted(town)
    const { declaration } = await caseOf(town, at.caseId)
    const record = async () => ({
      ...(await aSurvey(town, 'baseOfficer', ['baseOfficer', 'baseOfficer2'], declaration)),
      surveyors: [personOf('baseOfficer'), await idOf('second')],
    })
    expect(await town.refusal('baseOfficer', 'survey.record', await record(), at)).toBe('PERSON_ASKED')
    await answer(town, true)
    expect(await town.refusal('baseOfficer', 'survey.record', await record(), at)).toBe('SURVEYORS_TOO_FEW')
  })

  test('(or anybody) cannot record a survey with a colleague who has not stated their identity', async () => {
    await unsaid('baseOfficer2')
    const at = await accepted(town)
    const { declaration } = await caseOf(town, at.caseId)
    const record = await aSurvey(town, 'baseOfficer', ['baseOfficer', 'baseOfficer2'], declaration)
    expect(await town.ask('baseOfficer', 'survey.record', record, at)).toMatchObject({
      refusal: { code: 'PERSON_UNSAID', about: { of: 'others', count: 1 } },
    })
  })

  test('cannot re-examine their own refusal', async () => {
    await second('city-reviewer', 'countyReviewer', ORG.city.id)
    const at = await walkTo(town, 'county-review')
    await town.tell('countyReviewer', 'case.refuse', { reasons: ['other'], words: '不符合' }, at)
    await town.tell(
      at.worker,
      'case.requestReexamination',
      { why: '请再看', files: [] } as never,
      await now(town, at.caseId),
    )
    const decide = { upheld: true, reasons: '维持' }
    expect(await town.refusal('second', 'reexamination.decide', decide, await now(town, at.caseId))).toBe(
      'PERSON_ASKED',
    )
    await answer(town, true)
    expect(await town.refusal('second', 'reexamination.decide', decide, await now(town, at.caseId))).toBe(
      'INCOMPATIBLE_ROLE',
    )
    await town.tell('cityReviewer2', 'reexamination.decide', decide, await now(town, at.caseId))
  })

  test('cannot answer their own objection', async () => {
    await second('base-officer', 'countyReviewer', ORG.base.id)
    const { code } = await town.tell('baseOfficer', 'member.code', { org: ORG.base.id })
    await town.tell('second', 'member.join', { code })
    const at = await walkTo(town, 'on-notice')
    const notice = (await caseOf(town, at.caseId)).notice?.id
    if (notice === undefined) throw new Error('no notice')
    await town.tell('second', 'notice.object', { notice, anonymous: true, text: '听说他家买了车。', files: [] })
    const [objection] = (await caseOf(town, at.caseId)).objections
    const reply = {
      objection: objection?.id as never,
      upheld: false,
      reasons: '查过了，没有。',
      outcome: 'continue' as const,
    }
    expect(await town.refusal('countyReviewer', 'objection.answer', reply, await now(town, at.caseId))).toBe(
      'PERSON_ASKED',
    )
    await answer(town, true)
    expect(await town.refusal('countyReviewer', 'objection.answer', reply, await now(town, at.caseId))).toBe(
      'INCOMPATIBLE_ROLE',
    )
    await town.tell('countyReviewer2', 'objection.answer', reply, await now(town, at.caseId))
  })

  test('cannot decide for both county and city, except where the city plays the county’s part', async () => {
    await second('city-reviewer', 'countyReviewer', ORG.city.id)
    const at = await walkTo(town, 'determining')
    const { sheet } = await town.tell('second', 'determination.sheet', { caseId: at.caseId })
    const input = { class: sheet.result, level: 'city', reasons: '符合认定标准', sheetNet: sheet.net } as never
    expect(await town.refusal('second', 'determination.determine', input, at)).toBe('PERSON_ASKED')
    await answer(town, true)
    expect(await town.refusal('second', 'determination.determine', input, at)).toBe('INCOMPATIBLE_ROLE')
    const refusing = { reasons: ['other' as const], words: '不符合' }
    expect(await town.refusal('second', 'case.refuse', refusing, at)).toBe('INCOMPATIBLE_ROLE')
    const offered = (await town.tell('second', 'case.open', { caseId: at.caseId })).actions
    expect(offered).not.toContain('determine')
    await town.tell('cityReviewer', 'determination.determine', input, at)
    // 市直: cityReviewer approves in place of the county, and also determines
    expect((await walkTo(town, 'on-file', { seed: 7, base: ORG.directBase })).stage).toBe('on-file')
  })

  test('who links a third account to the second is recognised as one person with three accounts', async () => {
    await second('county-reviewer', 'baseOfficer')
    await appoint(town, 'third', {
      role: 'county-reviewer',
      name: '第三个号',
      about: { ...ownNumbers(3), mobile: like('baseOfficer', 'id-number').about.mobile },
    })
    const at = await walkTo(town, 'county-review')
    // the second is linked to the first and the third to the second by open questions, so the third is linked to the first
    expect(await town.refusal('third', 'review.approve', { opinion: '同意' }, at)).toBe('PERSON_ASKED')
    await answer(town, true)
    expect(await town.refusal('third', 'review.approve', { opinion: '同意' }, at)).toBe('INCOMPATIBLE_ROLE')
  })
})

describe('an officer’s own household', () => {
  const approve = (who: string, at: Parameters<Town['tell']>[3]) =>
    town.refusal(who, 'review.approve', { opinion: '同意' }, at)
  const applicantOf = async (seed = 1) => (await town.submission(`worker-${seed}`, { seed })).declaration.applicant

  test('is recognised by the identity number given for the post, even after that number was corrected', async () => {
    const { idNumber } = await applicantOf()
    await appoint(town, 'second', { role: 'county-reviewer', about: { ...ownNumbers(), idNumber } })
    const at = await walkTo(town, 'county-review')
    expect(await approve('second', at)).toBe('OWN_HOUSEHOLD')
    expect(town.world.logged.at(-1)?.fields).toMatchObject({
      code: 'OWN_HOUSEHOLD',
      person: expect.stringMatching(/^PE-/) as string,
    })
    expect(await town.refusal('second', 'case.open', { caseId: at.caseId })).toBe('OWN_HOUSEHOLD')
    await town.tell('second', 'person.say', { name: '另一个名字', about: ownNumbers() })
    expect(await approve('second', at)).toBe('OWN_HOUSEHOLD')
    await town.tell('second', 'person.say', { name: '另一个名字', about: without(ownNumbers()) })
    expect(await approve('second', at)).toBe('OWN_HOUSEHOLD')
    expect(await openQuestions(town)).toEqual([])
  })

  test('includes a household that applied with the officer’s other account', async () => {
    await appoint(town, 'second', { role: 'base-officer', org: ORG.neighbour.id, ...like('countyReviewer', 'mobile') })
    const at = await walkTo(town, 'county-review', { worker: 'second' })
    expect(await approve('countyReviewer', at)).toBe('PERSON_ASKED')
    await answer(town, true)
    expect(await approve('countyReviewer', at)).toBe('OWN_HOUSEHOLD')
    expect(await town.refusal('countyReviewer', 'case.open', { caseId: at.caseId })).toBe('OWN_HOUSEHOLD')
  })

  test.each(['name', 'mobile'] as const)(
    'is suspected if no identity number is known and the %s is the same, which raises a question',
    async (ground) => {
      const { name, mobile } = await applicantOf()
      const self =
        ground === 'name'
          ? { name, about: without(ownNumbers()) }
          : { name: '某人', about: without({ ...ownNumbers(), mobile }) }
      await appoint(town, 'second', { role: 'county-reviewer', ...self })
      const at = await walkTo(town, 'county-review')
      expect(await approve('second', at)).toBe('PERSON_ASKED')
      expect(await openQuestions(town, 'countyAdministrator')).toMatchObject([
        { accounts: [{ name: self.name }], household: { union: ORG.base.name } },
      ])
      await answer(town, true)
      expect(await approve('second', at)).toBe('OWN_HOUSEHOLD')
      const { items } = await town.tell('cityAdministrator', 'person.questions', { state: 'answered' })
      await town.tell('cityAdministrator', 'person.answer', {
        question: items[0]?.id ?? '',
        one: false,
        reason: '同名',
      })
      expect((await town.tell('second', 'review.approve', { opinion: '同意' }, at)).stage).toBe('determining')
    },
  )

  test('blocks the approval of a payment until the question is answered', async () => {
    const { name } = await applicantOf()
    await appoint(town, 'second', { role: 'fund-approver', name, about: without(ownNumbers()) })
    await allot(town, 40_000)
    const batch = await batched(town, [await held(town, await onFile(town), yuan(4000))])
    expect(await town.refusal('second', 'payout.approve', batch)).toBe('PERSON_ASKED')
    await answer(town, false)
    await town.tell('second', 'payout.approve', batch)
  })
})

describe('work done before identities were asked for', () => {
  test('on a batch raises a question when a person of the same name approves it, and continues after the answer', async () => {
    await allot(town, 40_000)
    const batch = await batched(town, [await held(town, await onFile(town))])
    await unsaid('countyFund')
    await appoint(town, 'second', { role: 'fund-approver', name: OFFICERS.countyFund.name, about: ownNumbers() })
    expect(await openQuestions(town)).toEqual([])
    expect(await town.refusal('second', 'payout.approve', batch)).toBe('PERSON_ASKED')
    expect(await openQuestions(town)).toMatchObject([{ because: ['name'] }])
    await answer(town, false)
    await town.tell('second', 'payout.approve', batch)
  })

  test('on a survey raises a question when a person of the same name reviews it, and none for another name', async () => {
    const at = await walkTo(town, 'county-review')
    await unsaid('baseOfficer')
    await unsaid('baseOfficer2')
    await appoint(town, 'second', { role: 'county-reviewer', name: OFFICERS.baseOfficer2.name, about: ownNumbers() })
    expect(await town.refusal('second', 'review.approve', { opinion: '同意' }, at)).toBe('PERSON_ASKED')
    await answer(town, true)
    expect(await town.refusal('second', 'review.approve', { opinion: '同意' }, at)).toBe('INCOMPATIBLE_ROLE')
    expect((await town.tell('countyReviewer', 'review.approve', { opinion: '同意' }, at)).stage).toBe('determining')
  })
})

describe('equal names', () => {
  test('raise a question only if one union is above the other', async () => {
    const name = OFFICERS.baseOfficer.name
    await appoint(town, 'beside', { role: 'base-officer', org: ORG.neighbour.id, name, about: ownNumbers(1) })
    expect(await openQuestions(town)).toEqual([])
    await appoint(town, 'above', { role: 'auditor', org: ORG.city.id, name, about: ownNumbers(2) })
    expect(await openQuestions(town)).toHaveLength(2)
  })

  test('raise a question when a person takes a second post at a higher union', async () => {
    const name = OFFICERS.baseOfficer.name
    await appoint(town, 'second', { role: 'base-officer', org: ORG.neighbour.id, name, about: ownNumbers() })
    await appoint(town, 'second', { role: 'county-reviewer', name })
    expect(await openQuestions(town)).toMatchObject([{ because: ['name'] }])
  })
})

describe('a question of identity', () => {
  const ask = async (): Promise<string> => {
    await appoint(town, 'second', { role: 'county-reviewer', ...like('baseOfficer', 'mobile') })
    return (await openQuestions(town))[0]?.id ?? ''
  }
  const said = (question: string) => ({ question, one: false, reason: '看过证件' })

  test('can be answered by an administrator above both accounts only', async () => {
    const question = await ask()
    for (const who of ['countyReviewer', 'baseOfficer', 'second', 'cityAuditor', 'worker-1'])
      expect(await town.refusal(who, 'person.answer', said(question))).toBe('NOT_ALLOWED')
    await appoint(town, 'elsewhere', { role: 'administrator', org: ORG.direct.id, name: '别处', about: ownNumbers(9) })
    expect(await openQuestions(town, 'elsewhere')).toEqual([])
    expect(await town.refusal('elsewhere', 'person.answer', said(question))).toBe('NOT_FOUND')
    expect(await openQuestions(town, 'countyAdministrator')).toHaveLength(1)
    await town.tell('countyAdministrator', 'person.answer', said(question))
  })

  test('across counties can be answered by the city only', async () => {
    await appoint(town, 'second', { role: 'base-officer', org: ORG.directBase.id, ...like('baseOfficer', 'mobile') })
    const [question] = await openQuestions(town)
    expect(await openQuestions(town, 'countyAdministrator')).toEqual([])
    expect(await town.refusal('countyAdministrator', 'person.answer', said(question?.id ?? ''))).toBe('NOT_FOUND')
    await town.tell('cityAdministrator', 'person.answer', said(question?.id ?? ''))
  })

  test('cannot be answered by the person concerned, or with a number in the reason', async () => {
    await appoint(town, 'second', { role: 'county-reviewer', ...like('countyAdministrator', 'mobile') })
    const [question] = await openQuestions(town, 'countyAdministrator')
    expect(question?.own).toBe(true)
    const input = said(question?.id ?? '')
    expect(await town.refusal('countyAdministrator', 'person.answer', input)).toBe('INCOMPATIBLE_ROLE')
    const told = { ...input, reason: '本人电话13800001234' }
    expect(await town.refusal('cityAdministrator', 'person.answer', told)).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })
})

test('personal numbers are not in plain text in the store, the log or any list', async () => {
  const { name, about } = like('baseOfficer', 'mobile')
  await appoint(town, 'second', { role: 'county-reviewer', name, about })
  const lists = JSON.stringify([
    await openQuestions(town),
    await town.tell('second', 'person.mine', {}),
    await town.tell('second', 'me.open', {}),
    await town.tell('cityAdministrator', 'officer.list', { org: ORG.county.id }),
  ])
  const { store } = town.world.ports
  const rest = JSON.stringify([
    town.world.logged,
    await store.walk(PEOPLE, undefined, 100),
    await store.walk(PERSON_MARKS, undefined, 100),
  ])
  for (const number of [about.mobile, about.idNumber ?? '', anOfficersNumbers('baseOfficer').idNumber ?? '']) {
    expect(lists).not.toContain(number)
    expect(rest).not.toContain(number)
  }
  expect(lists).toContain('138****')
})
