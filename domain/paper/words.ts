import type * as z from 'zod/mini'
import type { Consent, WhyThrough } from '../consent/consent'
import type * as w from '../household/words'
import type { PostRole } from '../organisation/roles'
import type { ProgrammeKey } from '../programme/programme'
import type { SurveyRecord } from '../survey/survey'

// The closed lists in Chinese, for papers and screens alike. Words that differ on paper are in words-on-paper.ts.

type Words<S extends z.ZodMiniType<string>> = Readonly<Record<z.infer<S>, string>>

export const sexText: Words<typeof w.Sex> = { male: '男', female: '女' }
export const residenceText: Words<typeof w.Residence> = {
  'urban-local': '本市城镇户口',
  'rural-local': '本市农村户口',
  'urban-elsewhere': '外地城镇户口',
  'rural-elsewhere': '外地农村户口',
}
export const maritalText: Words<typeof w.Marital> = {
  single: '未婚',
  married: '已婚',
  divorced: '离异',
  widowed: '丧偶',
}
export const employmentText: Words<typeof w.Employment> = {
  employed: '在职',
  flexible: '灵活就业',
  'laid-off': '下岗失业',
  retired: '退休',
  migrant: '农民工',
}
export const sectorText: Words<typeof w.Sector> = {
  manufacturing: '制造业',
  construction: '建筑业',
  transport: '交通运输',
  services: '服务业',
  education: '教育',
  health: '医疗卫生',
  public: '机关事业单位',
  agriculture: '农林牧渔',
  other: '其他',
}
export const healthText: Words<typeof w.Health> = {
  good: '健康',
  chronic: '有慢性病',
  'serious-illness': '患大病',
  disabled: '残疾',
}
export const insuranceText: Words<typeof w.Insurance> = {
  employee: '职工医保',
  resident: '居民医保',
  none: '没有参保',
}
export const causeText: Words<typeof w.Cause> = {
  illness: '因病',
  schooling: '子女上学',
  disability: '残疾',
  'sudden-event': '突发事件',
  accident: '意外伤害',
  'job-loss': '失业',
  other: '其他',
}
export const housingText: Words<typeof w.HousingKind> = {
  own: '自有住房',
  rented: '租房',
  'public-rental': '公租房',
  employer: '单位宿舍',
  relatives: '借住亲友家',
  'self-built': '自建房',
}
export const homeText: Words<typeof w.HomeKind> = {
  commercial: '商品房',
  'self-built': '自建房',
  'public-rental': '公租房',
  shop: '商铺',
  other: '其他',
}
export const vehicleText: Words<typeof w.VehicleKind> = {
  car: '小汽车',
  truck: '货车',
  motorcycle: '摩托车',
  'disability-aid': '残疾人代步车',
  other: '其他',
}
export const relationText: Words<typeof w.Relation> = {
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  grandparent: '祖父母',
  grandchild: '孙子女',
  sibling: '兄弟姐妹',
  other: '其他',
}
export const statusText: Words<typeof w.MemberStatus> = {
  employed: '在职',
  flexible: '灵活就业',
  unemployed: '没有工作',
  retired: '退休',
  student: '在读学生',
  preschool: '学龄前',
  unable: '没有劳动能力',
}
export const schoolText: Words<typeof w.SchoolStage> = {
  kindergarten: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中专、职高',
  'junior-college': '大专',
  bachelor: '本科',
  postgraduate: '研究生',
}
export const incomeText: Words<typeof w.IncomeKind> = {
  wages: '工资',
  bonus: '奖金',
  allowance: '津贴补贴',
  business: '做生意的收入',
  support: '赡养费、抚养费',
  pension: '退休金、养老金',
  'resident-pension': '城乡居民基础养老金',
  unemployment: '失业保险金',
  survivor: '遗属补助',
  compensation: '赔偿金',
  interest: '利息',
  dividend: '股息红利',
  collective: '集体分红',
  expropriation: '征地补偿',
  rent: '房租收入',
  gift: '亲友赠与',
  'union-aid': '工会救助金',
  'festival-aid': '节日慰问金',
}
export const rigidText: Words<typeof w.RigidKind> = {
  illness: '看病自己付的钱',
  schooling: '上学的花费',
  disability: '残疾护理康复',
  'sudden-event': '突发事件',
  accident: '意外伤害',
  other: '其他必须的花费',
}
export const accidentText: Words<typeof w.AccidentKind> = {
  illness: '突发大病',
  injury: '意外受伤',
  disaster: '水灾、火灾等',
  death: '亲人意外去世',
  other: '其他',
}
export const placeText: Readonly<Record<SurveyRecord['place'], string>> = {
  home: '家中',
  hospital: '医院',
  workplace: '工作单位',
  elsewhere: '其他地点',
}
/** How a consent was given. */
export const consentHowText: Readonly<Record<Consent['how'], string>> = {
  'own-phone': '本人在手机上同意',
  'through-applicant': '由申请人代为同意',
  'on-glass': '当面签名同意',
}
/** Why the applicant stated a member's consent. */
export const whyThroughText: Readonly<Record<WhyThrough, string>> = {
  'no-phone': '没有手机，或者没有微信',
  'cannot-use': '有手机，但是不会用',
  unwell: '身体不便，自己操作不了',
  away: '不在身边，一时收不到',
}
export const classText: Readonly<Record<w.HardshipClass | 'none' | 'pending', string>> = {
  severe: '深度困难',
  relative: '相对困难',
  accident: '意外致困',
  none: '不符合',
  pending: '待认定',
}
export const programmeText: Readonly<Record<ProgrammeKey, string>> = {
  living: '生活救助',
  medical: '医疗救助',
  tuition: '金秋助学',
  festival: '节日慰问',
  employment: '就业帮扶',
  temporary: '临时救助',
}
export const roleText: Readonly<Record<PostRole, string>> = {
  'base-officer': '基层工会经办人',
  'county-reviewer': '县级审核',
  'city-reviewer': '市级审核',
  'fund-officer': '财务',
  'fund-approver': '财务复核',
  auditor: '审计',
  administrator: '管理员',
}
