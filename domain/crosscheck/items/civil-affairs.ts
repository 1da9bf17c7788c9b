import * as z from 'zod/mini'
import { PlainDate } from '../../kernel/plain-date'
import { readDay } from '../../kernel/written'
import type { ItemModule } from './item-module'

/** 一段低保：从哪天到哪天 */
export const AllowanceItem = z.object({
  of: z.literal('allowance'),
  from: z.optional(PlainDate),
  /** absent: it still runs */
  to: z.optional(PlainDate),
})
type AllowanceItem = z.infer<typeof AllowanceItem>

/** A day in the future is a day. */
const LATER = '9999-12-31' as PlainDate

/** 民政：where a 低保 certificate was handed in, 低保 has not ended. Nothing else in this answer is a disadvantage. */
export const civilAffairs: ItemModule<AllowanceItem, 'allowanceFrom' | 'allowanceTo'> = {
  headings: {
    allowanceFrom: ['起始日期', '开始日期', '享受开始', '低保开始', '待遇开始', '批准日期'],
    allowanceTo: ['终止日期', '结束日期', '享受结束', '低保结束', '待遇结束', '停发日期'],
  },
  read: (cells) => {
    const [from, to] = [readDay(cells('allowanceFrom'), LATER), readDay(cells('allowanceTo'), LATER)]
    if (from === 'wrong') return { wrong: 'allowanceFrom' }
    if (to === 'wrong' || (from !== undefined && to !== undefined && to < from)) return { wrong: 'allowanceTo' }
    if (from === undefined && to === undefined) return undefined
    return { of: 'allowance', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  },
  differs: (said, { lowIncome, today }) =>
    said.map(({ items }) => {
      const ended = items.length > 0 && items.every(({ to }) => to !== undefined && to < today)
      return lowIncome && ended ? [{ why: 'ended' }] : []
    }),
}
