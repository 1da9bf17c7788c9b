import { isSound, type Rebuilt } from '@cloud/usecases/maintenance/rebuild'

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1)

export const SPOKEN = {
  usage:
    '用法：npm run city -- --households 户数 [--unions 基层工会数] [--years 年数] --data 目录 [--postgres 地址] [--fresh] --yes',
  wrong: (option: string): string => `${option} 后面要写一个大于零的整数。`,
  needs: (bytes: number, free: number | undefined): string =>
    `大约要用 ${gigabytes(bytes)} GB 磁盘${free === undefined ? '（在数据库那边）' : `，这里还有 ${gigabytes(free)} GB`}。`,
  tooLarge: '地方不够，没有开始。',
  sayYes: '确定要写，请加上 --yes。什么都还没有写。',
  taken: '这个目录里已经有资料，要从头来过请加上 --fresh；正在运行的桌面云请先停下。',
  town: '演示城已建好。',
  unions: (done: number): string => `已登记到第 ${done} 家基层工会……`,
  households: (count: number): string => `已写入 ${count} 户……`,
  indexes: '正在建立索引……',
  /** `busy`: seconds of processor time, which tell more than the others on a machine that works for others too */
  written: (households: number, seconds: number, busy: number): string =>
    `共 ${households} 户，用时 ${seconds.toFixed(0)} 秒，每秒 ${(households / seconds).toFixed(0)} 户；占用处理器 ${busy.toFixed(0)} 秒，每户 ${((busy * 1000) / households).toFixed(2)} 毫秒。`,
  checking: (drawn: number | undefined): string =>
    drawn === undefined ? '正在按日志全部重算一遍……' : `正在抽出 ${drawn} 户按日志重算……`,
  rebuilt: (found: Rebuilt, seconds: number): string =>
    `${isSound(found) ? '重算' : '重算后不一致：'} ${found.cases} 个案件（${found.entries} 条记录）、${found.lines} 笔额度（${found.ledger} 条台账），用时 ${seconds.toFixed(0)} 秒${isSound(found) ? '，全部一致' : ''}。`,
} as const
