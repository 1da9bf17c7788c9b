import type { PlainDate } from '../../kernel/plain-date'
import { readDay } from '../../kernel/written'
import { ITEM_COLUMNS } from './columns'
import type { AllowanceItem } from './item'
import type { ItemModule } from './item-module'

/** A day in the future is a day. */
const LATER = '9999-12-31' as PlainDate

/** 民政：where a 低保 certificate was handed in, 低保 has not ended. Nothing else in this answer is a disadvantage. */
export const civilAffairs: ItemModule<AllowanceItem, 'allowanceFrom' | 'allowanceTo'> = {
  headings: ITEM_COLUMNS['civil-affairs'],
  read: (cells) => {
    const [from, to] = [readDay(cells('allowanceFrom'), LATER), readDay(cells('allowanceTo'), LATER)]
    if (from === 'wrong') return { wrong: 'allowanceFrom' }
    if (to === 'wrong' || (to ?? LATER) < (from ?? '')) return { wrong: 'allowanceTo' }
    if (from === undefined && to === undefined) return undefined
    return { of: 'allowance', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  },
  differs: (said, { lowIncome, today }) =>
    said.map(({ items }) => {
      const ended = items.length > 0 && items.every(({ to = LATER }) => to < today)
      return lowIncome && ended ? [{ why: 'ended' }] : []
    }),
}
