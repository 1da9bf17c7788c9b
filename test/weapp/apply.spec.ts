import path from 'node:path'
import { inventedCard, inventedId, inventedMobile } from '@local/walk/identity'
import { RunningDesk } from '@test/support/desk'
import { Meter } from './support/meter'
import { Phone } from './support/phone'
import { cloudOf } from './support/platform-cloud'

/** A fictional number: there is no area 999. */
const ID = inventedId(8900, '1985-03-12', 'male')
const MOBILE = inventedMobile(8900)

let desk: RunningDesk
let person: string
let phone: Phone
let meter: Meter

beforeAll(async () => {
  desk = await RunningDesk.inTown()
  person = await desk.newcomer('岑望舒')
  phone = new Phone(path.resolve('dist/weapp'), cloudOf(desk, person))
  meter = new Meter(phone)
  await phone.launch()
})

afterAll(async () => {
  phone.quit()
  await desk.stop()
  desk.forget()
})

const handle = (id: string) => phone.find((node) => node.attr?.['id'] === id)?.at(-1)
const shows = (id: string): boolean => handle(id) !== undefined
const see = (id: string): Promise<void> => phone.until(() => shows(id), id)
const tap = async (...ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    await see(id)
    await phone.tap(id)
  }
}
/** What was asked up to here counts as one page: a group of questions, or a card. */
const asked = (group: string): Promise<void> => meter.leave(group)
/** Turns to the next block of the form. */
const next = async (group: string, to: string): Promise<void> => {
  await asked(group)
  await tap('next')
  await see(to)
}
const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [id, text] of Object.entries(fields)) {
    await see(id)
    await phone.type(id, text)
  }
}
const choose = async (id: string, at: number): Promise<void> => {
  await see(id)
  await phone.choose(id, at)
}

/** Chooses several pictures together from the album, and waits until all are uploaded. */
const photos = async (card: string, count: number): Promise<void> => {
  phone.album.pictures = count
  await tap(`proof-${card}-pick`)
  await phone.until(() => phone.count(`proof-card-${card}`, 'tile-received') === count, `the pictures of ${card}`)
}

const precheck = async (): Promise<void> => {
  const further = async (to: string): Promise<void> => {
    await tap('next')
    await see(to)
  }
  await tap('go-precheck', 'person-0-status-employed')
  await phone.choose('precheck-area', 0)
  await further('precheck-wages')
  await fill({ 'precheck-wages': '9600' })
  await further('precheck-illness')
  await further('precheck-accident-no')
  await tap('precheck-accident-no')
  await further('precheck-homes')
  await fill({ 'precheck-homes': '0' })
  await tap('precheck-car-no', 'precheck-shareholder-no', 'precheck-expensiveSchool-no', 'next')
  await see('precheck-likely')
}

const begin = async (): Promise<void> => {
  await see('form-consents')
  await tap('consent-full')
  await asked('consent privacy')
  await tap('agree', 'agree')
  await see('form-hub')
  await asked('hub')
  await tap('block-family')
  await see('block-page-family')
  await asked('block family')
}

const unit = async (): Promise<void> => {
  await fill({ 'unit-search': '万家兴' })
  const found = (): string | undefined => phone.ids().find((id) => id.startsWith('unit-OR'))
  await phone.until(() => found() !== undefined, 'the union')
  await tap(found() ?? '')
  await see('unit-chosen')
  await asked('unit')
}

const aboutMe = async (): Promise<void> => {
  await fill({ 'self-name': '岑望舒', 'self-id': ID, 'self-mobile': MOBILE })
  await tap('self-ethnicity-offer-0', 'work-employment-employed')
  await asked('myself')
  await tap('work-sector-manufacturing')
  await phone.choose('work-hired', '2015-06')
  await tap('work-insurance-employee', 'health-good')
  await asked('my work')
  await fill({ 'income-m0-wages': '36000', 'income-m0-bonus': '0' })
  await choose('income-m0-add', 0)
  await fill({ 'income-m0-allowance': '1200' })
  await asked('my income')
  await tap('person-me-done')
  await see('person-me')
  await fill({ 'home-registered': '演示路九号' })
  await tap(
    'home-now-same',
    'home-residence-urban-local',
    'home-marital-married',
    'home-housing-rented',
    'home-about-own',
  )
  await fill({ 'home-area': '30' })
  await asked('home')
}

