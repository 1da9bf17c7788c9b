import { yuan } from '@domain/kernel/fen'
import { Policy } from '@domain/policy/policy'
import type * as z from 'zod/mini'

type Draft = z.input<typeof Policy>

const byStage = (
  small: number,
  middle: number,
  large: number,
  high: number,
): Draft['areas'][string]['standards']['tuition'] => ({
  kindergarten: yuan(small),
  primary: yuan(middle),
  junior: yuan(middle),
  senior: yuan(large),
  vocational: yuan(large),
  'junior-college': yuan(high),
  bachelor: yuan(high),
  postgraduate: yuan(high),
})

/**
 * An ordinary policy with the fictional figures of the rule book's vectors: low-income line L = 1,000.00 a month, factor k = 2,
 * comparison `below` (a net income exactly on the line does not count), minimum wage 1,800.00.
 */
export const aPolicy = (over: Partial<Draft> = {}): Policy =>
  Policy.parse({
    version: 'test-1',
    effectiveFrom: '2023-01-01',
    demo: true,
    applicationsOpen: true,
    stageOrder: 'crosscheck-before-notice',
    areas: {
      default: {
        lines: {
          lowIncome: yuan(1000),
          relativeTenths: 20,
          operator: 'below',
          minimumWage: yuan(1800),
          accidentPercent: 80,
          attentionPermille: 10,
        },
        standards: {
          living: { severe: yuan(6000), relative: yuan(4000), accident: yuan(3000) },
          medical: [{ from: yuan(5000), amount: yuan(3000) }],
          tuition: byStage(1000, 2000, 3000, 5000),
          festival: yuan(500),
          employment: yuan(800),
          temporary: yuan(1000),
        },
      },
    },
    imputation: { fromAge: 16, maleBelow: 60, femaleBelow: 50 },
    notice: { workingDays: 7, repeatWorkingDays: 3, upperUnionBelowStaff: 10 },
    survey: { surveyorsMin: 2 },
    deliberation: { quorumPercent: 67, attendeesMin: 3, majorityPercent: 50 },
    crosscheck: {
      counterparts: ['real-estate', 'vehicles', 'pensions', 'civil-affairs', 'enrolment', 'banks'],
    },
    clocks: {
      accept: 3,
      survey: 5,
      deliberation: 5,
      post: 3,
      countyReview: 5,
      city: 10,
      objection: 5,
      correction: 15,
      hitReply: 5,
    },
    caps: { livingMonths: 12, tuitionMonths: 10 },
    payoutDeadline: '11-30',
    ...over,
  })
