import type { OwnCase } from '@domain/contract/views'
import type { Persona } from '../desk/desk-people'

type Own = Pick<OwnCase, 'id' | 'stage' | 'wants' | 'grants'>

/** Who does the next thing for a household: the worker, or an officer of one of its unions. */
export type Doer = 'worker' | 'base' | 'county' | 'city' | 'fund' | 'approver'

export type Next = {
  readonly doer: Doer
  readonly at: string
  readonly words: string
  /** the union waits for the worker */
  readonly asked?: boolean
}

export type Stop = {
  readonly key: string
  readonly title: string
  /** what happens here, in one sentence */
  readonly about: string
  /** what is done here; the buttons are quoted as the pages name them */
  readonly act: string
  readonly holds: (own: Own) => boolean
}

const paid = ({ grants }: Own): boolean => grants.some(({ state }) => state === 'paid' || state === 'failed')
const at =
  (...stages: readonly OwnCase['stage'][]) =>
  ({ stage }: Own): boolean =>
    stages.includes(stage)

/** The stops of the road, from the first question to the money; each household of the town stands at one of them. */
export const STOPS: readonly Stop[] = [
  {
    key: 'begin',
    title: '预审和申请',
    about: '一位新职工先看看自己符不符合，再填申请、拍材料、签名。',
    act: '点“我能申请帮扶吗”答五步，再“去申请”“开始填写”。证件号要校验位正确，可以用身份证 999999198001010011、手机 19988888888、卡号 9990000123456789018（都不存在）。',
    holds: () => false,
  },
  {
    key: 'accept',
    title: '受理',
    about: '单位工会的经办人看材料齐不齐。',
    act: '一张一张看材料，“下一张”到最后，再点“材料都齐，受理”。',
    holds: at('submitted'),
  },
  {
    key: 'survey',
    title: '入户调查',
    about: '两个人到家里看看，核对收入和花费，当面签名。',
    act: '“去做入户调查”：选两名调查人，逐项核对，拍照，签名，“提交调查记录”。',
    holds: at('surveying'),
  },
  {
    key: 'deliberate',
    title: '民主评议',
    about: '评议委员会开会表决，亲属和调查过的人要回避。',
    act: '“去评议”：日期、到会的人填一次，每户一张卡，选意见、记票数，再“记下答好的”。',
    holds: at('deliberating', 'deliberating-above'),
  },
  {
    key: 'crosscheck',
    title: '数据比对',
    about: '市总工会向房产、车辆、银行等部门核对；有疑问先问本人。',
    act: '在“数据比对”里“新建一批”，把名单导出、结果导入，再“完成比对”。',
    holds: at('crosschecking'),
  },
  {
    key: 'notice',
    title: '公示',
    about: '名字遮住一部分，在单位贴满七个工作日。',
    act: '“去张贴公示”：附照片，“登记张贴”。时钟拨过七个工作日，再“登记撤下”；早一天也撤不下来。',
    holds: at('to-post', 'on-notice'),
  },
  {
    key: 'review',
    title: '县级审核',
    about: '县（市、区）总工会在一页上看完整件。',
    act: '看申报、调查、评议和公示，点“通过并上报”。',
    holds: at('county-review'),
  },
  {
    key: 'determine',
    title: '认定建档',
    about: '市总工会对照核算表，由人认定。',
    act: '看核算表，点“认定并建档”。',
    holds: at('determining'),
  },
  {
    key: 'pay',
    title: '帮扶和发放',
    about: '一人占用额度、组批，另一人复核，再送银行。',
    act: '“选户帮扶”“确定并占用额度”，“去组批”“组成发放批次”；换一个人“复核通过”，再“导出银行文件”。',
    holds: (own) => own.stage === 'on-file' && !paid(own),
  },
  {
    key: 'arrive',
    title: '到账',
    about: '钱到了没有，由职工自己说；银行没转成的，更正账户。',
    act: '首页上点“去确认”或“去更正”，照着填完提交。',
    holds: (own) => own.stage === 'on-file' && paid(own),
  },
  {
    key: 'refused',
    title: '不予认定和复核',
    about: '没通过的，写明理由、差多少、还能找谁；可以申请一次复核。',
    act: '看理由，点“申请复核”；上一级作出“复核决定”。',
    holds: at('refused', 're-examining'),
  },
]

const WANTED: Record<OwnCase['wants'][number]['kind'], string> = {
  correction: '补正材料',
  hit: '说明情况',
  receipt: '确认到账',
  account: '更正账户',
}

const moneyNext = ({ grants }: Own): Next => {
  if (grants.some(({ state }) => state === 'held'))
    return { doer: 'fund', at: 'finance/grants/index?state=held', words: '组成发放批次' }
  if (grants.some(({ state }) => state === 'batched'))
    return { doer: 'approver', at: 'finance/batches/index', words: '复核、送银行' }
  return { doer: 'fund', at: 'finance/households/index', words: '选户帮扶' }
}

/** The next thing to do for a household, and the page where it is done; what the worker is asked for comes first. */
export const nextFor = (own: Own): Next => {
  const [want] = own.wants
  const base = `base/case/index?id=${own.id}`
  const above = `review/case/index?id=${own.id}`
  if (want !== undefined) return { doer: 'worker', at: 'pages/home/index', words: WANTED[want.kind], asked: true }
  switch (own.stage) {
    case 'submitted':
      return { doer: 'base', at: base, words: '受理申请' }
    case 'surveying':
      return { doer: 'base', at: base, words: '做入户调查' }
    case 'deliberating':
      return { doer: 'base', at: base, words: '主持评议' }
    case 'deliberating-above':
      return { doer: 'county', at: above, words: '代为评议' }
    case 'crosschecking':
      return { doer: 'city', at: 'review/crosscheck/index', words: '比对数据' }
    case 'to-post':
      return { doer: 'base', at: base, words: '张贴公示' }
    case 'on-notice':
      return { doer: 'base', at: base, words: '看公示、答异议' }
    case 'county-review':
      return { doer: 'county', at: above, words: '县级审核' }
    case 'determining':
      return { doer: 'city', at: above, words: '认定建档' }
    case 're-examining':
      return { doer: 'city', at: above, words: '决定复核' }
    case 'on-file':
      return paid(own) ? { doer: 'worker', at: `worker/case/index?id=${own.id}`, words: '看结果' } : moneyNext(own)
    case 'refused':
      return { doer: 'worker', at: `worker/case/index?id=${own.id}`, words: '看理由、申请复核' }
    case 'withdrawn':
    case 'exited':
      return { doer: 'worker', at: `worker/case/index?id=${own.id}`, words: '看进度' }
  }
}

/** Where a persona's own pages are best seen: workers and base officers hold a phone. */
export const holdsPhone = ({ group }: Persona): boolean => group === 'worker' || group === 'base'
