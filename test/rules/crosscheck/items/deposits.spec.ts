import type { TableRow } from '@domain/kernel/table'
import { answer, differences, itemsOf, unreadable } from './answers'

const depositsOf = (...cells: TableRow) => itemsOf('banks', ['余额', '余额日期'], cells)

describe('a deposit', () => {
  test('has a sum, and a day if the bank names one that has come', () => {
    expect(depositsOf('1,234.56', '2026-03-10')).toStrictEqual([{ of: 'deposit', sum: 123_456, on: '2026-03-10' }])
    expect(depositsOf('1,234,567.8', '')).toStrictEqual([{ of: 'deposit', sum: 123_456_780 }])
    expect(depositsOf(0.01, '')).toStrictEqual([{ of: 'deposit', sum: 1 }])
  })

  test.each<[string, TableRow, string]>([
    ['a sum in words', ['八万', '2026-03-01'], '八万'],
    ['a sum that no account holds', ['9999999999万元', '2026-03-01'], '9999999999万元'],
    ['a sum behind a word', ['约80000', '2026-03-01'], '约80000'],
    ['a long remark', ['该户为睡眠户，余额请向开户网点另行查询核实', ''], '该户为睡眠户，余额请向开户网点另行查询核'],
    ['a day that is none', ['80000', '三月'], '三月'],
    ['a day to come', ['80000', '2026-03-11'], '2026-03-11'],
    ['a day without a sum', ['', '2026-03-01'], ''],
  ])('cannot be read from %s', (_what, cells, cell) => expect(depositsOf(...cells)).toEqual(unreadable(cell)))

  test('of nothing is an empty account, and nothing written is no deposit', () => {
    expect(depositsOf('0.00', '2026-03-01')).toBeUndefined()
    expect(depositsOf('', '')).toBeUndefined()
  })
})

describe('deposits of a household', () => {
  const deposit = (yuan: number) => ({ of: 'deposit', sum: yuan * 100 })
  const bounds = { deposits: 50_000_00 }

  test('of exactly the city’s bound ask nothing, one fen more asks', () => {
    expect(differences({ bounds }, answer('banks', 'm0', [deposit(20_000), deposit(30_000)]))).toEqual({ m0: [] })
    expect(differences({ bounds }, answer('banks', 'm0', [deposit(20_000), deposit(30_000.01)]))).toEqual({
      m0: ['above'],
    })
  })

  test('are asked about only in the answers that speak of them', () =>
    expect(differences({ bounds }, answer('banks', 'm0', [deposit(60_000)]), answer('banks', 'm1', []))).toEqual({
      m0: ['above'],
      m1: [],
    }))
})

describe('the unit that only the heading names', () => {
  const balance = (heading: string, cell: string | number) => itemsOf('banks', [heading], [cell])
  const sum = (yuan: number) => [{ of: 'deposit', sum: yuan * 100 }]

  test.each([
    '余额（万元）',
    '余额(万元)',
    '余额（ 万元 ）',
    '余额（万）',
    '余额(万 )',
    '余额（单位：万元）',
    '余额（人民币万元）',
    '余额（万元人民币）',
  ])('is ten thousand yuan in the heading %s', (heading) => {
    expect(balance(heading, 35)).toEqual(sum(350_000))
    expect(balance(heading, '1,234.5')).toEqual(sum(12_345_000))
  })

  test.each([
    '余额',
    '余额（元）',
    '余额（5万元以上）',
    '余额（五万元以上）',
    '余额（超过 5 万元的）',
    '余额（万分之一）',
  ])('is yuan in the heading %s', (heading) => expect(balance(heading, 35)).toEqual(sum(35)))

  test.each(['35', '３５', '¥35', '￥ 35', '35.0'])('is added to the bare figure %s', (cell) =>
    expect(balance('余额（万元）', cell)).toEqual(sum(350_000)),
  )

  test.each<[string, number]>([
    ['35元', 35],
    ['35万元', 350_000],
    ['35万', 350_000],
  ])('is not added to %s, which names its own', (cell, yuan) =>
    expect(balance('余额（万元）', cell)).toEqual(sum(yuan)),
  )

  test('is added to no words', () => expect(balance('余额（万元）', '约35')).toEqual(unreadable('约35')))
})
