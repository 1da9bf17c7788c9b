import { isHit } from '@domain/crosscheck/crosscheck'
import { answer, type Case, differences } from './answers'

describe('homes', () => {
  const home = (squareMetres: number, share?: number | 'joint', kind = 'commercial') => ({
    of: 'home',
    kind,
    squareMetres,
    ...(share === undefined ? {} : { share }),
  })
  const declared = { homes: [{ kind: 'commercial', squareMetres: 88 }] }
  const told = (about: Case, ...items: readonly object[][]) =>
    differences(about, ...items.map((own, i) => answer('real-estate', `m${i}`, own)))

  test('one that was declared asks nothing; another size, kind or a second one does', () => {
    expect(told({ declared }, [home(88)])).toEqual({ m0: [] })
    expect(told({ declared }, [home(90)])).toEqual({ m0: ['undeclared 0'] })
    expect(told({ declared }, [home(88, undefined, 'shop')])).toEqual({ m0: ['undeclared 0'] })
    expect(told({ declared }, [home(60), home(88)])).toEqual({ m0: ['undeclared 0'] })
    expect(told({ declared }, [{ of: 'home', called: '工业' }])).toEqual({ m0: [] })
    expect(told({}, [home(88)])).toEqual({ m0: ['undeclared 0'] })
  })

  test('a size within the city’s bound fits, and of two declared homes the nearest', () => {
    expect(told({ declared, bounds: { areaPercent: 3 } }, [home(90)])).toEqual({ m0: [] })
    expect(told({ declared, bounds: { areaPercent: 2 } }, [home(90)])).toEqual({ m0: ['undeclared 0'] })
    const two = { homes: [...declared.homes, { kind: 'commercial', squareMetres: 90 }] }
    expect(told({ declared: two, bounds: { areaPercent: 5 } }, [home(90), home(88)])).toEqual({ m0: [] })
  })

  test('halves, thirds and joint ownership of husband and wife are one home', () => {
    expect(told({ declared }, [home(88, 500)], [home(88, 500)])).toEqual({ m0: [], m1: [] })
    expect(told({ declared }, [home(88, 334)], [home(88, 334)], [home(88, 334)])).toEqual({ m0: [], m1: [], m2: [] })
    expect(told({ declared }, [home(88, 'joint')], [home(88, 'joint')])).toEqual({ m0: [], m1: [] })
  })

  test('two whole ones of one size are two, and nobody can say which of them was declared', () => {
    expect(told({ declared }, [home(88)], [home(88)])).toEqual({ m0: ['undeclared 0'], m1: ['undeclared 0'] })
    expect(told({ declared }, [home(88, 'joint'), home(88, 'joint')])).toEqual({ m0: ['undeclared 0', 'undeclared 1'] })
    expect(told({ declared }, [home(88, 700)], [home(88, 700)])).toEqual({
      m0: ['undeclared 0'],
      m1: ['undeclared 0'],
    })
  })
})

describe('vehicles', () => {
  const car = (year: number, kind = 'car') => ({ of: 'vehicle', kind, registeredOn: `${year}-05-01` })
  const declared = { vehicles: [{ kind: 'car', boughtIn: 2015 }] }

  test('one that was declared asks nothing; another kind, another year, or one more does', () => {
    expect(differences({ declared }, answer('vehicles', 'm0', [car(2015)]))).toEqual({ m0: [] })
    expect(differences({ declared }, answer('vehicles', 'm0', [car(2015, 'truck')]))).toEqual({ m0: ['undeclared 0'] })
    expect(differences({ declared }, answer('vehicles', 'm0', [car(2016)]))).toEqual({ m0: ['undeclared 0'] })
    expect(differences({ declared, bounds: { vehicleYears: 1 } }, answer('vehicles', 'm0', [car(2016)]))).toEqual({
      m0: [],
    })
  })

  test('the second car that nobody declared is found, whichever answer comes first', () => {
    const [his, hers] = [answer('vehicles', 'm0', [car(2015)]), answer('vehicles', 'm1', [car(2015)])]
    expect(differences({ declared }, his, hers)).toEqual({ m0: [], m1: ['undeclared 0'] })
    expect(differences({ declared }, hers, his)).toEqual({ m0: [], m1: ['undeclared 0'] })
  })
})