/**
 * A fictional household: a gravely ill wife, a daughter who studies, a mother with a small pension, and a brother who lives
 * elsewhere.
 */
const FAMILY = [
  { name: '简一宁', relation: 'spouse', id: inventedId(8901, '1986-02-11', 'female'), status: 'unable' },
  { name: '岑知微', relation: 'child', id: inventedId(8902, '2007-05-20', 'female'), status: 'student' },
  { name: '于素心', relation: 'parent', id: inventedId(8903, '1958-08-08', 'female'), status: 'retired' },
  { name: '岑望远', relation: 'sibling', id: inventedId(8904, '1990-10-01', 'male'), status: 'flexible' },
] as const

const healthAndIncome = async (status: (typeof FAMILY)[number]['status']): Promise<void> => {
  if (status === 'unable') await tap('member-health-serious-illness', 'member-health-detail-offer-1')
  else await tap('member-health-good')
  if (status === 'retired') await fill({ 'income-m3-pension': '2400' })
  if (status === 'flexible') await fill({ 'income-m4-business': '20000' })
}

const family = async (): Promise<void> => {
  for (const { name, relation, id, status } of FAMILY) {
    await tap(`member-add-${relation === 'sibling' ? 'other' : relation}`)
    await asked(`card ${relation}`)
    await fill({ 'member-name': name, 'member-id': id })
    if (relation === 'sibling') await tap(`member-relation-${relation}`)
    await tap(`member-status-${status}`)
    if (status === 'student') {
      await tap('member-stage-bachelor')
      await fill({ 'member-workplace': '某某大学' })
    }
    await asked(`person ${relation}`)
    await healthAndIncome(status)
    await asked(`health ${relation}`)
    await tap('member-done')
  }
  await tap('members-counted-some')
  for (const no of [1, 2, 3]) await tap(`member-${no}-counted-yes`)
  await tap('member-4-counted-no', 'member-4-why-offer-0')
}

const moneyAndCause = async (): Promise<void> => {
  await next('counted', 'cost-m1-illness')
  await asked('block money')
  await fill({ 'cost-m1-illness': '18000', 'cost-m2-schooling': '6000' })
  await tap('accident-yes', 'accident-kind-illness')
  await phone.choose('accident-day', '2026-01-15')
  await fill({ 'accident-cost': '60000', 'accident-recovered': '20000' })
  await asked('costs')
  await tap('homes-yes', 'home-1-kind-self-built')
  await fill({ 'home-1-area': '60' })
  await tap('vehicles-yes', 'vehicle-1-kind-motorcycle')
  await fill({ 'vehicle-1-year': '2016', 'property-other': '没有' })
  expect(phone.text()).toContain('¥325.00')
  await next('property', 'cause-main-illness')
  await tap('cause-main-illness', 'cause-other-schooling')
  await fill({ 'cause-story': '妻子患重病，女儿在读大学，全家靠一个人的工资。' })
  await tap('cause-aid-offer-0')
}

/** Number of pictures: twelve pages of the register, four bills, one for each other proof; one statement cannot be had. */
const COUNTS: Readonly<Record<string, number>> = { householdRegister: 12, medicalRecord: 4 }

const pages = async (type: string): Promise<void> => {
  const count = COUNTS[type] ?? 1
  await photos(type, Math.min(9, count))
  if (count <= 9) return
  await asked(`proof ${type}`)
  phone.album.pictures = count - 9
  await tap(`proof-${type}-pick`)
  await phone.until(() => phone.count(`proof-card-${type}`, 'tile-received') === count, 'the rest')
}

