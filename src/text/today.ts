import { type PlainDate, showDate } from '@domain/kernel/plain-date'
import { dueText, isExpected } from './common'

/** 今天要办的事, in short: also on the first page of an officer, which must not load the texts of the work itself. */
export const today = {
  title: '今天要办的事',
  open: (n: number, more: boolean) => (more ? '全部要办的事' : `全部 ${n} 件`),
  photo: '拍照登记',
  count: (n: number, more: boolean) => {
    if (n === 0 && more) return '可能有'
    return more ? `${n} 件以上` : `${n} 件`
  },
  overdue: (n: number) => `${n} 件超期`,
} as const

/** A notice whose period is over may be taken down: the day by which that should be done is no deadline of the period. */
export const workText = (row: Parameters<typeof clockText>[0], verb: string): string =>
  verb === 'on-notice' && (row.daysLeft ?? 0) >= 0 ? '公示期已满' : clockText(row)

/** The remaining or exceeded time of a service clock. */
export const clockText = (row: {
  readonly dueOn?: PlainDate | undefined
  readonly daysLeft?: number | undefined
  readonly flags?: readonly string[]
  readonly figuresUntil?: PlainDate | undefined
}): string => {
  if (row.figuresUntil !== undefined) return `核算数字有效到${showDate(row.figuresUntil)}`
  if (row.dueOn === undefined) return '没有时限'
  if (row.daysLeft === undefined) return `${dueText(row.dueOn)}前`
  if (row.daysLeft < 0) return `已超期 ${-row.daysLeft} 个工作日`
  // due on a Friday and viewed on the Saturday after: overdue, although no working day has passed
  if (row.daysLeft === 0 && row.flags?.includes('overdue') === true) return '已超期'
  if (row.daysLeft === 0) return '今天到期'
  return `${isExpected(row.dueOn) ? '预计' : ''}还剩 ${row.daysLeft} 个工作日`
}
