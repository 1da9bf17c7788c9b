/** 导入别人的表：对照、试读、没有采用的行 */
export const tableImportText = {
  check: '先看会怎样',
  checkAgain: '按这个对照再看',
  checkHint: '先试读一遍，什么都不会写入；看过了再导入。',
  readFrom: (sheet: string, encoding: string | undefined): string =>
    [sheet === '' ? '' : `读的是“${sheet}”这张表`, encoding === undefined ? '' : `文字编码 ${encoding}`]
      .filter((one) => one !== '')
      .join('，'),
  plan: '导入以后会这样',
  nothingWritten: '还没有写入任何数据。',
  done: '已经导入',
  mapping: '列名和用词对照',
  mappingLead: '左边是我们要的，右边选对方表里的列。导入一次以后会记住，下次不用再选。',
  mappingOpen: '有几项没有认出来，请在下面选一选。',
  change: '改对照',
  column: (what: string): string => `“${what}”是表里的哪一列`,
  openColumn: '请选一列',
  absent: '表里没有这一列',
  sample: (heading: string, samples: readonly string[]): string =>
    samples.length === 0 ? `${heading}（空）` : `${heading}（如 ${samples.join('、')}）`,
  words: '对方的用词',
  wordsLead: '这些词不在我们认识的词里，请选一选是什么意思。不选的，那几行会列为有问题的行。',
  word: (word: string, times: number): string => `“${word}”（${times} 行）`,
  sheet: '要读哪一张表',
  sheetHint: '有几张表都像是要导入的',
  problems: (n: number): string => `有问题的行：${n} 行（其他行不受影响）`,
  problemRow: '行',
  problemWhat: '问题',
  problemCell: '单元格',
  wholeRow: '整行',
  noProblems: '每一行都读懂了。',
  more: (n: number): string => `另有 ${n} 行没有列在这里，存成表格可以看全`,
  save: '把有问题的行存成表格',
  saveHint: '表格最后多一列“问题”。改好以后，只把这几行再导入一次就行。',
  saveNow: '导入以后原表就删除，要存有问题的行，请现在存。',
  nothing: '没有可以导入的行',
} as const
