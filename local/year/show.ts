import { isSound, type Rebuilt } from '@cloud/usecases/maintenance/rebuild'
import { showYuan } from '@domain/kernel/fen'
import { COUNTY_UNIONS } from '../town/jiangmen'
import type { Figure } from './compare'

const WHAT: Readonly<Record<Figure['what'], string>> = {
  allocated: '省级资金下达',
  living: '生活救助（省级）',
  medical: '医疗救助（省级）',
  tuition: '金秋助学（省级）',
  festival: '节日慰问（省级）',
  employment: '就业帮扶（省级）',
  temporary: '临时救助（省级）',
  applied: '申请',
  'on-file': '建档',
  severe: '深度困难',
  relative: '相对困难',
  accident: '意外致困',
  'person-times': '省级资金合计',
  all: '全部来源合计',
}
const unitOf = ({ what, unit }: Figure): string => {
  if (unit !== 'count') return unit === 'money' ? '元' : '前发放完毕'
  if (what === 'tuition') return '名'
  return what === 'person-times' || what === 'all' ? '人次' : '户'
}

/** Width in a terminal, where Chinese characters take two columns. */
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)
const padded = (text: string, to: number): string => `${text}${' '.repeat(Math.max(1, to - width(text)))}`
const right = (text: string, to: number): string => `${' '.repeat(Math.max(1, to - width(text)))}${text}`

const shown = (value: number | string, unit: Figure['unit']): string =>
  typeof value === 'number' && unit === 'money' ? showYuan(value) : String(value)

const rowOf = (figure: Figure): string => {
  const place = figure.where === 'total' ? '全市' : COUNTY_UNIONS[figure.where].replace(/总工会$|工会$/, '')
  return [
    padded(place, 10),
    padded(WHAT[figure.what], 20),
    right(shown(figure.wanted, figure.unit), 18),
    right(shown(figure.found, figure.unit), 18),
    ` ${padded(unitOf(figure), 12)}`,
    figure.right ? '相符' : '不符 ✗',
  ].join('')
}

/** Whether a row has any figure; rows that are empty in both table and ledger are left out. */
const says = ({ wanted, found }: Figure): boolean => wanted !== 0 || found !== 0

export const tableOf = (figures: readonly Figure[]): string =>
  [
    [
      padded('地区', 10),
      padded('项目', 20),
      right('上报数', 18),
      right('台账算出', 18),
      ` ${padded('单位', 12)}`,
      '核对',
    ].join(''),
    ...figures.filter(says).map(rowOf),
  ].join('\n')

export const verdictOf = (figures: readonly Figure[]): string => {
  const wrong = figures.filter((figure) => !figure.right).length
  return wrong === 0
    ? `全部 ${figures.length} 个数字与上报表一致，分毫不差。`
    : `有 ${wrong} 个数字与上报表不符（共核对 ${figures.length} 个）。`
}

export const SPOKEN = {
  starting: '正在打开一套全新的桌面云，时间是 2023 年初……',
  settled: (unions: number, seconds: number): string =>
    `已登记 ${unions} 家基层工会及各级经办人员（${seconds.toFixed(1)} 秒）。`,
  cases: (count: number, seconds: number): string => `${count} 户的申请都有了结果（${seconds.toFixed(1)} 秒）。`,
  money: (count: number, seconds: number): string => `${count} 笔帮扶都已发放（${seconds.toFixed(1)} 秒）。`,
  day: (day: string): string => `  ${day}`,
  speed: (calls: number, seconds: number): string =>
    `共 ${calls} 次调用，用时 ${seconds.toFixed(1)} 秒，平均每秒 ${(calls / seconds).toFixed(0)} 次。`,
  rebuilt: (found: Rebuilt): string =>
    isSound(found)
      ? `按日志重算 ${found.cases} 个案件（${found.entries} 条记录）、按台账重算 ${found.lines} 笔额度，均与库中一致。`
      : `按日志或台账重算后不一致：案件 ${found.casesOff.join('、') || '无'}；额度 ${found.linesOff.join('、') || '无'}；改动 ${found.chainOff.map((each) => `${each.caseId} 第 ${each.seq} 条`).join('、') || '无'}。`,
} as const
