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

const next = async (screen: Screen, block: string): Promise<void> => {
  await screen.picture(`worker-apply-${block}`)
  await screen.tap('next')
}

/** Agrees to the use of the data, which comes before the first question, and opens the first block. */
export const begin = async (screen: Screen): Promise<void> => {
  await screen.seesAt('form-consents')
  await screen.picture('worker-apply-first-consents')
  await screen.tap('agree')
  await screen.tap('agree')
  await screen.seesAt('form-hub')
  await screen.picture('worker-apply-hub')
  await screen.tap('block-family')
  await screen.seesAt('block-page-family')
}

const myself = async (screen: Screen): Promise<void> => {
  await screen.type('self-name', APPLICANT.name)
  await screen.type('self-id', APPLICANT.idNumber)
  await screen.type('self-mobile', APPLICANT.mobile)
  await screen.tap('self-ethnicity-offer-0')
  await screen.tap('work-employment-employed')
  await screen.tap('work-sector-services')
  await screen.type('work-hired', '2015-06')
  await screen.tap('work-insurance-employee')
  await screen.tap('health-good')
  await screen.type('income-m0-wages', '36000')
  await screen.tap('income-m0-none')
  await screen.picture('worker-apply-self')
  await screen.tap('person-me-done')
  await screen.seesAt('person-me')
}

/** The applicant's own card and the home. Ends in the block of the household, without relatives. */
export const aboutApplicant = async (screen: Screen): Promise<void> => {
  await begin(screen)
  await myself(screen)
  await home(screen)
}

const home = async (screen: Screen): Promise<void> => {
  await screen.type('home-registered', '演示路八号')
  await screen.tap('home-now-same')
  await screen.tap('home-residence-urban-local')
  await screen.tap('home-marital-married')
  await screen.tap('home-housing-rented')
  await screen.tap('home-about-50')
}

/** The union, the applicant and the home. Ends in the block of the household, without relatives. */
export const whoAndWhere = async (screen: Screen, unit: string = APPLICANT.unit): Promise<void> => {
  await begin(screen)
  await screen.type('unit-search', unit.slice(0, 3))
  await screen.does(`find ${unit}`, () => screen.startingWith('unit-OR').filter({ hasText: unit }).first().click())
  await screen.seesAt('unit-chosen')
  await myself(screen)
  await home(screen)
}

/** From a block to the page from which the form was opened. */
export const putAside = async (screen: Screen): Promise<void> => {
  await screen.tap('to-hub')
  await screen.seesAt('form-hub')
  await screen.tap('later')
}

const household = async (screen: Screen): Promise<void> => {
  for (const [i, one] of RELATIVES.entries()) {
    // a person that the pre-check was told about already has a card
    const known = `member-${i + 1}`
    await screen.tap((await screen.at(known).isVisible()) ? known : `member-add-${one.relation}`)
    await screen.type('member-name', one.name)
    // whom the pre-check told of has no relation yet
    if (await screen.at(`member-relation-${one.relation}`).isVisible())
      await screen.tap(`member-relation-${one.relation}`)
    await screen.type('member-id', one.idNumber)
    await screen.tap(`member-status-${one.status}`)
    if ('stage' in one) await screen.tap(`member-stage-${one.stage}`)
    await screen.tap(`member-health-${one.health}`)
    await screen.picture(`worker-apply-${one.relation}`)
    await screen.tap('member-done')
  }
  await next(screen, 'family')
  await screen.type('cost-m1-illness', '18000')
  await screen.type('cost-m2-schooling', '6000')
  await screen.tap('none-below')
  await screen.sees('¥333.33')
  await next(screen, 'money')
  await screen.tap('cause-main-illness')
  await screen.type('cause-story', '丈夫患重病住院，女儿在读大学，全家靠一个人的工资。')
  await next(screen, 'cause')
}

/** A photo for every required proof. */
const papers = async (screen: Screen): Promise<void> => {
  await screen.seesAt('block-page-proofs')
  await screen.startingWith('proof-card-').first().waitFor()
  const cards = await screen.startingWith('proof-card-').all()
  const types = await Promise.all(cards.map(async (card) => (await card.getAttribute('data-testid')) ?? ''))
  for (const type of types.filter((one) => one !== 'proof-card-lowIncomeCertificate'))
    await screen.paper(type.replace('proof-card-', ''), photo('paper'))
  await next(screen, 'proofs')
}

const consent = async (screen: Screen): Promise<void> => {
  await screen.seesAt('consent')
  await screen.picture('worker-apply-consent')
  for (let agreed = 0; agreed < 40 && !(await screen.at('all-agreed').isVisible()); agreed += 1) {
    if (await screen.at('agree-why-cannot-use').isVisible()) await screen.tap('agree-why-cannot-use')
    await screen.tap('agree')
  }
  await screen.seesAt('all-agreed')
}

/** From the block of the household to the first of the last consents. */
export const upToConsents = async (screen: Screen): Promise<void> => {
  await household(screen)
  await papers(screen)
  await screen.type('account-number', APPLICANT.account)
  await screen.tap('account-bank-offer-own')
  await screen.type('account-bank', '演示银行')
  await next(screen, 'account')
}

/** From the block of the household to the signature, without sending. */
export const upToSigning = async (screen: Screen): Promise<void> => {
  await upToConsents(screen)
  await consent(screen)
  await screen.seesAt('read-family')
  await screen.sees(`${APPLICANT.idNumber.slice(0, 3)}***********${APPLICANT.idNumber.slice(-4)}`)
  await screen.picture('worker-apply-read')
  await screen.sign('signature')
  await screen.picture('worker-apply-sign')
}
