import type { BankResult } from '@domain/payout/bank-words'
import { type BackField, BankLayout, LayoutKey, lacksOf, type OutField, wordsOf } from '@domain/payout/layout'

type Going = BankLayout['out']['columns'][number]
const going = (...fields: OutField[]): Going[] => fields.map((field) => ({ field, title: field }))
const coming = (...fields: BackField[]) => fields.map((field) => ({ field, title: field }))

/** As little as a payment and its answer need. */
const OUT = going('name', 'account', 'amount', 'purpose')
const BACK = coming('name', 'account', 'amount', 'result')
const layout: BankLayout = {
  name: '虚构银行代发',
  out: {
    file: 'text',
    delimiter: '|',
    encoding: 'gb18030',
    header: true,
    totals: 'none',
    money: 'yuan',
    columns: OUT,
    mostRows: 500,
  },
  back: {
    header: true,
    money: 'fen',
    columns: BACK,
    words: { 完成: 'paid' },
    reasons: [{ word: '51', owner: 'payer' }],
  },
}
const out = (over: object) => ({ ...layout, out: { ...layout.out, ...over } })
const back = (over: object) => ({ ...layout, back: { ...layout.back, ...over } })
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
const letters = (count: number): string => '字'.repeat(count)

describe('a layout that a city makes is stored', () => {
  test.each<[string, object]>([
    ['with as little as a payment needs', layout],
    ['with a name of thirty characters', { ...layout, name: letters(30) }],
    ['as a workbook', out({ file: 'xlsx' })],
    ['with commas', out({ delimiter: ',' })],
    ['with tabs', out({ delimiter: '\t' })],
    ['in the encoding of new programs', out({ encoding: 'utf-8' })],
    ['without headings', out({ header: false })],
    ['with count and sum above', out({ totals: 'above' })],
    ['with count and sum below', out({ totals: 'below' })],
    ['with count and sum in words', out({ totals: 'words' })],
    ['with sums in fen', out({ money: 'fen' })],
    [
      'with every kind of column',
      out({
        columns: going('no', 'name', 'account', 'bank', 'branch', 'amount', 'purpose', 'own', 'fixed', 'blank'),
      }),
    ],
    ['with forty columns', out({ columns: many(40, { field: 'blank', title: letters(40) }) })],
    ['with a column without a heading', out({ columns: [{ field: 'name', title: '' }] })],
    ['with the longest words of a column', out({ columns: [{ field: 'fixed', title: '币种', words: letters(40) }] })],
    ['with a column of one character', out({ columns: [{ field: 'name', title: '户名', most: 1 }] })],
    ['with a column of two hundred characters', out({ columns: [{ field: 'name', title: '户名', most: 200 }] })],
    ['with words for its own accounts', out({ own: { words: letters(20), yes: letters(20), no: letters(20) } })],
    ['with nothing to say of other accounts', out({ own: { words: '虚构', yes: '', no: '' } })],
    ['with files of one line', out({ mostRows: 1 })],
    ['with files of a hundred thousand lines', out({ mostRows: 100_000 })],
    ['whose answer has no headings', back({ header: false })],
    ['whose answer has sums in yuan', back({ money: 'yuan' })],
    [
      'with every kind of column in the answer',
      back({ columns: coming('no', 'name', 'account', 'amount', 'result', 'reason', 'day', 'other') }),
    ],
    ['with forty columns in the answer', back({ columns: many(40, { field: 'other', title: letters(40) }) })],
    [
      'with a word for each result',
      back({ words: { A: 'paid', B: 'failed', C: 'returned', [letters(20)]: 'not-yet' } }),
    ],
    ['with a hundred codes', back({ reasons: many(100, { word: letters(20), owner: 'payee' }) })],
    ['with a code for the bank’s own fault', back({ reasons: [{ word: '1', owner: 'bank' }] })],
  ])('%s', (_what, one) => expect(BankLayout.parse(one)).toStrictEqual(one))
})

