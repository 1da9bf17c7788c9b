import type { Policy } from '../policy/policy'
import type { Stage } from './stage'
import { clockAt, nextStage } from './stages'

/** The stages from the application to the decision, when nobody objects and nothing is missing. */
export const ROAD_STAGES = [
  'submitted',
  'surveying',
  'deliberating',
  'crosschecking',
  'to-post',
  'on-notice',
  'county-review',
  'determining',
] as const satisfies readonly Stage[]
export type RoadStage = (typeof ROAD_STAGES)[number]

/** One stage and the working days that the policy allows for it. */
export type Stretch = { readonly stage: RoadStage; readonly days: number }

const isOnRoad = (stage: Stage): stage is RoadStage => (ROAD_STAGES as readonly Stage[]).includes(stage)

const after = (stage: RoadStage, order: Policy['stageOrder']): Stage => {
  if (stage === 'submitted') return 'surveying'
  if (stage === 'surveying') return 'deliberating'
  return stage === 'to-post' ? 'on-notice' : nextStage(stage, order, false)
}

type Rules = Pick<Policy, 'clocks' | 'notice' | 'stageOrder'>

const daysOf = (stage: RoadStage, { clocks, notice }: Rules): number => {
  if (stage === 'on-notice') return notice.workingDays
  const clock = clockAt(stage)
  return clock === undefined ? 0 : clocks[clock]
}

/** The way of an application by this policy: its stages in the policy's order, each with its days. */
export const usualRoad = (rules: Rules): readonly Stretch[] => {
  const road: Stretch[] = []
  for (let stage: Stage = 'submitted'; isOnRoad(stage); ) {
    road.push({ stage, days: daysOf(stage, rules) })
    if (stage === 'determining') break
    stage = after(stage, rules.stageOrder)
  }
  return road
}

/** The sum of the days, for one sentence. */
export const daysOnRoad = (rules: Rules): number => usualRoad(rules).reduce((sum, { days }) => sum + days, 0)
