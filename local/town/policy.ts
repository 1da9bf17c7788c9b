import type { Policy } from '@domain/policy/policy'
import { startingArea, startingPolicy } from '@domain/policy/starting'

/** The demo town's policy as an administrator would publish it: open to applications, two areas with their own lines. */
export const demoPolicy = (effectiveFrom: string): Record<Exclude<keyof Policy, 'fundLevels' | 'unset'>, unknown> => ({
  ...startingPolicy(effectiveFrom, `演示政策 ${effectiveFrom}`),
  applicationsOpen: true,
  areas: {
    default: startingArea(1000, 1800),
    pengjiang: startingArea(1100, 1900),
    jianghai: startingArea(1100, 1900),
  },
})