describe('a layout is refused', () => {
  const without = (whole: object, key: string) =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key))
  test.each(['name', 'out', 'back'])('without its %s', (key) =>
    expect(BankLayout.safeParse(without(layout, key)).success).toBe(false),
  )
  test.each(['file', 'delimiter', 'encoding', 'header', 'totals', 'money', 'columns', 'mostRows'])(
    'whose file does not say its %s',
    (key) => expect(BankLayout.safeParse({ ...layout, out: without(layout.out, key) }).success).toBe(false),
  )
  test.each(['header', 'money', 'columns', 'words', 'reasons'])('whose answer does not say its %s', (key) =>
    expect(BankLayout.safeParse({ ...layout, back: without(layout.back, key) }).success).toBe(false),
  )

  test.each<[string, object]>([
    ['without a name', { ...layout, name: ' ' }],
    ['with a name of 31 characters', { ...layout, name: letters(31) }],
    ['as a kind of file that nobody writes', out({ file: 'pdf' })],
    ['with a delimiter that a cell may contain', out({ delimiter: ';' })],
    ['in another encoding', out({ encoding: 'big5' })],
    ['with the sum elsewhere', out({ totals: 'left' })],
    ['with sums in another unit', out({ money: 'jiao' })],
    ['with a column of nothing known', out({ columns: [{ field: 'mobile', title: '手机' }] })],
    ['with a column without a word on its heading', out({ columns: [{ field: 'name' }] })],
    ['with 41 columns', out({ columns: many(41, { field: 'blank', title: '' }) })],
    ['with a heading of 41 characters', out({ columns: [{ field: 'blank', title: letters(41) }] })],
    ['with words of 41 characters in a column', out({ columns: [{ field: 'fixed', title: '', words: letters(41) }] })],
    ['with a column of no characters', out({ columns: [{ field: 'name', title: '', most: 0 }] })],
    ['with a column of 201 characters', out({ columns: [{ field: 'name', title: '', most: 201 }] })],
    ['with half a character', out({ columns: [{ field: 'name', title: '', most: 1.5 }] })],
    ['with no words for its own accounts', out({ own: { words: '', yes: '1', no: '0' } })],
    ['with 21 characters for its own accounts', out({ own: { words: letters(21), yes: '1', no: '0' } })],
    ['with 21 characters to say of its own accounts', out({ own: { words: '虚构', yes: letters(21), no: '0' } })],
    ['with 21 characters to say of other accounts', out({ own: { words: '虚构', yes: '1', no: letters(21) } })],
    ['with files of no line', out({ mostRows: 0 })],
    ['with files of 100,001 lines', out({ mostRows: 100_001 })],
    ['whose answer has sums in another unit', back({ money: 'jiao' })],
    ['whose answer has a column of nothing known', back({ columns: [{ field: 'purpose', title: '用途' }] })],
    ['whose answer has 41 columns', back({ columns: many(41, { field: 'other', title: '' }) })],
    ['whose answer has a heading of 41 characters', back({ columns: [{ field: 'other', title: letters(41) }] })],
    ['with a result that is none', back({ words: { A: 'lost' } })],
    ['with a word of 21 characters', back({ words: { [letters(21)]: 'paid' } })],
    ['with a code that leaves open who has to act', back({ reasons: [{ word: '1', owner: 'unknown' }] })],
    ['with an empty code', back({ reasons: [{ word: '', owner: 'bank' }] })],
    ['with a code of 21 characters', back({ reasons: [{ word: letters(21), owner: 'bank' }] })],
    ['with 101 codes', back({ reasons: many(101, { word: '1', owner: 'bank' }) })],
  ])('%s', (_what, one) => expect(BankLayout.safeParse(one).success).toBe(false))

  test.each([
    ['', false],
    ['k', true],
    ['k'.repeat(40), true],
    ['k'.repeat(41), false],
  ])('or is not asked for by the key “%s”, unless: %s', (key, is) => expect(LayoutKey.safeParse(key).success).toBe(is))
})

