import type * as z from 'zod/mini'
import type * as w from '../household/words'
import type { NoticeContent } from '../notice/notice'
import type { SurveyRecord } from '../survey/survey'

type Words<S extends z.ZodMiniType<string>> = Readonly<Record<z.infer<S>, string>>

/** The closed lists as official papers name them. */
export const CLASS_ON_PAPER: Readonly<Record<NoticeContent['intendedClass'], string>> = {
  severe: '深度困难',
  relative: '相对困难',
  accident: '意外致困',
  pending: '待认定',
}
export const AID_ON_PAPER: Readonly<Record<NoticeContent['intendedAid'][number], string>> = {
  living: '生活救助',
  medical: '医疗救助',
  tuition: '金秋助学',
}
export const PLACE_ON_PAPER: Readonly<Record<SurveyRecord['place'], string>> = {
  home: '家中',
  hospital: '医院',
  workplace: '工作单位',
  elsewhere: '其他地点',
}
export const INCOME_ON_PAPER: Words<typeof w.IncomeKind> = {
  wages: '工资',
  bonus: '奖金',
  allowance: '津贴补贴',
  business: '经营收入',
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
export const RIGID_ON_PAPER: Words<typeof w.RigidKind> = {
  illness: '医疗自付',
  schooling: '教育支出',
  disability: '残疾护理康复',
  'sudden-event': '突发事件',
  accident: '意外伤害',
  other: '其他必要支出',
}
export const RELATION_ON_PAPER: Words<typeof w.Relation> = {
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  grandparent: '祖父母',
  grandchild: '孙子女',
  sibling: '兄弟姐妹',
  other: '其他',
}
