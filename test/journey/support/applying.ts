import { inventedCard, inventedId, inventedMobile } from '@local/walk/identity'
import type { Screen } from './browser'
import { photo } from './papers'

/** A fictional applicant with a gravely ill husband and a daughter at school; all numbers are invented. */
export const APPLICANT = {
  name: '谷雨声',
  birth: '1984-03-20',
  idNumber: inventedId(8800, '1984-03-20', 'female'),
  mobile: inventedMobile(8800),
  account: inventedCard(8800),
  /** her other account */
  secondAccount: inventedCard(8801),
  unit: '万家兴商场工会',
} as const

/** Her husband, who may be asked for consent himself. */
export const SPOUSE = { name: '霍然之', idNumber: inventedId(8801, '1982-11-05', 'male') } as const

const RELATIVES = [
  {
    ...SPOUSE,
    relation: 'spouse',
    status: 'unable',
    health: 'serious-illness',
  },
  {
    name: '霍小满',
    relation: 'child',
    idNumber: inventedId(8802, '2006-09-12', 'female'),
    status: 'student',
    stage: 'bachelor',
    health: 'good',
  },
] as const

/** The pre-check before an application. */
export const precheck = async (screen: Screen): Promise<void> => {
  await screen.tap('go-precheck')
  await screen.choose('precheck-area', 'pengjiang')
  await screen.tap('person-0-status-employed')
  await screen.tap('add-person')
  await screen.tap('person-1-status-unable')
  await screen.tap('add-person')
  await screen.tap('person-2-status-student')
  await screen.choose('person-2-stage', 'bachelor')
  await screen.picture('worker-precheck-people')
  await screen.tap('next')
  await screen.type('precheck-wages', '36000')
  await screen.tap('next')
  await screen.type('precheck-illness', '18000')
  await screen.type('precheck-schooling', '6000')
  await screen.tap('next')
  await screen.tap('precheck-accident-no')
  await screen.tap('next')
  await screen.type('precheck-homes', '0')
  for (const question of ['car', 'shareholder', 'expensiveSchool']) await screen.tap(`precheck-${question}-no`)
  await screen.tap('next')
  await screen.seesAt('precheck-likely')
  await screen.picture('worker-precheck-result')
}

const next = async (screen: Screen, step: string): Promise<void> => {
  await screen.picture(`worker-apply-${step}`)
  await screen.tap('next')
}

/** The applicant's data, beginning with the name. Ends on the screen of the members. */
export const aboutApplicant = async (screen: Screen): Promise<void> => {
  await screen.type('self-name', APPLICANT.name)
  await screen.type('self-id', APPLICANT.idNumber)
  await screen.type('self-mobile', APPLICANT.mobile)
  await next(screen, 'self')
  await screen.type('home-registered', '演示路八号')
  await screen.tap('home-same')
  await screen.tap('home-residence-urban-local')
  await screen.tap('home-marital-married')
  await screen.tap('home-housing-rented')
  await screen.type('home-area', '56')
  await next(screen, 'home')
  await screen.tap('work-employment-employed')
  await screen.type('work-employer', '万家兴商场')
  await screen.choose('work-sector', 'services')
  await screen.type('work-hired', '2015-06')
  await screen.tap('work-insurance-employee')
  await screen.tap('work-single-no')
  await screen.tap('work-zero-no')
  await next(screen, 'work')
  await screen.tap('health-good')
  await next(screen, 'health')
  await screen.seesAt('step-members')
}

/** The first half of the form: union, applicant, home. Ends on the screen of the members. */
export const whoAndWhere = async (screen: Screen, unit: string = APPLICANT.unit): Promise<void> => {
  await screen.seesAt('step-unit')
  await screen.type('unit-search', unit.slice(0, 3))
  await screen.does(`find ${unit}`, () => screen.startingWith('unit-OR').filter({ hasText: unit }).first().click())
  await screen.seesAt('unit-chosen')
  await next(screen, 'unit')
  await aboutApplicant(screen)
}

const household = async (screen: Screen): Promise<void> => {
  for (const [i, one] of RELATIVES.entries()) {
    // a person that the pre-check was told about already has a card
    const known = `member-${i + 1}-edit`
    await screen.tap((await screen.at(known).isVisible()) ? known : 'member-add')
    await screen.type('member-name', one.name)
    await screen.tap(`member-relation-${one.relation}`)
    await screen.type('member-id', one.idNumber)
    await screen.tap(`member-status-${one.status}`)
    if ('stage' in one) await screen.choose('member-stage', one.stage)
    await screen.tap(`member-health-${one.health}`)
    await screen.tap('member-done')
  }
  await next(screen, 'members')
  await screen.type('income-m0-wages', '36000')
  await screen.type('income-m0-bonus', '0')
  await next(screen, 'income')
  await screen.type('cost-m1-illness', '18000')
  await screen.type('cost-m2-schooling', '6000')
  await screen.tap('accident-no')
  await next(screen, 'costs')
  await next(screen, 'property')
  await screen.tap('cause-main-illness')
  await screen.type('cause-story', '丈夫患重病住院，女儿在读大学，全家靠一个人的工资。')
  await next(screen, 'cause')
}

/** A photo for every required proof, page by page. */
const papers = async (screen: Screen): Promise<void> => {
  await screen.seesAt('step-proofs')
  for (let page = 1; page < 20 && (await screen.at('step-proofs').isVisible()); page += 1) {
    const words = new RegExp(`第 ${page} 页`)
    await screen.does(`page ${page} of the papers`, () => screen.at('part').filter({ hasText: words }).waitFor())
    const card = await screen.startingWith('proof-card-').first().getAttribute('data-testid')
    await screen.upload((card ?? '').replace('proof-card-', 'proof-'), photo('paper'))
    if (page === 1) await screen.picture('worker-apply-proofs')
    await screen.tap('next')
  }
}

const consent = async (screen: Screen): Promise<void> => {
  await screen.seesAt('consent')
  await screen.picture('worker-apply-consent')
  for (let agreed = 0; agreed < 40 && !(await screen.at('all-agreed').isVisible()); agreed += 1)
    await screen.tap('agree')
  await screen.seesAt('all-agreed')
  await next(screen, 'consents')
}

/** From the screen of the members to the first consent. */
export const upToConsents = async (screen: Screen): Promise<void> => {
  await household(screen)
  await papers(screen)
  await screen.type('account-bank', '演示银行')
  await screen.type('account-branch', '演示支行')
  await screen.type('account-number', APPLICANT.account)
  await next(screen, 'account')
}

/** From the screen of the members to the signature, without sending. */
export const upToSigning = async (screen: Screen): Promise<void> => {
  await upToConsents(screen)
  await consent(screen)
  await screen.seesAt('read-members')
  await screen.sees(APPLICANT.idNumber)
  await next(screen, 'read')
  await screen.sign('signature')
  await screen.picture('worker-apply-sign')
}