describe('pensions', () => {
  const paid = (month: string | undefined, yuan: number) => ({
    of: 'pension',
    ...(month === undefined ? {} : { month }),
    sum: yuan * 100,
  })
  const declared = { incomes: [{ member: 'm0', kind: 'pension', amount: 36_000_00 }] }
  const months = (n: number, yuan: number) =>
    Array.from({ length: n }, (_, i) =>
      paid(i < 10 ? `2025-${String(i + 3).padStart(2, '0')}` : `2026-0${i - 9}`, yuan),
    )

  test('of the declared months are added up; less than declared asks nothing', () => {
    expect(differences({ declared }, answer('pensions', 'm0', months(12, 3000)))).toEqual({ m0: [] })
    expect(differences({ declared }, answer('pensions', 'm0', months(12, 3001)))).toEqual({ m0: ['more'] })
    expect(differences({ declared }, answer('pensions', 'm0', months(5, 7000)))).toEqual({ m0: [] })
  })

  test('of one month, or of months after the declared ones, stand for every month', () => {
    expect(differences({ declared }, answer('pensions', 'm0', [paid('2026-02', 3001)]))).toEqual({ m0: ['more'] })
    expect(differences({ declared }, answer('pensions', 'm0', [paid(undefined, 3000)]))).toEqual({ m0: [] })
    const after = [paid('2026-03', 3000), paid('2026-04', 3002)]
    expect(differences({ declared }, answer('pensions', 'm0', after))).toEqual({ m0: ['more'] })
  })

  test('of two sources belong together, and are held against this person’s income only', () => {
    const [one, other] = [
      answer('pensions', 'm0', [paid(undefined, 2000)], '甲'),
      answer('pensions', 'm0', [paid(undefined, 2000)], '乙'),
    ]
    expect(differences({ declared }, one)).toEqual({ m0甲: [] })
    expect(differences({ declared }, one, other)).toEqual({ m0乙: ['more'], m0甲: ['more'] })
    expect(differences({ declared }, answer('pensions', 'm1', [paid(undefined, 1)]))).toEqual({ m1: ['more'] })
    expect(
      differences({ declared, bounds: { incomePercent: 10 } }, answer('pensions', 'm0', [paid(undefined, 3300)])),
    ).toEqual({ m0: [] })
  })
})

test('deposits of the whole household, at all banks, are held against the city’s bound', () => {
  const bounds = { deposits: 50_000_00 }
  const [one, other] = [
    answer('banks', 'm0', [{ of: 'deposit', sum: 30_000_00 }], '甲银行'),
    answer('banks', 'm1', [{ of: 'deposit', sum: 20_000_01 }], '乙银行'),
  ]
  expect(differences({ bounds }, one)).toEqual({ m0甲银行: [] })
  expect(differences({ bounds }, one, other)).toEqual({ m0甲银行: ['above'], m1乙银行: ['above'] })
  expect(differences({}, answer('banks', 'm0', [{ of: 'deposit', sum: 1 }]))).toEqual({ m0: ['above'] })
})

test('a student is at the declared stage and school; who was not declared as one is asked nothing', () => {
  const declared = { students: [{ member: 'm1', stage: 'senior', school: '江门市第一中学' }] }
  const at = (school: string, stage: string, member = 'm1') =>
    differences({ declared }, answer('enrolment', member, [{ of: 'enrolment', school, stage }]))
  expect(at('江门一中', 'senior')).toEqual({ m1: [] })
  expect(at('江门一中', 'bachelor')).toEqual({ m1: ['stage 0'] })
  expect(at('广州外国语', 'senior')).toEqual({ m1: ['school 0'] })
  expect(at('广州外国语', 'bachelor', 'm2')).toEqual({ m2: [] })
})

test('低保 that has ended differs only where a certificate was handed in', () => {
  const ended = answer('civil-affairs', 'm0', [{ of: 'allowance', from: '2024-01-01', to: '2026-03-09' }])
  const runs = answer('civil-affairs', 'm0', [
    { of: 'allowance', from: '2024-01-01', to: '2025-01-01' },
    { of: 'allowance', from: '2025-01-02' },
  ])
  expect(differences({ declared: { lowIncome: true } }, ended)).toEqual({ m0: ['ended'] })
  expect(differences({}, ended)).toEqual({ m0: [] })
  expect(differences({ declared: { lowIncome: true } }, runs)).toEqual({ m0: [] })
})

test('the difference is the question: a record that was declared asks nothing, one in words asks as ever', () => {
  const told = answer('vehicles', 'm0', [{ of: 'vehicle', kind: 'car' }])
  expect(isHit({ ...told, differs: [] })).toBe(false)
  expect(isHit({ ...told, differs: [{ why: 'undeclared', at: 0 }] })).toBe(true)
  expect(isHit({ member: told.member, counterpart: 'vehicles', outcome: 'record', value: '小汽车' })).toBe(true)
  expect(isHit({ ...told, counterpart: 'enrolment', differs: [{ why: 'stage', at: 0 }] })).toBe(true)
  expect(isHit({ ...told, outcome: 'identity-mismatch', differs: [] })).toBe(true)
})
