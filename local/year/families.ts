import type { HardshipClass, SchoolStage } from '@domain/household/words'
import type { Family, Relative } from '../walk/household'
import type { Random } from './random'

/** The properties of a planned household. `above`: above both lines, so that the sheet itself leads to a refusal. */
export type Shape = {
  readonly result: HardshipClass | 'above'
  readonly students: readonly SchoolStage[]
  /** self-paid cost of an illness, yuan; 0 for none */
  readonly illness: number
}

const SURNAMES = [
  ...'岑阮祝蓝梅司麦温凌向柏简路池闻季桑庄卓骆康项苗费屈包卞车成储丁樊冯甘葛古郝洪纪焦孔雷黎连柳娄鲁满倪聂',
]
const FIRST = [...'知以采予若远青如述晚长明南见松白与可闻望守清']
const SECOND = [...'远宁薇衡谷山禾初之舟榆澄乔深年归期恒笙舒微拙和川']

const GIVEN = FIRST.flatMap((first) => SECOND.filter((second) => second !== first).map((second) => `${first}${second}`))
const surnameOf = (n: number): string => SURNAMES[n % SURNAMES.length] ?? ''
/** A given name for a person's number; steps of 131 through the list, so that consecutive names sound different. */
const givenOf = (n: number): string => GIVEN[(n * 131) % GIVEN.length] ?? ''

const BORN: Readonly<Record<SchoolStage, number>> = {
  kindergarten: 2018,
  primary: 2013,
  junior: 2009,
  senior: 2006,
  vocational: 2006,
  'junior-college': 2003,
  bachelor: 2003,
  postgraduate: 2000,
}
/** Costs of schooling beyond compulsory school, yuan per year. */
const COSTS: Readonly<Partial<Record<SchoolStage, number>>> = {
  senior: 5000,
  vocational: 4500,
  'junior-college': 9000,
  bachelor: 9500,
}

const day = (random: Random, year: number): string =>
  `${year}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`

const childOf = (random: Random, name: string, stage: SchoolStage | undefined): Relative => ({
  name,
  birth: day(random, stage === undefined ? 2020 : BORN[stage]),
  sex: random.pick(['male', 'female']),
  relation: 'child',
  ...(stage === undefined || stage === 'kindergarten'
    ? { status: 'preschool' as const }
    : { status: 'student' as const }),
  ...(stage === undefined ? {} : { schoolStage: stage }),
})

/** Monthly net income per head in yuan: well within each class, so that this year's aid as income changes no class. */
const netAHead = (random: Random, result: Shape['result']): number => {
  switch (result) {
    case 'severe':
      return random.between(620, 940)
    case 'relative':
      return random.between(1130, 1270)
    case 'accident':
      return random.between(2260, 2600)
    case 'above':
      return random.between(2420, 3600)
  }
}

const CAUSES = ['job-loss', 'other', 'disability', 'sudden-event'] as const

/** A household with exactly the income that gives its net income per head. Names are numbered from `names`. */
export const familyOf = (random: Random, no: number, names: number, employer: string, shape: Shape): Family => {
  const { students, illness, result } = shape
  const children = students.length === 0 ? [undefined] : students
  const relatives: Relative[] = [
    {
      name: `${surnameOf(names + 1)}${givenOf(names + 1)}`,
      birth: day(random, random.between(1975, 1988)),
      sex: 'female',
      relation: 'spouse',
      status: 'flexible',
    },
    ...children.map((stage, i) => childOf(random, `${surnameOf(names)}${givenOf(names + 2 + i)}`, stage)),
  ]
  const schooling = students.flatMap((stage, i) => {
    const cost = COSTS[stage]
    return cost === undefined ? [] : [[i + 2, 'schooling', cost] as const]
  })
  const rigid: Family['rigid'] = [...(illness > 0 ? [[0, 'illness', illness] as const] : []), ...schooling]
  const spent = rigid.reduce((sum, [, , cost]) => sum + cost, 0)
  const income = netAHead(random, result) * 12 * (relatives.length + 1) + spent
  const spouseEarns = Math.floor(income / 3)
  return {
    no,
    name: `${surnameOf(names)}${givenOf(names)}`,
    birth: day(random, random.between(1972, 1986)),
    sex: 'male',
    employer,
    cause:
      result === 'accident'
        ? 'accident'
        : illness > 0
          ? 'illness'
          : students.length > 0
            ? 'schooling'
            : random.pick(CAUSES),
    story: '',
    relatives,
    incomes: [
      [0, 'wages', income - spouseEarns],
      [1, 'wages', spouseEarns],
    ],
    rigid,
    // 1.3 times the yearly income after the insurance's payment: above 80 % even with the year's aid
    ...(result === 'accident'
      ? { accident: { kind: 'injury' as const, happenedOn: '2022-11-18', cost: income * 160, recovered: income * 30 } }
      : {}),
  }
}

/** Number of persons in a family, for numbering the names. */
export const sizeOf = (family: Family): number => family.relatives.length + 1
