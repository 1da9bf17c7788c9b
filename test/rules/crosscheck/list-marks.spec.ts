import { COUNTERPART_NAMES, isForeign, markRow, marksIn } from '@domain/crosscheck/list-marks'
import { Counterpart } from '@domain/policy/policy'

const batch = 'CB-0123456789abcdef0123'

test.each(Counterpart.options)(
  'the marks of a list for %s are read back, however the office has spaced them',
  (counterpart) => {
    const mark = { batch, counterpart, source: '甲银行' }
    expect(marksIn([markRow(mark)])).toMatchObject(mark)
    const spaced = markRow(mark).map((cell) => ` ${String(cell).replace('：', ' : ')}\u3000`)
    expect(marksIn([['关于协助查询的复函'], spaced])).toMatchObject(mark)
    expect(isForeign([spaced], mark)).toBe(false)
  },
)

test('a list without marks belongs to whoever it is given to, one with another mark does not', () => {
  const mark = { batch, counterpart: 'banks' as const }
  expect(marksIn([])).toStrictEqual({})
  expect(marksIn([['来源：']])).toStrictEqual({})
  expect(isForeign([['名单'], [null, 1]], mark)).toBe(false)
  expect(isForeign([markRow({ ...mark, batch: 'CB-other-round' })], mark)).toBe(true)
  expect(isForeign([markRow({ ...mark, counterpart: 'vehicles' })], mark)).toBe(true)
  expect(isForeign([['协查单位：税务局']], mark)).toBe(true)
  expect(marksIn([['协查单位：税务局']])).toStrictEqual({ named: '税务局' })
})

test('a mark is looked for in the first rows and in short cells only', () => {
  const row = [`协查单位：${COUNTERPART_NAMES.banks}`]
  expect(marksIn([...Array.from({ length: 12 }, () => ['']), row])).toEqual({})
  expect(marksIn([[`${' '.repeat(100_000)}协查单位：`]])).toEqual({ named: '' })
  const far = (before: number) => marksIn([[`${'说'.repeat(before)}CB-other`]])
  expect([far(192), far(200)]).toStrictEqual([{ batch: 'CB-other' }, {}])
})

test('of a long name of a source the first twenty characters are its name', () => {
  const name = '虚构市虚构区农村商业银行股份有限公司营业部'
  expect(marksIn([[`来源：${name.slice(0, 20)}`]])).toStrictEqual({ source: name.slice(0, 20) })
  expect(marksIn([[`来源：${name}`]])).toStrictEqual({ source: name.slice(0, 20) })
})
