import type { Policy } from '@domain/policy/policy'
import { demoPolicy } from '../town/policy'

const yuan = (amount: number): number => amount * 100

/**
 * Fictional standards, chosen so that the amounts of 2023 stay below them; a grant may be lower than its standard, never
 * higher.
 */
const area = (lowIncome: number, minimumWage: number): unknown => ({
  lines: {
    lowIncome: yuan(lowIncome),
    relativeTenths: 20,
    operator: 'below',
    minimumWage: yuan(minimumWage),
    accidentPercent: 80,
    attentionPermille: 10,
  },
  standards: {
    living: { severe: yuan(12_000), relative: yuan(9000), accident: yuan(8000) },
    medical: [
      { from: yuan(5000), amount: yuan(3000) },
      { from: yuan(20_000), amount: yuan(5000) },
      { from: yuan(40_000), amount: yuan(8000) },
    ],
    tuition: {
      kindergarten: yuan(1000),
      primary: yuan(2000),
      junior: yuan(2000),
      senior: yuan(3000),
      vocational: yuan(3000),
      'junior-college': yuan(5000),
      bachelor: yuan(5000),
      postgraduate: yuan(5000),
    },
    festival: yuan(1000),
    employment: yuan(2000),
    temporary: yuan(4000),
  },
})

const POLICY_FROM = '2023-01-01'

/** The policy for 2023, as its administrator publishes it. */
export const policy2023 = (): Record<Exclude<keyof Policy, 'fundLevels' | 'referrals' | 'unset'>, unknown> => ({
  ...demoPolicy(POLICY_FROM),
  version: '演示政策 2023',
  areas: { default: area(1000, 1720), pengjiang: area(1100, 1900), jianghai: area(1100, 1900) },
  eligibilityRerun: 'refuse',
})
