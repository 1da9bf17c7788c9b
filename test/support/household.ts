import { Declaration } from '@domain/household/declaration'
import { yuan } from '@domain/kernel/fen'
import type { IdNumber } from '@domain/kernel/identity-numbers'
import { lastTwelveMonths, plainDate } from '@domain/kernel/plain-date'
import { aCardNumber, aMobile, aName, anIdNumber } from './people'

type Open = Declaration
type Member = Open['members'][number]
/** A household in which everybody has a mainland ID number. */
type Numbered = Omit<Open, 'members'> & { members: (Omit<Member, 'idNumber'> & { idNumber: IdNumber })[] }

/** The seeds of two households are ten apart, so that they never share a member by accident. */
const seedOf = (household: number, member: number): number => household * 10 + member

export const aMember = (household: number, no: number, over: Partial<Open['members'][number]> = {}) => ({
  key: `m${no}`,
  name: aName(seedOf(household, no)),
  idNumber: anIdNumber(seedOf(household, no), '1982-08-08', 'female'),
  relation: 'spouse',
  status: 'flexible',
  health: 'good',
  healthDetail: '',
  workplace: '',
  counted: true,
  notCountedBecause: '',
  ...over,
})

/** The account of a household that has one. */
export const accountIn = <A>({ account }: { readonly account?: A | undefined }): A => {
  if (account === undefined) throw new Error('this household has an account')
  return account
}

/**
 * A valid, ordinary household: a worker, a spouse and a child at senior school; 60,000 yuan a year, 24,000 for an illness and
 * 6,000 for schooling. By the lines of `aPolicy` it is 深度困难. `seed` makes it another family; `today` is the day it applies.
 */
export const aDeclaration = (
  over: Partial<Open> = {},
  { seed = 1, today = '2026-03-02' }: { readonly seed?: number; readonly today?: string } = {},
): Numbered =>
  Declaration.parse({
    applicant: {
      name: aName(seedOf(seed, 0)),
      idNumber: anIdNumber(seedOf(seed, 0)),
      health: 'serious-illness',
      healthDetail: '虚构的长期病症',
      ethnicity: '汉族',
      mobile: aMobile(seed),
      registeredAddress: '虚构市虚构区不存在路一百号',
      presentAddress: `虚构市虚构区不存在路${200 + seed}号`,
      residence: 'urban-local',
      marital: 'married',
      employment: 'employed',
      employer: '虚构机械厂',
      sector: 'manufacturing',
      insurance: 'employee',
      singleParent: false,
      zeroEmployment: false,
      housing: { kind: 'rented', squareMetres: 60 },
      mainCause: 'illness',
      otherCauses: [],
      story: '',
      otherAid: '',
    },
    members: [
      aMember(seed, 1),
      aMember(seed, 2, {
        idNumber: anIdNumber(seedOf(seed, 2), '2009-09-09') as Open['members'][number]['idNumber'],
        relation: 'child',
        status: 'student',
        schoolStage: 'senior',
        workplace: '虚构第一高级中学',
      }),
    ],
    property: { homes: [], vehicles: [], other: '' },
    period: lastTwelveMonths(plainDate(today)),
    incomes: [{ member: 'm0', kind: 'wages', amount: yuan(60_000) }],
    expenditures: [
      { member: 'm0', kind: 'illness', amount: yuan(24_000) },
      { member: 'm2', kind: 'schooling', amount: yuan(6000) },
    ],
    account: { bank: '虚构银行', branch: '虚构支行', number: aCardNumber(seed) },
    ...over,
  }) as Numbered
