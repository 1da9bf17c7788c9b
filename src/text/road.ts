import type { OwnCase } from '@domain/contract/views'
import { dateText } from './common'

type Road = OwnCase['road']
type Words = {
  /** the headline: what the case waits for */
  readonly now: string
  /** what comes next */
  readonly next: string
}

/** What a case waits for, in the worker's words. */
export const waitingText: Record<Road['waiting'], Words> = {
  correction: { now: '等您补正材料', next: '一次补齐，工会接着往下办' },
  hit: { now: '等您说明情况', next: '这是一个问题，不是拒绝。说明以后，由人来判断' },
  account: { now: '等您更正收款账户', next: '更正以后，用新账户再发一次' },
  receipt: { now: '钱已经发出，等您看看到了没有', next: '回答一下，这一次就办完了' },
  accept: { now: '申请已经交到您的工会', next: '工会受理，看材料齐不齐' },
  visit: { now: '等工会上门看看', next: '会来两个人，提前和您约时间。请留意电话' },
  deliberation: { now: '等您的工会开会评议', next: '评议通过，就接着往下办' },
  'deliberation-above': { now: '您的工会把评议交给了上级工会', next: '上级工会开会评议' },
  'check-begins': { now: '等着核对信息', next: '还没有开始。有疑问会先问您，不会直接拒绝' },
  check: { now: '正在和有关部门核对信息', next: '有疑问会先问您，不会直接拒绝' },
  'check-answered': { now: '您的说明已经收到', next: '由人来看您的说明，再作判断' },
  posting: { now: '准备公示', next: '工会把名字遮住一部分，张贴公示' },
  notice: { now: '正在公示', next: '公示期满、没有异议，就接着往下办' },
  objection: { now: '公示收到一条异议', next: '由没有参加家访的人书面答复，再往下办' },
  'taking-down': { now: '公示期满了', next: '工会撤下公示，接着往下办' },
  county: { now: '上级工会正在审核', next: '审核通过，就接着往下办' },
  determination: { now: '市总工会正在认定', next: '认定通过就建档，可以得到帮扶' },
  're-examination': { now: '上一级工会正在复核', next: '复核结果会告诉您，并写明理由' },
  grant: { now: '已经认定并建档', next: '工会定下帮扶的钱，直接打到您本人的账户' },
  payment: { now: '帮扶的钱已经定了', next: '钱会直接打到您本人的账户' },
  'payment-again': { now: '上次没有转成功，工会正在处理', next: '不用您做什么，会再发一次' },
  trace: { now: '工会正在查您没收到的钱', next: '向银行查清楚，就答复您' },
  recovery: { now: '有一笔帮扶金要退回', next: '怎么退，打电话问您的工会' },
  paid: { now: '帮扶金已经到账', next: '家里又有变化，告诉您的工会' },
  refused: { now: '这次没有通过', next: '对结果不服，可以申请一次复核' },
  'refused-for-good': { now: '这次没有通过', next: '复核已经用过。情况有变化的，可以重新申请' },
  withdrawn: { now: '申请已经撤回', next: '需要时可以重新申请' },
  exited: { now: '已经退出帮扶档案', next: '家里又有困难，可以重新申请' },
}

/** The steps of the road, in the worker's words. */
export const roadStepText: Record<Road['steps'][number]['key'], string> = {
  applied: '交上申请',
  submitted: '工会受理',
  surveying: '工会上门看看',
  deliberating: '工会开会评议',
  'deliberating-above': '上级工会评议',
  crosschecking: '和有关部门核对信息',
  'to-post': '张贴公示',
  'on-notice': '公示',
  'county-review': '上级工会审核',
  determining: '市总工会认定、建档',
  'on-file': '建档',
  refused: '没有通过',
  're-examining': '复核',
  withdrawn: '撤回了申请',
  exited: '退出档案',
  granting: '定下帮扶的钱',
  paying: '打到您本人的账户',
  confirming: '您说一声钱到了没有',
}

export const road = {
  title: '到拿到钱还有几步',
  ended: '走过的步骤',
  usual: (days: number): string => `平常 ${days} 个工作日以内`,
  until: (day: string): string => `一般在 ${dateText(day)}前`,
  left: (days: number): string => `后面几步走到认定，平常一共 ${days} 个工作日左右。`,
  yours: '等您办',
  unions: '工会在办',
  has: (unit: string): string => `${unit}在办`,
  by: (day: string): string => `最晚 ${dateText(day)}`,
  yourDay: '请在这天前',
  unionsDay: '预计最晚',
  noticeDay: '公示到',
  standsAt: (step: string): string => `走到：${step}`,
  of: (done: number, all: number): string => `${all} 步走完了 ${done} 步`,
} as const
