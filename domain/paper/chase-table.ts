import { inert } from '../kernel/inert'
import type { PlainDate } from '../kernel/plain-date'

export type ChasedOnPaper = {
  readonly place: string
  readonly name: string
  readonly phone: string
  readonly confirmed: boolean
  readonly officers: number
  readonly since?: PlainDate | undefined
}

const NAMES = { waiting: '没张贴海报的工会', 'no-officer': '没有经办人的工会', new: '今年新登记的工会' } as const
export const chaseName = (which: keyof typeof NAMES): string => NAMES[which]

export const CHASE_WIDTHS = [14, 36, 16, 10, 10, 14]
/** The unions of the drive that somebody has to telephone, as a table. */
export const chaseTable = (unions: readonly ChasedOnPaper[]): readonly (readonly (string | number)[])[] => [
  ['地区', '工会名称', '电话', '海报', '经办人', '登记日期'],
  ...unions.map(({ place, name, phone, confirmed, officers, since }) => [
    ...[inert(place), inert(name), inert(phone), confirmed ? '已张贴' : '没张贴', officers, since ?? ''],
  ]),
]
