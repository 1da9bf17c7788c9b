import type { Family } from '../walk/household'

const year = (monthly: number): number => monthly * 12

/** Invented households. L is 1,000 yuan (1,100 in 蓬江 and 江海), k is 2: the comments say what a head has a month. */
export const FAMILIES = {
  /** 3 members, 833: severe */
  he: {
    no: 1,
    name: '贺小禾',
    birth: '1984-05-12',
    sex: 'female',
    employer: '晨光公共交通公司',
    cause: 'illness',
    story: '丈夫患慢性肾病，每周透析三次。',
    relatives: [
      {
        name: '罗成蹊',
        birth: '1981-09-03',
        sex: 'male',
        relation: 'spouse',
        status: 'unable',
        health: 'serious-illness',
      },
      {
        name: '罗一心',
        birth: '2010-02-18',
        sex: 'female',
        relation: 'child',
        status: 'student',
        schoolStage: 'senior',
      },
    ],
    incomes: [[0, 'wages', year(5000)]],
    rigid: [
      [1, 'illness', 24_000],
      [2, 'schooling', 6000],
    ],
  },
  /** retired, alone, 900: severe */
  wei: {
    no: 2,
    name: '卫安澜',
    birth: '1962-11-30',
    sex: 'female',
    employer: '远湾水产加工厂',
    cause: 'illness',
    story: '独自生活，不会用智能手机，由工会代办。',
    about: { employment: 'retired', marital: 'widowed', health: 'chronic', healthDetail: '慢性阻塞性肺病' },
    relatives: [],
    incomes: [[0, 'pension', year(1900)]],
    rigid: [[0, 'illness', 12_000]],
  },
  /** couple and a child, 1,250: relative */
  zhan: {
    no: 3,
    name: '詹望北',
    birth: '1987-08-21',
    sex: 'male',
    employer: '双木纸业公司',
    cause: 'disability',
    story: '女儿自幼听力残疾，需要康复训练。',
    relatives: [
      {
        name: '凤小鸣',
        birth: '1989-01-09',
        sex: 'female',
        relation: 'spouse',
        status: 'employed',
        workplace: '社区小店',
      },
      {
        name: '詹小满',
        birth: '2016-06-01',
        sex: 'female',
        relation: 'child',
        status: 'student',
        health: 'disabled',
        schoolStage: 'primary',
      },
    ],
    incomes: [
      [0, 'wages', year(3600)],
      [1, 'wages', year(1800)],
    ],
    rigid: [[2, 'disability', 19_800]],
  },
  /** single mother and two children, 1,055: severe in 江海 */
  min: {
    no: 4,
    name: '闵向阳',
    birth: '1990-03-15',
    sex: 'female',
    employer: '明途灯饰公司',
    cause: 'schooling',
    story: '离异后独自抚养两个孩子。',
    about: { singleParent: true, marital: 'divorced' },
    relatives: [
      {
        name: '闵可爱',
        birth: '2007-10-10',
        sex: 'female',
        relation: 'child',
        status: 'student',
        schoolStage: 'bachelor',
      },
      {
        name: '闵可期',
        birth: '2014-12-24',
        sex: 'male',
        relation: 'child',
        status: 'student',
        schoolStage: 'primary',
      },
    ],
    incomes: [[0, 'wages', year(3800)]],
    rigid: [[1, 'schooling', 7600]],
  },
  /** 1,200: relative; the bank knows of a deposit */
  pu: {
    no: 5,
    name: '蒲听澜',
    birth: '1979-07-07',
    sex: 'male',
    employer: '百里香陈皮公司',
    cause: 'illness',
    story: '母亲中风后卧床，需要人照顾。',
    relatives: [
      {
        name: '蓝秀姑',
        birth: '1955-04-02',
        sex: 'female',
        relation: 'parent',
        status: 'unable',
        health: 'serious-illness',
      },
    ],
    incomes: [
      [0, 'wages', year(3900)],
      [1, 'resident-pension', 2400],
    ],
    rigid: [[1, 'illness', 18_000]],
  },
  /** 900: severe */
  nong: {
    no: 6,
    name: '农小满',
    birth: '1993-05-21',
    sex: 'female',
    employer: '老街面点店',
    cause: 'schooling',
    story: '店小人少，弟弟上大学由她负担。',
    about: { employment: 'flexible', marital: 'single' },
    relatives: [
      {
        name: '农大雪',
        birth: '2005-12-07',
        sex: 'male',
        relation: 'sibling',
        status: 'student',
        schoolStage: 'bachelor',
      },
    ],
    incomes: [[0, 'wages', year(2400)]],
    rigid: [[1, 'schooling', 7200]],
  },
  /** 1,500: relative */
  yu: {
    no: 7,
    name: '禹春生',
    birth: '1976-02-02',
    sex: 'male',
    employer: '恒远摩托车配件厂',
    cause: 'illness',
    story: '本人患糖尿病并发症，长期用药。',
    about: { health: 'chronic', healthDetail: '糖尿病并发症' },
    relatives: [
      { name: '雪满山', birth: '1978-11-22', sex: 'female', relation: 'spouse', status: 'flexible', workplace: '家政' },
      {
        name: '禹小舟',
        birth: '2009-04-04',
        sex: 'male',
        relation: 'child',
        status: 'student',
        schoolStage: 'vocational',
      },
    ],
    incomes: [
      [0, 'wages', year(3200)],
      [1, 'wages', year(2300)],
    ],
    rigid: [[0, 'illness', 12_000]],
  },
  /** 1,100: relative */
  yan: {
    no: 8,
    name: '阎守一',
    birth: '1983-10-01',
    sex: 'male',
    employer: '海晏路小学',
    cause: 'illness',
    story: '妻子乳腺癌手术后化疗。',
    about: { sector: 'education' },
    relatives: [
      {
        name: '方知意',
        birth: '1985-12-12',
        sex: 'female',
        relation: 'spouse',
        status: 'unable',
        health: 'serious-illness',
      },
    ],
    incomes: [[0, 'wages', year(5200)]],
    rigid: [[1, 'illness', 36_000]],
  },
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
  /** 2,400 a head, but a loss of 90,000 in one year */
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
  /** 1,700: relative; refused because papers were missing, asks again */
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
  /** withdrawn: found a better post */
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

export type FamilyKey = keyof typeof FAMILIES
