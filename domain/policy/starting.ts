import { LOOKS_PER_HOUR } from './looks-per-hour'
import type { Area, Policy } from './policy'

const yuan = (amount: number): number => amount * 100

/** All figures are invented; `demo` makes every screen show this. */
export const startingArea = (lowIncome: number, minimumWage: number): unknown => ({
  lines: {
    lowIncome: yuan(lowIncome),
    relativeTenths: 20,
    operator: 'below',
    minimumWage: yuan(minimumWage),
    accidentPercent: 80,
    attentionPermille: 10,
  } satisfies Record<keyof Area['lines'], unknown>,
  standards: {
    living: { severe: yuan(6000), relative: yuan(4000), accident: yuan(5000) },
    medical: [
      { from: yuan(5000), amount: yuan(3000) },
      { from: yuan(20_000), amount: yuan(8000) },
      { from: yuan(50_000), amount: yuan(15_000) },
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
    festival: yuan(800),
    employment: yuan(2000),
    temporary: yuan(3000),
  } satisfies Record<keyof Area['standards'], unknown>,
})

/**
 * The template over which a city writes its first policy: every field is filled and every figure invented, so applications stay
 * shut until an administrator has replaced them by the city's own figures. Checked by the policy's schema like any other
 * policy.
 */
export const startingPolicy = (
  effectiveFrom: string,
  version: string,
): Record<Exclude<keyof Policy, 'fundLevels' | 'referrals' | 'unset'>, unknown> => ({
  version,
  effectiveFrom,
  demo: true,
  applicationsOpen: false,
  stageOrder: 'crosscheck-before-notice',
  areas: { default: startingArea(1000, 1800) },
  imputation: { fromAge: 16, maleBelow: 60, femaleBelow: 55 },
  notice: { workingDays: 7, repeatWorkingDays: 3, upperUnionBelowStaff: 10 },
  survey: { surveyorsMin: 2 },
  deliberation: { quorumPercent: 67, attendeesMin: 3, majorityPercent: 50 },
  crosscheck: { counterparts: ['real-estate', 'vehicles', 'pensions', 'civil-affairs', 'enrolment', 'banks'] },
  clocks: {
    accept: 3,
    survey: 5,
    deliberation: 5,
    post: 5,
    countyReview: 5,
    city: 10,
    objection: 5,
    correction: 15,
    hitReply: 5,
  },
  caps: { livingMonths: 12, tuitionMonths: 10 },
  eligibilityRerun: 'refuse',
  looks: { perHour: LOOKS_PER_HOUR },
  validMonths: 12,
  traceDays: 5,
  digestAt: '08:30',
  payoutDeadline: '11-30',
})
