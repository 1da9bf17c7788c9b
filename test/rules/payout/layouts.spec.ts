import { bankSheet, bankText } from '@domain/payout/bank-table'
import { BankLayout, lacksOf } from '@domain/payout/layout'
import { SHIPPED } from '@domain/payout/layouts'
import { aBatchOf, aPayee } from '@test/support/payee'

const batch = aBatchOf(1, 1000.5)
const MARK = '帮扶批次0000128708'
const payee = { ...aPayee, bank: '某城虚构银行' }
const sheet = (layout: BankLayout, over: Partial<typeof payee> = {}) =>
  bankSheet([{ ...payee, ...over }], batch, 3, layout)

describe.each(Object.entries(SHIPPED))('the layout %s that every city has', (_key, layout) => {
  test('is one that a city could have made, and lacks nothing', () => {
    expect(BankLayout.parse(layout)).toStrictEqual(layout)
    expect(lacksOf(layout)).toEqual([])
  })

  test('has a name for each of its columns, both ways', () =>
    expect([...layout.out.columns, ...layout.back.columns].map(({ title }) => title)).not.toContain(''))
})

test.each([
  ['generic', '通用表格', 1000],
  ['workbook', '示例：批量付款表格', 500],
  ['commas', '示例：无表头文本（逗号、国标码、以分计）', 1000],
  ['bars', '示例：竖线文本（首行合计）', 2000],
] as const)('the layout %s is called %s and takes at most %i payments', (key, name, mostRows) =>
  expect(SHIPPED[key]).toMatchObject({ name, out: { mostRows } }),
)

test.each([
  ['generic', 'xlsx', 'utf-8', ','],
  ['workbook', 'xlsx', 'utf-8', ','],
  ['commas', 'text', 'gb18030', ','],
  ['bars', 'text', 'utf-8', '|'],
] as const)('the file %s is a file of %s in %s', (key, file, encoding, delimiter) =>
  expect(SHIPPED[key].out).toMatchObject({ file, encoding, delimiter }),
)

describe('the file of a payment', () => {
  test('as a workbook has the bank’s headings, its own words, whether the payee’s bank is this one, and no totals', () => {
    const { workbook } = SHIPPED
    expect(sheet(workbook)).toEqual([
      ['收款人账号', '收款人户名', '付款金额', '币种', '收款行名称', '同行标志', '附言'],
      [payee.account, '王小明', '1000.50', '人民币', '某城虚构银行', '同行', `${MARK}第1笔导出3`],
    ])
    expect(sheet(workbook, { bank: '别家银行' })[1]?.[5]).toBe('跨行')
    expect(sheet(workbook, { name: '长'.repeat(31) })[1]?.[1]).toBe('长'.repeat(30))
  })

  test('as text between commas has no headings, sums in fen, and no totals', () =>
    expect(bankText(SHIPPED.commas, sheet(SHIPPED.commas))).toBe(`1,${payee.account},王小明,100050,${MARK}第1\r\n`))

  test('as text between bars has count and sum in its first line', () =>
    expect(bankText(SHIPPED.bars, sheet(SHIPPED.bars))).toBe(
      [
        `1|1000.50|${MARK}导出3共1笔1000.50元`,
        `1|王小明|${payee.account}|虚构支行|1000.50|${MARK}第1笔导出3共1笔1000.50元`,
        '',
      ].join('\r\n'),
    ))
})

test.each([
  ['generic', [], []],
  ['workbook', ['已出账 paid', '出账失败 failed', '已冲回 returned', '排队中 not-yet'], ['E12 payer']],
  ['commas', ['0000 paid', '1000 not-yet', '9001 failed', '9002 returned'], ['51 payer']],
  ['bars', ['N failed', 'P not-yet', 'R returned', 'Y paid'], []],
] as const)('the layout %s knows the bank’s words %j and its codes %j', (key, words, reasons) => {
  const { back } = SHIPPED[key]
  expect(new Set(Object.entries(back.words).map((pair) => pair.join(' ')))).toEqual(new Set(words))
  expect(back.reasons.map(({ word, owner }) => `${word} ${owner}`)).toEqual(reasons)
})

