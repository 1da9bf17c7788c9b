import type { Family } from '../walk/household'

const year = (monthly: number): number => monthly * 12

/**
 * Households that the county has reviewed, or that have stopped. L is 1,000 yuan (1,100 in 蓬江 and 江海), k is 2; the comments
 * state the net income per head and month.
 */
export const AFTER_REVIEW = {
  /** 1,300: relative */
  rong: {
    no: 9,
    name: '容予安',
    birth: '1988-06-16',
    sex: 'male',
    employer: '鼎坚钢构公司',
    cause: 'disability',
    story: '父亲肢体残疾，同住赡养。',
    relatives: [
      { name: '容老根', birth: '1958-01-20', sex: 'male', relation: 'parent', status: 'unable', health: 'disabled' },
      {
        name: '芦花白',
        birth: '1990-09-09',
        sex: 'female',
        relation: 'spouse',
        status: 'employed',
        workplace: '制衣作坊',
      },
    ],
    incomes: [
      [0, 'wages', year(3000)],
      [2, 'wages', year(1900)],
    ],
    rigid: [[1, 'disability', 12_000]],
  },
  /** 1,985: within one per cent of the line of 2,000 */
  bao: {
    no: 10,
    name: '鲍南星',
    birth: '1982-04-25',
    sex: 'female',
    employer: '水口卫浴五金厂',
    cause: 'schooling',
    story: '两个孩子同时升学。',
    relatives: [
      { name: '安如山', birth: '1980-08-08', sex: 'male', relation: 'spouse', status: 'employed', workplace: '搬运' },
      {
        name: '安小溪',
        birth: '2007-03-03',
        sex: 'female',
        relation: 'child',
        status: 'student',
        schoolStage: 'junior-college',
      },
    ],
    incomes: [
      [0, 'wages', year(3200)],
      [1, 'wages', year(3255)],
    ],
    rigid: [[2, 'schooling', 6000]],
  },
  /** 800: severe */
  zuo: {
    no: 11,
    name: '左知夏',
    birth: '1986-06-21',
    sex: 'female',
    employer: '万家兴商场',
    cause: 'illness',
    story: '儿子患白血病，正在治疗。',
    about: { sector: 'services' },
    relatives: [
      { name: '卓越峰', birth: '1984-02-14', sex: 'male', relation: 'spouse', status: 'employed', workplace: '外卖' },
      {
        name: '卓一帆',
        birth: '2011-11-11',
        sex: 'male',
        relation: 'child',
        status: 'student',
        health: 'serious-illness',
        schoolStage: 'junior',
      },
    ],
    incomes: [
      [0, 'wages', year(3400)],
      [1, 'wages', year(2600)],
    ],
    rigid: [[2, 'illness', 43_200]],
  },
  /** 1,400: relative */
  ou: {
    no: 12,
    name: '区明月',
    birth: '1977-09-15',
    sex: 'female',
    employer: '清源供水公司',
    cause: 'illness',
    story: '本人甲状腺癌术后，丈夫无业照料老人。',
    about: { health: 'serious-illness', healthDetail: '甲状腺癌术后', sector: 'public' },
    relatives: [
      { name: '颜如玉', birth: '1950-05-05', sex: 'female', relation: 'parent', status: 'unable', health: 'chronic' },
    ],
    incomes: [
      [0, 'wages', year(4800)],
      [1, 'resident-pension', 2400],
    ],
    rigid: [[0, 'illness', 24_000]],
  },
  /** 2,400 per head, but a loss of 90,000 in one year */
  shi: {
    no: 13,
    name: '史怀瑾',
    birth: '1985-03-08',
    sex: 'male',
    employer: '海风电力检修公司',
    cause: 'accident',
    story: '下班途中车祸，肇事方无力赔偿。',
    relatives: [
      { name: '梁上燕', birth: '1987-07-17', sex: 'female', relation: 'spouse', status: 'employed', workplace: '药店' },
      {
        name: '史小雨',
        birth: '2019-08-23',
        sex: 'female',
        relation: 'child',
        status: 'preschool',
        schoolStage: 'kindergarten',
      },
    ],
    incomes: [
      [0, 'wages', year(4400)],
      [1, 'wages', year(2800)],
    ],
    rigid: [],
    accident: { kind: 'injury', happenedOn: '2025-10-18', cost: 15_000_000, recovered: 6_000_000 },
  },
  /** 2,600: above the lines */
  chang: {
    no: 14,
    name: '常乐安',
    birth: '1989-12-31',
    sex: 'male',
    employer: '雅步鞋业公司',
    cause: 'schooling',
    story: '孩子上幼儿园，房租上涨。',
    relatives: [
      { name: '于飞燕', birth: '1991-10-30', sex: 'female', relation: 'spouse', status: 'employed', workplace: '鞋厂' },
      {
        name: '常小宝',
        birth: '2021-05-05',
        sex: 'male',
        relation: 'child',
        status: 'preschool',
        schoolStage: 'kindergarten',
      },
    ],
    incomes: [
      [0, 'wages', year(4300)],
      [1, 'wages', year(3500)],
    ],
    rigid: [],
  },
  /** 1,700: relative; refused because papers were missing, then requests a re-examination */
  gu: {
    no: 15,
    name: '顾盼秋',
    birth: '1980-01-25',
    sex: 'female',
    employer: '和声麦克风厂',
    cause: 'job-loss',
    story: '丈夫所在工厂停产，至今没有找到工作。',
    relatives: [
      { name: '韩江雪', birth: '1979-02-28', sex: 'male', relation: 'spouse', status: 'flexible', workplace: '零工' },
    ],
    incomes: [[0, 'wages', year(3400)]],
    rigid: [],
  },
  /** withdrawn after finding a better job */
  jiang: {
    no: 16,
    name: '江听雪',
    birth: '1992-02-29',
    sex: 'female',
    employer: '恒远摩托车配件厂',
    cause: 'job-loss',
    story: '曾待岗半年。',
    about: { marital: 'single', employment: 'laid-off' },
    relatives: [],
    incomes: [[0, 'unemployment', year(1500)]],
    rigid: [],
  },
} as const satisfies Readonly<Record<string, Family>>
