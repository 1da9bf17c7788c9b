import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDeclaration, sealDeclaration, showDeclaration } from '@cloud/usecases/household/seal'
import type { Declaration } from '@domain/household/declaration'
import { Health as HealthWord } from '@domain/household/words'
import { plainDate } from '@domain/kernel/plain-date'
import { accountIn, aDeclaration, aMember } from '@test/support/household'
import { allot, paid } from '@test/support/money'
import { aCardNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, submitted, type Town } from '@test/support/town'
import { aSurvey, caseOf, now, walkTo } from '@test/support/walk'

const today = plainDate('2026-03-02')

/** Texts that must never be stored readable on a disk. */
const secretsOf = (seed: number): string[] => {
  const { applicant, members, account } = aDeclaration({}, { seed })
  return [
    ...[applicant, ...members].flatMap((person) => [person.idNumber, person.name]),
    applicant.mobile,
    applicant.registeredAddress,
    applicant.presentAddress,
    applicant.healthDetail,
    accountIn({ account }).number,
    ...members.flatMap(({ workplace }) => (workplace === '' ? [] : [workplace])),
  ]
}

/** An illness in the household's own words, and in the surveyors'. */
const TOLD = { story: '丈夫患虚构性肾炎，每周透析三次', otherAid: '村里为虚构性肾炎捐过两千元' }
const SEEN = {
  living: '卧床者患虚构性偏瘫，屋里有氧气瓶',
  remark: '虚构性偏瘫须长期服药',
  notImputed: { m1: '照顾虚构性偏瘫的家人，无法外出做工' },
  applicantNotSigned: '虚构性偏瘫不能执笔，邻居见证',
}
const UNCOUNTED = '在外服虚构的刑期'

/** A household that describes its illness in free text. */
const outspoken = (seed: number): Partial<Declaration> => {
  const { applicant, members } = aDeclaration({}, { seed })
  return {
    applicant: { ...applicant, ...TOLD },
    members: [
      { ...aMember(seed, 1, { health: 'disabled', healthDetail: '虚构性偏瘫' }) } as Declaration['members'][number],
      ...members.slice(1),
    ],
  }
}

/** The forms in which a secret could be stored: plain, UTF-16, JSON or base64. */
const guises = (secret: string): Buffer[] => [
  Buffer.from(secret, 'utf8'),
  Buffer.from(secret, 'utf16le'),
  Buffer.from(JSON.stringify(secret).slice(1, -1), 'utf8'),
  Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1)),
  Buffer.from([...secret].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
]

describe('the bytes of the database file', () => {
  let folder: string
  let town: Town
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'at-rest-'))
    town = await aTown(await aWorld({ storeFile: path.join(folder, 'store.db') }))
  })
  afterEach(async () => {
    await town.close()
    await rm(folder, { recursive: true, force: true })
  })
  const bytesOnDisk = async (): Promise<Buffer> =>
    Buffer.concat(await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file)))))

  test('contain no identity number, phone, address, account, illness or name in plain text after a complete case', async () => {
    await allot(town, 50_000)
    const at = await walkTo(town, 'on-file', { declaration: outspoken(1) })
    await paid(town, at)
    for (const field of ['idNumber', 'mobile', 'account', 'healthDetail', 'presentAddress'] as const)
      await town.tell(
        'countyReviewer',
        'case.reveal',
        { member: 'm0' as never, field, why: 'contact' },
        { caseId: at.caseId },
      )
    await town.tell(
      'countyReviewer',
      'case.reveal',
      { member: 'm2' as never, field: 'name', why: 'contact' },
      { caseId: at.caseId },
    )
    const changed = {
      bank: '虚构银行',
      branch: '虚构支行',
      number: aCardNumber(502) as never,
      holder: aDeclaration().applicant.name,
      proof: await town.upload(at.worker, 'proof'),
    }
    await town.tell(at.worker, 'case.correctAccount', changed, await now(town, at.caseId))
    const onBehalf = await town.onBehalf('baseOfficer', { seed: 2 })
    const { claimCode } = await town.tell('baseOfficer', 'case.submitOnBehalf', onBehalf)
    const bytes = await bytesOnDisk()
    expect(bytes.length).toBeGreaterThan(50_000)
    const words = [...Object.values(TOLD), '虚构性肾炎', '虚构性偏瘫', '住房陈旧，陈设简单']
    const found = [...secretsOf(1), ...secretsOf(2), ...words, aCardNumber(502), claimCode].filter((secret) =>
      guises(secret).some((guise) => bytes.includes(guise)),
    )
    expect(found).toEqual([])
  })

  test('contain no state of health and no words stated or recorded at home, while an officer who opens the case reads them in full', async () => {
    const { worker, ...on } = await accepted(town, { declaration: outspoken(1) })
    const { incomes, expenditures } = aDeclaration()
    const officers = ['baseOfficer', 'baseOfficer2'] as const
    const { applicantSignature: _unsigned, ...record } = await aSurvey(
      town,
      'baseOfficer',
      officers,
      { incomes, expenditures },
      SEEN,
    )
    await town.tell('baseOfficer', 'survey.record', record, on)
    const bytes = await bytesOnDisk()
    const states = HealthWord.options.filter((state) => state !== 'good')
    const words = [...Object.values(TOLD), ...states, '虚构性肾炎', '虚构性偏瘫']
    expect(words.filter((word) => guises(word).some((guise) => bytes.includes(guise)))).toEqual([])
    expect(bytes.toString('latin1')).not.toMatch(/"health":\s*"/)
    const view = await town.tell('countyReviewer', 'case.open', { caseId: on.caseId })
    expect(view.declaration.applicant).toMatchObject({ ...TOLD, health: 'serious-illness', healthDetail: '***' })
    expect(view.declaration.members[0]).toMatchObject({ health: 'disabled', healthDetail: '***' })
    expect(view.survey).toMatchObject(SEEN)
  })

  test('are searched effectively: the search finds data that is not sealed', async () => {
    await submitted(town)
    const bytes = await bytesOnDisk()
    expect(guises(accountIn(aDeclaration()).bank).some((guise) => bytes.includes(guise))).toBe(true)
  })
})

