/** 认定与建档 */
export const determinationText = {
  title: '认定',
  class: '困难类别',
  bySheet: '核算表支持的类别',
  notSupported: '核算表不支持这一类别',
  noneSupported: '按核算表，这一户不符合任何一类。可以不予认定并写明理由，或要求补正。',
  level: '档案级别',
  reasons: '认定理由',
  nearLine: '人均收入离标准线很近。请把核算表逐行再看一遍，确认后再勾选。',
  nearLineCheck: '我已逐行核对核算表',
  submit: '认定并建档',
  defaultReasons: (perHead: string, className: string) =>
    `经核算，月人均收入 ${perHead}，符合${className}认定条件；调查、评议、公示、比对均已完成。`,
  submitAgain: '重新认定',
  reasonsAgain: (perHead: string, className: string) =>
    `经再次入户调查和重新核算，月人均收入 ${perHead}，符合${className}认定条件。`,
  againLead:
    '这一户已再次入户调查。请对照上次和这次的核算，决定类别；档案编号和经过都不变，核算数字从这次入户那天起算。',
  before: (day: string) => `上次认定（${day}）`,
  now: '这次核算',
  perHead: (amount: string) => `月人均收入 ${amount}`,
  noneAgain: '按新的核算表，这一户不再符合任何一类。可以办理“退出档案”，写明理由。',
  figures: (since: string, until: string) => `${since}的数字，到${until}为止可以确定新的帮扶`,
  figuresLabel: '核算数字',
  figuresOver: (since: string, until: string) =>
    `核算数字是${since}的，已在${until}到期：不能再确定新的帮扶。请所在基层工会再次入户调查，市总工会重新认定。`,
  figuresWaiting: (day: string) => `${day}已再次入户调查，等市总工会按新的核算表重新认定。`,
  earlier: (day: string) => `${day}的认定`,
  frozen: '认定时的核算表（已封存）',
  on: '认定日期',
  dossierNo: '档案编号',
} as const
