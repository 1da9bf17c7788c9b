import type { Family } from '../walk/household'

const year = (monthly: number): number => monthly * 12

/**
 * Households that have not reached the county yet. L is 1,000 yuan (1,100 in 蓬江 and 江海), k is 2; the comments state the net
 * income per head and month.
 */
export const BEFORE_REVIEW = {
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
  /** 1,200: relative; the bank reports a deposit */
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
  /** a mother and her child, 900: severe */
  mu: {
    no: 17,
    name: '穆晚晴',
    birth: '1986-03-17',
    sex: 'female',
    employer: '碉影旅店',
    cause: 'illness',
    story: '独自带女儿，本人类风湿关节炎，长期用药。',
    about: { marital: 'divorced', health: 'chronic', healthDetail: '类风湿关节炎' },
    relatives: [
      {
        name: '穆知雨',
        birth: '2015-09-09',
        sex: 'female',
        relation: 'child',
        status: 'student',
        schoolStage: 'primary',
      },
    ],
    incomes: [[0, 'wages', year(2600)]],
    rigid: [[0, 'illness', 9600]],
  },
} as const satisfies Readonly<Record<string, Family>>
