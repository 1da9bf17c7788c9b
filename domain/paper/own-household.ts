import { APPLICANT, type Declaration } from '../household/declaration'
import { bornOn, idWords, maskedId, type PersonalId, sexIn } from '../household/personal-id'
import { showYuan } from '../kernel/fen'
import type { MemberKey } from '../kernel/ids'
import { showDate } from '../kernel/plain-date'
import type { Block, Paper } from './paper'
import * as words from './words'
import { INCOME_ON_PAPER, RIGID_ON_PAPER } from './words-on-paper'

type Applicant = Declaration['applicant']
type Member = Declaration['members'][number]
type Line = readonly [label: string, value: string]
/** How each answer is printed. A field of the declaration without a row here does not compile. */
type Printed<T> = { readonly [K in keyof Required<T>]: (of: T) => readonly Line[] }

const one = (label: string, value: string): readonly Line[] => [[label, value]]
const yesNo = (yes: boolean): string => (yes ? '是' : '否')
const NOTHING = '没有'
const orNothing = (text: string): string => (text === '' ? NOTHING : text)

const NUMBER = '身份证号'
const identity = (id: PersonalId): readonly Line[] => [
  [NUMBER, idWords(id)],
  ['性别', words.sexText[sexIn(id)]],
  ['出生日期', showDate(bornOn(id))],
]

const APPLICANT_LINES: Printed<Applicant> = {
  name: ({ name }) => one('姓名', name),
  idNumber: ({ idNumber }) => identity(idNumber),
  ethnicity: ({ ethnicity }) => one('民族', ethnicity),
  mobile: ({ mobile }) => one('手机号', mobile),
  registeredAddress: ({ registeredAddress }) => one('户口地址', registeredAddress),
  presentAddress: ({ presentAddress }) => one('现在住址', presentAddress),
  residence: ({ residence }) => one('户口类型', words.residenceText[residence]),
  marital: ({ marital }) => one('婚姻状况', words.maritalText[marital]),
  employment: ({ employment }) => one('就业身份', words.employmentText[employment]),
  employer: ({ employer }) => one('工作单位', orNothing(employer)),
  sector: ({ sector }) => one('行业', words.sectorText[sector]),
  hiredIn: ({ hiredIn }) => one('参加工作', hiredIn ?? '没有填'),
  health: ({ health }) => one('健康状况', words.healthText[health]),
  healthDetail: ({ healthDetail }) => one('疾病或残疾', orNothing(healthDetail)),
  insurance: ({ insurance }) => one('医疗保险', words.insuranceText[insurance]),
  singleParent: ({ singleParent }) => one('单亲家庭', yesNo(singleParent)),
  zeroEmployment: ({ zeroEmployment }) => one('零就业家庭', yesNo(zeroEmployment)),
  housing: ({ housing }) => one('住房', `${words.housingText[housing.kind]} ${housing.squareMetres} 平方米`),
  mainCause: ({ mainCause }) => one('主要困难原因', words.causeText[mainCause]),
  otherCauses: ({ otherCauses }) =>
    one('其他困难原因', orNothing(otherCauses.map((cause) => words.causeText[cause]).join('、'))),
  story: ({ story }) => one('家庭情况', orNothing(story)),
  otherAid: ({ otherAid }) => one('得到过的帮助', orNothing(otherAid)),
}

/**
 * Whether the copy may show the details of a member. Minors: yes, the applicant is their guardian. Adults: while their own
 * consent stands. An adult who revoked it is shown with a covered number and without health data, although the applicant wrote
 * them down (PIPL 15, 45).
 */
type MayShow = (key: MemberKey) => boolean
const COVERED = '本人没有同意或已撤回，不再显示'

const memberLines = (mayShow: MayShow): Printed<Member> => ({
  key: () => [],
  name: ({ name }) => one('姓名', name),
  relation: ({ relation }) => one('关系', words.relationText[relation]),
  idNumber: ({ key, idNumber }) => (mayShow(key) ? identity(idNumber) : one(NUMBER, maskedId(idNumber))),
  health: ({ key, health }) => one('健康状况', mayShow(key) ? words.healthText[health] : COVERED),
  healthDetail: ({ key, healthDetail }) => one('疾病或残疾', mayShow(key) ? orNothing(healthDetail) : COVERED),
  status: ({ status }) => one('现在做什么', words.statusText[status]),
  workplace: ({ workplace }) => one('单位或学校', orNothing(workplace)),
  schoolStage: ({ schoolStage }) => (schoolStage === undefined ? [] : one('就读阶段', words.schoolText[schoolStage])),
  counted: ({ counted }) => one('计入家庭人口', yesNo(counted)),
  notCountedBecause: ({ counted, notCountedBecause }) => (counted ? [] : one('不计入的原因', notCountedBecause)),
})

