import type { SheetLine } from '@domain/household/sheet'
import type * as w from '@domain/household/words'
import type * as z from 'zod/mini'

type Words<S extends z.ZodMiniType<string>> = Record<z.infer<S>, string>

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

/** The rule of each line of the sheet. */
export const sheetRuleText: Record<SheetLine['rule'], string> = {
  'income-counted': '计入家庭收入',
  'income-not-counted': '按规定不算收入',
  'income-imputed': '有劳动能力、没有工作的成年人，按当地最低工资计算',
  'rigid-counted': '计入必须的花费',
  'rigid-compulsory-schooling': '义务教育阶段免费，不计',
}
export const sheetKindText = (kind: SheetLine['kind'], side: SheetLine['side']): string => {
  if (kind === 'imputed') return '按最低工资计算的收入'
  return side === 'income' ? incomeText[kind as keyof typeof incomeText] : rigidText[kind as keyof typeof rigidText]
}
