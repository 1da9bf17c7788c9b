import type { TableRow } from '@domain/kernel/table'
import { answer, type Case, differences, itemsOf, unreadable } from './answers'

const HEADINGS = ['房屋用途', '建筑面积', '共有情况']
const homesOf = (...cells: TableRow) => itemsOf('real-estate', HEADINGS, cells)

describe('the use of a home', () => {
  test.each<[string, readonly string[]]>([
    ['commercial', ['商品房', '住宅', '成套住宅', '普通住宅', '公寓', '房改房', '经济适用房', '别墅']],
    ['self-built', ['自建房', '宅基地', '农村宅基地', '私房']],
    ['public-rental', ['公租房', '廉租房', '公共租赁住房']],
    ['shop', ['商铺', '商业', '店铺', '铺位', '商业用房', '商业服务']],
    ['other', ['其他', '车位', '车库', '储物间', '仓库', '厂房', '办公']],
  ])('is %s in the words %j', (kind, words) => {
    for (const word of words) expect(homesOf(word)).toStrictEqual([{ of: 'home', kind }])
    for (const word of words) expect(homesOf(word.split('').join(' '))).toStrictEqual([{ of: 'home', kind }])
  })

  test('in another word is kept as the bureau calls it, as far as its first twenty characters', () => {
    const called = '工业用地上的职工集体宿舍及其配套附属用房'
    expect(homesOf(called)).toStrictEqual([{ of: 'home', called }])
    expect(homesOf(`${called}等`)).toStrictEqual([{ of: 'home', called }])
  })

  test('left empty says nothing: the size or the share alone is a home, three empty cells are none', () => {
    expect(homesOf('', 88, '')).toStrictEqual([{ of: 'home', squareMetres: 88 }])
    expect(homesOf('', '', '1/2')).toStrictEqual([{ of: 'home', share: 500 }])
    expect(homesOf('', '', '')).toBeUndefined()
  })
})

describe('the share in a home', () => {
  const shareOf = (cell: string | number) => homesOf('住宅', 88, cell)
  const home = { of: 'home', kind: 'commercial', squareMetres: 88 }

  test.each<[string, number | string, readonly (string | number)[]]>([
    ['the whole', 1000, ['单独所有', '全部', '独有', '单独', '100%', '1/1', '1', 1]],
    ['joint, without shares', 'joint', ['共同共有', '共有', '共同', '按份共有', '按份', '共有房产']],
    ['a half', 500, ['1/2', '5/10', '50%', '50.0%', '0.5', 0.5, '１／２', '按份50%', '按份共有 1/2', '1 / 2']],
    ['a third', 333, ['1/3', '33.33%', '33.3333%', '0.333', '4/12', '10000/30000']],
    ['the smallest, one thousandth', 1, ['1/1000', '0.1%', '0.001', '0.0006']],
  ])('is %s (%s) in %j', (_what, share, cells) => {
    for (const cell of cells) expect(shareOf(cell)).toStrictEqual([{ ...home, share }])
  })

  test.each([
    '三分之一',
    '约1/2',
    '1/2左右',
    '1/2/3',
    '约50%',
    '50%左右',
    '101%',
    '2/1',
    '1.001',
    '0.0004',
    '0',
    '0%',
    '1/0',
    '50',
  ])('cannot be read in %s', (cell) => expect(shareOf(cell)).toEqual(unreadable(cell)))

  test('cannot be read where words follow, however far behind they stand', () =>
    expect(shareOf(`共同共有${' '.repeat(16)}的除外`)).toEqual(unreadable(`共同共有${' '.repeat(16)}`)))
})

describe('the size of a home', () => {
  const sizeOf = (cell: string | number) => homesOf('住宅', cell)

  test.each<[string | number, number]>([
    [88, 88],
    ['88.50㎡', 88.5],
    ['88.5m2', 88.5],
    ['88.5平方米', 88.5],
    ['88.5平米', 88.5],
    ['1,234.5', 1234.5],
    ['12,345', 12_345],
    ['1,000,000', 1_000_000],
    ['100万', 1_000_000],
  ])('is read from %s', (cell, squareMetres) =>
    expect(sizeOf(cell)).toStrictEqual([{ of: 'home', kind: 'commercial', squareMetres }]),
  )

  test.each(['约88', '88㎡左右', '1,23', '1,2345', '12,34,567', '-88', '0', '八十八'])(
    'cannot be read from %s',
    (cell) => expect(sizeOf(cell)).toEqual(unreadable(cell)),
  )

  test('is no figure in a cell of more than forty characters', () => {
    const spaced = (length: number) => `8${' '.repeat(length - 2)}8`
    expect(sizeOf(spaced(40))).toStrictEqual([{ of: 'home', kind: 'commercial', squareMetres: 88 }])
    expect(sizeOf(spaced(41))).toEqual(unreadable(spaced(41).slice(0, 20)))
  })

  test('of more than a million square metres is none that a log takes, and the beginning of the row is told', () =>
    expect(homesOf('住宅', '1,000,001', '按份共有 50%，另有说明'.slice(0, 8))).toEqual(
      unreadable('住宅 1,000,001 按份共有 50'),
    ))
})

describe('several homes', () => {
  const told = (about: Case, ...items: readonly object[][]) =>
    differences(about, ...items.map((own, i) => answer('real-estate', `m${i}`, own)))
  const declared = (...homes: readonly (readonly [string, number])[]) => ({
    homes: homes.map(([kind, squareMetres]) => ({ kind, squareMetres })),
  })
  const home = (squareMetres: number) => ({ of: 'home', kind: 'commercial', squareMetres })

  test.each<[string, object, object]>([
    ['nothing, and one that says its kind', {}, { kind: 'commercial' }],
    ['nothing, and one that says its size', {}, { squareMetres: 88 }],
    ['its kind, and one that says its size too', { kind: 'commercial' }, { kind: 'commercial', squareMetres: 88 }],
    ['its size, and one that says its kind too', { squareMetres: 88 }, { kind: 'commercial', squareMetres: 88 }],
  ])('one that says %s: the one that says more is the declared one', (_what, less, more) =>
    expect(
      told({ declared: declared(['commercial', 88]) }, [
        { of: 'home', ...less },
        { of: 'home', ...more },
      ]),
    ).toEqual({ m0: ['undeclared 0'] }),
  )

  test.each([[declared(['commercial', 88], ['commercial', 90])], [declared(['commercial', 90], ['commercial', 88])]])(
    'each take the nearest of the declared ones, in whichever order those were declared (case %#)',
    (both) =>
      // 90 fits both within 3 %; 86 fits 88 only
      expect(told({ declared: both, bounds: { areaPercent: 3 } }, [home(90), home(86)])).toEqual({ m0: [] }),
  )

  test('differ by the percentage of the declared size that the city allows, and no further', () => {
    const about = { declared: declared(['commercial', 100]), bounds: { areaPercent: 3 } }
    expect(told(about, [home(103)])).toEqual({ m0: [] })
    expect(told(about, [home(97)])).toEqual({ m0: [] })
    expect(told(about, [home(103.1)])).toEqual({ m0: ['undeclared 0'] })
  })

  test('that were not declared are told in the order of their rows', () =>
    expect(told({}, [{ of: 'home' }, home(88), { of: 'home', squareMetres: 60 }], [home(50)])).toEqual({
      m0: ['undeclared 0', 'undeclared 1', 'undeclared 2'],
      m1: ['undeclared 0'],
    }))
})
