import { fittingHelp } from '@domain/household/fitting-help'
import { netIncomeSheet, type SheetInput, type SheetMember } from '@domain/household/sheet'
import { type Fen, yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { areaOf } from '@domain/policy/policy'
import { type Referral, referralsFor } from '@domain/policy/referral'
import { aPolicy } from '@test/support/policy'

const policy = aPolicy()
const me = 'm0' as MemberKey
const worker: SheetMember = {
  key: me,
  counted: true,
  birthDate: plainDate('1980-05-01'),
  sex: 'male',
  status: 'employed',
  able: true,
}
type Told = Partial<SheetInput> & { readonly income?: Fen; readonly housing?: 'own' | 'rented' }
const fits = ({ income = yuan(60_000), housing, ...over }: Told) => {
  const input: SheetInput = {
    day: plainDate('2026-03-02'),
    members: [worker],
    incomes: [{ member: me, kind: 'wages', amount: income }],
    expenditures: [],
    ...over,
  }
  return fittingHelp({ input, sheet: netIncomeSheet(input, areaOf(policy, 'default').lines, policy), housing })
}

describe('help that fits a household (L = 1,000.00 a month, k = 2)', () => {
  test.each([
    ['nothing is known but a good income', {}, []],
    ['below the minimum living standard', { income: yuan(11_999.99) }, ['minimum-living', 'near-poverty']],
    ['on the minimum living standard', { income: yuan(12_000) }, ['near-poverty']],
    ['within one per cent above the relative line', { income: yuan(24_240) }, ['near-poverty']],
    ['beyond one per cent above it', { income: yuan(24_240.01) }, []],
    [
      'self-paid illness',
      { expenditures: [{ member: me, kind: 'illness', amount: yuan(0.01) }] },
      ['medical-assistance', 'mutual-aid'],
    ],
    ['schooling only', { expenditures: [{ member: me, kind: 'schooling', amount: yuan(5000) }] }, []],
    ['somebody is not able to work', { members: [{ ...worker, able: false }] }, ['medical-assistance']],
    [
      'a small child is no illness',
      { members: [worker, { ...worker, key: 'm1' as MemberKey, status: 'preschool', able: false }] },
      [],
    ],
    [
      'an accident',
      { accident: { cost: yuan(10_000), recovered: yuan(0) } },
      ['medical-assistance', 'mutual-aid', 'legal-aid'],
    ],
    ['no job', { members: [{ ...worker, status: 'unemployed' }] }, ['legal-aid', 'training']],
    [
      'somebody who is not counted has no job',
      {
        members: [worker, { ...worker, key: 'm1' as MemberKey, counted: false, status: 'unemployed' }],
      },
      [],
    ],
    ['a rented home', { housing: 'rented' }, ['public-housing']],
    ['a home of their own', { housing: 'own' }, []],
  ] as const)('%s', (_what, told, kinds) => {
    expect(fits(told as Told)).toEqual(kinds)
  })
})

describe('the places of a city', () => {
  const at = (kind: Referral['kind'], place: string, area?: string): Referral => ({
    kind,
    place,
    phone: '',
    bring: '',
    ...(area === undefined ? {} : { area }),
  })
  const all = [
    at('training', '市人社局'),
    at('minimum-living', '市民政局'),
    at('minimum-living', '江海区民政局', 'jianghai'),
  ]

  test('a jurisdiction with a place of its own is told of it, every other of the city’s', () => {
    expect(referralsFor(all, 'jianghai').map(({ place }) => place)).toEqual(['江海区民政局', '市人社局'])
    expect(referralsFor(all, 'enping').map(({ place }) => place)).toEqual(['市民政局', '市人社局'])
  })

  test('a policy published before there were any has none', () => {
    expect(referralsFor(policy.referrals, 'enping')).toEqual([])
  })
})