describe('a layout that a city makes', () => {
  const { out, back } = SHIPPED.workbook
  type Columns = { readonly out?: readonly object[]; readonly back?: readonly object[] }
  const lacks = (
    { out: going = out.columns, back: coming = back.columns }: Columns,
    own: object | undefined = out.own,
  ) => lacksOf({ out: { ...out, own, columns: going }, back: { ...back, columns: coming } } as BankLayout)
  const without = (...fields: readonly string[]) => out.columns.filter(({ field }) => !fields.includes(field))
  const unread = (...fields: readonly string[]) => back.columns.filter(({ field }) => !fields.includes(field))

  test.each<[string, Columns, readonly string[]]>([
    ['everything', {}, []],
    ['a payee', { out: without('name') }, ['户名']],
    ['an account', { out: without('account') }, ['账号']],
    ['an amount', { out: without('amount') }, ['金额']],
    ['a place for the mark of the batch', { out: without('purpose') }, ['用途（放批次号）']],
    ['a payee in the answer', { back: unread('name') }, ['户名']],
    ['an account in the answer', { back: unread('account') }, ['账号']],
    ['an amount in the answer', { back: unread('amount') }, ['金额']],
    ['a result', { back: unread('result') }, ['结果']],
    ['a payee both ways, said once', { out: without('name'), back: unread('name') }, ['户名']],
    ['all that is needed', { out: [], back: [] }, ['户名', '账号', '金额', '用途（放批次号）', '结果']],
  ])('needs %s', (_what, columns, said) => expect(lacks(columns)).toEqual(said))

  test.each([
    [13, ['用途至少14个字（要放得下批次号）']],
    [14, []],
    [undefined, []],
  ])('whose place for the mark takes %s characters lacks %j', (most, said) => {
    const purpose = { field: 'purpose', title: '附言', ...(most === undefined ? {} : { most }) }
    expect(lacks({ out: [...without('purpose', 'name'), { field: 'name', title: '户名', most: 4 }, purpose] })).toEqual(
      said,
    )
  })

  test('with a column for this bank or another says how that is written', () => {
    const going = { ...out, columns: out.columns }
    const { own: _, ...unsaid } = going
    expect(lacksOf({ out: unsaid, back })).toEqual(['怎样写明本行还是他行'])
    expect(lacksOf({ out: { ...unsaid, columns: without('own') }, back })).toEqual([])
  })

  test('reads no part of the answer from two columns; those that are not read may be many', () => {
    const twice = (field: string) => lacks({ back: [...back.columns, { field, title: '另一列' }] })
    for (const field of ['account', 'name', 'amount', 'result', 'reason', 'day'])
      expect(twice(field)).toEqual(['银行返回的文件里，一项只能选一列'])
    expect(twice('other')).toEqual([])
  })

  test.each<[string, object]>([
    ['a kind of file that is not written', { out: { ...out, file: 'pdf' } }],
    ['a delimiter that nobody uses', { out: { ...out, delimiter: ';' } }],
    ['an encoding that nobody reads', { out: { ...out, encoding: 'big5' } }],
    ['totals nobody knows', { out: { ...out, totals: 'beside' } }],
    ['money that is neither yuan nor fen', { out: { ...out, money: 'jiao' } }],
    ['a column without a field', { out: { ...out, columns: [{ title: '户名' }] } }],
    ['words for its own bank that say nothing', { out: { ...out, own: { words: '', yes: '', no: '' } } }],
    ['no file that comes back', { back: {} }],
    ['a column of the answer without a field', { back: { ...back, columns: [{ title: '户名' }] } }],
    ['a code of nobody', { back: { ...back, reasons: [{ word: 'E1', owner: 'unknown' }] } }],
    ['no name', { name: '' }],
  ])('is refused with %s', (_what, over) => {
    const own = { ...SHIPPED.workbook, ...over }
    expect(BankLayout.safeParse(SHIPPED.workbook).success).toBe(true)
    expect(BankLayout.safeParse(own).success).toBe(false)
  })

  test.each([
    ['delimiter', [',', '|', '\t']],
    ['totals', ['none', 'above', 'below', 'words']],
  ])('may choose as its %s each of %j', (key, choices) => {
    for (const choice of choices)
      expect(BankLayout.safeParse({ ...SHIPPED.bars, out: { ...SHIPPED.bars.out, [key]: choice } }).success).toBe(true)
  })
})
