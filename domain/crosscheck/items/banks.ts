import * as z from 'zod/mini'
import { Fen } from '../../kernel/fen'
import { PlainDate } from '../../kernel/plain-date'
import { readPastDay, readSum } from './cells'
import type { ItemModule } from './item-module'

/** 一个账户某一天的余额 */
export const DepositItem = z.object({ of: z.literal('deposit'), sum: Fen, on: z.optional(PlainDate) })
type DepositItem = z.infer<typeof DepositItem>

/** 银行：the form asks for no savings, so all deposits of the household together are held against the city's bound. */
export const banks: ItemModule<DepositItem, 'balance' | 'balanceOn'> = {
  headings: {
    balance: ['余额', '存款余额', '账户余额', '存款金额', '合计余额'],
    balanceOn: ['余额日期', '余额时点', '查询时点'],
  },
  read: (cells, today) => {
    const [sum, on] = [readSum(cells('balance')), readPastDay(cells('balanceOn'), today)]
    if (sum === 'wrong') return { wrong: 'balance' }
    if (on === 'wrong') return { wrong: 'balanceOn' }
    if (sum === undefined) return on === undefined ? undefined : { wrong: 'balance' }
    // an empty account
    if (sum === 0) return undefined
    return { of: 'deposit', sum: sum as Fen, ...(on === undefined ? {} : { on }) }
  },
  differs: (said, _declared, { deposits }) => {
    const all = said.flatMap(({ items }) => items).reduce((sum, item) => sum + item.sum, 0)
    return said.map(({ items }) => (items.length > 0 && all > deposits ? [{ why: 'above' }] : []))
  },
}
