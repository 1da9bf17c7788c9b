import { inventedCard, inventedId, inventedMobile } from '@local/walk/identity'

/** What a person does with one question of the form, found by its test id. */
export type Answer =
  | { readonly tap: string }
  | { readonly type: string; readonly text: string }
  | { readonly pick: string; readonly label: string }
  | { readonly date: string; readonly value: string }

const tap = (id: string): Answer => ({ tap: id })
const type = (id: string, text: string): Answer => ({ type: id, text })
const pick = (id: string, label: string): Answer => ({ pick: id, label })

/** An invented family of three: she works in a shop, he is gravely ill, the daughter studies. */
export const APPLICANT = '谷雨声'
const AREA = '蓬江区'

/** In the order in which a person would answer; those that a screen does not ask are passed over. */
export const PRECHECK: readonly Answer[] = [
  pick('precheck-area', AREA),
  tap('person-0-status-employed'),
  tap('add-person'),
  tap('person-1-status-unable'),
  tap('add-person'),
  tap('person-2-status-student'),
  pick('person-2-stage', '本科'),
  type('precheck-wages', '36000'),
  type('precheck-illness', '18000'),
  type('precheck-schooling', '6000'),
  tap('precheck-accident-no'),
  tap('precheck-none'),
  type('precheck-homes', '0'),
  tap('precheck-car-no'),
  tap('precheck-shareholder-no'),
  tap('precheck-expensiveSchool-no'),
]

export type Family = {
  readonly herself: readonly Answer[]
  /** where the household lives */
  readonly home: readonly Answer[]
  /** one list for each relative, answered on a page of its own */
  readonly relatives: readonly (readonly Answer[])[]
}

const herself = (no: number): readonly Answer[] => [
  pick('unit-district', AREA),
  type('self-name', APPLICANT),
  type('self-id', inventedId(no, '1984-03-20', 'female')),
  type('self-mobile', inventedMobile(no)),
  tap('self-ethnicity-offer-0'),
  tap('work-employment-employed'),
  tap('work-employer-offer-0'),
  tap('work-sector-services'),
  { date: 'work-hired', value: '2015-06' },
  tap('work-insurance-employee'),
  tap('health-good'),
  type('income-m0-wages', '36000'),
  tap('income-m0-none'),
  type('cost-m1-illness', '18000'),
  type('cost-m2-schooling', '6000'),
  tap('none-below'),
  tap('accident-no'),
  tap('homes-no'),
  tap('vehicles-no'),
  tap('cause-main-illness'),
  type('account-number', inventedCard(no)),
  tap('account-bank-offer-1'),
]

const HOME: readonly Answer[] = [
  type('home-registered', '演示路八号'),
  tap('home-now-same'),
  tap('home-residence-urban-local'),
  tap('home-marital-married'),
  tap('home-housing-rented'),
  tap('home-about-50'),
]

const relatives = (no: number): Family['relatives'] => [
  [
    type('member-name', '霍然之'),
    tap('member-relation-spouse'),
    type('member-id', inventedId(no + 1, '1982-11-05', 'male')),
    tap('member-status-unable'),
    tap('member-health-serious-illness'),
  ],
  [
    type('member-name', '霍小满'),
    tap('member-relation-child'),
    type('member-id', inventedId(no + 2, '2006-09-12', 'female')),
    tap('member-status-student'),
    tap('member-stage-bachelor'),
    tap('member-health-good'),
  ],
]

/** The same family with numbers of its own, because nobody may apply twice. */
export const familyOf = (no: number): Family => ({
  herself: herself(no),
  home: HOME,
  relatives: relatives(no),
})

const otherDocument = (kind: string, number: string, born: string, sex: string): readonly Answer[] => [
  tap('member-id-none'),
  tap(`member-other-kind-${kind}`),
  type('member-other-number', number),
  { date: 'member-other-born', value: born },
  tap(`member-other-sex-${sex}`),
]

/** The same family, in which nobody but the applicant has an ID card: the husband is from Macao, the daughter has a passport. */
export const familyFromElsewhere = (no: number): Family => ({
  ...familyOf(no),
  relatives: [
    [
      type('member-name', '霍然之'),
      tap('member-relation-spouse'),
      ...otherDocument('hk-macao', `M${no}0001`, '1982-11-05', 'male'),
      tap('member-status-unable'),
      tap('member-health-serious-illness'),
    ],
    [
      type('member-name', 'HUO MARIA'),
      tap('member-relation-child'),
      ...otherDocument('passport', `P${no}0002`, '2006-09-12', 'female'),
      tap('member-status-student'),
      tap('member-stage-bachelor'),
      tap('member-health-good'),
    ],
  ],
})

export const SECOND_CARD = inventedCard(8890)