describe('sealing a household', () => {
  let town: Town
  beforeEach(async () => {
    town = await aTown(await aWorld())
  })
  afterEach(() => town.close())

  test('yields the original declaration when it is decrypted', () => {
    const { sealer } = town.world.ports
    const [spouse, child] = aDeclaration(outspoken(1)).members
    if (spouse === undefined || child === undefined) throw new Error('a household of three')
    const elsewhere = { ...spouse, counted: false, notCountedBecause: UNCOUNTED }
    const declaration = aDeclaration({ ...outspoken(1), members: [elsewhere, child] })
    expect(JSON.stringify(sealDeclaration(sealer, declaration, today))).not.toContain(UNCOUNTED)
    expect(openDeclaration(sealer, sealDeclaration(sealer, declaration, today))).toEqual(declaration)
  })

  test('shows masked values, of a minor only the family name and no school, and is not readable with another key', async () => {
    const { sealer } = town.world.ports
    const sealed = sealDeclaration(sealer, aDeclaration(), today)
    const shown = showDeclaration(sealer, sealed)
    expect(shown.applicant).toMatchObject({
      healthDetail: '***',
      mobile: '138****0001',
      presentAddress: '虚构市虚构区***',
    })
    expect(shown.members[1]).toMatchObject({
      name: expect.stringMatching(/^.\*\*$/),
      workplace: '***',
      healthDetail: '',
    })
    expect(() => sealer.open(sealed.applicant.idNumber.sealed, 'household:mobile')).toThrow()
  })

  test('gives every state of health the same ciphertext length', () => {
    const { sealer } = town.world.ports
    const lengths = HealthWord.options.map((health) => {
      const { applicant } = aDeclaration()
      const sealed = sealDeclaration(sealer, aDeclaration({ applicant: { ...applicant, health } }), today)
      expect(Object.keys(sealed.applicant.health)).toEqual(['sealed'])
      return sealed.applicant.health.sealed.length
    })
    expect(new Set(lengths).size).toBe(1)
  })

  test('binds each value to its field, so that members in another order can still be decrypted', () => {
    const { sealer } = town.world.ports
    const sealed = sealDeclaration(sealer, aDeclaration(), today)
    const turned = { ...sealed, members: [...sealed.members].reverse() }
    expect(openDeclaration(sealer, turned).members.map(({ key }) => key)).toEqual(['m2', 'm1'])
  })

  test('gives equal numbers equal hashes, and never shows a hash', async () => {
    const { caseId } = await submitted(town)
    const { declaration } = await caseOf(town, caseId)
    const { sealer } = town.world.ports
    expect(declaration.applicant.idNumber.hash).toBe(sealer.hash(aDeclaration().applicant.idNumber, 'id-number'))
    expect(JSON.stringify(showDeclaration(sealer, declaration))).not.toContain(declaration.applicant.idNumber.hash)
  })
})
