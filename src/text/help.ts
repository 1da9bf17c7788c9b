import type { RefusalReason } from '@domain/determination/determination'
import type { ReferralKind } from '@domain/policy/referral'
import type * as z from 'zod/mini'
import { dateText } from './common'

/** 差多少: how far a household is above the line, and what would change that. */
export const distance = {
  title: '差多少',
  over: (sum: string): string => `按这次的核算，全家十二个月的净收入（收入减去刚性支出）比标准多出 ${sum}。`,
  events: '下面随便哪一件真的发生了，带上凭证，可以再申请：',
  whose: (who: string, what: string): string => `${who}的${what}`,
  event: (said: string): string => `· ${said}`,
  illness: (sum: string): string => `十二个月里，看病自付的钱再多 ${sum}`,
  accident: (sum: string): string => `遇到意外、大病，扣掉保险、赔偿和救助，自己还要再负担 ${sum}`,
  jobLost: (who: string, wages: string, before: string): string =>
    `${who}没有了工作，十二个月的工资不超过 ${wages}（这次算的是 ${before}）`,
  birth: '家里添了一个孩子',
  dropsOut: (what: string, sum: string, on: string | undefined): string =>
    `${what}（${sum}）是一次的，收到满十二个月就不再算${on === undefined ? '' : `，最晚从 ${dateText(on)}起`}`,
  note: '一分一厘都按现在的标准算。只有真的发生的事才算数，填报不实会取消帮扶。',
} as const

/** What would change a refusal, by its reason. */
export const reasonChange: Record<z.infer<typeof RefusalReason>, string> = {
  'income-above-line': '收入或支出有了变化，可以再申请。',
  property: '房产真的有了变化（例如卖掉治病），带上凭证，可以再申请。',
  vehicle: '车辆真的有了变化（例如已经卖掉、报废），带上凭证，可以再申请。',
  shareholder: '企业已经注销，或者不再控股，带上登记材料，可以再申请。',
  'high-fee-school': '不再读高收费学校，或者学费是别人资助的，带上凭证，可以再申请。',
  'not-authentic': '照实际情况写清楚、补上凭证，可以再申请。',
  'not-compliant': '手续补齐了，可以再申请。',
  'not-cooperating': '愿意配合家访和核对，可以再申请。',
  'not-a-worker': '有了单位、加入了工会，可以再申请。送餐、开网约车的，可以加入行业工会。',
  'already-aided': '同一类帮扶一年一次，明年可以再申请。',
  'materials-missing': '缺的材料补齐了，可以再申请；拿不到的，写明原因也可以。',
  'objection-upheld': '异议说的事有了变化，或者有新的凭证，可以再申请。',
  other: '上面写的理由有了变化，可以再申请。',
}

type Words = { readonly name: string; readonly about: string }
/** 转介: what each kind of other help is. */
export const referralText: Record<ReferralKind, Words> = {
  'minimum-living': { name: '低保', about: '人均收入低于低保标准的家庭，按月领补助' },
  'near-poverty': { name: '低保边缘家庭', about: '收入比低保高一点、日子仍然难的家庭，看病、上学可以减免' },
  'medical-assistance': { name: '医疗救助', about: '医保报销以后自付仍然太重的，可以再报一部分' },
  'mutual-aid': { name: '职工医疗互助', about: '单位参加了的，住院可以领互助金' },
  'legal-aid': { name: '法律援助', about: '欠薪、工伤、劳动合同的事，律师帮忙，不收钱' },
  'public-housing': { name: '公租房', about: '住房困难的家庭，租金比市面上低' },
  training: { name: '职业培训', about: '没有工作、想学手艺的，不收钱学，还帮着找工作' },
}

export const helpText = {
  title: '还可以找这些帮助',
  lead: '前面几样和您家的情况对得上。能不能办，由那里的人看了材料决定。',
  all: '都不花钱问。能不能办，由那里的人看了材料决定。',
  place: '去哪里',
  phone: '打电话',
  bring: '带什么',
  more: (count: number): string => `看另外 ${count} 样`,
  nowhere: '去哪里办，问您的工会，或打工会热线 12351',
} as const
