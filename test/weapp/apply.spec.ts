import path from 'node:path'
import { idCheckCharacter } from '@domain/kernel/identity-numbers'
import { inventedCard, inventedMobile } from '@local/walk/identity'
import { RunningDesk } from '@test/support/desk'
import { Phone } from './support/phone'
import { cloudOf } from './support/platform-cloud'

/** Belongs to nobody: there is no area 999. */
const ID = `99901919850312001${idCheckCharacter('99901919850312001')}`
const MOBILE = inventedMobile(8900)

let desk: RunningDesk
let person: string
let phone: Phone

beforeAll(async () => {
  desk = await RunningDesk.start()
  person = await desk.newcomer('岑望舒')
  phone = new Phone(path.resolve('dist/weapp'), cloudOf(desk, person))
  await phone.launch()
}, 240_000)

afterAll(async () => {
  phone.quit()
  await desk.stop()
  desk.forget()
}, 60_000)

const handle = (id: string) => phone.find((node) => node.attr?.['id'] === id)?.at(-1)
const shows = (id: string): boolean => handle(id) !== undefined
const see = (id: string): Promise<void> => phone.until(() => shows(id), id)
const tap = async (...ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    await see(id)
    await phone.tap(id)
  }
}
const next = async (to: string): Promise<void> => {
  await tap('next')
  await see(to)
}
const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [id, text] of Object.entries(fields)) {
    await see(id)
    await phone.type(id, text)
  }
}

/** Every tile that is being sent has arrived. */
const photo = async (card: string): Promise<void> => {
  const files = (): number => phone.count(`proof-card-${card}`, 'tile-received')
  const before = files()
  await tap(`proof-${card}-pick`)
  await phone.until(() => files() === before + 1, `the picture of ${card}`)
}

const precheck = async (): Promise<void> => {
  await tap('go-precheck', 'person-0-status-employed')
  await phone.choose('precheck-area', 0)
  await next('precheck-wages')
  await fill({ 'precheck-wages': '9600' })
  await next('precheck-illness')
  await next('precheck-accident-no')
  await tap('precheck-accident-no')
  await next('precheck-homes')
  await fill({ 'precheck-homes': '0' })
  await tap('precheck-car-no', 'precheck-shareholder-no', 'precheck-expensiveSchool-no', 'next')
  await see('precheck-likely')
}

const unit = async (): Promise<void> => {
  await see('step-unit')
  await fill({ 'unit-search': '万家兴' })
  const found = (): string | undefined => phone.ids().find((id) => id.startsWith('unit-OR'))
  await phone.until(() => found() !== undefined, 'the union')
  await tap(found() ?? '')
  await see('unit-chosen')
}

const aboutMe = async (): Promise<void> => {
  await next('self-id')
  await fill({ 'self-name': '岑望舒', 'self-id': ID, 'self-mobile': MOBILE })
  await next('home-registered')
  await fill({ 'home-registered': '演示路九号' })
  await tap('home-same', 'home-residence-urban-local', 'home-marital-single', 'home-housing-rented')
  await fill({ 'home-area': '30' })
  await next('work-employer')
  await tap('work-employment-employed')
  await fill({ 'work-employer': '万家兴商场' })
  await phone.choose('work-sector', 0)
  await phone.choose('work-hired', '2015-06')
  await tap('work-insurance-employee', 'work-single-no', 'work-zero-no')
  await next('health-good')
  await tap('health-good')
  await next('step-members')
}

const moneyAndCause = async (): Promise<void> => {
  await next('income-m0-wages')
  await fill({ 'income-m0-wages': '9600', 'income-m0-bonus': '0' })
  await next('accident-no')
  await tap('accident-no')
  await next('step-property')
  await next('cause-main-job-loss')
  await tap('cause-main-job-loss')
  await fill({ 'cause-story': '单位停产，工资减了一大半。' })
}

const papersAndAccount = async (): Promise<void> => {
  await next('step-proofs')
  const cards = phone.ids().filter((id) => id.startsWith('proof-card-') && id !== 'proof-card-lowIncomeCertificate')
  expect(cards).toContain('proof-card-idCard')
  for (const card of cards) await photo(card.replace('proof-card-', ''))
  await next('account-bank')
  await fill({ 'account-bank': '演示银行', 'account-branch': '演示支行', 'account-number': inventedCard(8900) })
}

const agreeAndSign = async (): Promise<void> => {
  await next('agree')
  for (let matter = 0; matter < 20 && !shows('all-agreed'); matter += 1) await tap('agree')
  await next('step-read')
  expect(phone.text()).toContain('岑望舒')
  await next('step-sign')
  // the glass is there a moment after the page: a real hand is slower than this one
  const written = (): boolean => handle('signature-done')?.attr['ariaDisabled'] !== true
  for (let strokes = 0; strokes < 20 && !written(); strokes += 1) await phone.write()
  await tap('signature-done')
  await see('signature-saved')
}

test('the pre-check explains itself, and keeps nothing', async () => {
  await precheck()
  expect((await desk.get(person, 'case.mine', {})).cases).toEqual([])
  expect(phone.errors).toEqual([])
}, 120_000)

test('an application is filled in, signed and sent; the timeline shows it', async () => {
  await tap('precheck-apply')
  await unit()
  await aboutMe()
  await moneyAndCause()
  await papersAndAccount()
  await agreeAndSign()
  await tap('next')
  await phone.until(() => phone.here.route === 'worker/case/index' && shows('stage-now'), 'the timeline')
  const { cases } = await desk.get(person, 'case.mine', {})
  expect(cases.map((own) => own.stage)).toEqual(['submitted'])
  expect(phone.errors).toEqual([])
}, 240_000)

test('no page sends much: at most 20 KB a page of a list', () => {
  const inbox = phone.setDataCounts().find((count) => count.page === 'pages/home/index')
  expect(inbox?.bytes).toBeLessThanOrEqual(20_000)
})
