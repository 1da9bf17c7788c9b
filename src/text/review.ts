import type { RefusalReason } from '@domain/determination/determination'
import type * as z from 'zod/mini'

/** Sentences for the worker, one a reason; the officer edits them. */
export const refusalSentence: Record<z.infer<typeof RefusalReason>, string> = {
  'income-above-line': '经核算，您家的月人均收入高于认定标准。',
  property: '经核实，您家的房产情况超过规定。',
  vehicle: '经核实，您家有不符合规定的车辆。',
  shareholder: '经核实，您家成员为企业控股股东。',
  'high-fee-school': '经核实，您家子女就读高收费学校或自费留学。',
  'not-authentic': '经核实，申报的情况与实际不符。',
  'not-compliant': '经审核，申请不符合规定的条件或程序。',
  'not-cooperating': '多次联系，未能配合完成调查。',
  'not-a-worker': '经核实，申请人不属于本市职工。',
  'already-aided': '经核实，您家已在其他地方建档。',
  'materials-missing': '材料不全，且在规定期限内没有补齐。',
  'objection-upheld': '公示期间的异议经核实成立。',
  other: '',
}

/** 审核 */
export const reviewText = {
  title: '审核清单',
  stage: '办理阶段',
  allStages: '全部阶段',
  jurisdiction: '地区',
  allJurisdictions: '全部地区',
  allYears: '全部年度',
  yearOf: (year: number) => `${year} 年`,
  nothingMine: '现在没有轮到您审核的申请。',
  goCrosscheck: '数据比对',
  year: '年度',
  reset: '清除筛选',
  mine: '轮到我办',
  count: (n: number, more: boolean) => (more ? `已列出 ${n} 件，后面还有` : `共 ${n} 件`),
  more: '再列 20 件',
  empty: '没有符合条件的申请',
  emptyHint: '换一个阶段或地区看看。',
  keys: '键盘：↑ ↓ 选择，回车打开；在案件页按 N 打开下一件',
  next: '下一件',
  nextKey: '下一件（N）',
  noNext: '清单里没有下一件了',
  columns: { name: '申请人', unit: '单位', stage: '阶段', since: '进入日期', clock: '时限与提示' },

  waitingCorrection: (day: string) => `等申请人补正，${day}前`,
  refusedOn: (day: string) => `${day}不予认定`,

  correction: '要求补正',
  correctionLead: '一次说清全部要补的事项，不能分几次要。',
  correctionItems: '要补的材料和内容',
  correctionNote: '对申请人说的话',
  correctionPrefill: (items: string) => `请补充：${items}。`,
  correctionSubmit: '告知补正',

  refuseLead: '理由和下面的话会原样告诉职工本人；本人可以申请复核一次。',
  refuseReasons: '理由（可多选）',
  refuseWords: '对职工的书面说明',
  refuseSubmit: '作出不予认定决定',
  refuseTail: '如不同意，可在小程序中申请复核一次，由上一级工会决定。',
  confirmTitle: '确认不予认定？',
  confirmWords: '提交后申请结束，职工会立即收到通知。',

  opinion: '审核意见',
  opinionDefault: '材料齐全，程序完整，公示无未答复的异议，同意上报。',
  approveSubmit: '通过并上报',

  reexamination: '复核',
  reexaminationWhy: '职工的理由',
  reexaminationUphold: '决定',
  reexaminationYes: '维持原决定',
  reexaminationNo: '撤销原决定，发回原阶段重办',
  reexaminationNoHint: '从作出决定的那一步重新办理',
  reexaminationYesHint: '申请结束，不能再次复核',
  reexaminationReasons: '决定理由',
  reexaminationSubmit: '作出复核决定',

  exitBecause: '退出原因',
  exits: { improved: '已脱困', retired: '退休', moved: '调离', died: '死亡', other: '其他' },
  exitWords: '说明',
  exitSubmit: '退出档案',
  exitConfirm: '退出后不再享受建档帮扶，档案按规定保存。',

  acceptLead: '材料齐全就受理，受理后进入入户调查。',
  acceptSubmit: '受理申请',
  acceptMissing: (items: string) => `还缺：${items}。可以先要求补正，一次说清。`,
  go: {
    survey: '去做入户调查',
    deliberation: '去评议',
    notice: '去张贴公示',
    takeDown: '看公示日历',
    objection: '去答复异议',
    standIn: '代职工补办',
  },
} as const