const printed = <T>(lines: Printed<T>, of: T): readonly Line[] =>
  (Object.keys(lines) as (keyof T)[]).flatMap((key) => lines[key](of))

export const listed = (
  title: string,
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Paper['blocks'] => [
  { kind: 'heading', text: title },
  rows.length === 0 ? { kind: 'text', as: 'lead', text: `${NOTHING}。` } : { kind: 'table', head, widths, rows },
]

export const nameIn =
  ({ applicant, members }: Declaration) =>
  (key: MemberKey): string =>
    key === APPLICANT ? applicant.name : (members.find((member) => member.key === key)?.name ?? '')

const property = ({ property: { homes, vehicles, other } }: Declaration): readonly Line[] => [
  ...homes.map(({ kind, squareMetres }): Line => ['房产', `${words.homeText[kind]} ${squareMetres} 平方米`]),
  ...vehicles.map(({ kind, boughtIn }): Line => ['车辆', `${words.vehicleText[kind]} ${boughtIn} 年购买`]),
  ...one('其他财产', orNothing(other)),
]

const accident = ({ accident: told }: Declaration): Paper['blocks'] =>
  told === undefined
    ? []
    : [
        { kind: 'heading', text: '突发事件、意外或大病' },
        {
          kind: 'facts',
          rows: [
            ['哪一类', words.accidentText[told.kind]],
            ['发生日期', showDate(told.happenedOn)],
            ['一共花了', showYuan(told.cost)],
            ['保险、赔偿、救助', showYuan(told.recovered)],
          ],
        },
      ]

const facts = (rows: readonly Line[]): Block => ({ kind: 'facts', rows })

/** Parts of the copy, by the parts of the declaration. A new part without its blocks does not compile. */
type Parts = { readonly [K in keyof Required<Declaration>]: (of: Declaration, mayShow: MayShow) => Paper['blocks'] }
const PARTS: Parts = {
  applicant: ({ applicant }) => [{ kind: 'heading', text: '本人' }, facts(printed(APPLICANT_LINES, applicant))],
  members: ({ members }, mayShow) => [
    { kind: 'heading', text: '家庭成员' },
    ...(members.length === 0
      ? [{ kind: 'text', as: 'lead', text: `${NOTHING}。` } as const]
      : members.map((member) => facts(printed(memberLines(mayShow), member)))),
  ],
  property: (of) => [{ kind: 'heading', text: '财产' }, facts(property(of))],
  period: ({ period }) => [
    { kind: 'text', as: 'lead', text: `下面的收入和支出是 ${period.from} 至 ${period.to} 这十二个月的。` },
  ],
  incomes: (of) =>
    listed(
      '收入',
      ['姓名', '项目', '金额'],
      [30, 40, 30],
      of.incomes.map((line) => [nameIn(of)(line.member), INCOME_ON_PAPER[line.kind], showYuan(line.amount)]),
    ),
  expenditures: (of) =>
    listed(
      '刚性支出',
      ['姓名', '项目', '金额'],
      [30, 40, 30],
      of.expenditures.map((line) => [nameIn(of)(line.member), RIGID_ON_PAPER[line.kind], showYuan(line.amount)]),
    ),
  accident,
  account: ({ account }) =>
    account === undefined
      ? []
      : [
          { kind: 'heading', text: '收款账户' },
          facts([
            ['开户银行', account.bank],
            ['开户网点', account.branch],
            ['账号', account.number],
          ]),
        ],
  noAccountBecause: ({ noAccountBecause }) =>
    noAccountBecause === undefined ? [] : [facts([['申请时没有账户，原因', noAccountBecause]])],
}

/** Everything the worker declared, unmasked, in the order of the declaration. */
export const declarationBlocks = (declaration: Declaration, mayShow: MayShow): Paper['blocks'] =>
  (Object.keys(PARTS) as (keyof Parts)[]).flatMap((part) => PARTS[part](declaration, mayShow))
