import type { RoadStage } from '@domain/application/usual-road'
import type { HardshipClass } from '@domain/household/words'
import type { ProofType } from '@domain/proof/index'

/** 申请指南: who may apply, with what papers, how long it takes and whom to ask; read before signing in. */
export const guide = {
  title: '申请指南',
  lead: '不用登录就能看。条件、金额和天数都照现行政策写。',
  by: (version: string, day: string): string => `照${version}写，${day}起执行。`,
  area: '您在哪个地区上班',
  areaHint: '选了以后，标准和电话都换成这个地区的',
  notYetTitle: '本市的帮扶标准还没有公布',
  notYetHint: '公布以后，这里会写明条件和金额。材料可以先准备，有难处现在就可以打电话问。',
  who: '谁可以申请',
  member: '在本市单位上班的工会会员，家里符合下面一种：',
  net: '净收入是全家 12 个月的收入，减去看病自己付的、上学的、残疾护理等必须花的钱。除以家里人数，再除以 12，就是每人每月的净收入。',
  line: {
    severe: (low: string): string => `每人每月净收入不超过 ${low}（当地低保标准）`,
    relative: (low: string, line: string, strict: boolean): string =>
      `每人每月净收入超过 ${low}，${strict ? '低于' : '不超过'} ${line}`,
    accident: (percent: number): string =>
      `突然得大病、出意外或遭灾，扣掉报销和赔偿，自己还要承担的钱超过全家一年收入的 ${percent}%`,
  } satisfies Record<HardshipClass, unknown>,
  human: '拿不准也可以申请。符合不符合，要经过家访、评议、公示和审核，由人来认定。',
  aid: '可能得到多少',
  living: '生活救助，一年',
  medical: '大病救助，按自己付的医疗费',
  tuition: '助学，每个学生一年',
  upTo: (least: string, most: string): string => (least === most ? most : `${least} 到 ${most}`),
  aidHint: '金额和项目由工会审核后确定，只打到您本人的银行卡。',
  papers: '要带什么材料',
  papersHint: '用手机拍照上传就行。带 * 的，拿不到时写明原因也行。',
  everybody: '家家都要',
  mayExplain: '*',
  long: '要多久',
  longHint: (days: number): string =>
    `填表大约 20 分钟，可以分几次填。交上去以后，顺利的话最多 ${days} 个工作日有结果。材料要补、有人提异议的，会长一些。`,
  days: (count: number): string => `最多 ${count} 个工作日`,
  noticeDays: (count: number): string => `${count} 个工作日`,
  pay: (deadline: string): string => `认定以后，帮扶金在当年${deadline}前发到银行卡。`,
  stage: {
    submitted: '受理：工会看材料齐不齐',
    surveying: '家访：工会派两个人到您家里看看',
    deliberating: '评议：您的工会开会评议',
    crosschecking: '核对：向房产、车辆等部门查一查',
    'to-post': '准备公示',
    'on-notice': '公示：名字遮住一部分，贴在单位',
    'county-review': '审核：县（市、区）总工会',
    determining: '认定：市总工会认定建档',
  } satisfies Record<RoadStage, string>,
  ask: '问谁',
  hotline: '工会热线',
  hotlineNumber: '12351',
  ownUnion: '您单位的工会',
  ownUnionHint: '可以当面问。不会用手机的，请他们代您申请',
  free: '办理不收任何费用。要钱的、要验证码的，都不是工会。',
  print: '打印这一页',
  printHint: '一张纸，可以贴在公告栏',
  toPrecheck: '花两分钟看看我符不符合',
  toStart: '去申请',
} as const

/** In which situation a paper is wanted; absent: of everybody. */
export const paperWhen: Record<ProofType, string | undefined> = {
  idCard: undefined,
  householdRegister: undefined,
  bankCard: undefined,
  incomeStatement: '家里有人有收入',
  labourContract: '您在单位上班',
  medicalRecord: '家里有人看病花了钱',
  tuitionBill: '有人读幼儿园、高中、中专或大学',
  disabilityCertificate: '家里有残疾人',
  accidentCertificate: '出了意外或遭了灾',
  unemploymentRegistration: '家里有人失业',
  lowIncomeCertificate: '领低保或低保边缘的（有就带）',
}

/** 开始申请: what to have at hand, before the form. */
export const start = {
  title: '开始申请',
  lead: '大约 20 分钟。可以分几次填，填了的都在，随时接着填。',
  hand: '先看看手边有没有',
  handHint: '有的就点一下，下次还记得。缺几样也可以先开始。',
  things: {
    idCards: '身份证：您和家里成年人的',
    register: '户口本：首页和每个人的那一页',
    bankCard: '您本人的银行卡',
    income: '收入证明或工资流水',
    bills: '花钱的单据：看病结算单、学费单',
    certificates: '有的带上：残疾证、低保证、失业登记证',
    family: '家里成年人在身边，或能用微信联系上',
  },
  familyWhy: '核对信息要他们本人同意',
  ready: (count: number, of: number): string => (count === of ? '都齐了' : `有了 ${count} 样，共 ${of} 样`),
  after: '交上去以后',
  told: '每走一步都会告诉您，首页随时能看。',
  go: '开始填写',
  guide: '看申请指南',
} as const
export type Thing = keyof typeof start.things
