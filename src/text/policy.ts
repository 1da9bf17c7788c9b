import { isKeyOf } from '@domain/kernel/keys'
import type { Refusal } from '@domain/kernel/result'

/** Texts of the policy: list, form, errors. */
export const policyText = {
  list: {
    title: '政策',
    lead: '每次发布都留存，从生效日期起执行',
    empty: '还没有发布过政策',
    emptyHint: '发布政策后，才能开放申请',
    current: '现行',
    future: '尚未生效',
    past: '已被替代',
    demo: '演示数值，不是真实标准',
    unset: (count: number): string =>
      `系统更新后新增了${count}项标准，本市还没有定：定好并发布新政策之前，这些项目不发放`,
    from: '生效日期',
    open: '接受申请',
    closed: '不接受申请',
    make: '发布新政策',
    based: '以这份为底稿发布新政策',
    read: '查看全部内容',
    columns: {
      version: '名称',
      from: '生效日期',
      state: '状态',
      low: '低保标准',
      notice: '公示',
      applications: '申请',
    },
    days: (count: number): string => `${count}个工作日`,
  },
  form: {
    title: '发布政策',
    lead: '从现行政策改起；不合法的写法发布不了',
    send: '发布',
    done: '已发布',
    doneHint: (version: string, from: string): string => `${version}从${from}起生效`,
    back: '回到政策',
    wrong: (count: number): string => `还有${count}处要改，见红字`,
    area: '适用地区',
    anyArea: '全市通用',
    addArea: '为这个地区另立标准',
    dropArea: '取消另立，改用全市通用',
    sharesDefault: '这个地区用全市通用标准',
    addTier: '增加一档',
    dropTier: '删除这一档',
    tier: (no: number): string => `第${no}档`,
    notHere: '政策由市总工会管理员发布',
    notHereHint: '您可以查看历次政策',
    citywide: '全市',
    onlyWithBase: '没有可以作底稿的政策',
    onlyWithBaseHint: '首份底稿在首次设置时载入',
    looksUsual: (n: number): string => `不填按 ${n} 次；一户的材料算一次`,
    levelsHint: '一个也不选：各级档案都可以用；选了几级，就只能用于这几级，没有建档的临时救助不能用',
    digestHint: '早上八点到晚上九点之间；不填按早上八点半。只在工作日提醒',
    validMonthsHint: '从核算数字那天起，过了就不能确定新的帮扶，要再次入户、重新认定；空着按十二个月',
    referralsHint: '没有通过的人会看到去哪里、打什么电话、带什么；某个地区另有地方的，再加一条。不填的，请他们问工会',
    referral: (no: number): string => `第${no}处`,
    addReferral: '加一处',
    dropReferral: '删除这一处',
    notReal: '这些数值是演示用的，请换成本市公布的真实标准，再把“演示数值”关掉',
  },
  groups: {
    basics: '基本',
    fundLevels: '各资金来源可以用于哪一级档案',
    lines: '困难标准',
    living: '生活救助（每户每年）',
    medical: '医疗救助（按自付费用分档）',
    tuition: '金秋助学（每人每年）',
    flat: '其他帮扶',
    caps: '最高限额',
    steps: '办理步骤',
    clocks: '办理时限（工作日）',
    imputation: '推算收入的年龄',
    referrals: '转介：没有通过的人还可以去哪里',
    looks: '查看遮住内容的限额（每人每小时）',
  },
  fields: {
    version: '政策名称',
    effectiveFrom: '生效日期',
    demo: '演示数值',
    applicationsOpen: '接受申请',
    stageOrder: '数据比对放在',
    lowIncome: '低保标准（每人每月）',
    relativeTenths: '相对困难：低于低保标准的',
    operator: '与标准比较',
    minimumWage: '最低工资（每月）',
    accidentPercent: '意外致困：损失超过年收入的',
    attentionPermille: '临近标准须留意',
    severe: '深度困难',
    relative: '相对困难',
    accident: '意外致困',
    from: '自付满',
    amount: '给',
    kindergarten: '幼儿园',
    primary: '小学',
    junior: '初中',
    senior: '高中',
    vocational: '中专、技校',
    'junior-college': '大专',
    bachelor: '本科',
    postgraduate: '研究生',
    festival: '节日慰问（每户）',
    employment: '就业帮扶（每人）',
    temporary: '临时救助（每户）',
    livingMonths: '生活救助不超过低保标准的',
    tuitionMonths: '助学不超过低保标准的',
    workingDays: '公示天数',
    repeatWorkingDays: '内容变更后再公示',
    upperUnionBelowStaff: '上级工会署名：职工不足',
    surveyorsMin: '入户调查至少',
    quorumPercent: '评议到会不低于应到的',
    attendeesMin: '评议到会至少',
    majorityPercent: '赞成票超过投票的',
    counterparts: '比对单位',
    eligibilityRerun: '再次帮扶前重新核算已超标准的',
    validMonths: '档案的核算数字有效',
    payoutDeadline: '发放截止（月-日）',
    accept: '受理',
    survey: '入户调查',
    deliberation: '评议',
    post: '张贴公示',
    countyReview: '县级审核',
    city: '市级办理',
    objection: '答复异议',
    correction: '本人补正',
    traceDays: '答复“钱没到”（不填按5天）',
    hitReply: '本人说明比对疑问',
    digestAt: '每天几点提醒经办人要办的事',
    helpKind: '哪一种帮助',
    helpArea: '哪个地区',
    place: '去哪里',
    phone: '电话（可以空着）',
    bring: '带什么（可以空着）',
    fromAge: '从几岁起',
    maleBelow: '男，不满',
    femaleBelow: '女，不满',
  },
  units: {
    percent: '%',
    permille: '‰',
    tenths: '成（二十成即两倍）',
    days: '个工作日',
    months: '个月',
    people: '人',
    years: '岁',
    times: '次',
  },
  orders: { 'crosscheck-before-notice': '公示之前', 'crosscheck-after-review': '县级审核之后' },
  reruns: { refuse: '不再帮扶', mark: '标出来，由人决定' },
  operators: { below: '低于标准才算', 'at-most': '低于或等于标准都算' },
  problems: {
    missing: '请填写',
    tooSmall: (least: string): string => `不能小于${least}`,
    tooBig: (most: string): string => `不能大于${most}`,
    tooLong: (most: string): string => `最多${most}个字`,
    wrong: '写法不对',
    atLeastOne: '至少选一项',
    ascending: '各档的起点要从低到高',
    noticeDays: '法定公示不少于七个工作日',
    backDated: '不能早于今天，也要晚于以前每一份政策的生效日期',
    usedBefore: '这个名称已经用过，请换一个',
    unknownArea: '有一个地区不在名单里',
  },
} as const

