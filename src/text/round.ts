/** A round of the cross-check, and what is done for all of its households at once. */
export const roundText = {
  startAll: '不挑选，全部等待的家庭开始一轮',
  startAllHint: '一轮最多两万户，给每个单位一份名单。逐户登记要一些时间，可以离开这一页，不影响办理。',
  working: {
    gather: '正在编排名单',
    start: '正在逐户发起比对',
    looks: '正在逐户登记导出用途',
    pass: '正在逐户记下“不再等答复”',
    finish: '正在办结没有疑问的家庭',
  },
  workingHint: '离开这一页也会接着办。',
  householdsDone: (lists: number, of: number) => `${lists * 100} 户 / 约 ${of * 100} 户`,
  stopped: (why: string) => `没有办完：${why}`,
  left: '没有列入这一轮的家庭',
  leftRow: (n: number, why: string) => `${n} 户：${why}`,
  prepare: '准备名单',
  prepareHint: '导出以前，先逐户登记这次导出的用途。登记好以后两小时内可以导出各单位的名单。',
  moreHouseholds: '再列一些家庭',
  drop: '交回的名单，一起放进来',
  dropHint:
    '各单位交回的表格一次选好，按表头上面的“批次”“协查单位”“来源”自动分拣。没有问题的直接记入；有问题的列出来，由您决定。',
  dropSend: '分拣并导入',
  dropFile: (no: number) => `第 ${no} 份`,
  dropDone: (applied: number, unchanged: number, hits: number) =>
    `记入 ${applied} 行，${unchanged} 行与已有结果相同，${hits} 项疑问`,
  dropHeld: (rows: number, applied: number) => `${rows} 行有问题，没有记入；其余 ${applied} 行可以记入`,
  dropAsks: '列名或用词认不出来，请到这个单位的卡片里对照以后导入',
  dropAnyway: '其余的照样记入',
  exportOpen: '只导出还没答复的人',
  finishQuiet: '没有疑问的一并办结',
  finishQuietHint: '各单位都已答复、没有任何疑问的家庭，一次全部完成比对。有疑问的、没答复的不动。',
  ended: {
    pass: (open: number) => `已逐户记下。这一轮还有 ${open} 户没有办结`,
    finish: (open: number) =>
      open === 0 ? '这一轮全部办结' : `没有疑问的已办结，还有 ${open} 户要等答复、等说明或由您判断`,
  },
  silent: '一直没有答复？',
  silentHint:
    '答复期过了、催办过还没有答复的，一人提请，另一人决定不再等。决定逐户记入日志；以后答复来了照样导入、照样询问。',
  silentReasons: '理由（什么时候、怎样催办过）',
  silentPropose: '提请不再等',
  silentBy: (name: string, day: string, why: string) => `${name}${day}提请不再等：${why}`,
  silentAgree: '同意不再等',
  silentDisagree: '不同意，继续等',
} as const
