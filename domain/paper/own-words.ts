import type * as z from 'zod/mini'
import type { ConsentMatter, GivenConsent } from '../consent/consent'
import type * as w from '../household/words'
import type { PostRole } from '../organisation/roles'
import type { ProgrammeKey } from '../programme/programme'

type Words<S extends z.ZodMiniType<string>> = Readonly<Record<z.infer<S>, string>>

/** The closed lists of the declaration in Chinese, for the worker's own copy. */
export const SEX_ON_PAPER: Words<typeof w.Sex> = { male: '男', female: '女' }
export const RESIDENCE_ON_PAPER: Words<typeof w.Residence> = {
  'urban-local': '本市城镇户口',
  'rural-local': '本市农村户口',
  'urban-elsewhere': '外地城镇户口',
  'rural-elsewhere': '外地农村户口',
}
export const MARITAL_ON_PAPER: Words<typeof w.Marital> = {
  single: '未婚',
  married: '已婚',
  divorced: '离异',
  widowed: '丧偶',
}
export const EMPLOYMENT_ON_PAPER: Words<typeof w.Employment> = {
  employed: '在职',
  flexible: '灵活就业',
  'laid-off': '下岗失业',
  retired: '退休',
  migrant: '农民工',
}
export const SECTOR_ON_PAPER: Words<typeof w.Sector> = {
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
export const HEALTH_ON_PAPER: Words<typeof w.Health> = {
  good: '健康',
  chronic: '有慢性病',
  'serious-illness': '患大病',
  disabled: '残疾',
}
export const INSURANCE_ON_PAPER: Words<typeof w.Insurance> = {
  employee: '职工医保',
  resident: '居民医保',
  none: '没有参保',
}
export const CAUSE_ON_PAPER: Words<typeof w.Cause> = {
  illness: '因病',
  schooling: '子女上学',
  disability: '残疾',
  'sudden-event': '突发事件',
  accident: '意外伤害',
  'job-loss': '失业',
  other: '其他',
}
export const HOUSING_ON_PAPER: Words<typeof w.HousingKind> = {
  own: '自有住房',
  rented: '租房',
  'public-rental': '公租房',
  employer: '单位宿舍',
  relatives: '借住亲友家',
  'self-built': '自建房',
}
export const HOME_ON_PAPER: Words<typeof w.HomeKind> = {
  commercial: '商品房',
  'self-built': '自建房',
  'public-rental': '公租房',
  shop: '商铺',
  other: '其他',
}
export const VEHICLE_ON_PAPER: Words<typeof w.VehicleKind> = {
  car: '小汽车',
  truck: '货车',
  motorcycle: '摩托车',
  'disability-aid': '残疾人代步车',
  other: '其他',
}
export const STATUS_ON_PAPER: Words<typeof w.MemberStatus> = {
  employed: '在职',
  flexible: '灵活就业',
  unemployed: '没有工作',
  retired: '退休',
  student: '在读学生',
  preschool: '学龄前',
  unable: '没有劳动能力',
}
export const SCHOOL_ON_PAPER: Words<typeof w.SchoolStage> = {
  kindergarten: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中专、职高',
  'junior-college': '大专',
  bachelor: '本科',
  postgraduate: '研究生',
}
export const ACCIDENT_ON_PAPER: Words<typeof w.AccidentKind> = {
  illness: '突发大病',
  injury: '意外受伤',
  disaster: '水灾、火灾等',
  death: '亲人意外去世',
  other: '其他',
}

export const MATTER_ON_PAPER: Readonly<Record<z.infer<typeof ConsentMatter>, string>> = {
  privacy: '个人信息怎么用',
  sensitive: '健康、银行账户等敏感信息',
  minors: '未成年子女的信息',
  crosscheck: '核对家庭信息',
  publication: '公示',
}
export const HOW_ON_PAPER: Readonly<Record<GivenConsent['how'], string>> = {
  'own-phone': '本人在手机上同意',
  'through-applicant': '由申请人代为同意',
  'on-glass': '当面签名同意',
}
export const PROGRAMME_ON_PAPER: Readonly<Record<ProgrammeKey, string>> = {
  living: '生活救助',
  medical: '医疗救助',
  tuition: '金秋助学',
  festival: '节日慰问',
  employment: '就业帮扶',
  temporary: '临时救助',
}
export const ROLE_ON_PAPER: Readonly<Record<PostRole, string>> = {
  'base-officer': '基层工会经办人',
  'county-reviewer': '县级审核',
  'city-reviewer': '市级审核',
  'fund-officer': '财务',
  'fund-approver': '财务复核',
  auditor: '审计',
  administrator: '管理员',
}
export const GRANT_ON_PAPER = {
  held: '待组批',
  batched: '发放中',
  paid: '已到账',
  failed: '银行没有转成功',
  released: '已取消',
} as const
export const LETTER_ON_PAPER = {
  entered: '单位已登记',
  through: '由另一家工会办理',
  not: '现在还不能登记',
} as const
