import { readPastDay, readSum } from './cells'
import { ITEM_COLUMNS } from './columns'
import type { DepositItem } from './item'
import type { ItemModule } from './item-module'

/** 银行：the form asks for no savings, so all deposits of the household together are held against the city's bound. */
export const banks: ItemModule<DepositItem, 'balance' | 'balanceOn'> = {
  headings: ITEM_COLUMNS.banks,
  read: (cells, today) => {
    const [sum, on] = [readSum(cells('balance')), readPastDay(cells('balanceOn'), today)]
    if (sum === 'wrong') return { wrong: 'balance' }
    if (on === 'wrong') return { wrong: 'balanceOn' }
    if (sum === undefined) return on === undefined ? undefined : { wrong: 'balance' }
    // an empty account
    if (sum === 0) return undefined
    return { of: 'deposit', sum, ...(on === undefined ? {} : { on }) }
  },
  differs: (said, _declared, { deposits }) => {
    const all = said.flatMap(({ items }) => items).reduce((sum, item) => sum + item.sum, 0)
    return said.map(({ items }) => (items.length > 0 && all > deposits ? [{ why: 'above' }] : []))
  },
}