const { form, groups, fields, problems } = policyText

type NameOf = (area: string) => string

const partText = (step: string, last: boolean, list: string | undefined, nameOf: NameOf): string => {
  if (last && isKeyOf(fields, step)) return fields[step]
  if (/^\d+$/.test(step)) return (list === 'referrals' ? form.referral : form.tier)(Number(step) + 1)
  if (step === 'default') return form.anyArea
  if (step === 'areas') return last ? form.area : ''
  if (list === 'areas') return nameOf(step)
  return isKeyOf(groups, step) ? groups[step] : ''
}

const WHY: Readonly<Record<string, string>> = {
  'back-dated': problems.backDated,
  'used before': problems.usedBefore,
  'unknown area': problems.unknownArea,
}

/** The field that the cloud refused, in the words of the form: `新城区，困难标准，最低工资（每月）：写法不对`. */
export const policyRefusalText = ({ about }: Refusal, nameOf: NameOf): string | undefined => {
  const steps = String(about?.['at'] ?? '').split('.')
  const place = steps
    .map((step, i) => partText(step, i === steps.length - 1, steps[i - 1], nameOf))
    .filter((word) => word !== '')
  return place.length === 0 ? undefined : `${place.join('，')}：${WHY[String(about?.['why'])] ?? problems.wrong}`
}