const bothSides = async (): Promise<void> => {
  phone.album.pictures = 1
  for (const [at, side] of ['portrait', 'emblem'].entries()) {
    await tap(`proof-idCard-${side}-m0-pick`)
    await phone.until(() => phone.count('proof-card-idCard', 'tile-received') === at + 1, `the ${side} side`)
  }
}

const papers = async (): Promise<void> => {
  await next('cause', 'block-page-proofs')
  const cards = phone.ids().filter((id) => id.startsWith('proof-card-'))
  await asked('block proofs')
  const seen = cards.map((card) => card.replace('proof-card-', '')).filter((type) => type !== 'lowIncomeCertificate')
  for (const type of seen) {
    if (!shows(`proof-${type}-pick`) && !shows(`proof-${type}-portrait-m0-pick`)) await tap(`proof-${type}-open`)
    if (type === 'incomeStatement') {
      await tap(`proof-${type}-cannot`)
      await fill({ [`proof-${type}-why`]: '单位已经倒闭，开不出证明' })
    } else if (type === 'idCard') await bothSides()
    else await pages(type)
    await asked(`proof ${type}`)
  }
  await next('proofs', 'account-number')
  expect(seen).toEqual(
    expect.arrayContaining(['idCard', 'householdRegister', 'medicalRecord', 'tuitionBill', 'bankCard']),
  )
}

const account = async (): Promise<void> => {
  await fill({ 'account-number': inventedCard(8900) })
  await tap('account-bank-offer-own')
  await fill({ 'account-bank': '演示银行' })
  await fill({ 'account-branch': '演示支行' })
}

const agreeAndSign = async (): Promise<void> => {
  await next('account', 'agree')
  await asked('block agree')
  for (let matter = 1; matter < 20 && !shows('all-agreed'); matter += 1) {
    await tap('consent-full')
    if (shows('agree-why-no-phone')) await tap('agree-why-no-phone')
    await asked(`consent ${matter}`)
    await tap('agree')
  }
  await see('read-back')
  await asked('read back')
  expect(phone.text()).toContain('岑望舒')
  expect(phone.text()).not.toContain(ID)
  // retried, because the signature pad is ready only a moment after the page
  const written = (): boolean => handle('signature-done')?.attr['ariaDisabled'] !== true
  for (let strokes = 0; strokes < 20 && !written(); strokes += 1) await phone.write()
  await tap('signature-done')
  await see('signature-saved')
}

test('the pre-check explains its result and stores nothing', async () => {
  await precheck()
  expect((await desk.get(person, 'case.mine', {})).cases).toEqual([])
  expect(phone.errors).toEqual([])
})

test('an application is filled in, signed and submitted, and the timeline shows it', async () => {
  await see('precheck-apply')
  meter.begin()
  await tap('precheck-apply')
  await see('start-apply')
  await asked('start page')
  await tap('start-apply')
  await begin()
  await unit()
  await aboutMe()
  await family()
  await moneyAndCause()
  await papers()
  await account()
  await agreeAndSign()
  await asked('signature')
  await tap('next')
  await phone.until(() => phone.here.route === 'worker/case/index' && shows('stage-now'), 'the timeline')
  const { cases } = await desk.get(person, 'case.mine', {})
  expect(cases.map((own) => own.stage)).toEqual(['submitted'])
  expect(phone.errors).toEqual([])
})

/** The limits per page of the form, for the cheapest phone. */
const CALLS_MAX = 20
const TIMES_SHOWN_MAX = 2

test('no page of the form needs more than twenty setData calls, or twice the data that it shows', () => {
  process.stdout.write(`${meter.table()}\n`)
  expect(meter.pages.length).toBeGreaterThan(30)
  expect(meter.pages.filter(({ calls }) => calls > CALLS_MAX)).toEqual([])
  expect(meter.pages.filter(({ bytes, shown }) => bytes > shown * TIMES_SHOWN_MAX)).toEqual([])
})

test('a page of a list sends at most 20 KB to the phone', () => {
  const inbox = phone.setDataCounts().find((count) => count.page === 'pages/home/index')
  expect(inbox?.bytes).toBeLessThanOrEqual(20_000)
})
