import type { TableRow } from '@domain/kernel/table'
import { answer, differences, itemsOf, unreadable } from './answers'

const vehiclesOf = (...cells: TableRow) => itemsOf('vehicles', ['车辆类型', '登记日期'], cells)

describe('the kind of a vehicle', () => {
  test.each<[string, readonly string[]]>([
    [
      'car',
      ['小汽车', '轿车', '小型轿车', '小型普通客车', '小型客车', '微型客车', '微型轿车', '小客车', '客车', '面包车'],
    ],
    ['truck', ['货车', '轻型货车', '中型货车', '重型货车', '微型货车', '轻型普通货车', '皮卡']],
    ['motorcycle', ['摩托车', '普通二轮摩托车', '二轮摩托车', '轻便摩托车', '三轮摩托车', '电动摩托车']],
    ['disability-aid', ['残疾人代步车', '残疾人机动轮椅车', '机动轮椅车', '残疾人专用汽车']],
    ['other', ['其他', '挂车', '拖拉机', '农用车', '三轮汽车']],
  ])('is %s in the words %j', (kind, words) => {
    for (const word of words) expect(vehiclesOf(word)).toStrictEqual([{ of: 'vehicle', kind }])
  })

  test('in another word is kept as the bureau calls it, as far as its first twenty characters', () => {
    const called = '轮式自行机械车（含叉车、装载机及压路机等'
    expect(vehiclesOf(called)).toStrictEqual([{ of: 'vehicle', called }])
    expect(vehiclesOf(`${called}）`)).toStrictEqual([{ of: 'vehicle', called }])
  })
})

test('a vehicle registered today is read, one registered tomorrow is not; without kind and day there is none', () => {
  expect(vehiclesOf('', '2026-03-10')).toStrictEqual([{ of: 'vehicle', registeredOn: '2026-03-10' }])
  expect(vehiclesOf('', '2026-03-11')).toEqual(unreadable('2026-03-11'))
  expect(vehiclesOf('轿车', '去年')).toEqual(unreadable('去年'))
  expect(vehiclesOf('', '')).toBeUndefined()
})

describe('several vehicles', () => {
  const vehicle = (over: object) => ({ of: 'vehicle', ...over })
  const car = (year: number) => vehicle({ kind: 'car', registeredOn: `${year}-05-01` })
  const bought = (...years: readonly number[]) => ({ vehicles: years.map((boughtIn) => ({ kind: 'car', boughtIn })) })

  test.each<[string, object, object]>([
    ['nothing, and one that says its kind', {}, { kind: 'car' }],
    ['nothing, and one that says its day', {}, { registeredOn: '2015-05-01' }],
    ['its kind, and one that says its day too', { kind: 'car' }, { kind: 'car', registeredOn: '2015-05-01' }],
    [
      'its day, and one that says its kind too',
      { registeredOn: '2015-05-01' },
      { kind: 'car', registeredOn: '2015-05-01' },
    ],
  ])('one that says %s: the one that says more is the declared one', (_what, less, more) =>
    expect(differences({ declared: bought(2015) }, answer('vehicles', 'm0', [vehicle(less), vehicle(more)]))).toEqual({
      m0: ['undeclared 0'],
    }),
  )

  test.each([[bought(2015, 2016)], [bought(2016, 2015)]])(
    'each take the nearest of the declared ones, in whichever order those were declared (case %#)',
    (declared) =>
      // within one year 2016 fits both, 2014 fits 2015 only
      expect(
        differences({ declared, bounds: { vehicleYears: 1 } }, answer('vehicles', 'm0', [car(2016), car(2014)])),
      ).toEqual({ m0: [] }),
  )

  test('that were not declared are told in the order of their rows', () =>
    expect(
      differences(
        { declared: bought(2015) },
        answer('vehicles', 'm0', [vehicle({}), car(2015), vehicle({ kind: 'truck' }), car(2018)]),
        answer('vehicles', 'm1', [vehicle({ kind: 'motorcycle' })]),
      ),
    ).toEqual({ m0: ['undeclared 0', 'undeclared 2', 'undeclared 3'], m1: ['undeclared 0'] }))
})
