import { boundsOf } from '@domain/crosscheck/bounds'
import { compared } from '@domain/crosscheck/compare'
import { type CheckResult, hitKey } from '@domain/crosscheck/crosscheck'
import type { Policy } from '@domain/policy/policy'
import { answer, differences, standing } from './items/answers'

describe('how far an answer may differ', () => {
  const bounds = (own?: Partial<NonNullable<Policy['crosscheck']['bounds']>>) =>
    boundsOf({ crosscheck: own === undefined ? {} : { bounds: own } } as Pick<Policy, 'crosscheck'>)

  test('is what the city has entered', () => {
    const own = { areaPercent: 3, vehicleYears: 1, incomePercent: 5, deposits: 50_000_00 }
    expect(bounds(own as Policy['crosscheck']['bounds'])).toEqual(own)
  })

  test('is nothing where the city has entered nothing, or not this one', () => {
    const none = { areaPercent: 0, vehicleYears: 0, incomePercent: 0, deposits: 0 }
    expect(bounds()).toEqual(none)
    expect(bounds({})).toEqual(none)
    expect(bounds({ vehicleYears: 2 })).toEqual({ ...none, vehicleYears: 2 })
  })
})

const car = { of: 'vehicle', kind: 'car' }
const one = { vehicles: [{ kind: 'car', boughtIn: 2015 }] }
const cars = (source?: string, member = 'm0') => answer('vehicles', member, [car], source)

test.each<[string, CheckResult, CheckResult]>([
  ['of the first person', cars(), cars(undefined, 'm1')],
  ['of the second person before that of the tenth', cars(undefined, 'm2'), cars(undefined, 'm10')],
  ['of the source whose name comes first', cars('乙所'), cars('甲所')],
  ['without a source before that of a source', cars(), cars('A')],
])('of two cars, one of them declared, the one %s is it, whichever answer came first', (_what, first, second) => {
  const who = ({ member, source = '' }: CheckResult) => `${member}${source}`
  const told = { [who(first)]: [], [who(second)]: ['undeclared 0'] }
  expect(differences({ declared: one }, first, second)).toEqual(told)
  expect(differences({ declared: one }, second, first)).toEqual(told)
})

test('a bureau that answers anew about a person replaces what it said: the car is not counted twice', () =>
  expect(differences({ declared: one }, cars('甲'), cars('甲'))).toEqual({ m0甲: [] }))

test('answers of another bureau are no part of the comparison, and are not told again', () => {
  const home = answer('real-estate', 'm0', [{ of: 'home' }], '甲')
  const told = standing({ declared: { ...one, homes: [{ kind: 'commercial', squareMetres: 88 }] } }, home, cars('乙'))
  expect(told.get('m0乙')?.differs).toEqual([])
  // as a vehicle, the home would be one that nobody declared
  expect(told.get('m0甲')).toStrictEqual({ ...home, differs: [] })
})

describe('what is told after an answer has come', () => {
  const about = {
    counterpart: 'vehicles',
    declared: { homes: [], incomes: [], students: [], ...one },
    bounds: { areaPercent: 0, vehicleYears: 0, incomePercent: 0, deposits: 0 },
  } as unknown as Parameters<typeof compared>[2]
  const [his, hers] = [cars(), cars(undefined, 'm1')]
  const differs = [{ why: 'undeclared', at: 0 }] as const

  test('is this answer with its differences, and of the others only those that differ now in another way', () => {
    const known = compared([], [hers], about)
    expect(known).toStrictEqual([{ ...hers, differs: [] }])
    const both = [
      { ...his, differs: [] },
      { ...hers, differs: [...differs] },
    ]
    expect(compared(known, [his], about)).toStrictEqual(both)
    expect(compared(both, [answer('vehicles', 'm2', [])], about).map(hitKey)).toEqual(['vehicles:m2'])
  })

  test('is an answer in words as it came: it is not compared', () => {
    const { items: _, ...words } = { ...his, value: '小汽车一辆' }
    expect(compared([], [words], about)).toStrictEqual([words])
    expect(compared([words], [hers], about)).toStrictEqual([{ ...hers, differs: [] }])
  })
})