describe('what a layout lacks is said in the words of our own table:', () => {
  const lacks = (sent: readonly Going[], answer = BACK, own?: BankLayout['out']['own']) =>
    lacksOf({
      out: { ...layout.out, columns: [...sent], own },
      back: { ...layout.back, columns: [...answer] },
    })
  const but = <F extends { readonly field: string }>(columns: readonly F[], ...fields: string[]): F[] =>
    columns.filter(({ field }) => !fields.includes(field))
  const purpose = (most?: number): Going => ({
    field: 'purpose',
    title: '附言',
    ...(most === undefined ? {} : { most }),
  })
  const TWICE = '银行返回的文件里，一项只能选一列'

  test('nothing, when payee, account, sum, mark and result have their places', () =>
    expect(lacks(OUT)).toStrictEqual([]))

  test.each([
    ['the payee', but(OUT, 'name'), BACK, ['户名']],
    ['the account', but(OUT, 'account'), BACK, ['账号']],
    ['the sum', but(OUT, 'amount'), BACK, ['金额']],
    ['a place for the mark of the batch', but(OUT, 'purpose'), BACK, ['用途（放批次号）']],
    ['the payee in the answer', OUT, but(BACK, 'name'), ['户名']],
    ['the account in the answer', OUT, but(BACK, 'account'), ['账号']],
    ['the sum in the answer', OUT, but(BACK, 'amount'), ['金额']],
    ['the result', OUT, but(BACK, 'result'), ['结果']],
    ['a thing that neither file has, once', but(OUT, 'name'), but(BACK, 'name'), ['户名']],
    [
      'several things in the order of our table',
      but(OUT, 'amount', 'name'),
      but(BACK, 'result'),
      ['户名', '金额', '结果'],
    ],
    ['everything', [], [], ['户名', '账号', '金额', '用途（放批次号）', '结果']],
  ] as const)('%s', (_what, sent, answer, said) => expect(lacks(sent, [...answer])).toStrictEqual(said))

  test.each([
    [undefined, []],
    [14, []],
    [13, ['用途至少14个字（要放得下批次号）']],
    [1, ['用途至少14个字（要放得下批次号）']],
  ])('a place for the mark that has %s characters: %j', (most, said) =>
    expect(lacks([...but(OUT, 'purpose'), purpose(most)])).toStrictEqual(said),
  )
  test('a short column for something else is no matter', () =>
    expect(lacks([{ field: 'name', title: '户名', most: 4 }, ...but(OUT, 'name')])).toStrictEqual([]))

  test('how one’s own accounts are told from others, when a column says so', () => {
    const columns = [...OUT, ...going('own')]
    expect(lacks(columns)).toStrictEqual(['怎样写明本行还是他行'])
    expect(lacks(columns, BACK, { words: '虚构', yes: '1', no: '0' })).toStrictEqual([])
  })

  test('one place in the answer for each thing, and as many as one likes for what is not read', () => {
    expect(lacks(OUT, [...BACK, ...coming('day')])).toStrictEqual([])
    expect(lacks(OUT, [...BACK, ...coming('result')])).toStrictEqual([TWICE])
    expect(lacks(OUT, [...BACK, ...coming('day', 'day')])).toStrictEqual([TWICE])
    expect(lacks(OUT, [...BACK, ...coming('other', 'other')])).toStrictEqual([])
    // what is sent twice is no riddle
    expect(lacks([...OUT, ...going('amount')])).toStrictEqual([])
  })

  test('all at once', () =>
    expect(lacks([...but(OUT, 'purpose'), purpose(8), ...going('own')], [...BACK, ...coming('result')])).toStrictEqual([
      '用途至少14个字（要放得下批次号）',
      '怎样写明本行还是他行',
      TWICE,
    ]))
})

test('the words of a bank are compared without blanks, in half width and in capitals', () => {
  const words: Record<string, BankResult> = { '处理 完毕': 'paid', ｎｇ: 'failed', Back: 'returned' }
  expect(wordsOf({ ...layout.back, words })).toStrictEqual({ 处理完毕: 'paid', NG: 'failed', BACK: 'returned' })
})
